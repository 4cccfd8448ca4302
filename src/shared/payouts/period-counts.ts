// Owns how many payouts count in each period of each pull payment, so that past periods can be told without looking at their payouts.
import type { Seconds } from './types.ts';

export class PeriodCounts {
  private readonly byPullPayment = new Map<string, Map<Seconds, number>>();

  /** `by` is 1 for a payout that begins to count in the period that starts at `start`, -1 for one that no longer does. */
  move(pullPaymentId: string, start: Seconds, by: 1 | -1): void {
    const counts = this.byPullPayment.get(pullPaymentId) ?? new Map<Seconds, number>();
    const next = (counts.get(start) ?? 0) + by;
    if (next === 0) counts.delete(start);
    else counts.set(start, next);
    if (counts.size === 0) this.byPullPayment.delete(pullPaymentId);
    else this.byPullPayment.set(pullPaymentId, counts);
  }

  at(pullPaymentId: string, start: Seconds): number {
    return this.byPullPayment.get(pullPaymentId)?.get(start) ?? 0;
  }

  /** Starts of the periods in which something counts, in no order. */
  starts(pullPaymentId: string): Iterable<Seconds> {
    return this.byPullPayment.get(pullPaymentId)?.keys() ?? [];
  }
}
