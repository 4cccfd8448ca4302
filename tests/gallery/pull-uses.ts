// Owns the sums and past periods of the gallery's pull payments, made from its payouts where it has some.
import type { PullPaymentRow } from '../../src/renderer/db/tables.ts';
import type { PeriodPageAnswer } from '../../src/shared/contract/workflow-api.ts';
import { divide, formatDecimal, multiply, subtract } from '../../src/shared/money/decimal.ts';
import { decimalOf } from '../../src/shared/money/parse-amount.ts';
import { currentPeriod } from '../../src/shared/payouts/periods.ts';
import { slowSums } from '../fakes/slow-sums.ts';
import * as data from './data.ts';
import * as many from './many.ts';

const used = (pull: PullPaymentRow): PullPaymentRow => ({
  ...pull,
  use: slowSums(
    pull,
    data.payouts.filter((payout) => payout.pullPaymentId === pull.id),
    data.now,
  ),
});

export const pulls: readonly PullPaymentRow[] = data.pulls.map(used);

/** Whole percents of the limit, as text of the unit. */
function part(limit: string, percent: number): string {
  return formatDecimal(divide(multiply(decimalOf(limit), decimalOf(String(percent))), decimalOf('100'), 2, 'floor'));
}

const filled = (pull: PullPaymentRow, index: number): PullPaymentRow => {
  const sums = { paid: part(pull.limit, (index * 7) % 60), waiting: part(pull.limit, (index * 13) % 40) };
  return { ...pull, use: { periodStart: currentPeriod(pull, data.now)?.start ?? null, period: sums, life: sums } };
};

export const manyPulls: readonly PullPaymentRow[] = many.manyPulls.map(filled);

export const tenThousandPulls: readonly PullPaymentRow[] = Array.from({ length: 10_000 }, (_, index) =>
  filled(
    data.pull(`ten-${index}`, {
      name: `Payee ${String(index).padStart(5, '0')}`,
      limit: String(100 + (index % 900)),
      period: [null, data.day, 7 * data.day][index % 3] ?? null,
      startsAt: data.now - data.day - index,
      order: index,
    }),
    index,
  ),
);

const shares = [62, 100, 0, 38, 81, 7, 55, 100, 24, 93, 0, 0, 71, 46, 88, 12, 67, 100, 35, 59, 2, 76, 90, 49];

/** The whole past of a pull payment, as if it had run for `shares.length` periods and more. */
export function pastPeriods(id: string, before: number | null): PeriodPageAnswer {
  const pull = pulls.find((item) => item.id === id);
  const window = pull ? currentPeriod(pull, before === null ? data.now : before - 1) : null;
  if (!pull || pull.period === null || !window) return { periods: [], older: null };
  const { period, limit, startsAt } = pull;
  const count = Math.min(shares.length, Math.floor((window.start - startsAt) / period) + 1);
  const periods = shares.slice(0, count).map((percent, index) => {
    const start = window.start - index * period;
    const waiting = index < 4 ? Math.floor((percent * (4 - index)) / 5) : 0;
    const [claimed, open] = [part(limit, percent), part(limit, waiting)];
    const paid = formatDecimal(subtract(decimalOf(claimed), decimalOf(open)));
    return { start, end: start + period, claimed, paid, waiting: open, payouts: Math.ceil(percent / 20) };
  });
  const last = periods.at(-1)?.start ?? startsAt;
  return { periods, older: last > startsAt ? last : null };
}
