// Owns the XRP that must stay in an account (§6.2 of the rule book).
import type { AccountFacts, LedgerFacts } from './facts.ts';

/** Required drops; null where balance sheet or network values are not known. */
export function reserveOf(account: AccountFacts, { reserve }: LedgerFacts): bigint | null {
  return reserve === null || account.ownerCount === null ? null : reserve.base + BigInt(account.ownerCount) * reserve.increment;
}

/** The network fee that is chosen, or what the open ledger asks. Null: not known. */
export function feeOf(draft: { readonly fee: bigint | null }, { fee }: LedgerFacts): bigint | null {
  return draft.fee ?? fee?.open ?? null;
}

/**
 * Deposit authorization does not stand in the way of little XRP to an account that has little, so that nobody is locked out of his own account. All in drops,
 * both bounds inclusive; the objects that the account owns do not count. For direct XRP payments only.
 */
export function isOpenToEverybody(balance: bigint, amount: bigint, baseReserve: bigint): boolean {
  return balance <= baseReserve && amount <= baseReserve;
}

/**
 * Most drops that a direct payment can carry: the fee may come out of the reserve, the amount may not. For a clean finish keep the fee back as well:
 * `spendableDrops(...) - fee`.
 */
export function spendableDrops(balance: bigint, reserve: bigint, fee: bigint): bigint {
  const kept = reserve > fee ? reserve : fee;
  return balance > kept ? balance - kept : 0n;
}
