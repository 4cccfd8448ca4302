import { describe, expect, it } from 'vitest';
import { day, start } from '../../../tests/fakes/payouts.ts';
import { bodyOfForm, type TermsBody, validateTerms, validateWords } from './pull-payment-terms.ts';

const good: TermsBody = { name: 'Test', amount: 12.3, currency: 'BTC' };

function create(changes: TermsBody = {}): ReturnType<typeof validateTerms> {
  return validateTerms({ ...good, ...changes }, 'pp9', start);
}

function paths(changes: TermsBody): readonly string[] {
  const made = create(changes);
  return made.ok ? [] : made.error.violations.map((violation) => `${violation.path}: ${violation.code}`);
}

describe('creating a pull payment', () => {
  it('fills in what was left out (T01, T06)', () => {
    expect(create()).toEqual({
      ok: true,
      value: {
        id: 'pp9',
        name: 'Test',
        description: '',
        limit: '12.3',
        unit: 'BTC',
        period: null,
        startsAt: start,
        expiresAt: null,
        methods: ['BTC-CHAIN', 'XRP-CHAIN'],
        autoApprove: false,
        defaultPrice: null,
        bolt11ExpirationDays: 30,
        autoApproveLimits: { perClaim: null, perDay: null },
        passphrase: null,
        createdAt: start,
      },
    });
  });

  it.each([
    [{ currency: ' btc ' }, { unit: 'BTC' }],
    [{ currency: '時間' }, { unit: '時間' }],
    [{ payoutMethods: ['BTC', 'xrp', 'BTC-CHAIN'] }, { methods: ['BTC-CHAIN', 'XRP-CHAIN'] }],
    [{ startsAt: start + 7 * day }, { startsAt: start + 7 * day, expiresAt: null }],
    [{ expiresAt: start - 7 * day }, { startsAt: start, expiresAt: start - 7 * day }],
    [
      { startsAt: 5, expiresAt: 5 },
      { startsAt: 5, expiresAt: 5 },
    ],
    [{ BOLT11Expiration: 31 }, { bolt11ExpirationDays: 31 }],
    [{ BOLT11Expiration: '31.00:00:00' }, { bolt11ExpirationDays: 31 }],
    [{ period: 604_800 }, { period: 604_800 }],
    [{ amount: '0.000000000000000001' }, { limit: '0.000000000000000001' }],
    [
      { name: null, description: null, payoutMethods: null, autoApproveClaims: null },
      { name: '', description: '', autoApprove: false },
    ],
    [{ name: '🙂'.repeat(50) }, { name: '🙂'.repeat(50) }],
    [{ description: 'a\n<b>b</b>' }, { description: 'a\n<b>b</b>' }],
    [
      { currency: 'hour', defaultPrice: { amount: '50.0', currency: 'usd' } },
      { unit: 'HOUR', defaultPrice: { amount: '50', currency: 'USD' } },
    ],
  ])('accepts %j', (changes, expected) => {
    expect(create(changes)).toMatchObject({ ok: true, value: expected });
  });

  it.each([
    [{ name: 'x'.repeat(51) }, ['Name: name-too-long']],
    [{ name: 5 }, ['name: text-expected']],
    [{ amount: 0 }, ['Amount: limit-not-positive']],
    [{ amount: '-1' }, ['Amount: limit-not-positive']],
    [{ amount: undefined }, ['Amount: limit-not-positive']],
    [{ amount: '' }, ['Amount: limit-not-positive']],
    [{ amount: 'much' }, ['amount: number-invalid']],
    [{ amount: 0.1234567890123456 }, ['amount: number-inexact']],
    [{ currency: undefined }, ['Currency: unit-missing']],
    [{ currency: 'no such unit' }, ['Currency: unit-invalid']],
    [{ currency: 7 }, ['currency: text-expected']],
    [{ period: 0 }, ['Period: period-not-positive']],
    [{ period: -5 }, ['Period: period-not-positive']],
    [{ period: 1.5 }, ['period: whole-seconds-expected']],
    [{ startsAt: '5' }, ['startsAt: whole-seconds-expected']],
    [{ expiresAt: 1e20 }, ['expiresAt: whole-seconds-expected']],
    [{ startsAt: 10, expiresAt: 9 }, ['ExpiresAt: ends-before-start']],
    [{ BOLT11Expiration: -1 }, ['BOLT11Expiration: days-negative']],
    [{ BOLT11Expiration: 'soon' }, ['BOLT11Expiration: days-expected']],
    [{ payoutMethods: [] }, ['PayoutMethods: no-payout-method']],
    [{ payoutMethods: 'BTC' }, ['payoutMethods: list-expected']],
    [{ payoutMethods: ['BTC', 'BTC-LN', null] }, ['PayoutMethods[1]: payout-method-unknown', 'PayoutMethods[2]: payout-method-unknown']],
    [{ autoApproveClaims: 'yes' }, ['autoApproveClaims: yes-or-no-expected']],
    [{ defaultPrice: 50 }, ['defaultPrice: price-expected']],
    [{ defaultPrice: { amount: '0', currency: 'USD' } }, ['DefaultPrice: price-not-positive']],
    [{ defaultPrice: { amount: '1', currency: 'POINTS' } }, ['DefaultPrice: price-currency-unknown']],
  ])('refuses %j', (changes, expected) => {
    expect(paths(changes)).toEqual(expected);
  });

  it('tells all violations at once', () => {
    expect(paths({ amount: 0, currency: '', period: 0 })).toEqual([
      'Amount: limit-not-positive',
      'Currency: unit-invalid',
      'Period: period-not-positive',
    ]);
  });

  it('the form passes the same checks as the API', () => {
    const form = {
      name: 'Patron',
      description: '',
      limit: '10',
      unit: 'usd',
      period: 30 * day,
      startsAt: null,
      expiresAt: null,
      methods: ['XRP'],
    };
    expect(validateTerms(bodyOfForm(form), 'pp9', start)).toMatchObject({
      ok: true,
      value: { limit: '10', unit: 'USD', methods: ['XRP-CHAIN'], startsAt: start },
    });
  });

  it('name and description can change later, within the same bounds', () => {
    expect(validateWords('New', 'words')).toEqual({ ok: true, value: { name: 'New', description: 'words' } });
    expect(validateWords('x'.repeat(51), 'y'.repeat(4001))).toMatchObject({
      error: { violations: [{ path: 'Name' }, { path: 'Description' }] },
    });
  });
});

