// Owns the lists of payouts: newest first, the part that was asked for (spec D12, §17).
import type { ListQuery } from '../../../../shared/greenfield/list-query.ts';
import type { EffectivePayout } from '../../../../shared/payouts/overlay.ts';
import type { WalletBook } from '../wallet-book.ts';

/** `ids` in the order of creation. A state that is asked for by name includes cancelled ones by itself; else they are left out unless wanted. */
export function listed(
  book: WalletBook,
  ids: Iterable<string>,
  query: ListQuery,
  shows: (payout: EffectivePayout) => boolean = () => true,
): readonly EffectivePayout[] {
  const found: EffectivePayout[] = [];
  let passed = 0;
  for (const id of [...ids].reverse()) {
    if (query.take !== null && found.length >= query.take) break;
    const payout = book.payout(id);
    if (payout === null || !isWanted(payout, query) || !shows(payout)) continue;
    if (passed < query.skip) passed += 1;
    else found.push(payout);
  }
  return found;
}

function isWanted({ state }: EffectivePayout, { states, includeCancelled }: ListQuery): boolean {
  return states.length > 0 ? states.includes(state) : includeCancelled || state !== 'Cancelled';
}
