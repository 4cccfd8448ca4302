import { describe, expect, it } from 'vitest';
import { emptyPullDraft, type PullDraft, templates } from '../../state/drafts.ts';
import { amountOf, draftErrors, extraPlaces, limitOf, momentOf, needsPrice, passphraseProblem, periodOf, termsOf } from './draft-terms.ts';
import { marketPair } from './refund-draft.ts';
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
  const length = (periodCount: string, periodUnit: PullDraft['periodUnit'] = 'days') =>
    periodOf({ period: 'custom', periodCount, periodUnit });

  it('is a number of seconds, or none', () => {
    expect(periodOf({ ...good, period: 'none' })).toBeNull();
    expect(periodOf({ ...good, period: 'day' })).toBe(86_400);
    expect(periodOf({ ...good, period: 'month' })).toBe(30 * 86_400);
    expect(length('3')).toBe(259_200);
    expect(length('90', 'minutes')).toBe(5400);
    expect(length('３６', 'hours')).toBe(129_600);
    expect(length('2', 'weeks')).toBe(1_209_600);
    expect(length('3650')).toBe(315_360_000);
  });

  it.each(['', '0', '1.5', '3651', 'x', '-1', '99999999'])('refuses "%s" days', (periodCount) => {
    expect(length(periodCount)).toBeUndefined();
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
      autoApproveLimits: null,
      defaultPrice: null,
    });
  });

  it('asks for a price where the unit has no market, and only there', () => {
    expect(needsPrice('HOUR')).toBe(true);
    expect(needsPrice('時間')).toBe(true);
    expect(needsPrice('USD')).toBe(false);
    expect(draftErrors({ ...good, unit: 'HOUR', price: 'x' }, now)).toEqual({ price: 'form.priceBad' });
    expect(termsOf({ ...good, unit: 'HOUR', price: '65' }, now)?.defaultPrice).toEqual({ amount: '65', currency: 'USD' });
    expect(termsOf({ ...good, price: '65' }, now)?.defaultPrice).toBeNull();
  });

  it('leaves the price of a unit to the approval, unless nobody is asked then', () => {
    expect(termsOf({ ...good, unit: '時間' }, now)).toMatchObject({ unit: '時間', defaultPrice: null });
    expect(draftErrors({ ...good, unit: '時間', autoApprove: true }, now)).toEqual({ price: 'form.priceForAuto' });
  });

  it('stores units as they are compared, however they were typed', () => {
    expect(termsOf({ ...good, unit: ' ｕｓｄ ' }, now)?.unit).toBe('USD');
    expect(termsOf({ ...good, unit: 'hour', price: '1' }, now)?.unit).toBe('HOUR');
  });

  it('keeps more decimals than the currency has, and can say how many', () => {
    expect(termsOf({ ...good, limit: '0.12345' }, now)?.limit).toBe('0.12345');
    expect(extraPlaces('0.12345', 'usd')).toBe(3);
    expect(extraPlaces('0.12', 'USD')).toBe(0);
    expect(extraPlaces('0.5', 'JPY')).toBe(1);
    expect(extraPlaces('0.12345', 'HOUR')).toBe(0);
    expect(draftErrors({ ...good, limit: `0.${'1'.repeat(19)}` }, now)).toEqual({ limit: 'form.limitTooPrecise' });
  });

  it('carries the bounds of approval by itself, and only then', () => {
    const bounded = { ...good, autoPerClaim: '50', autoPerDay: ' 1,000 ' };
    expect(termsOf({ ...bounded, autoApprove: true }, now)?.autoApproveLimits).toEqual({ perClaim: '50', perDay: '1000' });
    expect(termsOf(bounded, now)?.autoApproveLimits).toBeNull();
    expect(draftErrors({ ...bounded, autoApprove: true, autoPerClaim: '0', autoPerDay: 'x' }, now)).toEqual({
      autoPerClaim: 'form.limitBad',
      autoPerDay: 'form.limitBad',
    });
  });

  it.each([
    ['a limit of zero', { limit: '0' }, { limit: 'form.limitBad' }],
    ['an end that is over', { hasEnd: true, endDate: localDateTime(now - 60) }, { endDate: 'form.endPast' }],
    ['an end that is now', { hasEnd: true, endDate: localDateTime(now) }, { endDate: 'form.endPast' }],
    ['no start', { startsLater: true }, { startDate: 'form.dateBad' }],
  ] as const)('tells of %s at its field', (_name, part, errors) => {
    expect(draftErrors({ ...good, ...part }, now)).toEqual(errors);
  });

  it('takes a start in the past: periods are counted from there', () => {
    const startDate = localDateTime(now - 86_400);
    expect(termsOf({ ...good, startsLater: true, startDate }, now)?.startsAt).toBe(momentOf(startDate));
  });

  it('tells all that is wrong together', () => {
    const errors = draftErrors(
      { ...emptyPullDraft, limit: 'x', unit: '$', name: 'n'.repeat(51), bitcoin: false, xrp: false, period: 'custom', hasEnd: true },
      now,
    );
    expect(Object.keys(errors).sort()).toEqual(['endDate', 'limit', 'methods', 'name', 'periodCount', 'unit']);
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
    expect(templateDraft('refund', filled, now)).toMatchObject({ unit: 'BTC', period: 'none', hasEnd: true });
  });

  it('are all complete but for the amount', () => {
    for (const template of templates) {
      const paid = { ...emptyPullDraft.refund, paid: '5', paidIn: 'BTC' };
      const filled = termsOf(templateDraft(template, { ...emptyPullDraft, limit: '5', refund: paid }, now), now);
      expect(filled, template).toMatchObject({ limit: '5' });
    }
  });

  it.each([
    ['refund', { period: null, unit: 'BTC', autoApprove: true }],
    ['subscription', { period: 2_592_000, unit: 'USD', autoApprove: false }],
    ['freelancer', { period: 604_800, unit: 'HOUR', defaultPrice: null }],
    ['patronage', { period: 2_592_000, autoApprove: true }],
    ['sale', { period: 2_592_000, unit: 'BTC', methods: ['BTC-CHAIN'] }],
    ['withdrawals', { period: 86_400, autoApprove: false }],
  ] as const)('%s sets sensible terms', (template, expected) => {
    const paid = { ...emptyPullDraft.refund, paid: '5', paidIn: 'BTC' };
    expect(termsOf(templateDraft(template, { ...good, refund: paid }, now), now)).toMatchObject(expected);
  });
});

