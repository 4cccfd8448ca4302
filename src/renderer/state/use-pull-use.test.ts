import { describe, expect, it } from 'vitest';
import type { PullPayment } from '../../shared/payouts/types.ts';
import { slowSums } from '../../../tests/fakes/slow-sums.ts';
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

/** The sums as they were kept at `written`, looked at later. */
const use = (of: PullPayment, payouts: readonly ReturnType<typeof claim>[], now: number, written = now) =>
  pullUse(of, slowSums(of, payouts, written), now);

describe('the use of a pull payment', () => {
  it('leaves nothing to claim of one that is archived, though its period has room', () => {
    const payouts = [claim('Completed', '30')];
    expect(use({ ...pull, archived: true }, payouts, 2000)).toMatchObject({ claimed: '30', available: '0', paidPercent: 30 });
  });

  it('tells paid from waiting, and leaves declined claims out', () => {
    const found = use(
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
    expect(found).toMatchObject({ paid: '40', waiting: '10', available: '50', paidPercent: 40, waitingPercent: 10 });
  });

  it('starts anew with the period', () => {
    const found = use(pull, [claim('Completed', '100', 1500), claim('AwaitingApproval', '20', 1000 + week)], 1000 + week + 5);
    expect(found).toMatchObject({ paid: '0', waiting: '20', available: '80', period: { start: 1000 + week, end: 1000 + 2 * week } });
  });

  it('is whole again when the period is over, though nothing was written since', () => {
    const later = use(pull, [claim('Completed', '100', 1500)], 1000 + week, 2000);
    expect(later).toMatchObject({ paid: '0', waiting: '0', claimed: '0', available: '100', paidPercent: 0 });
    expect(use(pull, [claim('Completed', '100', 1500)], 999 + week, 2000)).toMatchObject({ claimed: '100', available: '0' });
  });

  it('counts the whole life once nothing can be claimed any more', () => {
    const over = { ...pull, period: null, expiresAt: 5000 };
    expect(use(over, [claim('Completed', '70'), claim('AwaitingPayment', '5')], 9000)).toMatchObject({
      period: null,
      paid: '70',
      waiting: '5',
      available: '0',
    });
  });

  it('has nothing available before the start', () => {
    expect(use(pull, [], 10)).toMatchObject({ period: null, available: '0', paidPercent: 0 });
  });
});
