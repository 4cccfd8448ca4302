import { describe, expect, it } from 'vitest';
import type { PullPayment } from '../../shared/payouts/types.ts';
import { pullUse } from './use-pull-use.ts';

const week = 604_800;
const pull: PullPayment = {
  id: 'p',
  walletId: 'w',
  network: 'practice',
  name: '',
  description: '',
  unit: 'USD',
  limit: '100',
  period: week,
  startsAt: 1000,
  expiresAt: null,
  methods: ['BTC-CHAIN'],
  autoApprove: false,
  defaultPrice: null,
  bolt11ExpirationDays: 30,
  autoApproveLimits: { perClaim: null, perDay: null },
  passphrase: null,
  createdAt: 1000,
  archived: false,
  order: 1,
};
const claim = (
  state: 'AwaitingApproval' | 'AwaitingPayment' | 'InProgress' | 'Completed' | 'Cancelled',
  originalAmount: string,
  createdAt = 1500,
) => ({ state, originalAmount, createdAt });

describe('the use of a pull payment', () => {
  it('tells paid from waiting, and leaves declined claims out', () => {
    const use = pullUse(
      pull,
      [
        claim('Completed', '30'),
        claim('InProgress', '10'),
        claim('AwaitingPayment', '5.5'),
        claim('AwaitingApproval', '4.5'),
        claim('Cancelled', '50'),
      ],
      2000,
    );
    expect(use).toMatchObject({ paid: '40', waiting: '10', available: '50', paidPercent: 40, waitingPercent: 10 });
  });

  it('starts anew with the period', () => {
    const use = pullUse(pull, [claim('Completed', '100', 1500), claim('AwaitingApproval', '20', 1000 + week)], 1000 + week + 5);
    expect(use).toMatchObject({ paid: '0', waiting: '20', available: '80', period: { start: 1000 + week, end: 1000 + 2 * week } });
  });

  it('counts the whole life once nothing can be claimed any more', () => {
    const over = { ...pull, period: null, expiresAt: 5000 };
    expect(pullUse(over, [claim('Completed', '70'), claim('AwaitingPayment', '5')], 9000)).toMatchObject({
      period: null,
      paid: '70',
      waiting: '5',
      available: '0',
    });
  });

  it('has nothing available before the start', () => {
    expect(pullUse(pull, [], 10)).toMatchObject({ period: null, available: '0', paidPercent: 0 });
  });
});
