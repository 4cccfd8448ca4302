// Owns reading the three forms of an amount that a decoded transaction can hold.
import { isObject, type Json, textOf } from '../base/json.ts';

export type Amount =
  | { readonly kind: 'xrp'; readonly drops: bigint }
  | { readonly kind: 'token'; readonly currency: string; readonly issuer: string; readonly value: string }
  | { readonly kind: 'mpt'; readonly id: string; readonly value: string };

/** No ledger holds more drops than this (10^17). */
export const maxDrops = 100_000_000_000_000_000n;

/** A 160-bit code that spells XRP where three-letter codes stand. */
const DISGUISED_XRP = '0000000000000000000000005852500000000000';
const DROPS = /^-?\d+$/;

/** Null for what is no amount at all. */
export function readAmount(value: Json | undefined): Amount | null {
  if (typeof value === 'string') return DROPS.test(value) ? { kind: 'xrp', drops: BigInt(value) } : null;
  if (!isObject(value)) return null;
  const [currency, issuer, id, text] = ['currency', 'issuer', 'mpt_issuance_id', 'value'].map((key) => textOf(value, key));
  if (text === undefined) return null;
  if (id !== undefined) return { kind: 'mpt', id, value: text };
  return currency === undefined || issuer === undefined ? null : { kind: 'token', currency, issuer, value: text };
}

export function isPositive(amount: Amount): boolean {
  if (amount.kind === 'xrp') return amount.drops > 0n;
  return !amount.value.startsWith('-') && /[1-9]/.test(amount.value.split(/e/i)[0] ?? '');
}

export function hasBadCurrency(amount: Amount): boolean {
  return amount.kind === 'token' && amount.currency.toUpperCase() === DISGUISED_XRP;
}

export function isAboveCap(amount: Amount): boolean {
  return amount.kind === 'xrp' && amount.drops > maxDrops;
}

/** The currency code alone, issuers ignored: what rippled compares to find a payment to oneself. */
export function currencyKey(amount: Amount): string {
  if (amount.kind === 'xrp') return 'XRP';
  return amount.kind === 'token' ? amount.currency : amount.id;
}

/** Everything that makes two amounts the same asset. */
export function assetKey(amount: Amount): string {
  return amount.kind === 'token' ? `${amount.currency}/${amount.issuer}` : currencyKey(amount);
}