describe('a refund in the form', () => {
  const rateNow = { pair: 'BTC_USD', rate: '50000', source: 'practice', at: now };
  const draft = (refund: Partial<PullDraft['refund']>, part: Partial<PullDraft> = {}): PullDraft => {
    const filled = templateDraft('refund', good, now);
    return { ...filled, ...part, refund: { ...filled.refund, paid: '100', ...refund } };
  };

  it('becomes a pull payment of one claim for exactly the amount that was shown', () => {
    const refund = draft({ rateNow, minus: '1' });
    expect(limitOf(refund, now)).toBe('0.00198');
    expect(termsOf(refund, now)).toMatchObject({ limit: '0.00198', unit: 'BTC', period: null });
    expect(termsOf({ ...refund, period: 'week' }, now)?.period).toBeNull();
  });

  it('reckons with a typed rate, a chosen amount, or none at all', () => {
    expect(limitOf(draft({ basis: 'then', rateThen: '40,000' }), now)).toBe('0.0025');
    expect(limitOf(draft({ basis: 'custom', custom: '0.1' }), now)).toBe('0.1');
    expect(limitOf(draft({}, { unit: 'USD' }), now)).toBe('100');
  });

  it('takes no rate of another pair, and none that is old', () => {
    expect(marketPair(draft({ paidIn: 'EUR', rateNow }))).toBe('BTC_EUR');
    expect(draftErrors(draft({ paidIn: 'EUR', rateNow }), now)).toEqual({ refundRate: 'form.refund.rateBad' });
    expect(draftErrors(draft({ rateNow }), now + 601)).toEqual({ refundRate: 'form.refund.rateBad' });
    expect(termsOf(draft({ rateNow: null }), now)).toBeNull();
  });

  it.each([
    [{ paid: '0', rateNow }, 'refundPaid'],
    [{ basis: 'then', rateThen: '' }, 'refundRate'],
    [{ basis: 'custom', custom: '' }, 'refundCustom'],
    [{ rateNow, minus: '100' }, 'refundMinus'],
    [{ paid: '0.0001', rateNow }, 'refundMinus'],
  ] as const)('tells what is wrong at its field: %j', (refund, field) => {
    expect(Object.keys(draftErrors(draft(refund), now))).toEqual([field]);
  });

  it('needs a currency to refund in', () => {
    expect(draftErrors(draft({ basis: 'custom', custom: '1' }, { unit: 'HOUR', price: '5' }), now).unit).toBe('form.refund.unitBad');
  });
});

describe('the passphrase', () => {
  it('is looked at only where one is wanted, and is refused when it is blank or too long', () => {
    expect(passphraseProblem({ hasPassphrase: false }, ' ')).toBeNull();
    expect(passphraseProblem({ hasPassphrase: true }, 'correct horse')).toBeNull();
    expect(passphraseProblem({ hasPassphrase: true }, '\u3000 ')).toMatchObject({ code: 'passphrase-empty' });
    expect(passphraseProblem({ hasPassphrase: true }, 'x'.repeat(201))).toMatchObject({ code: 'passphrase-too-long' });
  });

  it('stays wanted when another template is chosen', () => {
    for (const template of templates) expect(templateDraft(template, { ...good, hasPassphrase: true }, now).hasPassphrase).toBe(true);
  });
});
