// Owns the past of a pull payment, period by period, newest first: what was claimed in each. Only the world's index is asked, never the payouts.
import { formatDecimal } from '../money/decimal.ts';
import { currentPeriod, type PeriodWindow, periodAt } from './periods.ts';
import type { DecimalText, PullPayment, Seconds } from './types.ts';
import { claimedInPeriod, type World } from './world.ts';

export interface PastPeriod extends PeriodWindow {
  /** Sum of all that is not cancelled, in the unit. */
  readonly claimed: DecimalText;
  /** Number of payouts that make up the sum. */
  readonly payouts: number;
}

export interface PeriodPage {
  /** Newest first; they touch each other within a page. */
  readonly periods: readonly PastPeriod[];
  /** What to give as `before` for the next page; null when nothing was claimed before these. */
  readonly older: Seconds | null;
}

/**
 * At most `count` periods that began before `before` (and not after `now`), newest first. Null as `before` begins with the current period, or with the
 * last one when the pull payment has ended. A pull payment without a period has one. Where a whole page would be empty, the next page begins with
 * the newest period in which something was claimed: nobody has to turn a thousand empty pages.
 */
export function periodHistory(world: World, pullPayment: PullPayment, now: Seconds, before: Seconds | null, count: number): PeriodPage {
  const periods: PastPeriod[] = [];
  let window = newest(pullPayment, now, before);
  while (window !== null && periods.length < count) {
    periods.push(told(world, pullPayment, window));
    window = window.start > pullPayment.startsAt ? periodAt(pullPayment, window.start - 1) : null;
  }
  return { periods, older: window === null ? null : nextPage(world, pullPayment, window, count) };
}

function newest(pullPayment: PullPayment, now: Seconds, before: Seconds | null): PeriodWindow | null {
  const { startsAt, expiresAt } = pullPayment;
  const last = Math.min(now, expiresAt ?? now, before === null ? now : before - 1);
  return last < startsAt ? null : currentPeriod(pullPayment, last);
}

function told(world: World, pullPayment: PullPayment, window: PeriodWindow): PastPeriod {
  const claimed = formatDecimal(claimedInPeriod(world, pullPayment.id, window.start));
  return { ...window, claimed, payouts: world.index.counts.at(pullPayment.id, window.start) };
}

/** `window` is the newest that was not told yet. */
function nextPage(world: World, pullPayment: PullPayment, window: PeriodWindow, count: number): Seconds | null {
  const claimedIn = newestClaimed(world, pullPayment.id, window.start);
  if (claimedIn === null) return null;
  const step = pullPayment.period ?? 1;
  return claimedIn > window.start - count * step ? window.start + 1 : claimedIn + 1;
}

function newestClaimed(world: World, id: string, upTo: Seconds): Seconds | null {
  let found: Seconds | null = null;
  for (const start of world.index.counts.starts(id)) if (start <= upTo && (found === null || start > found)) found = start;
  return found;
}
