// Owns which pull payments a search shows, and in what order.
import { folded } from '../../../shared/i18n/folded.ts';
import type { PullPaymentRow } from '../../db/tables.ts';
import type { PullOrder } from '../../state/pulls-view.ts';

type Found = Pick<PullPaymentRow, 'name' | 'unit' | 'limit' | 'description' | 'startsAt' | 'order'>;

/** Every word must stand somewhere in name, description, unit or limit; case, width and accents make no difference. */
export function findPulls<T extends Found>(pulls: readonly T[], typed: string): readonly T[] {
  const words = folded(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return pulls;
  return pulls.filter((pull) => {
    const text = folded(`${pull.name} ${pull.description} ${pull.unit} ${pull.limit}`);
    return words.every((word) => text.includes(word));
  });
}

/** By start, as lists of other servers are (ties: the later one made is newer), or by name with the nameless last. */
export function sortPulls<T extends Found>(pulls: readonly T[], order: PullOrder, locale: string): readonly T[] {
  const byStart = (a: Found, b: Found): number => b.startsAt - a.startsAt || b.order - a.order;
  if (order === 'newest') return [...pulls].sort(byStart);
  if (order === 'oldest') return [...pulls].sort((a, b) => byStart(b, a));
  const { compare } = new Intl.Collator(locale, { numeric: true });
  return [...pulls].sort((a, b) => Number(a.name === '') - Number(b.name === '') || compare(a.name, b.name) || byStart(a, b));
}
