// Owns the proof that rate rules mean what they say, exactly, and that nothing else is one.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effective, start } from '../../../tests/fakes/payouts.ts';
import { askedPrices, parseRateRule, priceOf, type Quotes } from './rates.ts';

const quotes: Quotes = new Map(
  (
    [
      ['kraken(BTC_USD)', '50000', 'kraken', 40],
      ['coingecko(BTC_USD)', '50100', 'coingecko', 90],
      ['bitflyer(BTC_JPY)', '7500000', 'bitflyer', 10],
      ['BTC_USD', '50050', 'median of kraken, coingecko', 90],
      ['USD_JPY', '150', 'manual', 5000],
      ['zero(BTC_USD)', '0', 'zero', 0],
      ['liar(BTC_USD)', '1', 'kraken', 0],
    ] as const
  ).map(([pair, rate, source, age]) => [pair, { pair, rate, source, at: start - age }]),
);
const payout = effective({ originalCurrency: 'USD', originalAmount: '100' });

/** "rate, source, age", or the code with the price that is missing. */
function price(text: string): string {
  const rule = parseRateRule(text);
  if (!rule.ok) return rule.error.code;
  const found = priceOf(payout, null, rule.value, quotes);
  if (!found.ok) return [found.error.code, ...Object.values(found.error.params ?? {})].join(' ');
  expect(found.value.rateRule).toBe(text.trim());
  const { rate, rateSource, quotedAt } = found.value;
  const shown = rate.scale === 0 ? String(rate.digits) : `${rate.digits}e-${rate.scale}`;
  return `${shown}, ${rateSource}, ${quotedAt === null ? 'ageless' : start - quotedAt}`;
}

describe('a rate rule', () => {
  it.each([
    ['5000', '5000, manual, ageless'],
    [' 5e3 ', '5000, manual, ageless'],
    ['1 + 2 * 3', '7, manual, ageless'],
    ['(1 + 2) * 3', '9, manual, ageless'],
    ['10 - 2 - 3', '5, manual, ageless'],
    ['16 / 2 / 2', '4, manual, ageless'],
    ['--5', '5, manual, ageless'],
    ['-(2 - 7)', '5, manual, ageless'],
    ['3 * -2 + 7', '1, manual, ageless'],
    ['0.1 + 0.2', '3e-1, manual, ageless'],
    ['kraken(BTC_USD)', '50000, kraken, 40'],
    ['Kraken ( btc_usd )', '50000, kraken, 40'],
    ['(kraken(BTC_USD))', '50000, kraken, 40'],
    ['BTC_USD', '50050, median of kraken, coingecko, 90'],
    ['kraken(BTC_USD) * 1.01', '50500, kraken, 40'],
    ['(kraken(BTC_USD) + coingecko(BTC_USD)) / 2', '50050, kraken, coingecko, 90'],
    ['bitflyer(BTC_JPY) / USD_JPY', '50000, bitflyer, manual, 5000'],
    ['kraken(BTC_USD) + kraken(BTC_USD)', '100000, kraken, 40'],
    ['ｋｒａｋｅｎ（ＢＴＣ＿ＵＳＤ）＊１．０１', '50500, kraken, 40'],
    ['1 / 3', '333333333333333334e-18, manual, ageless'],
    ['1 / bitflyer(BTC_JPY) * bitflyer(BTC_JPY)', '1, bitflyer, 10'],
  ])('%s is %s', (text, outcome) => expect(price(text)).toBe(outcome));

  it.each([
    ['binance(BTC_USD)', 'rate-unavailable binance(BTC_USD)'],
    ['kraken(BTC_USD) + binance(btc_usd)', 'rate-unavailable binance(BTC_USD)'],
    ['zero(BTC_USD)', 'rate-unavailable zero(BTC_USD)'],
    ['1 / zero(BTC_USD)', 'rate-unavailable zero(BTC_USD)'],
    ['liar(BTC_USD)', 'rate-unavailable liar(BTC_USD)'],
    ['kraken(BTC_EUR)', 'rate-rule-invalid'],
    ['USD_JPY', 'rate-rule-invalid'],
    ['kraken(BTC_USD) - kraken(BTC_USD)', 'rate-rule-invalid'],
    ['kraken(BTC_USD) / (BTC_USD - BTC_USD)', 'rate-rule-invalid'],
    ['-kraken(BTC_USD)', 'rate-rule-invalid'],
    ['1e22 * 1e20 * kraken(BTC_USD)', 'rate-rule-invalid'],
  ])('%s is refused: %s', (text, outcome) => expect(price(text)).toBe(outcome));

  it.each([
    '',
    ' ',
    '1 +',
    '* 2',
    '+5',
    '(1',
    '1)',
    '()',
    '1 2',
    '2(3)',
    '5.',
    '1.2.3',
    '1,000',
    '5 % 2',
    '2 ** 3',
    '2 ^ 3',
    '1 / 0',
    '1 / (2 - 2)',
    '0 * 5',
    'kraken',
    'kraken()',
    'kraken(5)',
    'kraken(BTC)',
    'kraken(BTC_USD',
    'kraken(kraken(BTC_USD))',
    'kraken(BTC_USD) kraken(BTC_USD)',
    'kraken(BTC_USD, 2)',
    'BTC_USD_EUR',
    'BTC_ABCDEFGHIJKLM',
    '_USD',
    'process.exit(1)',
    'constructor',
    '0x10',
    'Infinity',
    'NaN',
    '1e61',
    '"5"',
    '5;6',
    `${'('.repeat(17)}1${')'.repeat(17)}`,
    `${'-'.repeat(18)}1`,
    `1${'+1'.repeat(40)}`,
    `1${' '.repeat(200)}`,
    'ﷺ'.repeat(60),
    'a b c d e f g h i'
      .split(' ')
      .map((name) => `${name}(BTC_USD)`)
      .join('+'),
  ])('%j is none', (text) => expect(price(text)).toBe('rate-rule-invalid'));

  it('may be as deep and as wide as its bounds', () => {
    expect(price(`${'('.repeat(16)}1${')'.repeat(16)}`)).toBe('1, manual, ageless');
    expect(price(`1${'+1'.repeat(31)}`)).toBe('32, manual, ageless');
  });

  it('asks for each of its prices once, and a constant for none', () => {
    const asked = (text: string) => {
      const rule = parseRateRule(text);
      return rule.ok ? askedPrices(payout, null, rule.value) : null;
    };
    expect(asked('kraken(btc_usd) + BTC_USD / kraken(BTC_USD)')).toEqual(['kraken(BTC_USD)', 'BTC_USD']);
    expect(asked('5 * 1000')).toEqual([]);
  });

  it('is worked out even where one coin is worth itself, and may fail there', () => {
    const bitcoin = effective({ originalAmount: '1' });
    const of = (text: string) => {
      const rule = parseRateRule(text);
      return rule.ok ? priceOf(bitcoin, null, rule.value, quotes) : rule;
    };
    expect(of('kraken(BTC_USD) * 2')).toMatchObject({ ok: true, value: { rate: { digits: 1n, scale: 0 }, rateSource: 'same-currency' } });
    expect(of('binance(BTC_USD) * 2')).toMatchObject({ ok: false, error: { code: 'rate-unavailable' } });
  });

  it('names as many sources as fit', () => {
    const names = 'a b c d e f g h'.split(' ').map((name) => `${name}long-source-name`);
    const many: Quotes = new Map(names.map((name) => [`${name}(A_B)`, { pair: `${name}(A_B)`, rate: '1', source: name, at: 0 }]));
    const rule = parseRateRule(
      names
        .slice(0, 7)
        .map((name) => `${name}(A_B)`)
        .join('+'),
    );
    const found = rule.ok ? priceOf(payout, null, rule.value, many) : rule;
    expect(found).toMatchObject({ value: { rateSource: 'along-source-name, blong-source-name, clong-source-name, …' } });
  });
});

