// Owns exact fractions, for sums whose steps must not be rounded; only the outcome becomes a decimal.
import { type Decimal, divide, type Rounding } from './decimal.ts';

/** The value `over / under`; `under` is above zero. Not reduced: the sums are short. */
export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

export function fractionOf({ digits, scale }: Decimal): Fraction {
  return { over: digits, under: 10n ** BigInt(scale) };
}

export function negated({ over, under }: Fraction): Fraction {
  return { over: -over, under };
}

export function sum(a: Fraction, b: Fraction): Fraction {
  return { over: a.over * b.under + b.over * a.under, under: a.under * b.under };
}

export function product(a: Fraction, b: Fraction): Fraction {
  return { over: a.over * b.over, under: a.under * b.under };
}

/** Null where `b` is zero. */
export function quotient(a: Fraction, b: Fraction): Fraction | null {
  if (b.over === 0n) return null;
  const minus = b.over < 0n ? -1n : 1n;
  return { over: a.over * b.under * minus, under: a.under * b.over * minus };
}

/** The one place where a fraction is rounded. */
export function toDecimal({ over, under }: Fraction, scale: number, rounding: Rounding): Decimal {
  return divide({ digits: over, scale: 0 }, { digits: under, scale: 0 }, scale, rounding);
}
