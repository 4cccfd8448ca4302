import { describe, expect, it } from 'vitest';
import { knownCurrencies } from '../money/currencies.ts';
import { findCurrencies, namedCurrencies } from './currency-names.ts';

const codes = (locale: 'en' | 'ja', typed: string): readonly string[] =>
  findCurrencies(namedCurrencies(locale), typed).map(({ code }) => code);

describe('finding a currency', () => {
  it('offers all of them, the usual ones first', () => {
    expect(codes('en', '')).toHaveLength(knownCurrencies().length);
    expect(codes('en', ' ').slice(0, 3)).toEqual(['USD', 'EUR', 'JPY']);
  });

  it('puts the code itself before all that contains it', () => {
    expect(codes('en', 'usd')[0]).toBe('USD');
    expect(codes('en', 'btc')[0]).toBe('BTC');
    expect(codes('en', 'ｊｐｙ')[0]).toBe('JPY');
  });

  it('knows names in both languages, whatever the screen speaks', () => {
    expect(codes('ja', 'ドル')).toContain('USD');
    expect(codes('en', '円')).toContain('JPY');
    expect(codes('ja', 'swiss franc')).toContain('CHF');
    expect(codes('en', 'ビットコイン')).toContain('BTC');
    expect(codes('en', 'colon')).toContain('CRC');
  });

  it('finds nothing for a unit of one’s own', () => {
    expect(codes('en', '時間')).toEqual([]);
    expect(codes('en', 'HOURS')).toEqual([]);
  });

  it('has a name for every coin, and shows places beside it', () => {
    for (const { kind, code, name } of namedCurrencies('en')) if (kind === 'crypto') expect(name.length, code).toBeGreaterThan(2);
    expect(namedCurrencies('ja').find(({ code }) => code === 'USD')).toMatchObject({ name: '米ドル', divisibility: 2 });
  });
});
