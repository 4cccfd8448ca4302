// Owns comparing and scaling amounts of one asset, whatever kind they are.
import { type Amount, assetOf, sameAsset } from '../amount.ts';
import { addValues, nearestUnits, parRate, ratio, unitRatio } from './token-arithmetic.ts';
import { compareValues, negate } from './token-value.ts';

/** The same asset and value. */
export function sameAmount(a: Amount, b: Amount): boolean {
  return sameAsset(assetOf(a), assetOf(b)) && compareAmounts(a, b) === 0;
}

/** Order by value; amounts of different kinds cannot be compared, which is a bug of the caller and throws. Issuers are not looked at. */
export function compareAmounts(a: Amount, b: Amount): -1 | 0 | 1 {
  if (a.kind === 'token' && b.kind === 'token') return compareValues(a.value, b.value);
  if (a.kind === 'token' || b.kind === 'token') throw new TypeError('amounts of different kinds');
  return order(unitsOf(a), unitsOf(b));
}

function unitsOf(amount: Exclude<Amount, { kind: 'token' }>): bigint {
  return amount.kind === 'xrp' ? amount.drops : amount.value;
}

function order(a: bigint, b: bigint): -1 | 0 | 1 {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/**
 * What must be given so that `amount` is left after a fee at `rate` (over 1,000,000,000), as the ledger rounds it: tokens and drops up,
 * MPT units to nearest. Null on overflow.
 */
export function beforeFee(amount: Amount, rate: bigint): Amount | null {
  if (amount.kind === 'xrp') return { kind: 'xrp', drops: unitRatio(amount.drops, rate, parRate, true) };
  if (amount.kind === 'mpt') return { kind: 'mpt', id: amount.id, value: nearestUnits(amount.value * rate, parRate) };
  const value = ratio(amount.value, rate, parRate, true);
  return value === null ? null : { ...amount, value };
}

/** The difference, in the first one's asset; null on overflow. Amounts of different kinds throw. */
export function minus(a: Amount, b: Amount): Amount | null {
  if (a.kind === 'token' && b.kind === 'token') {
    const value = addValues(a.value, { mantissa: -b.value.mantissa, exponent: b.value.exponent });
    return value === null ? null : { ...a, value };
  }
  if (a.kind === 'xrp' && b.kind === 'xrp') return { kind: 'xrp', drops: a.drops - b.drops };
  if (a.kind === 'mpt' && b.kind === 'mpt') return { ...a, value: a.value - b.value };
  throw new TypeError('amounts of different kinds');
}

/** The sum, in the first one's asset; null on overflow. Amounts of different kinds throw. */
export function plus(a: Amount, b: Amount): Amount | null {
  if (a.kind === 'token' && b.kind === 'token') {
    const value = addValues(a.value, b.value);
    return value === null ? null : { ...a, value };
  }
  if (a.kind === 'xrp' && b.kind === 'xrp') return { kind: 'xrp', drops: a.drops + b.drops };
  if (a.kind === 'mpt' && b.kind === 'mpt') return { ...a, value: a.value + b.value };
  throw new TypeError('amounts of different kinds');
}

/** The same amount with the other sign. */
export function negated(amount: Amount): Amount {
  if (amount.kind === 'xrp') return { kind: 'xrp', drops: -amount.drops };
  return amount.kind === 'mpt' ? { ...amount, value: -amount.value } : { ...amount, value: negate(amount.value) };
}
