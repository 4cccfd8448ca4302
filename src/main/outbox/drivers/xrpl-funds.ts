// Owns whether an account has what leaves it: XRP above its reserve, beside what other open transactions of it may take.
import { dropsToText } from '../../../shared/money/units.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import type { LedgerState, XrplAccount } from '../../backends/xrpl-backend.ts';
import { accountOf } from '../consumed.ts';
import type { DraftOptions } from '../driver.ts';
import { weight } from '../reservations.ts';

/** `insufficient-funds` unless the account holds `needed` drops above its reserve. */
export function checkFunds(account: XrplAccount | null, state: LedgerState, needed: bigint): Result<XrplAccount> {
  const available = account === null ? 0n : account.balance - reserveOf(account, state);
  if (account !== null && needed <= available) return ok(account);
  return shortOf('XRP', available > 0n ? available : 0n, needed, dropsToText);
}

/** The ledger's own rule: the amount must lie above the reserve, the fee may come out of it. */
export function checkOrderFunds(account: XrplAccount | null, state: LedgerState, spends: bigint, fee: bigint): Result<XrplAccount> {
  const funded = checkFunds(account, state, spends);
  if (!funded.ok || spends + fee <= funded.value.balance) return funded;
  return shortOf('XRP', funded.value.balance, spends + fee, dropsToText);
}

export function shortOf(asset: string, available: bigint, needed: bigint, text: (units: bigint) => string): Result<never> {
  return refuse('insufficient-funds', { asset, available: text(available), needed: text(needed), missing: text(needed - available) });
}

/** Drops that open entries of this account may still take; `first`: the account of plans that name none. */
export function committedBy(account: string, first: string, { committed, open }: DraftOptions): bigint {
  const others = open.filter((entry) => (accountOf(entry) ?? first) !== account);
  return others.reduce((sum, entry) => sum - weight(entry), committed);
}

function reserveOf(account: XrplAccount, { reserveBase, reserveIncrement }: LedgerState): bigint {
  return reserveBase + BigInt(account.ownerCount) * reserveIncrement;
}
