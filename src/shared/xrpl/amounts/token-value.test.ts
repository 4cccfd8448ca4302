// Tests: token values in every spelling, and their arithmetic to the last digit of the ledger.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare } from '../../money/decimal.ts';
import type { TokenValue } from '../amount.ts';
import { addValues, nearestUnits, parRate, ratio, roundToValue, subtractValues, unitRatio } from './token-arithmetic.ts';
import {
  compareValues,
  decimalOfValue,
  formatTokenValue,
  maxExponent,
  minExponent,
  minMantissa,
  negate,
  readTokenValue,
  zeroValue,
} from './token-value.ts';

const codeOf = (text: string) => {
  const read = readTokenValue(text);
  return read.ok ? formatTokenValue(read.value) : read.error.code;
};
const value = (text: string): TokenValue => {
  const read = readTokenValue(text);
  if (!read.ok) throw new Error(text);
  return read.value;
};
const values = fc
  .tuple(fc.bigInt({ min: minMantissa, max: minMantissa * 10n - 1n }), fc.integer({ min: minExponent, max: maxExponent }), fc.boolean())
  .map(([mantissa, exponent, minus]): TokenValue => ({ mantissa: minus ? -mantissa : mantissa, exponent }));

/** As rippled prints: plain where the exponent is small, else the whole mantissa with its exponent. */
const rippledText = ({ mantissa, exponent }: TokenValue) => `${mantissa}e${exponent}`;

describe('reading', () => {
  it.each([
    ['1', '1'],
    ['  12.50 ', '12.5'],
    ['.5', '0.5'],
    ['+3', '3'],
    ['-0', '0'],
    ['0e9', '0'],
    ['1e-7', '0.0000001'],
    ['1E2', '100'],
    ['1000000000000000e-4', '100000000000'],
    ['1000000000000000', '1000000000000000'],
    ['1000000000000000e-26', '0.00000000001'],
    ['9999999999999999e80', '9999999999999999e80'],
    ['1000000000000000e-96', '1e-81'],
    ['100000000000000000000', '100000000000000000000'],
    ['0.00000000000000001234567890123456', '0.00000000000000001234567890123456'],
  ])('%s is %s', (text, shown) => {
    expect(codeOf(text)).toBe(shown);
  });

  it.each([
    ['', 'xrpl-value-invalid'],
    ['.', 'xrpl-value-invalid'],
    ['1,5', 'xrpl-value-invalid'],
    ['0x10', 'xrpl-value-invalid'],
    ['1e', 'xrpl-value-invalid'],
    ['007', 'xrpl-value-invalid'],
    ['NaN', 'xrpl-value-invalid'],
    ['１', 'xrpl-value-invalid'],
    ['12345678901234567', 'xrpl-value-too-many-digits'],
    ['1.2345678901234567', 'xrpl-value-too-many-digits'],
    ['1e97', 'xrpl-value-out-of-range'],
    ['9e-82', 'xrpl-value-out-of-range'],
    ['9'.repeat(300), 'xrpl-value-invalid'],
  ])('%j is refused: %s', (text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  it('gives the same value for every spelling', () => {
    fc.assert(
      fc.property(values, (one) => {
        expect(value(formatTokenValue(one))).toEqual(one);
        expect(value(rippledText(one))).toEqual(one);
      }),
    );
  });

  it('hostile text never throws', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[-+0-9.eE]{0,40}$/)), (text) => void readTokenValue(text)));
  });
});

describe('arithmetic', () => {
  it.each([
    ['10', 1_000_000_000n, 1_100_000_000n, false, '9.090909090909091'],
    ['0.5', 1_000_000_000n, 1_100_000_000n, false, '0.4545454545454545'],
    ['20', 1_000_000_000n, 1_100_000_000n, false, '18.18181818181818'],
    ['0.5', 1_100_000_000n, 1_000_000_000n, true, '0.55'],
    ['10', 1_000_000_000n, 1_100_000_000n, true, '9.090909090909092'],
    ['0', 5n, 3n, true, '0'],
  ])('%s × %d / %d (up: %s) is %s', (text, over, under, up, expected) => {
    expect(formatTokenValue(ratio(value(text), over, under, up)!)).toBe(expected);
  });

  // The recipe rounds to the nearest before it rounds up, so a seventeenth digit may still be lost (xrpl-payment.md section 16.6, ratio).
  it('a fee rounded up is what is to arrive, to the last digit', () => {
    const rates = fc.bigInt({ min: parRate, max: 2n * parRate });
    const plain = values.filter(({ mantissa, exponent }) => mantissa > 0n && exponent > -60 && exponent < 60);
    fc.assert(
      fc.property(plain, rates, (amount, rate) => {
        const cost = ratio(amount, rate, parRate, true)!;
        const exact = { mantissa: amount.mantissa * rate, exponent: amount.exponent - 9 };
        const above = { mantissa: cost.mantissa + 1n, exponent: cost.exponent };
        expect(compareValues(above, exact)).toBeGreaterThanOrEqual(0);
        const below = { mantissa: cost.mantissa - 2n, exponent: cost.exponent };
        expect(compareValues(below, exact)).toBeLessThan(0);
      }),
    );
  });

  it('sums are exact, then rounded to the nearest, ties to the even digit', () => {
    expect(formatTokenValue(addValues(value('1000000000000000'), value('0.5'))!)).toBe('1000000000000000');
    expect(formatTokenValue(addValues(value('1000000000000001'), value('0.5'))!)).toBe('1000000000000002');
    expect(subtractValues(value('5'), value('5'))).toEqual(zeroValue);
    expect(addValues(value('9999999999999999e80'), value('9999999999999999e80'))).toBeNull();
    fc.assert(
      fc.property(values, values, (one, two) => {
        expect(addValues(one, two)).toEqual(addValues(two, one));
        expect(addValues(one, negate(one))).toEqual(zeroValue);
      }),
    );
  });

  it('rounding brackets the exact value', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 40n }), fc.integer({ min: -60, max: 40 }), (digits, exponent) => {
        const exact = { mantissa: digits, exponent };
        const [down, even, up] = (['down', 'even', 'up'] as const).map((rounding) => roundToValue(digits, exponent, rounding)!);
        expect(compareValues(down!, exact)).toBeLessThanOrEqual(0);
        expect(compareValues(up!, exact)).toBeGreaterThanOrEqual(0);
        expect([down, up]).toContainEqual(even);
      }),
    );
  });

  it('what is too small is zero, or the smallest value where it must not be less; what is too large is nothing', () => {
    expect(roundToValue(1n, -200, 'even')).toEqual(zeroValue);
    expect(roundToValue(-1n, -200, 'up')).toEqual({ mantissa: -minMantissa, exponent: minExponent });
    expect(roundToValue(1n, 200, 'even')).toBeNull();
  });

  it('order is by value', () => {
    fc.assert(
      fc.property(values, values, (one, two) => {
        expect(compareValues(one, two)).toBe(compare(decimalOfValue(one), decimalOfValue(two)));
      }),
    );
  });

  it('whole units: drops are cut or raised, an MPT goes to the nearest, ties to even', () => {
    expect([unitRatio(10n, 1n, 3n, false), unitRatio(10n, 1n, 3n, true), unitRatio(9n, 1n, 3n, true)]).toEqual([3n, 4n, 3n]);
    expect([nearestUnits(165n, 10n), nearestUnits(55n, 10n), nearestUnits(818n, 10n)]).toEqual([16n, 6n, 82n]);
  });
});
