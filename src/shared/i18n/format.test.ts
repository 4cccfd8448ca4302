import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountParts, amountText, createFormatter, groupsOfFour, methodCurrency, shortUnit, spanParts } from './format.ts';

const en = createFormatter('en', 'Asia/Tokyo');
const ja = createFormatter('ja', 'Asia/Tokyo');
const noon = 1_795_402_800; // 23 November 2026, 03:00 UTC = 12:00 in Tokyo

describe('amounts', () => {
  it('are grouped by thousands and padded to the places of the unit', () => {
    expect(amountText('1234567.5', 'USD')).toBe('1,234,567.50 USD');
    expect(amountText('0.00033334', 'BTC')).toBe('0.00033334 BTC');
    expect(amountText('2500000', 'JPY')).toBe('2,500,000 JPY');
    expect(amountText('40', 'HOUR')).toBe('40 HOUR');
  });

  it('know which digits were only added', () => {
    expect(amountParts('0.5', 'BTC')).toEqual({ sign: '', integer: '0', fraction: '50000000', padded: 7 });
    expect(amountParts('1.250', 'USD')).toEqual({ sign: '', integer: '1', fraction: '25', padded: 0 });
  });

  it('keep every digit beyond the usual places', () => {
    expect(amountText('1.23456789012345678', 'USD')).toBe('1.23456789012345678 USD');
  });

  it('say that money left', () => {
    expect(amountText('-1000', 'XRP')).toBe('−1,000.000000 XRP');
  });

  it('are shown as they are when they are no decimal', () => {
    expect(amountParts('all', 'USD').integer).toBe('all');
  });

  it('never change a value (property)', () => {
    const digits = fc.bigInt({ min: 0n, max: 10n ** 30n });
    fc.assert(
      fc.property(digits, fc.integer({ min: 0, max: 18 }), fc.constantFrom('BTC', 'USD', 'JPY', 'HOUR'), (value, scale, unit) => {
        const raw = value.toString().padStart(scale + 1, '0');
        const text = scale === 0 ? raw : `${raw.slice(0, -scale)}.${raw.slice(-scale)}`;
        const { integer, fraction } = amountParts(text, unit);
        const shown = BigInt(integer.replaceAll(',', '') + fraction.padEnd(18, '0'));
        expect(shown).toBe(value * 10n ** BigInt(18 - scale));
      }),
    );
  });
});

describe('units and addresses', () => {
  it('show a token by its code and an issuance as MPT', () => {
    expect(shortUnit('USD.rMBzp8CgpE441cp5PVyA9rpVV7oT8hP3ys')).toBe('USD');
    expect(shortUnit('0'.repeat(48))).toBe('MPT');
    expect(methodCurrency('BTC-CHAIN')).toBe('BTC');
  });

  it('come in groups of four that join to the whole', () => {
    expect(groupsOfFour('rMBzp8CgpE441')).toEqual(['rMBz', 'p8Cg', 'pE44', '1']);
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zA-Z0-9]*$/), (text) => {
        expect(groupsOfFour(text).join('')).toBe(text);
      }),
    );
  });
});

describe('time', () => {
  it('is written as each language writes it, in the given zone', () => {
    expect(en.dateTime(noon)).toBe('23 Nov 2026 12:00');
    expect(ja.dateTime(noon)).toBe('2026年11月23日 12:00');
  });

  it('is told from now', () => {
    expect(en.relative(noon - 3 * 86_400, noon)).toBe('3 days ago');
    expect(ja.relative(noon - 3 * 86_400, noon)).toBe('3 日前');
    expect(en.relative(noon + 7200, noon)).toBe('in 2 hours');
    expect(en.relative(noon - 20, noon)).toBe('just now');
    expect(ja.relative(noon - 20, noon)).toBe('たった今');
  });

  it('never rounds an age up to a day that has not passed', () => {
    expect(en.relative(noon - 86_399, noon)).toBe('23 hours ago');
  });

  it('spans two parts at most', () => {
    expect(en.span(2 * 86_400 + 3 * 3600 + 59)).toBe('2 days 3 hours');
    expect(ja.span(118)).toBe('1 分 58 秒');
    expect(en.span(0)).toBe('0 seconds');
    expect(spanParts(-5)).toEqual({ days: 0, hours: 0, minutes: 0, seconds: 0 });
  });
});

describe('moments with the day of the week', () => {
  // Clocks in New York go back on 1 November 2026, between the two moments a day of 24 hours apart.
  const before = Date.UTC(2026, 9, 31, 16, 0) / 1000;

  it('stand in the time zone asked for, and follow its clocks', () => {
    const format = createFormatter('en', 'America/New_York');
    expect(format.weekdayTime(before)).toBe('Sat 31 Oct 2026 12:00');
    expect(format.weekdayTime(before + 86_400)).toBe('Sun 1 Nov 2026 11:00');
  });

  it('read as Japanese dates do', () => {
    expect(createFormatter('ja', 'Asia/Tokyo').weekdayTime(before)).toBe('2026年11月1日(日) 01:00');
  });
});
