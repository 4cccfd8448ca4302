// Owns arithmetic of token values with the ledger's own last digits (§16.6 of the rule book).
import type { TokenValue } from '../amount.ts';
import { maxExponent, minExponent, minMantissa, zeroValue } from './token-value.ts';

/** How digits beyond the sixteenth are dropped. `up` is away from zero, `down` towards it, `even` to nearest with ties to even. */
export type ValueRounding = 'up' | 'down' | 'even';

const mantissaLimit = minMantissa * 10n;
/** A rate of one. Transfer rates and line qualities are whole numbers over this. */
export const parRate = 1_000_000_000n;

/** The value `digits × 10^exponent` in normal form. Below the smallest value it is zero (with `up` the smallest value); null above the largest. */
export function roundToValue(digits: bigint, exponent: number, rounding: ValueRounding): TokenValue | null {
  const negative = digits < 0n;
  const size = negative ? -digits : digits;
  if (size === 0n) return zeroValue;
  const dropped = Math.max(size.toString().length - 16, minExponent - exponent, 0);
  const divisor = 10n ** BigInt(dropped);
  const rounded = dropRemainder(size / divisor, size % divisor, divisor, rounding);
  const value = sized(rounded, exponent + dropped, negative);
  return value?.mantissa === 0n && rounding === 'up' ? { mantissa: negative ? -minMantissa : minMantissa, exponent: minExponent } : value;
}

/** Brings a mantissa of at most 17 digits to 16; the exponent is at least the smallest where digits were dropped. */
function sized(size: bigint, exponent: number, negative: boolean): TokenValue | null {
  let mantissa = size;
  let power = exponent;
  if (mantissa === 0n) return zeroValue;
  if (mantissa >= mantissaLimit) {
    mantissa /= 10n;
    power += 1;
  }
  while (mantissa < minMantissa) {
    mantissa *= 10n;
    power -= 1;
  }
  if (power > maxExponent) return null;
  return power < minExponent ? zeroValue : { mantissa: negative ? -mantissa : mantissa, exponent: power };
}

function dropRemainder(quotient: bigint, remainder: bigint, divisor: bigint, rounding: ValueRounding): bigint {
  if (remainder === 0n || rounding === 'down') return quotient;
  if (rounding === 'up') return quotient + 1n;
  const twice = remainder * 2n;
  return twice > divisor || (twice === divisor && quotient % 2n === 1n) ? quotient + 1n : quotient;
}

/** The exact sum, rounded to nearest with ties to even, as the ledger adds. Null on overflow. */
export function addValues(a: TokenValue, b: TokenValue): TokenValue | null {
  if (a.mantissa === 0n) return b;
  if (b.mantissa === 0n) return a;
  const shift = Math.min(a.exponent, b.exponent);
  const digits = a.mantissa * 10n ** BigInt(a.exponent - shift) + b.mantissa * 10n ** BigInt(b.exponent - shift);
  return roundToValue(digits, shift, 'even');
}

export function subtractValues(a: TokenValue, b: TokenValue): TokenValue | null {
  return addValues(a, { mantissa: -b.mantissa, exponent: b.exponent });
}

/**
 * The ledger's recipe for transfer rates and line qualities: `value × over / under`. Not plain rounding: up to 18 digits are kept, the rest is
 * cut, the sixteenth is rounded to nearest, and `up` adds one there if anything was lost. `value` is not negative, `under` above zero. Null on overflow.
 */
export function ratio(value: TokenValue, over: bigint, under: bigint, up: boolean): TokenValue | null {
  const product = value.mantissa * over;
  const whole = product / under;
  const kept = keepEighteen(whole, product % under, under);
  const near = roundToValue(kept.digits, value.exponent - kept.shift, 'even');
  if (near === null || !up || !kept.inexact) return near;
  return near.mantissa === 0n ? { mantissa: minMantissa, exponent: minExponent } : sized(near.mantissa + 1n, near.exponent, false);
}

interface Kept {
  readonly digits: bigint;
  readonly shift: number;
  readonly inexact: boolean;
}

function keepEighteen(whole: bigint, remainder: bigint, under: bigint): Kept {
  const more = remainder === 0n ? 0 : Math.max(0, 18 - ceilLog10(whole));
  const scaled = remainder * 10n ** BigInt(more);
  const digits = whole * 10n ** BigInt(more) + scaled / under;
  const lost = scaled % under !== 0n;
  const excess = Math.max(0, ceilLog10(digits) - 18);
  const divisor = 10n ** BigInt(excess);
  return { digits: digits / divisor, shift: more - excess, inexact: lost || digits % divisor !== 0n };
}

/** Smallest n with 10^n >= value; 0 for zero. */
function ceilLog10(value: bigint): number {
  if (value === 0n) return 0;
  const text = value.toString();
  return /^10*$/.test(text) ? text.length - 1 : text.length;
}

/** `amount × over / under` in whole units: cut, and one more where `up` and something was lost. For drops. */
export function unitRatio(units: bigint, over: bigint, under: bigint, up: boolean): bigint {
  const product = units * over;
  return product / under + (up && product % under !== 0n ? 1n : 0n);
}

/** `over / under` to the nearest whole number, ties to even: how MPT units are charged. */
export function nearestUnits(over: bigint, under: bigint): bigint {
  return dropRemainder(over / under, over % under, under, 'even');
}
