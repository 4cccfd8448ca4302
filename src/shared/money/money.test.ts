import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currencyOf, knownCurrencies, parseUnit } from './currencies.ts';
import { displayAmount } from './display-amount.ts';
import { decimalOf } from './parse-amount.ts';
import { dropsToText, satsToText, textToDrops, textToSats, unitsToPaddedText } from './units.ts';

function unit(text: string): string {
  const read = parseUnit(text);
  return read.ok ? read.value : read.error.code;
}

describe('units of a chain', () => {
  it('write satoshi and drops as coins', () => {
    expect(satsToText(33_334n)).toBe('0.00033334');
    expect(dropsToText(1_000_000n)).toBe('1');
    expect(unitsToPaddedText(100_000_000n, 8)).toBe('1.00000000');
  });

  it('refuse a fraction of a satoshi or drop', () => {
    expect(textToSats('0.000000001')).toMatchObject({ ok: false, error: { code: 'number-too-precise' } });
    expect(textToDrops('0.0000001')).toMatchObject({ ok: false, error: { code: 'number-too-precise' } });
  });

  it('property: coins and satoshi are the same money', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2_100_000_000_000_000n }), (sats) => {
        expect(textToSats(satsToText(sats))).toEqual({ ok: true, value: sats });
      }),
    );
  });
});

describe('currencies', () => {
  it.each([
    ['USD', 2],
    ['JPY', 0],
    ['KRW', 0],
    ['CLP', 0],
    ['ARS', 0],
    ['COP', 0],
    ['VND', 0],
    ['UGX', 0],
    ['ISK', 0],
    ['KWD', 3],
    ['BHD', 3],
    ['OMR', 3],
    ['JOD', 3],
    ['IQD', 3],
    ['LYD', 3],
    ['TND', 3],
    ['CLF', 4],
    ['BTC', 8],
    ['SATS', 0],
    ['ETH', 18],
    ['XMR', 12],
    ['XRP', 6],
  ])('%s has %i places', (code, places) => {
    expect(currencyOf(code)?.divisibility).toBe(places);
  });

  it('are many, and none stands in the table twice', () => {
    const codes = knownCurrencies().map((currency) => currency.code);
    expect(codes.length).toBeGreaterThanOrEqual(187);
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of codes) expect(code).toMatch(/^[A-Z]{3,5}$/);
  });

  it('stand beside free units of letters and digits in any script', () => {
    expect(unit(' btc ')).toBe('BTC');
    expect(unit('hour')).toBe('HOUR');
    expect(unit('時間')).toBe('時間');
    expect(unit('ＵＳＤ')).toBe('USD');
    expect(unit('é')).toBe('é');
    expect(unit('ABCDEFGHIJKL')).toBe('ABCDEFGHIJKL');
    expect(currencyOf('HOUR')).toBeNull();
  });

  it.each(['', '  ', 'ABCDEFGHIJKLM', 'US D', 'U$D', 'a-b', '<b>', '🙂', 'A\u202eB'])('%j is no unit', (text) => {
    expect(unit(text)).toBe('unit-invalid');
  });
});

describe('amounts for the eye', () => {
  it.each([
    ['12.3', 'USD', '12.30'],
    ['1200', 'JPY', '1200'],
    ['1.005', 'USD', '1.01'],
    ['0.004', 'USD', '0.004'],
    ['0.0049', 'USD', '0.0049'],
    ['0.00996', 'USD', '0.01'],
    ['0.123456789', 'USD', '0.123'],
    ['0.5', 'JPY', '0.5'],
    ['1.5', 'JPY', '1.5'],
    ['100.4', 'JPY', '100'],
    ['-1.005', 'USD', '-1.01'],
    ['0', 'USD', '0.00'],
    ['0.5', 'BTC', '0.5'],
    ['0.123456789', 'BTC', '0.12345679'],
    ['1.25', 'HOUR', '1.25'],
  ])('%s %s is shown as %s', (amount, currency, expected) => {
    expect(displayAmount(decimalOf(amount), currency)).toBe(expected);
  });
});
