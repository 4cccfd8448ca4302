// Owns the answer to a screen that asks for the past periods of a pull payment.
import type { PeriodPageAnswer } from '../../../shared/contract/workflow-api.ts';
import { periodHistory } from '../../../shared/payouts/period-history.ts';
import { type Result, ok, refuse } from '../../../shared/result.ts';
import type { ClaimsDeps } from './claims.ts';

/** Sums come from indexes, also for a hundred thousand payouts. Refusals: `pullpayment-not-found`, and why the wallet is shut. */
export function pastPeriods(
  { desk, now }: Pick<ClaimsDeps, 'desk' | 'now'>,
  walletId: string,
  id: string,
  before: number | null,
  count: number,
): Result<PeriodPageAnswer> {
  const book = desk.book(walletId);
  if (!book.ok) return book;
  const pullPayment = book.value.state.pullPayments.get(id);
  if (!pullPayment) return refuse('pullpayment-not-found');
  const { periods, older } = periodHistory(book.value.state, pullPayment, now(), before, count);
  return ok({ periods: periods.map((period) => ({ ...period, ...book.value.sumsIn(id, period.start) })), older });
}
