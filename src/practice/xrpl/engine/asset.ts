// Owns what an amount is of: XRP, a token of an issuer, or a multi-purpose token.
import { accountZero } from '../base/address.ts';
import type { Unit } from '../arith/quantity.ts';
import type { BookSide } from '../ledger/indexes.ts';

export interface Xrp {
  readonly kind: 'xrp';
}

export interface Token {
  readonly kind: 'token';
  /** Three characters, or 40 hex digits in capitals: as the codec gives it. */
  readonly currency: string;
  readonly issuer: string;
}

export interface Mpt {
  readonly kind: 'mpt';
  /** 48 hex digits. */
  readonly id: string;
}

/** What order books and paths are made of. */
export type Issue = Xrp | Token;
export type Asset = Issue | Mpt;

export const xrp: Xrp = { kind: 'xrp' };

export function isSameAsset(a: Asset, b: Asset): boolean {
  return assetKey(a) === assetKey(b);
}

/** Everything that makes two amounts the same asset. */
export function assetKey(asset: Asset): string {
  return asset.kind === 'token' ? `${asset.currency}/${asset.issuer}` : currencyKey(asset);
}

/** The currency code alone, issuers ignored: what rippled compares to find a payment to oneself. */
export function currencyKey(asset: Asset): string {
  if (asset.kind === 'xrp') return 'XRP';
  return asset.kind === 'token' ? asset.currency : asset.id;
}

export function unitOf(issue: Issue): Unit {
  return issue.kind === 'xrp' ? 'drops' : 'token';
}

/** As ids of order books name it. */
export function bookSide(issue: Issue): BookSide {
  return issue.kind === 'xrp' ? { currency: 'XRP', issuer: accountZero } : issue;
}

/** The account that issues it; `accountZero` for XRP. */
export function issuerOf(issue: Issue): string {
  return bookSide(issue).issuer;
}
