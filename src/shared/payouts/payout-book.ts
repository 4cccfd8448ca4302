// Owns what a claim must know of a wallet's other payouts: sums, live destinations, claim ids. Made from a list here, from an index in world.ts.
import type { Decimal } from '../money/decimal.ts';
import { add, zero } from '../money/decimal.ts';
import { decimalOf } from '../money/parse-amount.ts';
import { dedupKeyOf } from './destination.ts';
import type { EffectivePayout } from './overlay.ts';
import { currentPeriod } from './periods.ts';
import type { PullPayment, Seconds } from './types.ts';

export interface PayoutBook {
  /** Sum of what is claimed (not cancelled) in the period of this pull payment that starts at `periodStart`. */
  claimed(pullPayment: PullPayment, periodStart: Seconds): Decimal;
  /** A payout of the wallet with this key that is neither completed nor cancelled. */
  liveWithKey(dedupKey: string, except?: string): EffectivePayout | null;
  /** The payout that a claim id has already made in this pull payment; claims that came as a code are told apart by the recipient's key. */
  madeBy(pullPaymentId: string, claimId: string, recipientKey: string | null): EffectivePayout | null;
}

/** True where the duplicate rule still counts the payout (spec §4.6). */
export function isLive(payout: Pick<EffectivePayout, 'state'>): boolean {
  return payout.state !== 'Completed' && payout.state !== 'Cancelled';
}

/** A book over a plain list; every question reads the whole list, so large wallets use the index of world.ts. */
export function bookOf(payouts: readonly EffectivePayout[]): PayoutBook {
  return {
    claimed(pullPayment, periodStart) {
      return payouts
        .filter((payout) => payout.pullPaymentId === pullPayment.id && payout.state !== 'Cancelled')
        .filter((payout) => currentPeriod(pullPayment, payout.createdAt)?.start === periodStart)
        .reduce((sum, payout) => add(sum, decimalOf(payout.originalAmount)), zero);
    },
    liveWithKey(dedupKey, except) {
      return (
        payouts.find((payout) => isLive(payout) && payout.id !== except && dedupKeyOf(payout.address, payout.tag) === dedupKey) ?? null
      );
    },
    madeBy(pullPaymentId, claimId, recipientKey) {
      const same = (payout: EffectivePayout): boolean => payout.claimId === claimId && payout.recipientKey === recipientKey;
      return payouts.find((payout) => payout.pullPaymentId === pullPaymentId && same(payout)) ?? null;
    },
  };
}
