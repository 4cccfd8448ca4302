// Owns the stories of a pull payment's sums: past periods, today's use, the price of the moment.
import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { day, paymentStatus } from '../../../../tests/fakes/payouts.ts';
import { type Bench, openBench } from '../../../../tests/fakes/workflow-bench.ts';
import { pullUse } from '../../state/use-pull-use.ts';
import { walletDatabase } from '../../db/database.ts';
import { bitcoinAddress } from '../../../../tests/fakes/addresses.ts';

let claims = 0;
async function claim(bench: Bench, pullPaymentId: string, amount: string): Promise<string> {
  claims += 1;
  const body = { payoutMethodId: 'BTC-CHAIN', destination: bitcoinAddress(claims), amount };
  const made = await bench.api.claim({ pullPaymentId, body, tokenHash: 'ab'.repeat(32) });
  if (!made.ok) throw new Error(made.error.code);
  return String(made.value.id);
}
const history = (bench: Bench, id: string, before: number | null = null) =>
  bench.screen.periodHistory({ walletId: bench.walletId, id, before, count: 24 });

async function rowOf(bench: Bench, id: string) {
  await bench.settled();
  const row = await walletDatabase('practice', bench.walletId).pullPayments.get(id);
  if (!row?.use) throw new Error('no row');
  return { row, use: row.use };
}

describe('past periods', () => {
  it('two periods later the screen can tell what was claimed in the first, also after a restart', async () => {
    const bench = await openBench();
    const id = await bench.createPullPayment({ unit: '時間', limit: '40', period: day, defaultPrice: { amount: '5000', currency: 'JPY' } });
    const start = bench.now;
    await claim(bench, id, '12');
    await claim(bench, id, '0.5');
    bench.now += 2 * day + 5;
    const nothing = { claimed: '0', paid: '0', waiting: '0', payouts: 0 };
    const expected = {
      ok: true,
      value: {
        periods: [
          { start: start + 2 * day, end: start + 3 * day, ...nothing },
          { start: start + day, end: start + 2 * day, ...nothing },
          { start, end: start + day, claimed: '12.5', paid: '0', waiting: '12.5', payouts: 2 },
        ],
        older: null,
      },
    };
    expect(await history(bench, id)).toEqual(expected);
    await bench.restart();
    expect(await history(bench, id)).toEqual(expected);
  });

  it('a cancelled claim leaves its own period, whenever it is cancelled', async () => {
    const bench = await openBench();
    const id = await bench.createPullPayment({ period: day });
    const payoutId = await claim(bench, id, '4');
    bench.now += day;
    await claim(bench, id, '1');
    await bench.screen.cancelPayout({ walletId: bench.walletId, payoutId, reason: null });
    expect(await history(bench, id)).toMatchObject({ value: { periods: [{ claimed: '1' }, { claimed: '0', payouts: 0 }] } });
  });

  it('say what of a period is paid and what waits, as the outbox has it, also after a restart', async () => {
    const bench = await openBench();
    const id = await bench.createPullPayment({ period: day });
    const first = await claim(bench, id, '4');
    await claim(bench, id, '1.5');
    bench.now += day;
    await claim(bench, id, '2');
    bench.main.pay(bench.walletId, paymentStatus({ payoutId: first, phase: 'seen' }));
    await bench.settled();
    const expected = {
      value: {
        periods: [
          { claimed: '2', paid: '0', waiting: '2' },
          { claimed: '5.5', paid: '4', waiting: '1.5' },
        ],
      },
    };
    expect(await history(bench, id)).toMatchObject(expected);
    await bench.restart();
    expect(await history(bench, id)).toMatchObject(expected);
    bench.main.pay(bench.walletId, paymentStatus({ payoutId: first, phase: 'failed', locked: false, reason: 'tec' }));
    await bench.settled();
    expect(await history(bench, id)).toMatchObject({ value: { periods: [{}, { claimed: '5.5', paid: '0', waiting: '5.5' }] } });
  });

  it('of an unknown pull payment are refused', async () => {
    const bench = await openBench();
    expect(await history(bench, 'nobody')).toMatchObject({ error: { code: 'pullpayment-not-found' } });
  });
});

describe('the sums beside a pull payment', () => {
  it('follow claims and cancellations, and start anew with the period without a write', async () => {
    const bench = await openBench();
    const id = await bench.createPullPayment({ period: day, limit: '10' });
    await claim(bench, id, '4');
    const second = await claim(bench, id, '2');
    let { row, use } = await rowOf(bench, id);
    expect(pullUse(row, use, bench.now)).toMatchObject({ claimed: '6', available: '4', waitingPercent: 60, paidPercent: 0 });
    expect(row.counts).toEqual({ AwaitingApproval: 2 });
    await bench.screen.cancelPayout({ walletId: bench.walletId, payoutId: second, reason: null });
    ({ row, use } = await rowOf(bench, id));
    expect(pullUse(row, use, bench.now)).toMatchObject({ claimed: '4', available: '6' });
    expect(pullUse(row, use, bench.now + day)).toMatchObject({ claimed: '0', available: '10' });
  });
});

describe('the rate of this moment', () => {
  it('is the wallet’s own, and its absence is said', async () => {
    const bench = await openBench();
    const quote = { pair: 'BTC_USD', rate: '50000', source: 'practice', at: bench.now };
    bench.main.rates.set('BTC_USD', quote);
    expect(await bench.screen.rateNow({ walletId: bench.walletId, pair: 'BTC_USD' })).toEqual({ ok: true, value: quote });
    expect(await bench.screen.rateNow({ walletId: bench.walletId, pair: 'BTC_CHF' })).toMatchObject({
      error: { code: 'rate-unavailable', params: { pair: 'BTC_CHF' } },
    });
  });
});

describe('a pull payment made in the form', () => {
  it('keeps the bounds of approval by itself', async () => {
    const bench = await openBench();
    const id = await bench.createPullPayment({ autoApprove: true, autoApproveLimits: { perClaim: '0.50', perDay: null } });
    expect((await rowOf(bench, id)).row.autoApproveLimits).toEqual({ perClaim: '0.5', perDay: null });
    const terms = {
      name: '',
      description: '',
      limit: '1',
      unit: 'BTC',
      period: null,
      startsAt: null,
      expiresAt: null,
      methods: ['BTC-CHAIN'],
    };
    const wrong = { ...terms, autoApprove: true, autoApproveLimits: { perClaim: '0', perDay: null } };
    expect(await bench.screen.createPullPayment({ walletId: bench.walletId, terms: wrong })).toMatchObject({ ok: false });
  });
});
