// Owns what an amount of the XRP Ledger is: drops, a token of an issuer, or a multi-purpose token. Nothing here is text or a float.

/**
 * A value of a token: `mantissa × 10^exponent`. Always in its one normal form, so that equal values have equal members: the mantissa has exactly
 * 16 digits (and the sign), the exponent is -96 to 80; zero is `{ mantissa: 0n, exponent: 0 }`.
 */
export interface TokenValue {
  readonly mantissa: bigint;
  readonly exponent: number;
}

export interface XrpAmount {
  readonly kind: 'xrp';
  readonly drops: bigint;
}

export interface TokenAmount {
  readonly kind: 'token';
  /** Three characters, or 40 upper-case hex digits. */
  readonly currency: string;
  /** Classic address. */
  readonly issuer: string;
  readonly value: TokenValue;
}

export interface MptAmount {
  readonly kind: 'mpt';
  /** Issuance id: 48 upper-case hex digits. */
  readonly id: string;
  /** Raw units; the issuance's AssetScale is for display only. */
  readonly value: bigint;
}

export type Amount = XrpAmount | TokenAmount | MptAmount;

/** What an amount is an amount of. */
export type Asset =
  | { readonly kind: 'xrp' }
  | { readonly kind: 'token'; readonly currency: string; readonly issuer: string }
  | { readonly kind: 'mpt'; readonly id: string };

/** 100 billion XRP, all there ever was; a field above it is temBAD_AMOUNT or temBAD_FEE. */
export const maxDrops = 100_000_000_000_000_000n;
/** Largest value of a multi-purpose token: 2^63 - 1. */
export const maxMptValue = 9_223_372_036_854_775_807n;

export function assetOf(amount: Amount): Asset {
  if (amount.kind === 'xrp') return { kind: 'xrp' };
  if (amount.kind === 'mpt') return { kind: 'mpt', id: amount.id };
  return { kind: 'token', currency: amount.currency, issuer: amount.issuer };
}

/** The same asset, issuer included. */
export function sameAsset(a: Asset, b: Asset): boolean {
  if (a.kind === 'token') return b.kind === 'token' && a.currency === b.currency && a.issuer === b.issuer;
  if (a.kind === 'mpt') return b.kind === 'mpt' && a.id === b.id;
  return b.kind === 'xrp';
}

/** The same currency, whoever issues it: what rippled compares where it ignores issuers (for an MPT its id). */
export function sameCurrency(a: Asset, b: Asset): boolean {
  if (a.kind === 'token' && b.kind === 'token') return a.currency === b.currency;
  return sameAsset(a, b);
}

/** Drops of an amount of XRP; null for anything else. */
export function dropsIn(amount: Amount | null): bigint | null {
  return amount?.kind === 'xrp' ? amount.drops : null;
}

/** Below, at or above zero. */
export function signOf(amount: Amount): -1 | 0 | 1 {
  const value = amount.kind === 'xrp' ? amount.drops : amount.kind === 'mpt' ? amount.value : amount.value.mantissa;
  return value === 0n ? 0 : value < 0n ? -1 : 1;
}
