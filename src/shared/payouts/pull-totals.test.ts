import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pullPayment } from '../../../tests/fakes/payouts.ts';
import { slowCounts, slowSums } from '../../../tests/fakes/slow-sums.ts';
import { PullTotals } from './pull-totals.ts';
import { payoutStates } from './types.ts';

const owners = [
  pullPayment({ id: 'monthly', startsAt: 10, expiresAt: 95, period: 30 }),
  pullPayment({ id: 'whole life', startsAt: 0, expiresAt: null, period: null }),
] as const;

const nothing = Object.fromEntries(payoutStates.map((state) => [state, 0]));

describe('the totals of a pull payment', () => {
  it('are nothing before its first claim', () => {
    const totals = new PullTotals();
    expect(totals.counts('monthly')).toEqual({});
    expect(totals.sums(owners[0], 15)).toEqual(slowSums(owners[0], [], 15));
  });

  it('move with the payout: claimed, paid, and paid no longer after all', () => {
    const totals = new PullTotals();
    const claim = { id: 'one', originalAmount: '2.50', createdAt: 15 };
    const period = (): unknown => totals.sums(owners[0], 20).period;
    totals.put(owners[0], { ...claim, state: 'AwaitingApproval' });
    expect(period()).toEqual({ paid: '0', waiting: '2.5' });
    totals.put(owners[0], { ...claim, state: 'Completed' });
    expect(period()).toEqual({ paid: '2.5', waiting: '0' });
    expect(totals.sumsIn('monthly', 10)).toEqual({ paid: '2.5', waiting: '0' });
    expect(totals.sumsIn('monthly', 40)).toEqual({ paid: '0', waiting: '0' });
    totals.put(owners[0], { ...claim, state: 'InProgress', originalAmount: '2' });
    expect(period()).toEqual({ paid: '2', waiting: '0' });
    totals.put(owners[0], { ...claim, state: 'Cancelled' });
    expect(period()).toEqual({ paid: '0', waiting: '0' });
    expect(totals.counts('monthly')).toEqual({ Cancelled: 1 });
  });

  it('property: whatever becomes of whichever payout, they are what reading all payouts gives, at any time', () => {
    const step = fc.record({
      /** The third is nobody: the sender's own payouts. */
      owner: fc.integer({ min: 0, max: 2 }),
      payout: fc.integer({ min: 0, max: 12 }),
      state: fc.constantFrom(...payoutStates),
      cents: fc.integer({ min: 1, max: 10_000 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.integer({ min: 0, max: 120 }), (steps, now) => {
        const totals = new PullTotals();
        const known = new Map<string, { owner: number; payout: Parameters<PullTotals['put']>[1] }>();
        for (const { owner, payout, state, cents } of steps) {
          const id = `${owner} ${payout}`;
          const next = {
            id,
            state,
            originalAmount: `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`,
            createdAt: payout * 9,
          };
          known.set(id, { owner, payout: next });
          totals.put(owners[owner] ?? null, next);
        }
        const all = [...known.values()].map(({ payout }) => payout);
        expect(totals.all).toEqual({ ...nothing, ...slowCounts(all) });
        owners.forEach((owner, index) => {
          const payouts = [...known.values()].flatMap((one) => (one.owner === index ? [one.payout] : []));
          expect(totals.counts(owner.id)).toEqual(slowCounts(payouts));
          expect(totals.sums(owner, now)).toEqual(slowSums(owner, payouts, now));
        });
      }),
    );
  });
});
