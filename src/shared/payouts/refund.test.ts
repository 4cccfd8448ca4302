import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, compare, multiply } from '../money/decimal.ts';
import { decimalOf } from '../money/parse-amount.ts';
import { type RefundRequest, refundOf, refundPair } from './refund.ts';

const base: RefundRequest = { paid: '100', paidIn: 'USD', refundIn: 'USD', basis: 'then', rate: null, custom: null, minusPercent: '' };
const refund = (part: Partial<RefundRequest>) => refundOf({ ...base, ...part });

describe('a refund', () => {
  it.each([
    ['the same currency, all of it', {}, '100', '0'],
    ['less a fee of 2.5 %', { minusPercent: '2.5' }, '97.5', '2.5'],
    ['dollars into bitcoin at the rate then', { refundIn: 'BTC', rate: '50000' }, '0.002', '0'],
    ['bitcoin into dollars', { paid: '0.5', paidIn: 'BTC', refundIn: 'USD', rate: '60000', minusPercent: '1' }, '29700', '300'],
    ['a rate that does not come out even is rounded down', { refundIn: 'BTC', rate: '86120.45' }, '0.00116116', '0'],
    ['into XRP, six places', { refundIn: 'XRP', rate: '2.1044' }, '47.519482', '0'],
    ['yen have no places', { paid: '0.00012345', paidIn: 'BTC', refundIn: 'JPY', rate: '12345678' }, '1524', '0'],
    ['satoshi need no market', { paid: '0.5', paidIn: 'BTC', refundIn: 'SATS' }, '50000000', '0'],
    ['and back', { paid: '1', paidIn: 'SATS', refundIn: 'BTC', minusPercent: '0' }, '0.00000001', '0'],
    ['a chosen amount', { basis: 'custom', custom: '42.125', refundIn: 'EUR' }, '42.125', '0'],
    [
      'a chosen amount less a share, to the places it was typed with',
      { basis: 'custom', custom: '0.333', minusPercent: '50' },
      '0.166',
      '0.167',
    ],
    ['the share is rounded up, so never too much goes back', { paid: '0.01', minusPercent: '1' }, undefined, undefined],
  ] as const)('%s', (_name, part, amount, deduction) => {
    const found = refund(part);
    if (amount === undefined) expect(found).toMatchObject({ ok: false, error: { code: 'refund-nothing-left' } });
    else expect(found).toMatchObject({ ok: true, value: { amount, deduction } });
  });

  it.each([
    ['nothing was paid', { paid: '0' }, 'refund-not-positive'],
    ['no amount', { paid: 'ten' }, 'number-invalid'],
    ['no rate', { refundIn: 'BTC' }, 'number-invalid'],
    ['a rate of zero', { refundIn: 'BTC', rate: '0' }, 'refund-not-positive'],
    ['a share of all', { minusPercent: '100' }, 'refund-percent-invalid'],
    ['a negative share', { minusPercent: '-1' }, 'refund-percent-invalid'],
    ['a share that is none', { minusPercent: 'x' }, 'refund-percent-invalid'],
    ['less than a satoshi', { paid: '0.00001', refundIn: 'BTC', rate: '86000' }, 'refund-nothing-left'],
    ['no chosen amount', { basis: 'custom' }, 'number-invalid'],
  ] as const)('is refused when %s', (_name, part, code) => {
    expect(refund(part)).toMatchObject({ ok: false, error: { code } });
  });

  it('says how it was reckoned', () => {
    expect(refund({ refundIn: 'BTC', rate: '86120.45', minusPercent: '2' })).toEqual({
      ok: true,
      value: {
        paid: '100',
        pair: { base: 'BTC', quote: 'USD', fixed: null },
        operator: '÷',
        rate: '86120.45',
        converted: '0.00116116',
        roundedTo: 8,
        percent: '2',
        deduction: '0.00002323',
        amount: '0.00113793',
      },
    });
    expect(refund({ refundIn: 'BTC', rate: '50000' })).toMatchObject({ value: { roundedTo: null } });
  });

  it('names the coin first in a pair', () => {
    expect(refundPair('USD', 'BTC')).toMatchObject({ base: 'BTC', quote: 'USD' });
    expect(refundPair('XRP', 'USD')).toMatchObject({ base: 'XRP', quote: 'USD' });
    expect(refundPair('SATS', 'BTC')).toEqual({ base: 'BTC', quote: 'SATS', fixed: '100000000' });
    expect(refundPair('EUR', 'JPY')).toMatchObject({ base: 'EUR', quote: 'JPY' });
    expect(refundPair('USD', 'USD')).toBeNull();
  });

  const cents = fc.integer({ min: 1, max: 100_000_000 });
  it('property: lines add up as written, and no refund is worth more than what was paid', () => {
    fc.assert(
      fc.property(cents, cents, fc.integer({ min: 0, max: 9999 }), (paid, rate, percent) => {
        const text = (value: number): string => `${Math.floor(value / 100)}.${String(value % 100).padStart(2, '0')}`;
        const found = refund({ paid: text(paid), refundIn: 'BTC', rate: text(rate), minusPercent: text(percent) });
        if (!found.ok) return;
        const { amount, deduction, converted } = found.value;
        expect(compare(add(decimalOf(amount), decimalOf(deduction)), decimalOf(converted))).toBe(0);
        expect(compare(multiply(decimalOf(converted), decimalOf(found.value.rate ?? '')), decimalOf(text(paid)))).toBeLessThanOrEqual(0);
      }),
    );
  });
});
