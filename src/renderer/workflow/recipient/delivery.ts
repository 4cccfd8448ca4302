// Owns the delivery of a claim to a server: which refusals are final, and what a claim becomes by the server's answer.
import type { Client } from '../../../shared/contract/rpc.ts';
import type { RemotePayout, greenfieldClientApi } from '../../../shared/contract/server-api.ts';
import type { Refusal } from '../../../shared/result.ts';
import type { ClaimRecord } from './claim-record.ts';

/** Refusals that say nothing of the claim: nobody answered, or somebody who was too busy or broken to decide. The same claim id is sent again later. */
const undecided: ReadonlySet<string> = new Set([
  'host-timeout',
  'host-unreachable',
  'host-answer',
  'host-busy',
  'host-not-allowed',
  'not-ready',
  'bad-answer',
  'internal',
  'too-many-requests',
  'disk-full',
  'write-failed',
  'write-uncertain',
  'journal-broken',
  'journal-closed',
]);

export function isUndecided(refusal: Pick<Refusal, 'code'>): boolean {
  return undecided.has(refusal.code);
}

/** True where the claim still has to be sent; once a server has refused it in its own words it is not sent again behind the recipient's back. */
export function waitsForDelivery(record: Pick<ClaimRecord, 'delivered' | 'problem'>): boolean {
  return !record.delivered && (record.problem === null || undecided.has(record.problem));
}

/** The sender's word laid over a record. Method and currency stay as they were claimed, whatever the server says. */
export function withRemote(record: ClaimRecord, payout: RemotePayout): ClaimRecord {
  return {
    ...record,
    delivered: true,
    payoutId: payout.id,
    token: payout.claimToken ?? record.token,
    state: payout.state,
    originalAmount: payout.originalAmount,
    payoutAmount: payout.payoutAmount,
    rate: payout.rate,
    rateLockedAt: payout.rateLockedAt,
    reason: payout.reason,
    toldTransactionId: payout.transactionId,
    problem: null,
  };
}

type Delivery = Parameters<Client<typeof greenfieldClientApi>['postClaim']>[0];

/** The request that delivers a claim; each time the same. */
export function deliveryOf(record: ClaimRecord, origin: string): Delivery {
  const { pullPaymentId, methodId: payoutMethodId, destination, askedAmount: amount, note } = record;
  const claimId = record.before === undefined ? record.claimId : null;
  return { origin, pullPaymentId, payoutMethodId, destination, amount, note, claimId };
}
