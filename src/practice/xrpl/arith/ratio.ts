// Owns multiplication by a ratio of two whole numbers: transfer rates and line qualities (xrpl-payment.md section 16.6).
import { drops, leastTokens, type Quantity, tenTo, tokens } from './quantity.ts';

/** Rates are parts of this: 1,250,000,000 is 125 %. */
export const UNIT_RATE = 1_000_000_000n;

/** Digits that rippled keeps while it divides. */
const WORKING_DIGITS = 18;
export type Rounding = 'up' | 'down';

/**
 * amount × num ÷ den for amounts from zero on. "Up" adds one to the last of 16 digits whenever anything was lost; "down" is the nearest
 * 16 digits of the first 18, not a floor. Drops are floored, or one more when rounding up.
 */
export function ratio(amount: Quantity, num: bigint, den: bigint, rounding: Rounding): Quantity {
  if (num === den || amount.m === 0n) return amount;
  const product = amount.m * num;
  const whole = product / den;
  const rest = product - whole * den;
  if (amount.unit === 'drops') return drops(rounding === 'up' && rest !== 0n ? whole + 1n : whole);
  const { value, exponent, inexact } = shrunk(grown(whole, rest, den));
  const result = tokens(value, amount.e + exponent);
  if (rounding === 'down' || !inexact) return result;
  return result.m === 0n ? leastTokens : tokens(result.m + 1n, result.e);
}

interface Working {
  readonly value: bigint;
  /** To be added to the amount's own. */
  readonly exponent: number;
  /** Something was lost. */
  readonly inexact: boolean;
}

/** Digits after the point, as many as there is room for. */
function grown(whole: bigint, rest: bigint, den: bigint): Working {
  const room = Math.max(0, WORKING_DIGITS - ceilingOfLog(whole));
  if (rest === 0n) return { value: whole, exponent: 0, inexact: false };
  const more = (rest * tenTo(room)) / den;
  return { value: whole * tenTo(room) + more, exponent: -room, inexact: rest * tenTo(room) !== more * den };
}

function shrunk({ value, exponent, inexact }: Working): Working {
  const excess = Math.max(0, ceilingOfLog(value) - WORKING_DIGITS);
  const kept = value / tenTo(excess);
  return { value: kept, exponent: exponent + excess, inexact: inexact || kept * tenTo(excess) !== value };
}

/** The smallest n with 10^n ≥ value. */
function ceilingOfLog(value: bigint): number {
  const digits = value.toString().length;
  return value <= tenTo(digits - 1) ? digits - 1 : digits;
}

/** amount × rate, where a rate of UNIT_RATE is one. */
export function timesRate(amount: Quantity, rate: bigint, rounding: Rounding): Quantity {
  return ratio(amount, rate, UNIT_RATE, rounding);
}

/** amount ÷ rate. */
export function overRate(amount: Quantity, rate: bigint, rounding: Rounding): Quantity {
  return ratio(amount, UNIT_RATE, rate, rounding);
}
