// Owns adding up amounts for the eye, by unit. Exact: no float takes part.
import { type Decimal, add, divide, formatDecimal, multiply, sign, zero } from '../../shared/money/decimal.ts';
import { decimalOf } from '../../shared/money/parse-amount.ts';

export interface Sum {
  readonly unit: string;
  /** Decimal text. */
  readonly amount: string;
}

/** Sums by unit, in the order in which units appear. */
export function sumByUnit<T>(
  items: readonly T[],
  read: (item: T) => { readonly amount: string; readonly unit: string } | null,
): readonly Sum[] {
  const sums = new Map<string, Decimal>();
  for (const item of items) {
    const part = read(item);
    if (part) sums.set(part.unit, add(sums.get(part.unit) ?? zero, decimalOf(part.amount)));
  }
  return [...sums].map(([unit, sum]) => ({ unit, amount: formatDecimal(sum) }));
}

const hundred: Decimal = { digits: 100n, scale: 0 };

/** Whole percent of a limit, rounded down, never above 100 and never below 0. */
export function percentOf(part: Decimal, limit: Decimal): number {
  if (sign(limit) <= 0 || sign(part) <= 0) return 0;
  const percent = divide(multiply(part, hundred), limit, 0, 'floor').digits;
  return Number(percent > 100n ? 100n : percent);
}
