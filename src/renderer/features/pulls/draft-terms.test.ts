import { describe, expect, it } from 'vitest';
import { emptyPullDraft, type PullDraft } from '../../state/drafts.ts';
import { amountOf, draftErrors, momentOf, needsPrice, periodOf, termsOf } from './draft-terms.ts';
import { localDateTime, templateDraft } from './template-draft.ts';

const now = 1_795_426_200;
const good: PullDraft = { ...emptyPullDraft, name: 'Refund', limit: '1,250.50' };

describe('typed amounts', () => {
  it('may carry separators and full-width digits, and stay exact', () => {
    expect(amountOf('1,250.50')).toBe('1250.5');
    expect(amountOf('１２３')).toBe('123');
    expect(amountOf('0.00000001')).toBe('0.00000001');
  });

  it.each(['', '0', '-5', 'ten', '1,25', '1.2.3', 'NaN'])('are refused when they are no amount: "%s"', (text) => {
    expect(amountOf(text)).toBeNull();
  });
});

describe('the period', () => {
  it('is a number of seconds, or none', () => {
    expect(periodOf({ period: 'none', periodDays: '' })).toBeNull();
    expect(periodOf({ period: 'fortnight', periodDays: '' })).toBe(1_209_600);
    expect(periodOf({ period: 'custom', periodDays: '3' })).toBe(259_200);
  });

  it.each(['', '0', '1.5', '3651', 'x'])('refuses "%s" days', (periodDays) => {
    expect(periodOf({ period: 'custom', periodDays })).toBeUndefined();
  });
});

describe('the form', () => {
  it('becomes terms', () => {
    expect(termsOf(good, now)).toEqual({
      name: 'Refund',
      description: '',
      limit: '1250.5',
      unit: 'USD',
      period: null,
      startsAt: null,
      expiresAt: null,
      methods: ['BTC-CHAIN', 'XRP-CHAIN'],
      autoApprove: false,
      defaultPrice: null,
    });
  });

  it('asks for a price where the unit has no market, and only there', () => {
    expect(needsPrice('HOUR')).toBe(true);
    expect(needsPrice('時間')).toBe(true);
    expect(needsPrice('USD')).toBe(false);
    expect(draftErrors({ ...good, unit: 'HOUR' }, now)).toEqual({ price: 'form.priceBad' });
    expect(termsOf({ ...good, unit: 'HOUR', price: '65' }, now)?.defaultPrice).toEqual({ amount: '65', currency: 'USD' });
    expect(termsOf({ ...good, price: '65' }, now)?.defaultPrice).toBeNull();
  });

  it('tells all that is wrong together', () => {
    const errors = draftErrors(
      { ...emptyPullDraft, limit: 'x', unit: '$', name: 'n'.repeat(51), bitcoin: false, xrp: false, period: 'custom', hasEnd: true },
      now,
    );
    expect(Object.keys(errors).sort()).toEqual(['endDate', 'limit', 'methods', 'name', 'periodDays', 'unit']);
    expect(termsOf({ ...good, limit: 'x' }, now)).toBeNull();
  });

  it('refuses an end before the start', () => {
    const startDate = localDateTime(now + 86_400);
    expect(draftErrors({ ...good, startsLater: true, startDate, hasEnd: true, endDate: localDateTime(now + 3600) }, now)).toEqual({
      endDate: 'form.endBad',
    });
  });

  it('reads dates to the minute they were typed', () => {
    expect(momentOf(localDateTime(now))).toBe(now - (now % 60));
    expect(momentOf('')).toBeNull();
    expect(momentOf('tomorrow')).toBeNull();
  });
});

describe('templates', () => {
  it('keep what was typed and set the rest', () => {
    const filled = templateDraft('freelancer', { ...good, autoApprove: true }, now);
    expect(filled).toMatchObject({ name: 'Refund', limit: '1,250.50', unit: 'HOUR', period: 'week', autoApprove: false });
    expect(templateDraft('refund', filled, now)).toMatchObject({ unit: 'USD', period: 'none', hasEnd: true });
  });

  it('are all complete but for the amount (and the price of an hour)', () => {
    for (const template of ['blank', 'refund', 'subscription', 'patronage', 'sale', 'withdrawals'] as const) {
      expect(termsOf(templateDraft(template, { ...emptyPullDraft, limit: '5' }, now), now), template).not.toBeNull();
    }
  });
});
