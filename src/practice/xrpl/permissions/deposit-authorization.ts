// Owns who may pay an account that takes money from nobody else (xrpl-payment.md section 13.1).
import type { ResultCode } from '../engine/results.ts';
import type { ApplyContext } from '../engine/transactor.ts';
import { type AccountRoot, accountFlags, hasFlag } from '../ledger/entries.ts';
import { depositPreauthIndex } from '../ledger/indexes.ts';
import type { ReadView } from '../ledger/view.ts';

/** True if `sender` may pay `target` as far as preauthorized accounts go. */
export function mayDeposit(view: ReadView, sender: string, target: AccountRoot): boolean {
  if (!hasFlag(target.Flags, accountFlags.depositAuth) || sender === target.Account) return true;
  return view.get(depositPreauthIndex(target.Account, sender)) !== undefined;
}

/** Why this payment may not reach the target, or null. */
export function depositRefusal({ tx, view }: ApplyContext, target: AccountRoot): ResultCode | null {
  return mayDeposit(view, tx.account, target) ? null : 'tecNO_PERMISSION';
}
