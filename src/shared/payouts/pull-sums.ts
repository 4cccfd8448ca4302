// Owns the sums of a pull payment that are kept beside it, so that lists and bars need not read its payouts.
import { add, type Decimal, formatDecimal, zero } from '../money/decimal.ts';
import { decimalOf } from '../money/parse-amount.ts';
import { countsIn } from './limits.ts';
import { currentPeriod, type PeriodTerms } from './periods.ts';
import type { DecimalText, Payout, Seconds } from './types.ts';

/** Paid means final or on its way; waiting means claimed and not yet paid. Cancelled payouts are in neither. */
export interface Sums {
  readonly paid: DecimalText;
  readonly waiting: DecimalText;
}

export interface PullSums {
  /** Start of the period that `period` is about; null where none was current. */
  readonly periodStart: Seconds | null;
  readonly period: Sums;
  readonly life: Sums;
}

type Counted = Pick<Payout, 'state' | 'originalAmount' | 'createdAt'>;

/** Sums of one pull payment's payouts at `now`, over the current period and over its whole life. */
export function pullSums(terms: PeriodTerms, payouts: Iterable<Counted>, now: Seconds): PullSums {
  const window = currentPeriod(terms, now);
  const [period, life] = [new Running(), new Running()];
  for (const payout of payouts) {
    if (payout.state === 'Cancelled') continue;
    life.take(payout);
    if (window !== null && countsIn(terms, window, payout.createdAt)) period.take(payout);
  }
  return { periodStart: window?.start ?? null, period: period.sums, life: life.sums };
}

/**
 * The sums that hold at a later `now`: those of the period while it lasts, nothing in a newer one (its first claim would have changed them), and those of
 * the whole life when no period is current.
 */
export function sumsAt(terms: PeriodTerms, kept: PullSums, now: Seconds): Sums {
  const window = currentPeriod(terms, now);
  if (window === null) return kept.life;
  return window.start === kept.periodStart ? kept.period : { paid: '0', waiting: '0' };
}

export function countsByState(payouts: Iterable<Pick<Payout, 'state'>>): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { state } of payouts) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}

class Running {
  private paid: Decimal = zero;
  private waiting: Decimal = zero;

  take({ state, originalAmount }: Counted): void {
    const amount = decimalOf(originalAmount);
    if (state === 'Completed' || state === 'InProgress') this.paid = add(this.paid, amount);
    else this.waiting = add(this.waiting, amount);
  }

  get sums(): Sums {
    return { paid: formatDecimal(this.paid), waiting: formatDecimal(this.waiting) };
  }
}
