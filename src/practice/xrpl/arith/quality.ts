// Owns qualities: what goes in for each unit that comes out, as the 64-bit number that sorts order books (xrpl-payment.md sections 16.5, 16.6).
import { DIGITS, drops, leastTokens, MAX_MANTISSA, MIN_MANTISSA, type Quantity, tenTo, tokens, type Unit, zeroOf } from './quantity.ts';
import type { Rounding } from './ratio.ts';

/** Eight bits of exponent + 100 over 56 bits of mantissa. A smaller number is a better quality for who pays. */
export type Quality = bigint;

const MANTISSA_BITS = 56n;
const MANTISSA_MASK = (1n << MANTISSA_BITS) - 1n;
const EXPONENT_OFFSET = 100;
const DIVIDING_DIGITS = 17;
const MULTIPLYING_DIGITS = 14;
/** rippled's quotients are this much too large before they are rounded to the nearest. */
const QUOTIENT_PUSH = 5n;

export function encodeQuality({ m, e }: Quantity): Quality {
  return m === 0n ? 0n : (BigInt(e + EXPONENT_OFFSET) << MANTISSA_BITS) | m;
}

export function decodeQuality(quality: Quality): Quantity {
  return tokens(quality & MANTISSA_MASK, Number(quality >> MANTISSA_BITS) - EXPONENT_OFFSET);
}

/** One to one. */
export const parQuality: Quality = encodeQuality(tokens(1n, 0));

/** Sixteen hex digits, as they end a book's directory id. */
export function qualityHex(quality: Quality): string {
  return quality.toString(16).toUpperCase().padStart(16, '0');
}

interface Scaled {
  readonly m: bigint;
  readonly e: number;
}

/** Drops are brought up to 16 digits first. */
function scaled({ m, e }: Quantity): Scaled {
  let [mantissa, exponent] = [m, e];
  while (mantissa < MIN_MANTISSA) {
    mantissa *= 10n;
    exponent -= 1;
  }
  return { m: mantissa, e: exponent };
}

/** The quality of giving `paid` for `got`; 0 if one of them is nothing. */
export function qualityOf(paid: Quantity, got: Quantity): Quality {
  if (paid.m === 0n || got.m === 0n) return 0n;
  const [a, b] = [scaled(paid), scaled(got)];
  const quotient = (a.m * tenTo(DIVIDING_DIGITS)) / b.m + QUOTIENT_PUSH;
  return encodeQuality(tokens(quotient, a.e - b.e - DIVIDING_DIGITS));
}

/** What must go in for `out` to come out. "Up" never asks for less than exact, "down" cuts. */
export function inputFor(out: Quantity, quality: Quality, unit: Unit, rounding: Rounding): Quantity {
  return multiplied(out, decodeQuality(quality), unit, rounding);
}

/** What comes out when `input` goes in, cut and never rounded up. */
export function outputFor(input: Quantity, quality: Quality, unit: Unit): Quantity {
  if (input.m === 0n) return zeroOf(unit);
  const [a, b] = [scaled(input), scaled(decodeQuality(quality))];
  return cut((a.m * tenTo(DIVIDING_DIGITS)) / b.m, a.e - b.e - DIVIDING_DIGITS, unit);
}

/** token amount ÷ ratio, where any lost digit that rippled looks at rounds up. */
export function quotientUp(amount: Quantity, by: Quantity): Quantity {
  if (amount.m === 0n) return amount;
  const [a, b] = [scaled(amount), scaled(by)];
  const numerator = a.m * tenTo(DIVIDING_DIGITS);
  return raised((numerator + b.m - 1n) / b.m, a.e - b.e - DIVIDING_DIGITS, 'token');
}

/**
 * Like inputFor with "up", as rippled still computes what remains of an offer: drops are rounded up unless the part behind the point is below a
 * tenth.
 */
export function looseInputFor(out: Quantity, quality: Quality, unit: Unit): Quantity {
  if (unit === 'token' || out.m === 0n) return inputFor(out, quality, unit, 'up');
  const [x, y] = [scaled(out), scaled(decodeQuality(quality))];
  const divisor = tenTo(MULTIPLYING_DIGITS);
  const exponent = x.e + y.e + MULTIPLYING_DIGITS;
  const value = (x.m * y.m + divisor - 1n) / divisor;
  if (exponent >= 0) return drops(value * tenTo(exponent));
  const tenths = value / tenTo(-exponent - 1);
  const result = (tenths + (exponent <= -3 ? 9n : 10n)) / 10n;
  return drops(result === 0n ? 1n : result);
}

/** The quality as if only so many digits counted, never better than it is. */
export function roundedQuality(quality: Quality, digits: number): Quality {
  const unit = tenTo(DIGITS - digits);
  const mantissa = (quality & MANTISSA_MASK) + unit - 1n;
  return ((quality >> MANTISSA_BITS) << MANTISSA_BITS) | (mantissa - (mantissa % unit));
}

/** The quality of one exchange after another. */
export function composed(first: Quality, second: Quality): Quality {
  return encodeQuality(multiplied(decodeQuality(first), decodeQuality(second), 'token', 'up'));
}

function multiplied(a: Quantity, b: Quantity, unit: Unit, rounding: Rounding): Quantity {
  if (a.m === 0n || b.m === 0n) return zeroOf(unit);
  const [x, y] = [scaled(a), scaled(b)];
  const exponent = x.e + y.e + MULTIPLYING_DIGITS;
  const divisor = tenTo(MULTIPLYING_DIGITS);
  const product = x.m * y.m;
  if (rounding === 'down') return cut(product / divisor, exponent, unit);
  const result = raised((product + divisor - 1n) / divisor, exponent, unit);
  return result.m === 0n ? smallest(unit) : result;
}

function smallest(unit: Unit): Quantity {
  return unit === 'drops' ? drops(1n) : leastTokens;
}

function cut(m: bigint, e: number, unit: Unit): Quantity {
  if (unit === 'token') return tokens(m, e, 'truncate');
  return drops(e < 0 ? m / tenTo(-e) : m * tenTo(e));
}

/** Drops are rounded up exactly. Tokens look at the digit after the sixteenth alone: digits further behind are cut first, as in rippled. */
function raised(m: bigint, e: number, unit: Unit): Quantity {
  if (unit === 'drops') return drops(e < 0 ? (m + tenTo(-e) - 1n) / tenTo(-e) : m * tenTo(e));
  let [mantissa, exponent] = [m, e];
  if (mantissa <= MAX_MANTISSA) return tokens(mantissa, exponent);
  while (mantissa > 10n * MAX_MANTISSA) {
    mantissa /= 10n;
    exponent += 1;
  }
  return tokens((mantissa + 9n) / 10n, exponent + 1);
}