/** A slow, obvious model: a tree with its text and its exact value as top and bottom; null where it divides by zero. */
interface Model {
  readonly text: string;
  readonly value: readonly [bigint, bigint] | null;
}
const number: fc.Arbitrary<Model> = fc
  .tuple(fc.integer({ min: 0, max: 99_999 }), fc.integer({ min: 0, max: 999 }))
  .map(([whole, thousandths]) => ({
    text: `${whole}.${String(thousandths).padStart(3, '0')}`,
    value: [BigInt(whole) * 1000n + BigInt(thousandths), 1000n],
  }));
const model = fc.letrec<{ tree: Model }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    number,
    fc.tuple(tie('tree'), fc.constantFrom('+', '-', '*', '/'), tie('tree')).map(([a, operator, b]) => ({
      text: `(${a.text}${operator}${b.text})`,
      value: a.value === null || b.value === null ? null : compute(operator, a.value, b.value),
    })),
    tie('tree').map((of) => ({ text: `-${of.text}`, value: of.value === null ? null : ([-of.value[0], of.value[1]] as const) })),
  ),
})).tree;

function compute(operator: string, [a, b]: readonly [bigint, bigint], [c, d]: readonly [bigint, bigint]): readonly [bigint, bigint] | null {
  if (operator === '+') return [a * d + c * b, b * d];
  if (operator === '-') return [a * d - c * b, b * d];
  if (operator === '*') return [a * c, b * d];
  return c === 0n ? null : [a * d, b * c];
}

describe('arithmetic', () => {
  it('agrees with fractions, rounded up once in the 18th place', () => {
    fc.assert(
      fc.property(model, ({ text, value }) => {
        fc.pre(text.length <= 200);
        const rule = parseRateRule(text);
        if (!rule.ok) {
          // Zero, below, no number, or beyond the bounds of a rule.
          const positive = value !== null && value[0] * value[1] > 0n;
          const bounded = text.split(/[-+*/()]|[\d.]+/).length < 64;
          expect(positive && bounded && value[0] / value[1] < 10n ** 21n).toBe(false);
          return;
        }
        if (rule.value.kind !== 'constant' || value === null) throw new Error('a constant was expected');
        const [top, bottom] = value[1] < 0n ? [-value[0], -value[1]] : value;
        const { digits, scale } = rule.value.rate;
        const units = digits * 10n ** BigInt(18 - scale);
        // The least number of units that is not below the exact value.
        expect(units * bottom >= top * 10n ** 18n).toBe(true);
        expect((units - 1n) * bottom < top * 10n ** 18n).toBe(true);
      }),
    );
  });

  it('never throws, whatever is typed', () => {
    const typed = fc.array(fc.constantFrom('1', '.', 'e', '_', 'BTC_USD', 'kraken', '(', ')', '+', '-', '*', '/', ' ', 'é', '時間', '%'), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(
        fc.oneof(
          typed.map((parts) => parts.join('')),
          fc.string({ unit: 'binary', maxLength: 220 }),
        ),
        (text) => {
          const rule = parseRateRule(text);
          if (!rule.ok) expect(rule.error.code).toBe('rate-rule-invalid');
          else priceOf(payout, null, rule.value, quotes);
        },
      ),
    );
  });
});
