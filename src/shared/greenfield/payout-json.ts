// Owns the JSON of a payout in the Greenfield API (spec §4.1, D2, D10, §17), for those who may see everything and for those who may not.
import type { EffectivePayout } from '../payouts/overlay.ts';
import { proofText } from '../payouts/proof.ts';
import type { PaymentProof } from '../payouts/types.ts';
import { shortenAddress } from './shorten-destination.ts';

/** `full`: the claim's token, or a key of the store; `anonymous`: anybody with the link. */
export type Viewer = 'full' | 'anonymous';

export function payoutJson(payout: EffectivePayout, viewer: Viewer): Record<string, unknown> {
  const full = viewer === 'full';
  return {
    id: payout.id,
    revision: payout.revision,
    pullPaymentId: payout.pullPaymentId,
    date: payout.createdAt,
    destination: full ? payout.destination : shortenAddress(payout.address),
    destinationTag: full ? payout.tag : null,
    originalCurrency: payout.originalCurrency,
    originalAmount: payout.originalAmount,
    payoutCurrency: payout.payoutCurrency,
    payoutAmount: payout.payoutAmount,
    payoutMethodId: payout.methodId,
    state: payout.state,
    paymentProof: full ? payout.proof : publicProof(payout.proof),
    metadata: full ? payout.metadata : {},
    rate: payout.rateLock?.rate ?? null,
    rateRule: payout.rateLock?.rateRule ?? null,
    rateSource: payout.rateLock?.rateSource ?? null,
    rateLockedAt: payout.rateLock?.rateLockedAt ?? null,
    ...(full ? { note: payout.note, reason: payout.reason ?? shortFailure(payout.failure) } : {}),
  };
}

/** Why the last attempt failed, as a short code: what a node said in its own words is for the sender alone. */
function shortFailure(failure: string | null): string | null {
  if (failure === null) return null;
  return /^[A-Za-z][A-Za-z0-9_-]{0,59}$/.test(failure) ? failure : 'payment-failed';
}

/** Strangers learn the transaction id and nothing else of a proof. */
function publicProof(proof: PaymentProof | null): PaymentProof | null {
  if (proof === null) return null;
  const transactionId = proofText(proof, 'transactionId');
  return transactionId === null ? { proofType: proof.proofType } : { proofType: proof.proofType, transactionId };
}
