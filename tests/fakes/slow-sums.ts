// Owns the obvious way to count and sum a pull payment's payouts: reads all of them. The indexes that are kept instead are held against it.
import { add, type Decimal, formatDecimal, zero } from '../../src/shared/money/decimal.ts';
import { decimalOf } from '../../src/shared/money/parse-amount.ts';
import { countsIn } from '../../src/shared/payouts/limits.ts';
import { currentPeriod, type PeriodTerms } from '../../src/shared/payouts/periods.ts';
import type { PullSums, Sums } from '../../src/shared/payouts/pull-sums.ts';
import type { Payout } from '../../src/shared/payouts/types.ts';

type Counted = Pick<Payout, 'state' | 'originalAmount' | 'createdAt'>;

/** Sums of one pull payment's payouts at `now`, over the current period and over its whole life. */
export function slowSums(terms: PeriodTerms, payouts: readonly Counted[], now: number): PullSums {
  const window = currentPeriod(terms, now);
  const counted = payouts.filter(({ state }) => state !== 'Cancelled');
  const inPeriod = counted.filter(({ createdAt }) => window !== null && countsIn(terms, window, createdAt));
  return { periodStart: window?.start ?? null, period: sumsOf(inPeriod), life: sumsOf(counted) };
}

export function slowCounts(payouts: readonly Counted[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { state } of payouts) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}

function sumsOf(payouts: readonly Counted[]): Sums {
  const isPaid = ({ state }: Counted): boolean => state === 'Completed' || state === 'InProgress';
  const sum = (some: readonly Counted[]): string =>
    formatDecimal(some.reduce((total: Decimal, { originalAmount }) => add(total, decimalOf(originalAmount)), zero));
  return { paid: sum(payouts.filter(isPaid)), waiting: sum(payouts.filter((payout) => !isPaid(payout))) };
}
