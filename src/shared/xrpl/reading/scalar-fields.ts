// Owns reading the plain fields of a payment: whole numbers, tags, hashes, hex, drops.
import { readDrops } from '../amounts/amount-parse.ts';
import type { PaymentField } from '../finding.ts';
import { absent, isAbsent, type Read, read, unreadable } from './read.ts';

const maxUint32 = 0xffff_ffff;

/** A 32-bit number, also as digits without a leading zero, a sign or an exponent: other spellings may have been meant as something else. */
export function readUint32(value: unknown, field: PaymentField): Read<number> {
  if (isAbsent(value)) return absent;
  const number = typeof value === 'string' && /^(?:0|[1-9]\d{0,9})$/.test(value) ? Number.parseInt(value, 10) : value;
  if (typeof number === 'number' && Number.isInteger(number) && number >= 0 && number <= maxUint32 && !Object.is(number, -0))
    return read(number);
  return unreadable(field === 'DestinationTag' || field === 'SourceTag' ? 'xrpl-tag-invalid' : 'xrpl-number-invalid', field);
}

/** 64 hex digits, in upper case. */
export function readHash(value: unknown, field: PaymentField): Read<string> {
  if (isAbsent(value)) return absent;
  return isHash(value) ? read(value.toUpperCase()) : unreadable('xrpl-hash-invalid', field);
}

/** A list of hashes; empty is a list too, and the preflight has something to say about it. */
export function readHashes(value: unknown, field: PaymentField): Read<readonly string[]> {
  if (isAbsent(value)) return absent;
  if (!Array.isArray(value) || value.length > 100 || !value.every(isHash)) return unreadable('xrpl-hash-invalid', field);
  return read(value.map((hash) => hash.toUpperCase()));
}

/** Any even number of hex digits, in upper case; may be empty. */
export function readHex(value: unknown, field: PaymentField): Read<string> {
  if (isAbsent(value)) return absent;
  return typeof value === 'string' && isHex(value) ? read(value.toUpperCase()) : unreadable('xrpl-hex-invalid', field);
}

export function isHex(text: string): boolean {
  return /^(?:[0-9a-fA-F]{2})*$/.test(text);
}

/** The fee in drops; it may be nonsense to the ledger, which is for the preflight. */
export function readFee(value: unknown): Read<bigint> {
  if (isAbsent(value)) return absent;
  const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
  const drops = typeof text === 'string' ? readDrops(text) : null;
  return drops?.ok ? read(drops.value) : unreadable('xrpl-drops-invalid', 'Fee');
}

function isHash(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-fA-F]{64}$/.test(value);
}
