// Owns multi-purpose tokens as text: issuance ids, raw values and their display by AssetScale.
import { hexToBytes } from '@noble/hashes/utils.js';
import { classicAddressOf } from '../../links/xrpl-address.ts';
import { textToUnits, unitsToText } from '../../money/units.ts';
import type { Result } from '../../result.ts';
import { ok, refuse } from '../../result.ts';
import { maxMptValue } from '../amount.ts';

/** Reads an issuance id: 48 hex digits, the sequence and the issuer's account id. Code: `xrpl-mpt-id-invalid`. */
export function readMptId(text: string): Result<string> {
  return /^[0-9a-fA-F]{48}$/.test(text) ? ok(text.toUpperCase()) : refuse('xrpl-mpt-id-invalid');
}

/** Classic address of the account that issues it; the id itself says so. */
export function mptIssuerOf(id: string): string {
  return classicAddressOf(hexToBytes(id.toLowerCase()).slice(4));
}

/** Reads a raw value: a whole number, digits only. Codes: `xrpl-mpt-value-invalid`, `xrpl-value-out-of-range` (above 2^63 - 1). */
export function readMptValue(text: string): Result<bigint> {
  if (!/^-?(?:0|[1-9]\d{0,38})$/.test(text)) return refuse('xrpl-mpt-value-invalid');
  const value = BigInt(text);
  return value > maxMptValue || value < -maxMptValue ? refuse('xrpl-value-out-of-range') : ok(value);
}

/** A raw value as people see it: 12345 at scale 2 is "123.45". */
export function mptText(value: bigint, assetScale: number): string {
  return unitsToText(value, assetScale);
}

/** What people typed, as raw value at a scale (0 to 255). Codes as for decimals, and those of `readMptValue`. */
export function mptValueOf(text: string, assetScale: number): Result<bigint> {
  const units = textToUnits(text, assetScale);
  return units.ok ? readMptValue(units.value.toString()) : units;
}
