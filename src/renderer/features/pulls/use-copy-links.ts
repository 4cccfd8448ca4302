// Owns copying the links of pull payments from the list: the one that reaches furthest of those that the app serves.
import { ok, refuse, type Result } from '../../../shared/result.ts';
import type { PullPaymentRow } from '../../db/tables.ts';
import { useServices } from '../../state/services.tsx';
import { useWallet } from '../../state/session.ts';
import { toast } from '../../state/toast.ts';
import { useAction } from '../../ui/use-action.ts';
import { useWords } from '../../ui/words.tsx';
import { eachPull, firstRefusal, linkLines } from './many-pulls.ts';

/** So many links fit into one copy. */
export const mostLinks = 500;

export interface CopyLinks {
  readonly busy: boolean;
  readonly copy: (pulls: readonly PullPaymentRow[]) => void;
}

/** What could not be made is said at the corner, and the rest is copied. */
export function useCopyLinks(): CopyLinks {
  const { t, locale, refusal: words } = useWords();
  const wallet = useWallet();
  const { workflow, main } = useServices();
  const { busy, run } = useAction('copy links');
  const linkOf = async (id: string): Promise<Result<string>> => {
    const sheet = await workflow.shareSheet({ walletId: wallet.id, id, language: locale });
    if (!sheet.ok) return sheet;
    const option = sheet.value.options[0];
    return option ? ok(option.link) : { ok: false, error: sheet.value.problem ?? { code: 'not-ready' } };
  };
  const copyAll = async (pulls: readonly PullPaymentRow[]): Promise<Result<number>> => {
    const chosen = pulls.slice(0, mostLinks);
    const outcomes = await eachPull(
      chosen.map((pull) => pull.id),
      linkOf,
    );
    const made = new Map(outcomes.flatMap(({ id, answer }) => (answer.ok ? [[id, answer.value] as const] : [])));
    const refused = firstRefusal(outcomes);
    if (refused) toast('bad', t('pulls.linksFailed', { count: outcomes.length - made.size, reason: words(refused) }));
    if (made.size === 0) return ok(0);
    const lines = chosen.flatMap(({ id, name, limit, unit }) => {
      const link = made.get(id);
      return link === undefined ? [] : [{ name: name || `${limit} ${unit}`, link }];
    });
    const copied = await main.copyText({ text: linkLines(lines) });
    return copied.ok ? ok(lines.length) : refuse(copied.error.code, copied.error.params);
  };
  const copy = (pulls: readonly PullPaymentRow[]): void =>
    run(
      () => copyAll(pulls),
      (count) => {
        if (count > 0) toast('good', t('pulls.linksCopied', { count }));
      },
    );
  return { busy, copy };
}
