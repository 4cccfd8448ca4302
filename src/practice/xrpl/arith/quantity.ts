// Owns how much of an asset: drops as whole numbers, tokens as 16-digit decimal floats, with rippled's rounding (xrpl-payment.md section 16).

/** What a quantity counts. Two quantities may only be added or compared when they count the same. */
export type Unit = 'drops' | 'token';

/**
 * The value is m × 10^e. Drops: m is the count, e is 0. Tokens: |m| has exactly 16 digits and e is -96 … 80, or both are 0.
 */
export interface Quantity {
  readonly unit: Unit;
  readonly m: bigint;
  readonly e: number;
}

export const DIGITS = 16;
export const MIN_MANTISSA = 10n ** 15n;
export const MAX_MANTISSA = 10n ** 16n - 1n;
export const MIN_EXPONENT = -96;
export const MAX_EXPONENT = 80;

/** A token value that no ledger can hold. rippled throws here; the engine turns it into a result code. */
export class TokenOverflow extends Error {}

const powers: readonly bigint[] = Array.from({ length: 64 }, (_, i) => 10n ** BigInt(i));

/** 10^exponent, for exponents from 0. */
export function tenTo(exponent: number): bigint {
  return powers[exponent] ?? 10n ** BigInt(exponent);
}

export const zeroTokens: Quantity = { unit: 'token', m: 0n, e: 0 };
export const zeroDrops: Quantity = { unit: 'drops', m: 0n, e: 0 };
export const leastTokens: Quantity = { unit: 'token', m: MIN_MANTISSA, e: MIN_EXPONENT };

export const mostTokens: Quantity = { unit: 'token', m: MAX_MANTISSA, e: MAX_EXPONENT };

export function drops(count: bigint): Quantity {
  return { unit: 'drops', m: count, e: 0 };
}

export function zeroOf(unit: Unit): Quantity {
  return unit === 'drops' ? zeroDrops : zeroTokens;
}

function digitsOf(magnitude: bigint): number {
  return magnitude.toString().length;
}

/** How digits that do not fit are dropped: to the nearest (ties to even), or towards zero. */
export type Dropping = 'nearest' | 'truncate';

/** m × 10^e as a token quantity. Too small becomes zero, too large throws TokenOverflow. */
export function tokens(m: bigint, e: number, dropping: Dropping = 'nearest'): Quantity {
  const negative = m < 0n;
  const magnitude = negative ? -m : m;
  if (magnitude === 0n) return zeroTokens;
  const excess = magnitude >= MIN_MANTISSA && magnitude <= MAX_MANTISSA ? 0 : digitsOf(magnitude) - DIGITS;
  const fitted = excess > 0 ? dropped(magnitude, excess, dropping) : magnitude * tenTo(-excess);
  const carried = fitted > MAX_MANTISSA;
  const exponent = e + excess + (carried ? 1 : 0);
  if (exponent < MIN_EXPONENT) return zeroTokens;
  if (exponent > MAX_EXPONENT) throw new TokenOverflow(`10^${exponent} is beyond token values`);
  const mantissa = carried ? fitted / 10n : fitted;
  return { unit: 'token', m: negative ? -mantissa : mantissa, e: exponent };
}

function dropped(magnitude: bigint, count: number, dropping: Dropping): bigint {
  const unit = tenTo(count);
  const kept = magnitude / unit;
  if (dropping === 'truncate') return kept;
  const twice = (magnitude - kept * unit) * 2n;
  return twice > unit || (twice === unit && kept % 2n === 1n) ? kept + 1n : kept;
}

export function isZero({ m }: Quantity): boolean {
  return m === 0n;
}

export function isPositive({ m }: Quantity): boolean {
  return m > 0n;
}

export function isNegative({ m }: Quantity): boolean {
  return m < 0n;
}

export function negated(a: Quantity): Quantity {
  return { ...a, m: -a.m };
}

/** Exact sum, then rounded to 16 digits. */
export function add(a: Quantity, b: Quantity): Quantity {
  if (a.unit === 'drops') return drops(a.m + b.m);
  if (a.m === 0n) return b;
  if (b.m === 0n) return a;
  const e = Math.min(a.e, b.e);
  return tokens(a.m * tenTo(a.e - e) + b.m * tenTo(b.e - e), e);
}

export function subtract(a: Quantity, b: Quantity): Quantity {
  return add(a, negated(b));
}

/**
 * A sum that grows, always as if all of it had been added smallest first: as rippled sums what single offers and rounds gave. Each step is one
 * addition as long as what comes is not smaller than what came.
 */
export class GrowingSum {
  #parts: Quantity[] = [];
  #sum: Quantity;

  constructor(unit: Unit) {
    this.#sum = zeroOf(unit);
  }

  get total(): Quantity {
    return this.#sum;
  }

  add(part: Quantity): void {
    const last = this.#parts.at(-1);
    this.#parts.push(part);
    if (last === undefined || !isLess(part, last)) this.#sum = add(this.#sum, part);
    else this.#sum = sum(part.unit, this.#parts.sort(compare));
  }
}

/** Added smallest first. */
function sum(unit: Unit, all: readonly Quantity[]): Quantity {
  return [...all].sort(compare).reduce(add, zeroOf(unit));
}

/** Negative if a is smaller, positive if it is larger. */
export function compare(a: Quantity, b: Quantity): number {
  const [signA, signB] = [sign(a), sign(b)];
  if (signA !== signB) return signA - signB;
  if (a.e !== b.e && signA !== 0) return a.e > b.e ? signA : -signA;
  return a.m === b.m ? 0 : a.m > b.m ? 1 : -1;
}

function sign({ m }: Quantity): number {
  return m === 0n ? 0 : m > 0n ? 1 : -1;
}

export function equal(a: Quantity, b: Quantity): boolean {
  return a.m === b.m && a.e === b.e;
}

export function isLess(a: Quantity, b: Quantity): boolean {
  return compare(a, b) < 0;
}

export function isMore(a: Quantity, b: Quantity): boolean {
  return compare(a, b) > 0;
}

export function least(first: Quantity, ...others: readonly Quantity[]): Quantity {
  return others.reduce((a, b) => (isLess(b, a) ? b : a), first);
}
