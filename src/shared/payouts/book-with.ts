// Owns a book that already counts payouts which are not promised yet: the rows of an import, each checked against the ones before it.
import { add, zero } from '../money/decimal.ts';
import { decimalOf } from '../money/parse-amount.ts';
import { dedupKeyOf } from './destination.ts';
import type { NewPayout } from './events.ts';
import { type EffectivePayout, overlay } from './overlay.ts';
import type { PayoutBook } from './payout-book.ts';
import { currentPeriod } from './periods.ts';
import type { Payout, PullPayment } from './types.ts';
import { noExternalPayments } from './types.ts';

export class BookWith implements PayoutBook {
  private readonly keys = new Map<string, Payout>();
  private readonly sums = new Map<string, ReturnType<typeof decimalOf>>();

  constructor(private readonly base: PayoutBook) {}

  /** From now on this one counts, too. */
  add(payout: NewPayout, pullPayment: PullPayment | null): void {
    const whole = promised(payout);
    this.keys.set(dedupKeyOf(payout.address, payout.tag), whole);
    const period = pullPayment && currentPeriod(pullPayment, payout.createdAt);
    if (!pullPayment || !period) return;
    const key = `${pullPayment.id} ${period.start}`;
    this.sums.set(key, add(this.sums.get(key) ?? zero, decimalOf(payout.originalAmount)));
  }

  claimed(pullPayment: PullPayment, periodStart: number): ReturnType<typeof decimalOf> {
    return add(this.base.claimed(pullPayment, periodStart), this.sums.get(`${pullPayment.id} ${periodStart}`) ?? zero);
  }

  liveWithKey(dedupKey: string, except?: string): EffectivePayout | null {
    const live = this.base.liveWithKey(dedupKey, except);
    const added = this.keys.get(dedupKey);
    return live ?? (added === undefined || added.id === except ? null : overlay(added, null));
  }

  madeBy(pullPaymentId: string, claimId: string, recipientKey: string | null): EffectivePayout | null {
    return this.base.madeBy(pullPaymentId, claimId, recipientKey);
  }
}

/** As the reducer will make it; only its destination and state are looked at. */
function promised(payout: NewPayout): Payout {
  return {
    ...payout,
    walletId: '',
    network: 'practice',
    order: 0,
    revision: 0,
    payoutAmount: null,
    rateLock: null,
    state: 'AwaitingApproval',
    proof: null,
    external: noExternalPayments,
    reason: null,
  };
}
