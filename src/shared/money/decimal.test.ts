import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, compare, type Decimal, divide, formatDecimal, multiply, roundTo, subtract, toUnits } from './decimal.ts';
import { decimalOf } from './parse-amount.ts';

const d = decimalOf;
const text = (value: Decimal): string => formatDecimal(value);
const decimals = fc.record({ digits: fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), scale: fc.integer({ min: 0, max: 18 }) });

describe('bounded decimals', () => {
  it('write themselves without exponent and trailing zeros', () => {
    expect(text({ digits: 1230n, scale: 2 })).toBe('12.3');
    expect(text({ digits: 33334n, scale: 8 })).toBe('0.00033334');
    expect(text({ digits: -5n, scale: 1 })).toBe('-0.5');
    expect(text({ digits: 0n, scale: 9 })).toBe('0');
    expect(text({ digits: 100n, scale: 0 })).toBe('100');
  });

  it('compare by value, not by text', () => {
    expect(compare(d('1.0'), d('1'))).toBe(0);
    expect(compare(d('2'), d('10'))).toBe(-1);
    expect(compare(d('-1'), d('-2'))).toBe(1);
  });

  it('round up what is owed: 10 USD at 30000 is 0.00033334 BTC (T41)', () => {
    expect(text(divide(d('10'), d('30000'), 8, 'ceil'))).toBe('0.00033334');
    expect(text(divide(d('10'), d('30000'), 8, 'floor'))).toBe('0.00033333');
    expect(text(divide(d('5000'), d('5000'), 8, 'ceil'))).toBe('1');
  });

  it('know towards which side a negative value is rounded', () => {
    expect(text(divide(d('-1'), d('3'), 2, 'ceil'))).toBe('-0.33');
    expect(text(divide(d('-1'), d('3'), 2, 'floor'))).toBe('-0.34');
    expect(text(roundTo(d('-0.125'), 2, 'half-away'))).toBe('-0.13');
    expect(text(roundTo(d('0.125'), 2, 'half-away'))).toBe('0.13');
    expect(text(roundTo(d('0.1249'), 2, 'half-away'))).toBe('0.12');
  });

  it('turn into whole units only when nothing is lost', () => {
    expect(toUnits(d('0.00000546'), 8)).toBe(546n);
    expect(toUnits(d('1.10'), 1)).toBe(11n);
    expect(toUnits(d('0.000000001'), 8)).toBeNull();
  });

  it('throw on a division by zero, which is a bug', () => {
    expect(() => divide(d('1'), d('0'), 2, 'ceil')).toThrow(RangeError);
  });

  it('property: sums and differences are exact', () => {
    fc.assert(fc.property(decimals, decimals, (a, b) => compare(subtract(add(a, b), b), a) === 0));
  });

  it('property: floor ≤ exact ≤ ceil, and they lie one unit apart at most', () => {
    const divisor = decimals.filter((value) => value.digits > 0n);
    fc.assert(
      fc.property(decimals, divisor, fc.integer({ min: 0, max: 18 }), (a, b, scale) => {
        const low = divide(a, b, scale, 'floor');
        const high = divide(a, b, scale, 'ceil');
        expect(compare(multiply(low, b), a)).toBeLessThanOrEqual(0);
        expect(compare(multiply(high, b), a)).toBeGreaterThanOrEqual(0);
        expect(compare(subtract(high, low), { digits: 1n, scale })).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('property: the text of a value reads back as the same value', () => {
    fc.assert(fc.property(decimals, (value) => compare(decimalOf(text(value)), value) === 0));
  });
});
