// Owns what is paid, claimed and left of a pull payment in its current period, for bars and words.
import { useMemo } from 'react';
import { add, formatDecimal, sign, subtract, zero } from '../../shared/money/decimal.ts';
import { decimalOf } from '../../shared/money/parse-amount.ts';
import { currentPeriod, type PeriodWindow } from '../../shared/payouts/periods.ts';
import { type PullSums, sumsAt } from '../../shared/payouts/pull-sums.ts';
import type { PullPayment } from '../../shared/payouts/types.ts';
import type { PullPaymentRow } from '../db/tables.ts';
import { percentOf } from './sums.ts';

export interface PullUse {
  /** Null before the start and after the end; the sums then are those of the whole life. */
  readonly period: PeriodWindow | null;
  /** Decimal texts in the unit. */
  readonly paid: string;
  readonly waiting: string;
  readonly claimed: string;
  /** Nothing where nothing can be claimed now: outside of its time, and of an archived one. */
  readonly available: string;
  readonly paidPercent: number;
  readonly waitingPercent: number;
}

/** Use of one pull payment at `now`, from the sums kept beside it. */
export function pullUse(pull: PullPayment, kept: PullSums, now: number): PullUse {
  const period = currentPeriod(pull, now);
  const sums = sumsAt(pull, kept, now);
  const [paid, waiting, limit] = [decimalOf(sums.paid), decimalOf(sums.waiting), decimalOf(pull.limit)];
  const claimed = add(paid, waiting);
  const left = period === null || pull.archived ? zero : subtract(limit, claimed);
  return {
    period,
    ...sums,
    claimed: formatDecimal(claimed),
    available: formatDecimal(sign(left) > 0 ? left : zero),
    paidPercent: percentOf(paid, limit),
    waitingPercent: percentOf(waiting, limit),
  };
}

/** Undefined while the sums are not known yet. */
export function usePullUse(pull: PullPaymentRow, now: number): PullUse | undefined {
  return useMemo(() => (pull.use ? pullUse(pull, pull.use, now) : undefined), [pull, now]);
}
