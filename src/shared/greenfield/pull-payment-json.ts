// Owns the JSON of a pull payment in the Greenfield API (spec §2.2, D1, §17).
import { formatDecimal, subtract } from '../money/decimal.ts';
import { decimalOf } from '../money/parse-amount.ts';
import type { Network } from '../network.ts';
import type { PayoutBook } from '../payouts/payout-book.ts';
import { currentPeriod } from '../payouts/periods.ts';
import { pullPaymentStatus } from '../payouts/pull-payment-status.ts';
import type { PullPayment, Seconds } from '../payouts/types.ts';

/**
 * `book` knows what is claimed in a period; `origin` is where this API is reached. The passphrase never appears in any form, only whether there
 * is one. `network` is the wallet's: whoever shows this must be able to say that practice money is not real. A period that is over has no sums: both are "0" then.
 */
export function pullPaymentJson(
  pullPayment: PullPayment,
  book: Pick<PayoutBook, 'claimed'>,
  now: Seconds,
  origin: string,
  network: Network,
): Record<string, unknown> {
  const period = currentPeriod(pullPayment, now);
  const claimed = period === null ? null : book.claimed(pullPayment, period.start);
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
    claimed: claimed === null ? '0' : formatDecimal(claimed),
    available: claimed === null ? '0' : formatDecimal(subtract(decimalOf(pullPayment.limit), claimed)),
    defaultPrice: pullPayment.defaultPrice,
    autoApproveLimits: pullPayment.autoApproveLimits,
    network,
    passphraseNeeded: pullPayment.passphrase !== null,
  };
}
