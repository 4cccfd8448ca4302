// Owns the rounding of amounts that are only looked at (spec §6.3): lists and progress of the sender. Where somebody decides, claims or pays, amounts are whole.
import { currencyOf } from './currencies.ts';
import type { Decimal } from './decimal.ts';
import { compare, formatDecimal, multiply, normalise, roundTo, sign, subtract, toUnits, withPoint } from './decimal.ts';

/**
 * Text of an amount for the eye: rounded to the currency's places, half away from zero, with more places until the error is below 1 %.
 * Fiat keeps its trailing zeros ("12.30"); crypto and free units do not. Grouping of digits is the screen's.
 */
export function displayAmount(value: Decimal, currency: string): string {
  const known = currencyOf(currency);
  if (known === null) return formatDecimal(value);
  const rounded = roundForDisplay(value, known.divisibility);
  if (known.kind !== 'fiat') return formatDecimal(rounded);
  const places = Math.max(known.divisibility, rounded.scale);
  return withPoint(toUnits(rounded, places) ?? 0n, places);
}

/** Digits of a rate that anybody reads. */
const rateDigits = 10;

/** Text of a rate for the eye: ten significant digits, half away from zero; whole digits are never cut. */
export function displayRate(value: Decimal): string {
  const { digits, scale } = normalise(value);
  const places = Math.max(0, scale - Math.max(0, digits.toString().replace('-', '').length - rateDigits));
  return formatDecimal(roundTo(value, places, 'half-away'));
}

function roundForDisplay(value: Decimal, divisibility: number): Decimal {
  if (sign(value) === 0) return value;
  for (let places = divisibility; places < value.scale; places += 1) {
    const rounded = roundTo(value, places, 'half-away');
    if (isClose(rounded, value)) return rounded;
  }
  return value;
}

function isClose(rounded: Decimal, value: Decimal): boolean {
  const error = magnitude(subtract(rounded, value));
  return compare(multiply(error, { digits: 100n, scale: 0 }), magnitude(value)) < 0;
}

function magnitude(value: Decimal): Decimal {
  return value.digits < 0n ? { digits: -value.digits, scale: value.scale } : value;
}
