// Owns bounded decimals: the only numbers that amounts, limits and rates are made of. No float is involved anywhere.

/** The value `digits / 10^scale`. Made by `parseDecimal` and the operations here; scale is a whole number, never negative. */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

/** `half-away` is half away from zero; `ceil` and `floor` go towards plus and minus infinity. */
export type Rounding = 'ceil' | 'floor' | 'half-away';

export const zero: Decimal = { digits: 0n, scale: 0 };
export const one: Decimal = { digits: 1n, scale: 0 };

/** The same value without trailing zeros after the point. */
export function normalise(value: Decimal): Decimal {
  let { digits, scale } = value;
  if (digits === 0n) return zero;
  while (scale > 0 && digits % 10n === 0n) {
    digits /= 10n;
    scale -= 1;
  }
  return { digits, scale };
}

/** Canonical text: no exponent, no plus sign, no trailing zeros ("12.3", "-0.5", "0"). */
export function formatDecimal(value: Decimal): string {
  const { digits, scale } = normalise(value);
  return withPoint(digits, scale);
}

/** Text with exactly the places of the value's scale ("12.30" for 1230 at scale 2). */
export function withPoint(digits: bigint, scale: number): string {
  const sign = digits < 0n ? '-' : '';
  const text = absolute(digits)
    .toString()
    .padStart(scale + 1, '0');
  if (scale === 0) return sign + text;
  return `${sign}${text.slice(0, -scale)}.${text.slice(-scale)}`;
}

export function compare(a: Decimal, b: Decimal): -1 | 0 | 1 {
  const scale = Math.max(a.scale, b.scale);
  const left = digitsAt(a, scale);
  const right = digitsAt(b, scale);
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

export function equals(a: Decimal, b: Decimal): boolean {
  return compare(a, b) === 0;
}

export function sign({ digits }: Decimal): -1 | 0 | 1 {
  if (digits === 0n) return 0;
  return digits < 0n ? -1 : 1;
}

export function add(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return normalise({ digits: digitsAt(a, scale) + digitsAt(b, scale), scale });
}

export function subtract(a: Decimal, b: Decimal): Decimal {
  return add(a, { digits: -b.digits, scale: b.scale });
}

/** Exact product. */
export function multiply(a: Decimal, b: Decimal): Decimal {
  return normalise({ digits: a.digits * b.digits, scale: a.scale + b.scale });
}

/** Quotient rounded to `scale` places. Dividing by zero is a bug of the caller and throws. */
export function divide(a: Decimal, b: Decimal, scale: number, rounding: Rounding): Decimal {
  if (b.digits === 0n) throw new RangeError('division by zero');
  const numerator = a.digits * powerOfTen(b.scale + scale);
  const denominator = b.digits * powerOfTen(a.scale);
  return normalise({ digits: divideRounded(numerator, denominator, rounding), scale });
}

/** The value rounded to at most `scale` places. */
export function roundTo(value: Decimal, scale: number, rounding: Rounding): Decimal {
  return divide(value, one, scale, rounding);
}

export function min(a: Decimal, b: Decimal): Decimal {
  return compare(a, b) <= 0 ? a : b;
}

/** The value as a whole number of 10^-scale; null when it has more places than that. */
export function toUnits(value: Decimal, scale: number): bigint | null {
  const exact = normalise(value);
  return exact.scale > scale ? null : digitsAt(exact, scale);
}

function digitsAt(value: Decimal, scale: number): bigint {
  return value.scale === scale ? value.digits : value.digits * powerOfTen(scale - value.scale);
}

function divideRounded(numerator: bigint, denominator: bigint, rounding: Rounding): bigint {
  const negative = numerator < 0n !== denominator < 0n;
  const top = absolute(numerator);
  const bottom = absolute(denominator);
  const quotient = top / bottom;
  const remainder = top % bottom;
  if (remainder === 0n) return negative ? -quotient : quotient;
  const away = rounding === 'half-away' ? remainder * 2n >= bottom : (rounding === 'ceil') !== negative;
  const magnitude = away ? quotient + 1n : quotient;
  return negative ? -magnitude : magnitude;
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function powerOfTen(exponent: number): bigint {
  return 10n ** BigInt(exponent);
}
