// Token arithmetic to the last digit: the numbers that a real ledger was seen to give, and the laws that hold for all numbers.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { composed, decodeQuality, encodeQuality, inputFor, outputFor, parQuality, qualityHex, qualityOf } from './quality.ts';
import {
  add,
  compare,
  drops,
  equal,
  isLess,
  isZero,
  MAX_MANTISSA,
  MIN_MANTISSA,
  negated,
  type Quantity,
  subtract,
  TokenOverflow,
  tokens,
} from './quantity.ts';
import { parseTokens, tokensText } from './quantity-text.ts';
import { overRate, ratio, timesRate, UNIT_RATE } from './ratio.ts';

function num(text: string): Quantity {
  const value = parseTokens(text);
  if (value === null) throw new Error(text);
  return value;
}

const positive = fc
  .tuple(fc.bigInt({ min: MIN_MANTISSA, max: MAX_MANTISSA }), fc.integer({ min: -40, max: 20 }))
  .map(([m, e]) => tokens(m, e));
/** No product of three of them is too large for a token. */
const moderate = positive.map(({ m, e }) => tokens(m, Math.trunc(e / 3)));
const rates = fc.bigInt({ min: UNIT_RATE, max: 2n * UNIT_RATE });

test('text is what rippled prints, and numbers are what it means', () => {
  const printed: readonly (readonly [string, string])[] = [
    ['97.5', '97.5'],
    ['0.50', '0.5'],
    ['-12', '-12'],
    ['0', '0'],
    ['-0.0', '0'],
    ['100000000000', '1000000000000000e-4'],
    ['1e15', '1000000000000000'],
    ['1e-11', '1000000000000000e-26'],
    ['1e-10', '0.0000000001'],
    ['12345678901', '12345678901'],
    ['9999999999999999e80', '9999999999999999e80'],
  ];
  for (const [given, shown] of printed) expect(tokensText(num(given)), given).toBe(shown);
  for (const bad of ['', '1.', '.5', '1e', '0x1', '1,5', ' 1', 'NaN', '--1']) expect(parseTokens(bad), bad).toBeNull();
});

test('numbers are held to 16 digits, ties go to the even one, dust is nothing, and too much is an error', () => {
  expect(tokensText(num('1.00000000000000005'))).toBe('1');
  expect(tokensText(num('1.00000000000000015'))).toBe('1');
  expect(tokensText(num('1.0000000000000015'))).toBe('1.000000000000002');
  expect(tokensText(num('1.0000000000000025'))).toBe('1.000000000000002');
  expect(tokensText(num('9.9999999999999995'))).toBe('10');
  expect(isZero(num('1e-82'))).toBe(true);
  expect(isZero(num('1e-81'))).toBe(false);
  expect(() => num('1e97')).toThrow(TokenOverflow);
});

test('transfer fees round as the rule book says', () => {
  const fee = 1_100_000_000n;
  expect(tokensText(overRate(num('10'), fee, 'down'))).toBe('9.090909090909091');
  expect(tokensText(overRate(num('0.5'), fee, 'down'))).toBe('0.4545454545454545');
  expect(tokensText(overRate(num('20'), fee, 'down'))).toBe('18.18181818181818');
  expect(tokensText(overRate(num('20'), fee, 'up'))).toBe('18.18181818181819');
  expect(tokensText(timesRate(num('0.5'), fee, 'up'))).toBe('0.55');
  expect(ratio(drops(7n), 3n, 2n, 'down').m).toBe(10n);
  expect(ratio(drops(7n), 3n, 2n, 'up').m).toBe(11n);
});

test('offers have the qualities that end their book pages', () => {
  expect(qualityHex(qualityOf(num('15'), num('95')))).toBe('54059C0B550386BD');
  expect(qualityHex(qualityOf(num('20'), num('100')))).toBe('54071AFD498D0000');
  expect(tokensText(decodeQuality(0x54071afd498d0000n))).toBe('0.2');
  expect(qualityOf(drops(1_000_000n), num('1'))).toBe(encodeQuality(num('1000000')));
});

test('part of an offer: input is rounded up, output is cut', () => {
  const quality = qualityOf(num('15'), num('95'));
  expect(tokensText(inputFor(num('95'), quality, 'token', 'up'))).toBe('15.00000000000001');
  expect(tokensText(outputFor(num('15'), quality, 'token'))).toBe('94.99999999999997');
  expect(inputFor(num('1'), encodeQuality(num('0.3333333333333333')), 'drops', 'up').m).toBe(1n);
  expect(inputFor(num('10'), encodeQuality(num('0.3333333333333333')), 'drops', 'down').m).toBe(3n);
  expect(outputFor(drops(2n), encodeQuality(num('3')), 'drops').m).toBe(0n);
});

test('sums are exact before they are rounded, and order does not matter', () => {
  fc.assert(
    fc.property(positive, positive, (a, b) => {
      expect(equal(add(a, b), add(b, a))).toBe(true);
      expect(isZero(subtract(a, a))).toBe(true);
      expect(compare(a, b) + compare(b, a)).toBe(0);
      expect(isLess(negated(add(a, b)), a)).toBe(true);
      expect(isLess(add(a, b), a)).toBe(false);
    }),
  );
});

test('text and back is the same number', () => {
  fc.assert(fc.property(positive, (a) => equal(num(tokensText(a)), a) && equal(num(tokensText(negated(a))), negated(a))));
});

test('rounding up is never below rounding down, and they differ by one unit at most', () => {
  fc.assert(
    fc.property(positive, rates, (a, rate) => {
      const [down, up] = [timesRate(a, rate, 'down'), timesRate(a, rate, 'up')];
      expect(isLess(up, down)).toBe(false);
      expect(subtract(up, down).m === 0n || equal(subtract(up, down), tokens(1n, down.e))).toBe(true);
      expect(isLess(overRate(a, rate, 'down'), tokens(a.m, a.e - 1))).toBe(false);
    }),
  );
});

test('a better quality is a smaller number, encoding keeps it, and composing with par changes nothing', () => {
  fc.assert(
    fc.property(positive, positive, (a, b) => {
      expect(encodeQuality(a) < encodeQuality(b)).toBe(isLess(a, b));
      expect(equal(decodeQuality(encodeQuality(a)), a)).toBe(true);
      expect(composed(encodeQuality(a), parQuality)).toBe(encodeQuality(a));
    }),
  );
});

test('what an output needs as input yields no more than that output', () => {
  fc.assert(
    fc.property(moderate, moderate, moderate, (out, paid, got) => {
      const quality = qualityOf(paid, got);
      const needed = inputFor(out, quality, 'token', 'down');
      expect(isLess(out, outputFor(needed, quality, 'token'))).toBe(false);
      expect(isLess(inputFor(out, quality, 'token', 'up'), needed)).toBe(false);
    }),
  );
});
