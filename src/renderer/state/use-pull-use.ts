// Owns what is paid, claimed and left of a pull payment in its current period, for bars and words.
import { useMemo } from 'react';
import { add, type Decimal, formatDecimal, sign, zero } from '../../shared/money/decimal.ts';
import { decimalOf } from '../../shared/money/parse-amount.ts';
import { claimedIn, periodUse } from '../../shared/payouts/limits.ts';
import type { PeriodWindow } from '../../shared/payouts/periods.ts';
import type { Payout, PullPayment } from '../../shared/payouts/types.ts';
import type { WalletRef } from '../db/live.ts';
import { useServices } from './services.tsx';
import { percentOf } from './sums.ts';

export interface PullUse {
  /** Null before the start and after the end; the sums then are those of the whole life. */
  readonly period: PeriodWindow | null;
  /** Decimal texts in the unit. */
  readonly paid: string;
  readonly waiting: string;
  readonly available: string;
  readonly paidPercent: number;
  readonly waitingPercent: number;
}

type Counted = Pick<Payout, 'state' | 'originalAmount' | 'createdAt'>;

/** Sums of one pull payment at `now`. Paid means final or on its way; waiting means claimed and not yet paid. */
export function pullUse(pull: PullPayment, payouts: readonly Counted[], now: number): PullUse {
  const use = periodUse(pull, payouts, now);
  const isPaid = (payout: Counted): boolean => payout.state === 'Completed' || payout.state === 'InProgress';
  const settled = payouts.filter(isPaid);
  const open = payouts.filter((payout) => !isPaid(payout));
  const paid = use ? claimedIn(pull, use.period, settled) : sumOf(settled);
  const waiting = use ? claimedIn(pull, use.period, open) : sumOf(open);
  const limit = decimalOf(pull.limit);
  const available = use && sign(use.available) > 0 ? use.available : zero;
  return {
    period: use?.period ?? null,
    paid: formatDecimal(paid),
    waiting: formatDecimal(waiting),
    available: formatDecimal(available),
    paidPercent: percentOf(paid, limit),
    waitingPercent: percentOf(waiting, limit),
  };
}

function sumOf(payouts: readonly Counted[]): Decimal {
  return payouts.reduce((sum, payout) => (payout.state === 'Cancelled' ? sum : add(sum, decimalOf(payout.originalAmount))), zero);
}

/** Undefined while the payouts are still being read. */
export function usePullUse(wallet: WalletRef, pull: PullPayment, now: number): PullUse | undefined {
  const payouts = useServices().live.usePayoutsOf(wallet, pull.id);
  return useMemo(() => (payouts ? pullUse(pull, payouts, now) : undefined), [pull, payouts, now]);
}