describe('bounds of automatic approval', () => {
  const read = (autoApproveLimits: unknown) =>
    validateTerms({ amount: '10', currency: 'USD', autoApproveClaims: true, autoApproveLimits }, 'pp', 1000);

  it.each([
    [undefined, { perClaim: null, perDay: null }],
    [null, { perClaim: null, perDay: null }],
    [{}, { perClaim: null, perDay: null }],
    [
      { perClaim: '5.50', perDay: null },
      { perClaim: '5.5', perDay: null },
    ],
    [
      { perClaim: '', perDay: 100 },
      { perClaim: null, perDay: '100' },
    ],
  ])('%j is %j', (sent, kept) => {
    expect(read(sent)).toMatchObject({ ok: true, value: { autoApprove: true, autoApproveLimits: kept } });
  });

  it.each([5, 'x', [[]], { perClaim: '0' }, { perDay: '-1' }, { perClaim: 'many' }, { perDay: {} }])(
    '%j is refused by its path',
    (sent) => {
      const violations = [{ path: 'AutoApproveLimits', code: 'auto-approve-limit-invalid' }];
      expect(read(sent)).toMatchObject({ ok: false, error: { violations } });
    },
  );

  it('travel from the form', () => {
    const form = {
      name: '',
      description: '',
      limit: '9',
      unit: 'USD',
      period: null,
      startsAt: null,
      expiresAt: null,
      methods: ['BTC-CHAIN'],
    };
    const limits = { perClaim: '1', perDay: '3' };
    expect(validateTerms(bodyOfForm({ ...form, autoApprove: true, autoApproveLimits: limits }), 'pp', 1000)).toMatchObject({
      value: { autoApproveLimits: limits },
    });
  });
});
