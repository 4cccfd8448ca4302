// Owns bounded decimals: the only numbers that amounts, limits and rates are made of. No float is involved anywhere.

/** The value `digits / 10^scale`. Made by `parseDecimal` and the operations here; scale is never negative. */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}
