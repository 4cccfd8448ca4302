// Owns the payment of multi-purpose tokens (xrpl-payment.md section 12).
import type { MptAmount } from '../../engine/amount.ts';
import type { ResultCode } from '../../engine/results.ts';
import type { ApplyContext } from '../../engine/transactor.ts';
import { issuanceIndex } from '../../ledger/indexes.ts';

/** `most` is SendMax: what the sender may be debited. */
export function payMpt({ view }: ApplyContext, _destination: string, amount: MptAmount, _most: MptAmount): ResultCode {
  return view.get(issuanceIndex(amount.asset.id)) === undefined ? 'tecOBJECT_NOT_FOUND' : 'tecNO_AUTH';
}
