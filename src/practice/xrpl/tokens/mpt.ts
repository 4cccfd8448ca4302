// Owns what multi-purpose tokens are on the ledger: the issuance, who holds how much, and moving it (xrpl-payment.md section 12).
import { knownAccountId } from '../base/address.ts';
import { hasFlag } from '../ledger/entries.ts';
import { type MPToken, type MPTokenIssuance, issuanceFlags, mptokenFlags } from '../ledger/entries-tokens.ts';
import { issuanceIndex, mptokenIndex } from '../ledger/indexes.ts';
import type { LayerView, ReadView } from '../ledger/view.ts';

/** No holding and no supply is larger (2^63-1). */
export const mostUnits = 9_223_372_036_854_775_807n;

export function readIssuance(view: ReadView, id: string): MPTokenIssuance | undefined {
  const entry = view.get(issuanceIndex(id));
  return entry?.LedgerEntryType === 'MPTokenIssuance' ? entry : undefined;
}

export function readHolding(view: ReadView, id: string, holder: string): MPToken | undefined {
  const entry = view.get(mptokenIndex(id, holder));
  return entry?.LedgerEntryType === 'MPToken' ? entry : undefined;
}

export function unitsHeld({ MPTAmount = '0' }: MPToken): bigint {
  return BigInt(MPTAmount);
}

/** True if this account issued the token that the id names, whether or not the issuance is still there. */
export function isIssuedBy(id: string, account: string): boolean {
  return Buffer.from(knownAccountId(account)).toString('hex').toUpperCase() === id.slice(8).toUpperCase();
}

/** The issuer always may; others need a holding, and where the issuer asks for it his authorization, even to give the token back to him. */
export function mayHold(view: ReadView, id: string, issuance: MPTokenIssuance, account: string): boolean {
  if (issuance.Issuer === account) return true;
  const holding = readHolding(view, id, account);
  if (holding === undefined) return false;
  return !hasFlag(issuance.Flags, issuanceFlags.requireAuth) || hasFlag(holding.Flags, mptokenFlags.authorized);
}

export function isLocked(view: ReadView, id: string, issuance: MPTokenIssuance, account: string): boolean {
  return hasFlag(issuance.Flags, issuanceFlags.locked) || hasFlag(readHolding(view, id, account)?.Flags ?? 0, mptokenFlags.locked);
}

/** Adds units to a holding, or takes them if `by` is negative. False if there are not so many. */
export function changeHolding(view: LayerView, id: string, holder: string, by: bigint): boolean {
  const holding = readHolding(view, id, holder);
  if (holding === undefined) return false;
  const { MPTAmount: _old, ...rest } = holding;
  const now = unitsHeld(holding) + by;
  if (now < 0n) return false;
  view.put(mptokenIndex(id, holder), now === 0n ? rest : { ...rest, MPTAmount: String(now) });
  return true;
}

/** Raises what the issuer owes, or lowers it. False above the supply's cap. */
export function changeSupply(view: LayerView, id: string, by: bigint): boolean {
  const issuance = readIssuance(view, id);
  if (issuance === undefined) return false;
  const now = BigInt(issuance.OutstandingAmount) + by;
  if (now < 0n || (by > 0n && now > BigInt(issuance.MaximumAmount ?? mostUnits))) return false;
  view.put(issuanceIndex(id), { ...issuance, OutstandingAmount: String(now) });
  return true;
}
