// Owns the stories of the bounds of automatic approval: what counts, when it stops counting, and that it costs little.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day, payout, pullPayment, start } from '../../../tests/fakes/payouts.ts';
import { formatDecimal } from '../money/decimal.ts';
import { approvesBySelf, AutomaticSums } from './automatic.ts';
import type { Payout } from './types.ts';

function automatic(createdAt: number, originalAmount: string, changes: Partial<Payout> = {}): Payout {
  const rateLock = { rate: '1', rateRule: null, rateSource: 'same-currency', rateLockedAt: createdAt };
  return payout({ createdAt, originalAmount, state: 'AwaitingPayment', rateLock, ...changes });
}
const terms = (perClaim: string | null, perDay: string | null, autoApprove = true) =>
  pullPayment({ autoApprove, autoApproveLimits: { perClaim, perDay } });

describe('what was approved by itself', () => {
  it('counts for exactly 24 hours', () => {
    const sums = new AutomaticSums();
    sums.add(automatic(start + 7, '1.5'));
    const at = (now: number): string => formatDecimal(sums.lastDay('pp1', now));
    expect([at(start + 7), at(start + 7 + day - 1), at(start + 7 + day), at(start + 5 * day)]).toEqual(['1.5', '1.5', '0', '0']);
  });

  it('is not what waits, what was approved later, what was cancelled, what belongs elsewhere', () => {
    const sums = new AutomaticSums();
    const lock = { rate: '1', rateRule: null, rateSource: 'manual', rateLockedAt: start + 1 };
    for (const other of [
      payout({ createdAt: start }),
      automatic(start, '1', { rateLock: lock }),
      automatic(start, '1', { state: 'Cancelled' }),
      automatic(start, '1', { pullPaymentId: null }),
      automatic(start, '1', { pullPaymentId: 'pp2' }),
    ])
      sums.add(other);
    expect(formatDecimal(sums.lastDay('pp1', start))).toBe('0');
    expect(formatDecimal(sums.lastDay('pp2', start))).toBe('1');
  });

  it('adds up to the same as a walk over all of them', () => {
    const made = fc.record({ at: fc.integer({ min: start, max: start + 3 * day }), amount: fc.integer({ min: 1, max: 1000 }) });
    fc.assert(
      fc.property(fc.array(made, { maxLength: 60 }), fc.integer({ min: 0, max: 3 * day }), (payouts, offset) => {
        const sums = new AutomaticSums();
        const now = start + offset;
        // Payouts are made in order, and the question is asked at the newest of them or later.
        const past = payouts.filter(({ at }) => at <= now);
        for (const { at, amount } of past) sums.add(automatic(at, String(amount)));
        const expected = past.filter(({ at }) => at > now - day).reduce((sum, { amount }) => sum + amount, 0);
        expect(formatDecimal(sums.lastDay('pp1', now))).toBe(String(expected));
        for (const { at, amount } of past) sums.subtract(automatic(at, String(amount)));
        expect(formatDecimal(sums.lastDay('pp1', now))).toBe('0');
      }),
    );
  });
});

describe('automatic approval', () => {
  it.each([
    [terms(null, null, false), '1', false],
    [terms(null, null), '1000000', true],
    [terms('1', null), '1', true],
    [terms('1', null), '1.00000001', false],
    [terms(null, '3'), '1', true],
    [terms(null, '3'), '1.00000001', false],
    [terms('5', '3'), '2', false],
  ])('%#', (pull, amount, expected) => {
    const sums = new AutomaticSums();
    sums.add(automatic(start, '2'));
    expect(approvesBySelf(pull, sums, amount, start + 60)).toBe(expected);
  });

  it('a clock that was set back frees nothing of the bound for a day, and one that is right again approves as before', () => {
    const sums = new AutomaticSums();
    sums.add(automatic(start, '3'));
    const answers = [start - 3600, start - 61, start - 60, start, start + day - 1, start + day].map((now) =>
      approvesBySelf(terms(null, '3'), sums, '1', now),
    );
    expect(answers).toEqual([false, false, false, false, false, true]);
    expect(approvesBySelf(terms('3', null), sums, '1', start - 3600)).toBe(true);
  });
});
