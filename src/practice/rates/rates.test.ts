import { describe, expect, it } from 'vitest';
import { PracticeRates } from './rates.ts';
import { parseFixedRates } from './rates-parse.ts';

describe('practice rates', () => {
  it('are plausible and fit each other', () => {
    const rates = new PracticeRates({});
    expect(
      ['BTC_USD', 'XRP_USD', 'BTC_JPY', 'XRP_JPY', 'BTC_EUR', 'XRP_EUR', 'BTC_XRP', 'XRP_BTC', 'USD_JPY'].map((pair) => rates.rate(pair)),
    ).toEqual(['50000', '2', '7500000', '300', '45000', '1.8', '25000', '0.00004', '150']);
    expect(rates.rate('JPY_USD')).toBe('0.006666666666666667');
  });

  it('can be fixed, and the other way round follows', () => {
    const rates = new PracticeRates({});
    expect(rates.set('BTC_USD', '62500')).toBe(true);
    expect([rates.rate('BTC_USD'), rates.rate('USD_BTC'), rates.rate('BTC_JPY')]).toEqual(['62500', '0.000016', '9375000']);
    expect(rates.set('USD_BTC', '0.00001')).toBe(true);
    expect(rates.rate('BTC_USD')).toBe('100000');
    expect([rates.rate('BTC_EUR'), rates.rate('XRP_BTC'), rates.rate('XRP_USD')]).toEqual(['90000', '0.00002', '2']);
    expect(rates.set('BTC_EUR', '80000')).toBe(true);
    expect([rates.rate('BTC_EUR'), rates.rate('BTC_USD')]).toEqual(['80000', '100000']);
    expect(rates.set('FOO_BAR', '3')).toBe(true);
    expect(rates.rate('FOO_BAR')).toBe('3');
  });

  it('refuse nonsense', () => {
    const rates = new PracticeRates({});
    for (const [pair, rate] of [
      ['BTC_USD', '0'],
      ['BTC_USD', '-1'],
      ['BTC_USD', '1e5'],
      ['BTC', '1'],
      ['BTC_BTC', '1'],
      ['btc_usd', '1'],
    ] as const) {
      expect(rates.set(pair, rate)).toBe(false);
    }
    expect(rates.rate('BTC_ABC')).toBeNull();
    expect(rates.rate('toString_USD')).toBeNull();
  });

  it('survive on disk as a map of texts, and nothing else is read back', () => {
    expect(parseFixedRates(null)).toEqual({});
    expect(parseFixedRates('{"BTC_USD":"1"}')).toEqual({ BTC_USD: '1' });
    for (const text of ['[]', '{"BTC_USD":1}', '', 'null']) expect(parseFixedRates(text)).toBeNull();
  });
});
