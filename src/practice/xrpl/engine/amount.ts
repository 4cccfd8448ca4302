// Owns reading and writing the three forms of an amount that transactions, entries and metadata can hold.
import { compare, drops, isPositive as isPositiveQuantity, type Quantity, TokenOverflow } from '../arith/quantity.ts';
import { parseTokens, tokensText } from '../arith/quantity-text.ts';
import { isObject, type Json, textOf } from '../base/json.ts';
import type { TokenAmount } from '../ledger/entries-tokens.ts';
import { type Asset, type Issue, isSameAsset, type Mpt, type Token, type Xrp, xrp } from './asset.ts';

/** How much of something that ripples and trades. */
export interface IssueAmount {
  readonly asset: Issue;
  readonly quantity: Quantity;
}

export interface TokenSum extends IssueAmount {
  readonly asset: Token;
}

export interface XrpSum extends IssueAmount {
  readonly asset: Xrp;
}

/** A whole number of an MPT's smallest unit, up to 2^63-1. */
export interface MptAmount {
  readonly asset: Mpt;
  readonly count: bigint;
}

export type Amount = XrpSum | TokenSum | MptAmount;

/** No ledger holds more drops than this (10^17). */
export const maxDrops = 100_000_000_000_000_000n;

/** A 160-bit code that spells XRP where three-letter codes stand. */
const DISGUISED_XRP = '0000000000000000000000005852500000000000';
const WHOLE = /^-?\d+$/;

/** Null for what is no amount at all. */
export function readAmount(value: Json | undefined): Amount | null {
  if (typeof value === 'string') return WHOLE.test(value) ? { asset: xrp, quantity: drops(BigInt(value)) } : null;
  if (!isObject(value)) return null;
  const [id, text] = [textOf(value, 'mpt_issuance_id'), textOf(value, 'value')];
  if (text === undefined) return null;
  if (id !== undefined) return WHOLE.test(text) ? { asset: { kind: 'mpt', id: id.toUpperCase() }, count: BigInt(text) } : null;
  return readToken(textOf(value, 'currency'), textOf(value, 'issuer'), text);
}

function readToken(currency: string | undefined, issuer: string | undefined, text: string): TokenSum | null {
  if (currency === undefined || issuer === undefined) return null;
  try {
    const quantity = parseTokens(text);
    return quantity === null ? null : { asset: { kind: 'token', currency, issuer }, quantity };
  } catch (error) {
    if (error instanceof TokenOverflow) return null;
    throw error;
  }
}

/** Like readAmount, for XRP and tokens alone. */
export function readIssueAmount(value: Json | undefined): IssueAmount | null {
  const amount = readAmount(value);
  return amount === null || isMpt(amount) ? null : amount;
}

/** The amount in an entry of the ledger, which was read before it was stored. */
export function storedAmount(value: Json | undefined): IssueAmount {
  const amount = readIssueAmount(value);
  if (amount === null) throw new Error('an entry of the ledger holds no amount where one must be');
  return amount;
}

export function isMpt(amount: Amount): amount is MptAmount {
  return amount.asset.kind === 'mpt';
}

export function isXrp(amount: Amount): amount is XrpSum {
  return amount.asset.kind === 'xrp';
}

/** As rippled prints it. */
export function amountJson(amount: Amount | IssueAmount): Json {
  if ('count' in amount) return { mpt_issuance_id: amount.asset.id, value: String(amount.count) };
  return amount.asset.kind === 'xrp' ? String(amount.quantity.m) : tokenJson(amount.asset, amount.quantity);
}

export function tokenJson({ currency, issuer }: Pick<Token, 'currency' | 'issuer'>, quantity: Quantity): TokenAmount {
  return { currency, issuer, value: tokensText(quantity) };
}

export function isPositive(amount: Amount | IssueAmount): boolean {
  return 'count' in amount ? amount.count > 0n : isPositiveQuantity(amount.quantity);
}

export function hasBadCurrency(asset: Asset): boolean {
  return asset.kind === 'token' && asset.currency.toUpperCase() === DISGUISED_XRP;
}

export function isAboveCap(amount: Amount): boolean {
  return isXrp(amount) && amount.quantity.m > maxDrops;
}

/** True if both are of the same asset and the first is larger. */
export function isMoreOf(a: Amount, b: Amount): boolean {
  if (!isSameAsset(a.asset, b.asset)) return false;
  if (isMpt(a)) return isMpt(b) && a.count > b.count;
  return !isMpt(b) && compare(a.quantity, b.quantity) > 0;
}
