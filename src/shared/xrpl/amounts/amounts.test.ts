// Tests: currency codes, look-alikes, MPT values, and amounts as JSON and back.
import { decode, encode } from 'ripple-binary-codec';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gateway, mptId, paymentJson, usd } from '../../../../tests/fakes/xrpl-payments.ts';
import { type Amount, maxDrops, maxMptValue } from '../amount.ts';
import { readAmount } from './amount-parse.ts';
import { beforeFee, compareAmounts, minus, sameAmount } from './compare.ts';
import { hexSpellingXrp, readCurrency, writeCurrency } from './currency-code.ts';
import { describeCurrency } from './currency-words.ts';
import { mptIssuerOf, mptText, mptValueOf, readMptValue } from './mpt.ts';
import { formatTokenValue, minMantissa } from './token-value.ts';
import { amountText, writeAmount } from './write-amount.ts';

const hexOf = (text: string) => Buffer.from(text).toString('hex').toUpperCase().padEnd(40, '0');
const currency = (text: string) => {
  const read = readCurrency(text);
  return read.ok ? read.value : read.error.code;
};

describe('currency codes', () => {
  it.each([
    ['USD', 'USD'],
    ['usd', 'usd'],
    ['$%&', '$%&'],
    ['0000000000000000000000005553440000000000', 'USD'],
    [hexOf('RLUSD').toLowerCase(), hexOf('RLUSD')],
    [hexSpellingXrp, hexSpellingXrp],
    ['XRP', 'xrpl-currency-is-xrp'],
    ['0'.repeat(40), 'xrpl-currency-is-xrp'],
    ['US', 'xrpl-currency-invalid'],
    ['DOLLAR', 'xrpl-currency-invalid'],
    ['U D', 'xrpl-currency-invalid'],
    ['円円円', 'xrpl-currency-invalid'],
    [`00${'1'.repeat(38)}`, 'xrpl-currency-invalid'],
  ])('%s is read as %s', (text, read) => {
    expect(currency(text)).toBe(read);
  });

  it('are written so that the codec takes them, also those with signs that it knows in hex only', () => {
    for (const code of ['USD', '<$>', 'a>b', hexOf('RLUSD')]) {
      const blob = encode({ ...paymentJson({ Amount: { ...usd('1'), currency: writeCurrency(code) } }) });
      const amount = decode(blob)['Amount'];
      expect(readAmount(amount)).toMatchObject({ ok: true, value: { currency: code } });
    }
  });

  it.each([
    ['USD', 'USD', null],
    ['usd', 'usd', 'USD'],
    ['XRp', 'XRp', 'XRP'],
    [hexOf('USD'), 'USD', 'USD'],
    [hexSpellingXrp, hexSpellingXrp, null],
    [hexOf('RLUSD'), 'RLUSD', null],
    [hexOf('RLU5D'), 'RLU5D', 'RLUSD'],
    [hexOf('UЅD'), 'UЅD', 'USD'],
    [hexOf('US\u200bD'), 'US\u200bD', 'USD'],
    [hexOf('MyToken'), 'MyToken', null],
    ['FF'.repeat(20), 'FF'.repeat(20), null],
  ])('%s shows as %s and looks like %s', (code, text, looksLike) => {
    expect(describeCurrency(code)).toMatchObject({ text, looksLike });
  });
});

describe('multi-purpose tokens', () => {
  it('carry their issuer in the id, and whole units only', () => {
    expect(mptIssuerOf(mptId)).toBe(gateway);
    expect(readMptValue(maxMptValue.toString())).toEqual({ ok: true, value: maxMptValue });
    for (const text of ['1.5', '1e3', '007', '', ' 1'])
      expect(readMptValue(text)).toMatchObject({ error: { code: 'xrpl-mpt-value-invalid' } });
    expect(readMptValue((maxMptValue + 1n).toString())).toMatchObject({ error: { code: 'xrpl-value-out-of-range' } });
  });

  it('are shown and typed by their scale', () => {
    expect(mptText(12_345n, 2)).toBe('123.45');
    expect(mptValueOf('123.45', 2)).toEqual({ ok: true, value: 12_345n });
    expect(mptValueOf('123.456', 2)).toMatchObject({ ok: false });
  });
});

describe('amounts', () => {
  const amounts: fc.Arbitrary<Amount> = fc.oneof(
    fc.bigInt({ min: 0n, max: maxDrops }).map((drops): Amount => ({ kind: 'xrp', drops })),
    fc.bigInt({ min: 0n, max: maxMptValue }).map((units): Amount => ({ kind: 'mpt', id: mptId, value: units })),
    fc
      .tuple(
        fc.bigInt({ min: minMantissa, max: minMantissa * 10n - 1n }),
        fc.integer({ min: -96, max: 80 }),
        fc.constantFrom('USD', '<$>', hexOf('RLUSD')),
      )
      .map(([mantissa, exponent, code]): Amount => ({ kind: 'token', currency: code, issuer: gateway, value: { mantissa, exponent } })),
  );

  it('are read back as they were written, by us and by the reference codec', () => {
    fc.assert(
      fc.property(amounts, (amount) => {
        expect(readAmount(writeAmount(amount))).toEqual({ ok: true, value: amount });
        const decoded = decode(encode({ ...paymentJson({ Amount: writeAmount(amount) }) }));
        expect(readAmount(decoded['Amount'])).toEqual({ ok: true, value: amount });
      }),
    );
  });

  it('of a JSON number count only where the number is surely what was written', () => {
    expect(readAmount(1_000_000)).toEqual({ ok: true, value: { kind: 'xrp', drops: 1_000_000n } });
    for (const number of [1.5, 2 ** 60, -0, Number.NaN]) expect(readAmount(number).ok).toBe(false);
  });

  it.each([[null], [[]], [{}], [{ ...usd('1'), more: 1 }], [{ value: '1' }], [true]])('%j is none', (json) => {
    expect(readAmount(json)).toMatchObject({ ok: false, error: { code: 'xrpl-amount-shape' } });
  });

  it('of one asset are compared, subtracted and raised by a fee; of two kinds that is a bug', () => {
    const [ten, eleven] = [readAmount(usd('10')), readAmount(usd('11'))];
    if (!ten.ok || !eleven.ok) throw new Error('unreadable');
    expect(beforeFee(ten.value, 1_100_000_000n)).toEqual(eleven.value);
    expect(sameAmount(minus(eleven.value, ten.value)!, { ...ten.value, value: { mantissa: minMantissa, exponent: -15 } } as Amount)).toBe(
      true,
    );
    expect(beforeFee({ kind: 'xrp', drops: 3n }, 1_100_000_000n)).toEqual({ kind: 'xrp', drops: 4n });
    expect(() => compareAmounts(ten.value, { kind: 'xrp', drops: 1n })).toThrow(TypeError);
    expect([amountText(ten.value), amountText({ kind: 'xrp', drops: 1n })]).toEqual(['10 USD', '0.000001 XRP']);
    expect(formatTokenValue({ mantissa: minMantissa, exponent: 80 })).toBe('1e95');
  });
});
