import { describe, expect, it } from 'vitest';
import { claimContext, destination, effective, p2wpkh, pullPayment, start } from '../../../tests/fakes/payouts.ts';
import { ok } from '../result.ts';
import { checkStorePayout, type StorePayoutRequest } from './store-payout.ts';

type Changes = Parameters<typeof claimContext>[0];

function make(request: StorePayoutRequest, changes: Changes = {}): string {
  const outcome = checkStorePayout({ payoutMethodId: 'BTC', ...request }, claimContext({ route: 'store', pullPayment: null, ...changes }));
  if (outcome.ok) return `${outcome.value.payout.originalAmount} ${outcome.value.payout.originalCurrency}`;
  if (!('violations' in outcome.error)) return outcome.error.code;
  return outcome.error.violations.map(({ path, code }) => `422 ${path}: ${code}`).join();
}

describe('a payout of the sender without a pull payment', () => {
  it.each([
    [{ amount: '0.0001' }, null, '0.0001 BTC'],
    [{}, '0.5', '0.5 BTC'],
    [{ amount: 1 }, '0.5', '1 BTC'],
    [{}, null, '422 Amount: amount-missing'],
    [{ amount: 0 }, null, '422 Amount: amount-not-positive'],
    [{ amount: -1 }, null, '422 Amount: amount-not-positive'],
    [{ amount: 'x' }, null, '422 amount: number-invalid'],
    [{ amount: '0.000001' }, null, 'amount-too-low'],
    [{ payoutMethodId: 'TOPUP' }, null, '422 PayoutMethodId: payout-method-unknown'],
    [{ amount: 1, pullPaymentId: 'gone' }, null, 'pullpayment-not-found'],
  ] as const)('%j to a destination that names %s is %s', (request, named, expected) => {
    expect(make(request, { destination: ok(destination(p2wpkh, named)) })).toBe(expected);
  });

  it('obeys the duplicate rule (T54)', () => {
    expect(make({ amount: 1 }, { payouts: [effective({ state: 'AwaitingPayment' })] })).toBe('duplicate-destination');
    expect(make({ amount: 1 }, { payouts: [effective({ state: 'Completed' })] })).toBe('1 BTC');
  });

  it('keeps its metadata (T61) and has no unit but the coin', () => {
    const context = claimContext({ route: 'store', pullPayment: null, metadata: { source: 'orders' } });
    expect(checkStorePayout({ payoutMethodId: 'BTC', amount: 1 }, context)).toMatchObject({
      value: { payout: { pullPaymentId: null, route: 'store', metadata: { source: 'orders' }, claimId: null } },
    });
  });
});

describe('a payout of the sender within a pull payment', () => {
  const usd = pullPayment({ unit: 'USD', limit: '10' });

  it('is a claim like any other', () => {
    expect(make({ amount: 10, pullPaymentId: 'pp1' }, { pullPayment: usd })).toBe('10 USD');
    expect(make({ amount: 11, pullPaymentId: 'pp1' }, { pullPayment: usd })).toBe('overdraft');
    expect(make({ amount: 1, pullPaymentId: 'pp1' }, { pullPayment: usd, now: start - 1 })).toBe('not-started');
  });

  it('but an amount of zero or below is 422 here (§4.3)', () => {
    expect(make({ amount: 0, pullPaymentId: 'pp1' }, { pullPayment: usd })).toBe('422 Amount: amount-not-positive');
    expect(make({ amount: '-2', pullPaymentId: 'pp1' }, { pullPayment: usd })).toBe('422 Amount: amount-not-positive');
  });
});
