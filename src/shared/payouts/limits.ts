// Owns the sums of a period: what has been claimed and what is left.
import { type Decimal, add, subtract, zero } from '../money/decimal.ts';
import { decimalOf } from '../money/parse-amount.ts';
import { currentPeriod, type PeriodTerms, type PeriodWindow } from './periods.ts';
import type { Payout, PullPayment, Seconds } from './types.ts';

type Counted = Pick<Payout, 'state' | 'originalAmount' | 'createdAt'>;

/** True where a payout made at `createdAt` counts in the given period of these terms. */
export function countsIn(terms: PeriodTerms, period: PeriodWindow, createdAt: Seconds): boolean {
  return currentPeriod(terms, createdAt)?.start === period.start;
}

/** Sum of the original amounts of all payouts of the period that are not cancelled; the payouts are those of one pull payment. */
export function claimedIn(terms: PeriodTerms, period: PeriodWindow, payouts: Iterable<Counted>): Decimal {
  let sum = zero;
  for (const payout of payouts) {
    if (payout.state !== 'Cancelled' && countsIn(terms, period, payout.createdAt)) sum = add(sum, decimalOf(payout.originalAmount));
  }
  return sum;
}

export interface PeriodUse {
  readonly period: PeriodWindow;
  readonly claimed: Decimal;
  readonly available: Decimal;
}

/** Use of the current period; null before the start and after the end. */
export function periodUse(
  pullPayment: PeriodTerms & Pick<PullPayment, 'limit'>,
  payouts: Iterable<Counted>,
  now: Seconds,
): PeriodUse | null {
  const period = currentPeriod(pullPayment, now);
  if (period === null) return null;
  const claimed = claimedIn(pullPayment, period, payouts);
  return { period, claimed, available: subtract(decimalOf(pullPayment.limit), claimed) };
}
