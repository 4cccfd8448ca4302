// Owns the sums of a pull payment that are kept beside it, so that lists and bars need not read its payouts.
import { currentPeriod, type PeriodTerms } from './periods.ts';
import type { DecimalText, Seconds } from './types.ts';

/** Paid means final or on its way; waiting means claimed and not yet paid. Cancelled payouts are in neither. */
export interface Sums {
  readonly paid: DecimalText;
  readonly waiting: DecimalText;
}

export const noSums: Sums = { paid: '0', waiting: '0' };

export interface PullSums {
  /** Start of the period that `period` is about; null where none was current. */
  readonly periodStart: Seconds | null;
  readonly period: Sums;
  readonly life: Sums;
}

/**
 * The sums that hold at a later `now`: those of the period while it lasts, nothing in a newer one (its first claim would have changed them), and those of
 * the whole life when no period is current.
 */
export function sumsAt(terms: PeriodTerms, kept: PullSums, now: Seconds): Sums {
  const window = currentPeriod(terms, now);
  if (window === null) return kept.life;
  return window.start === kept.periodStart ? kept.period : noSums;
}
