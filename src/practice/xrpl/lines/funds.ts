// Owns how much of something an account can give: XRP above its reserve, tokens that are not frozen.
import { accountZero } from '../base/address.ts';
import { drops, type Quantity, zeroDrops, zeroTokens } from '../arith/quantity.ts';
import { UNIT_RATE } from '../arith/ratio.ts';
import type { Issue, Token } from '../engine/asset.ts';
import { reserveOf, type Rules } from '../engine/rules.ts';
import { type ReadView, readAccount } from '../ledger/view.ts';
import { isDeepFrozen, isFrozen } from './freeze.ts';
import { balanceSeenBy, readLine } from './trust-line.ts';

export const xrpKey = (owner: string) => ({ owner, peer: accountZero, currency: 'XRP' });

/** Drops above the reserve; `fewerOwned` counts that many objects less. */
export function spendableXrp(view: ReadView, rules: Rules, account: string, fewerOwned = 0): Quantity {
  const root = readAccount(view, account);
  if (root === undefined) return zeroDrops;
  const count = view.usableOwnerCount?.(account, root.OwnerCount) ?? root.OwnerCount;
  const reserve = reserveOf(rules, Math.max(0, count - fewerOwned));
  const balance = drops(BigInt(root.Balance));
  const usable = view.usableBalance?.(xrpKey(account), balance) ?? balance;
  return usable.m > reserve ? drops(usable.m - reserve) : zeroDrops;
}

/** The balance with the issuer, negative if the account owes; freezes are not looked at. */
export function tokenBalance(view: ReadView, account: string, { currency, issuer }: Token): Quantity {
  const line = readLine(view, account, issuer, currency);
  const balance = line === undefined ? zeroTokens : balanceSeenBy(line, account);
  return view.usableBalance?.({ owner: account, peer: issuer, currency }, balance) ?? balance;
}

/** What the account can give away; null is without limit, for its own token. Frozen tokens count as none. */
export function fundsOf(view: ReadView, rules: Rules, account: string, issue: Issue): Quantity | null {
  if (issue.kind === 'xrp') return spendableXrp(view, rules, account);
  if (issue.issuer === account) return null;
  const isHeld = isFrozen(view, account, issue) || isDeepFrozen(view, account, issue);
  return isHeld ? zeroTokens : tokenBalance(view, account, issue);
}

/** What the issuer takes of value that passes through it, in parts of UNIT_RATE. XRP passes free. */
export function transferRate(view: ReadView, issuer: string): bigint {
  return BigInt(readAccount(view, issuer)?.TransferRate ?? UNIT_RATE);
}
