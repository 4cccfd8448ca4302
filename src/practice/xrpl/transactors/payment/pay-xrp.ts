// Owns the direct payment of XRP, which may create an account (xrpl-payment.md section 6).
import type { ResultCode } from '../../engine/results.ts';
import { reserveOf } from '../../engine/rules.ts';
import type { ApplyContext } from '../../engine/transactor.ts';
import { type AccountRoot, accountFlags, withoutFlag } from '../../ledger/entries.ts';
import { readAccount } from '../../ledger/view.ts';
import { depositRefusal } from '../../permissions/deposit-authorization.ts';

/** `amount` is in drops. */
export function payXrp(context: ApplyContext, destination: string, amount: bigint): ResultCode {
  const sender = readAccount(context.view, context.tx.account);
  if (sender === undefined || !isFunded(context, sender, amount)) return 'tecUNFUNDED_PAYMENT';
  const target = readAccount(context.view, destination);
  const refused = target === undefined || isPoor(context, target, amount) ? null : depositRefusal(context, target);
  if (refused !== null) return refused;
  context.view.putAccount({ ...sender, Balance: String(BigInt(sender.Balance) - amount) });
  context.view.putAccount(target === undefined ? newAccount(context, destination, amount) : credited(target, amount));
  return 'tesSUCCESS';
}

/** The fee may come out of the reserve; a fee above the reserve counts in its place. */
function isFunded({ tx, rules, preFeeBalance }: ApplyContext, sender: AccountRoot, amount: bigint): boolean {
  const reserve = reserveOf(rules, sender.OwnerCount);
  return preFeeBalance >= amount + (reserve > tx.fee ? reserve : tx.fee);
}

/** Anybody may lift an account that has no more than the base reserve, by up to the base reserve (section 6.4). */
function isPoor({ rules }: ApplyContext, target: AccountRoot, amount: bigint): boolean {
  return BigInt(target.Balance) <= rules.reserveBase && amount <= rules.reserveBase;
}

/** An account as it begins, with as many drops. */
export function newAccount({ index }: Pick<ApplyContext, 'index'>, address: string, balance: bigint): AccountRoot {
  return { LedgerEntryType: 'AccountRoot', Account: address, Balance: String(balance), Flags: 0, OwnerCount: 0, Sequence: index };
}

/** Receiving XRP also gives back the free change of the regular key. */
function credited(target: AccountRoot, amount: bigint): AccountRoot {
  const Flags = withoutFlag(target.Flags, accountFlags.passwordSpent);
  return { ...target, Flags, Balance: String(BigInt(target.Balance) + amount) };
}
