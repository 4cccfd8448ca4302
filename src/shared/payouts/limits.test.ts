import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day, effective, pullPayment, start } from '../../../tests/fakes/payouts.ts';
import { compare, formatDecimal } from '../money/decimal.ts';
import { decimalOf } from '../money/parse-amount.ts';
import { checkRoom, roomAt } from './claim-rules.ts';
import { claimedIn, periodUse } from './limits.ts';
import type { EffectivePayout } from './overlay.ts';
import { bookOf } from './payout-book.ts';
import { currentPeriod } from './periods.ts';

const monthly = pullPayment({ unit: 'USD', limit: '100', period: 30 * day });
const claim = (amount: string, at: number, state: EffectivePayout['state'] = 'AwaitingApproval'): EffectivePayout =>
  effective({ id: `${amount}@${at}`, originalCurrency: 'USD', originalAmount: amount, createdAt: at, state });

function use(payouts: readonly EffectivePayout[], at: number): [string, string] | null {
  const now = periodUse(monthly, payouts, at);
  return now === null ? null : [formatDecimal(now.claimed), formatDecimal(now.available)];
}

describe('the limit of a period', () => {
  it('is used by every claim from the moment it is made, in any state but cancelled', () => {
    const payouts = [
      claim('10', start, 'AwaitingApproval'),
      claim('10.5', start + 1, 'AwaitingPayment'),
      claim('20', start + 2, 'InProgress'),
      claim('30', start + 3, 'Completed'),
      claim('99', start + 4, 'Cancelled'),
    ];
    expect(use(payouts, start + day)).toEqual(['70.5', '29.5']);
  });

  it('is granted afresh in the next period, without roll-over or debt', () => {
    const payouts = [claim('100', start), claim('1', start + 31 * day)];
    expect(use(payouts, start + 29 * day)).toEqual(['100', '0']);
    expect(use(payouts, start + 30 * day)).toEqual(['1', '99']);
    expect(use(payouts, start + 60 * day)).toEqual(['0', '100']);
  });

  it('is nothing before the start', () => {
    expect(use([], start - 1)).toBeNull();
  });

  it('counts a claim of the last second in the last period', () => {
    const ending = { ...monthly, expiresAt: start + 45 * day };
    const last = claim('100', start + 45 * day);
    const period = currentPeriod(ending, start + 45 * day);
    expect(period && formatDecimal(claimedIn(ending, period, [last]))).toBe('100');
  });

  it('property: no order of claims, at any times, exceeds the limit of any period', () => {
    const attempt = fc.record({ at: fc.integer({ min: 0, max: 100 }), units: fc.option(fc.integer({ min: 0, max: 70 })) });
    fc.assert(
      fc.property(fc.array(attempt, { maxLength: 40 }), fc.option(fc.integer({ min: 1, max: 90 })), (attempts, period) => {
        const terms = pullPayment({ unit: 'USD', limit: '100', startsAt: 0, expiresAt: 95, period });
        const taken: EffectivePayout[] = [];
        for (const { at, units } of attempts) {
          const room = roomAt(terms, bookOf(taken), at);
          const amount = room === null ? null : checkRoom(room, units === null ? 'all' : decimalOf(String(units)), 'USD');
          if (amount?.ok) taken.push(effective({ id: String(taken.length), originalAmount: formatDecimal(amount.value), createdAt: at }));
        }
        for (let now = 0; now <= 95; now += 1) {
          const window = currentPeriod(terms, now);
          if (window !== null) expect(compare(claimedIn(terms, window, taken), decimalOf('100'))).toBeLessThanOrEqual(0);
        }
      }),
    );
  });
});
