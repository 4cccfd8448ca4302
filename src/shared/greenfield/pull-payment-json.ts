// Owns the JSON of a pull payment in the Greenfield API (spec §2.2, D1, §17).
import { formatDecimal } from '../money/decimal.ts';
import { periodUse } from '../payouts/limits.ts';
import { currentPeriod } from '../payouts/periods.ts';
import { pullPaymentStatus } from '../payouts/pull-payment-status.ts';
import type { Payout, PullPayment, Seconds } from '../payouts/types.ts';

/** `payouts` are those of this pull payment; `origin` is where this API is reached. */
export function pullPaymentJson(
  pullPayment: PullPayment,
  payouts: Iterable<Pick<Payout, 'state' | 'originalAmount' | 'createdAt'>>,
  now: Seconds,
  origin: string,
): Record<string, unknown> {
  const use = periodUse(pullPayment, payouts, now);
  const period = currentPeriod(pullPayment, now);
  return {
    id: pullPayment.id,
    startsAt: pullPayment.startsAt,
    expiresAt: pullPayment.expiresAt,
    name: pullPayment.name,
    description: pullPayment.description,
    currency: pullPayment.unit,
    amount: pullPayment.limit,
    BOLT11Expiration: pullPayment.bolt11ExpirationDays,
    archived: pullPayment.archived,
    viewLink: `${origin}/pull-payments/${pullPayment.id}`,
    autoApproveClaims: pullPayment.autoApprove,
    payoutMethods: pullPayment.methods,
    period: pullPayment.period,
    status: pullPaymentStatus(pullPayment, now),
    currentPeriod: period === null ? null : { start: period.start, end: period.end },
    claimed: use === null ? '0' : formatDecimal(use.claimed),
    available: use === null ? '0' : formatDecimal(use.available),
    defaultPrice: pullPayment.defaultPrice,
  };
}
