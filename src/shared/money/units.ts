// Owns the step between whole units of a chain (satoshi, drops) and decimal text in coins.
import { toUnits, withPoint } from './decimal.ts';
import { formatDecimal } from './decimal.ts';
import { parseDecimal } from './parse-amount.ts';
import type { Result } from '../result.ts';
import { ok, refuse } from '../result.ts';

export const bitcoinDecimals = 8;
export const xrpDecimals = 6;

/** Canonical decimal text in coins of a number of units ("0.00033334" for 33334 at 8 places). */
export function unitsToText(units: bigint, decimals: number): string {
  return formatDecimal({ digits: units, scale: decimals });
}

/** Whole units of decimal text in coins. Codes of `parseDecimal`, and `number-too-precise` when a fraction of a unit is left. */
export function textToUnits(text: string, decimals: number): Result<bigint> {
  const read = parseDecimal(text);
  if (!read.ok) return read;
  const units = toUnits(read.value, decimals);
  return units === null ? refuse('number-too-precise', { limit: String(decimals) }) : ok(units);
}

/** Decimal text in coins with all places of the unit ("1.00000000"), for places where amounts stand under each other. */
export function unitsToPaddedText(units: bigint, decimals: number): string {
  return withPoint(units, decimals);
}

export function satsToText(sats: bigint): string {
  return unitsToText(sats, bitcoinDecimals);
}

export function textToSats(text: string): Result<bigint> {
  return textToUnits(text, bitcoinDecimals);
}

export function dropsToText(drops: bigint): string {
  return unitsToText(drops, xrpDecimals);
}

export function textToDrops(text: string): Result<bigint> {
  return textToUnits(text, xrpDecimals);
}
