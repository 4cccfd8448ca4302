// Owns the lists of payouts: newest first, the part that was asked for (spec D12, §17).
import type { ListQuery } from '../../../../shared/greenfield/list-query.ts';
import { type EffectivePayout, stateNow } from '../../../../shared/payouts/overlay.ts';
import type { Payout, PayoutState } from '../../../../shared/payouts/types.ts';
import type { WalletBook } from '../wallet-book.ts';
import { isOwn } from './find.ts';

/** `ids` in the order of creation; only what is answered is made whole. A state that is asked for by name includes cancelled ones by itself; else they are left out unless wanted. */
export function listed(
  book: WalletBook,
  ids: readonly string[],
  query: ListQuery,
  shows: (payout: Payout) => boolean = () => true,
): readonly EffectivePayout[] {
  const found: EffectivePayout[] = [];
  let passed = 0;
  for (let place = ids.length - 1; place >= 0; place -= 1) {
    if (query.take !== null && found.length >= query.take) break;
    const id = ids[place] ?? '';
    const promised = book.state.payouts.get(id);
    if (promised === undefined || !isOwn(promised) || !isWanted(stateNow(promised, book.status(id)), query) || !shows(promised)) continue;
    passed += 1;
    const payout = passed > query.skip ? book.payout(id) : null;
    if (payout !== null) found.push(payout);
  }
  return found;
}

function isWanted(state: PayoutState, { states, includeCancelled }: ListQuery): boolean {
  return states.length > 0 ? states.includes(state) : includeCancelled || state !== 'Cancelled';
}
