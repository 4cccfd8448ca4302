// Owns the bounds of automatic approval (spec §16.5): what was approved in the moment it was claimed, summed over the last 24 hours.
import { add, compare, type Decimal, sign, subtract, zero } from '../money/decimal.ts';
import { decimalOf } from '../money/parse-amount.ts';
import type { Payout, PullPayment, Seconds } from './types.ts';

const minute = 60;
const dayInMinutes = 1440;
const day = 86_400;

type Counted = Pick<Payout, 'pullPaymentId' | 'createdAt' | 'originalAmount' | 'state' | 'rateLock'>;

/** True where the rate was locked in the second in which the payout was made: nobody was asked. */
export function isAutomatic(payout: Pick<Payout, 'createdAt' | 'rateLock' | 'state'>): boolean {
  return payout.rateLock !== null && payout.rateLock.rateLockedAt === payout.createdAt && payout.state !== 'Cancelled';
}

/** Sums by pull payment, kept by minute and by second, so that a question costs the same whatever the number of payouts. */
export class AutomaticSums {
  private readonly sums = new Map<string, Decimal>();
  /** The newest second that counts, by pull payment. */
  private readonly newest = new Map<string, Seconds>();

  add(payout: Counted): void {
    this.change(payout, add);
  }

  subtract(payout: Counted): void {
    this.change(payout, subtract);
  }

  /** Amounts in the unit of payouts made in the 24 hours up to and with `now`. */
  lastDay(pullPaymentId: string, now: Seconds): Decimal {
    const first = now - day + 1;
    const firstMinute = Math.ceil(first / minute);
    let sum = zero;
    for (let second = first; second < firstMinute * minute; second += 1) sum = add(sum, this.at(pullPaymentId, 's', second));
    for (let next = firstMinute; next <= firstMinute + dayInMinutes; next += 1) sum = add(sum, this.at(pullPaymentId, 'm', next));
    return sum;
  }

  /** True where the clock was set back to before what was counted: the sum of the last 24 hours would leave that out. */
  isBehind(pullPaymentId: string, now: Seconds): boolean {
    return (this.newest.get(pullPaymentId) ?? -1) > now + minute;
  }

  private at(pullPaymentId: string, kind: 'm' | 's', time: number): Decimal {
    return this.sums.get(`${pullPaymentId} ${kind}${time}`) ?? zero;
  }

  private change(payout: Counted, combine: (sum: Decimal, amount: Decimal) => Decimal): void {
    if (payout.pullPaymentId === null || !isAutomatic(payout)) return;
    const amount = decimalOf(payout.originalAmount);
    for (const key of [`s${payout.createdAt}`, `m${Math.floor(payout.createdAt / minute)}`]) {
      const name = `${payout.pullPaymentId} ${key}`;
      const sum = combine(this.sums.get(name) ?? zero, amount);
      if (sign(sum) === 0) this.sums.delete(name);
      else this.sums.set(name, sum);
    }
    this.noteNewest(payout.pullPaymentId, payout.createdAt);
  }

  private noteNewest(pullPaymentId: string, at: Seconds): void {
    const before = this.newest.get(pullPaymentId) ?? -1;
    if (sign(this.at(pullPaymentId, 's', at)) !== 0) this.newest.set(pullPaymentId, Math.max(before, at));
    else if (at === before) this.findNewest(pullPaymentId);
  }

  /** Only where the newest of all was taken away: cancelled, or never written. */
  private findNewest(pullPaymentId: string): void {
    const start = `${pullPaymentId} s`;
    let newest = -1;
    for (const name of this.sums.keys()) if (name.startsWith(start)) newest = Math.max(newest, Number(name.slice(start.length)));
    if (newest < 0) this.newest.delete(pullPaymentId);
    else this.newest.set(pullPaymentId, newest);
  }
}

/**
 * True where a pull payment that approves by itself may do so for this amount: not above its bound for a claim, nor together with what it
 * approved in the last 24 hours above its bound for a day. Anything else waits for the sender, and so does everything that a day's bound would have to be
 * known for while the clock is behind what was approved already.
 */
export function approvesBySelf(pullPayment: PullPayment, sums: AutomaticSums, originalAmount: string, now: Seconds): boolean {
  if (!pullPayment.autoApprove) return false;
  const { perClaim, perDay } = pullPayment.autoApproveLimits;
  const amount = decimalOf(originalAmount);
  if (perClaim !== null && compare(amount, decimalOf(perClaim)) > 0) return false;
  if (perDay === null) return true;
  return !sums.isBehind(pullPayment.id, now) && compare(add(sums.lastDay(pullPayment.id, now), amount), decimalOf(perDay)) <= 0;
}
