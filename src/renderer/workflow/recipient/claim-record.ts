// Owns what the recipient's journal remembers of one claim, and how it becomes a row with a timeline.
import { methodChain } from '../../../shared/payouts/methods.ts';
import type { MyClaimRow, TimelineStep } from '../../db/tables.ts';
import { waitsForDelivery } from './delivery.ts';

/** A claim as journaled: the row without what can be derived, plus what must never reach a screen or IndexedDB. */
export interface ClaimRecord extends Omit<MyClaimRow, 'timeline' | 'mayWithdraw'> {
  /** Bearer of §16.8: reads and cancels this claim at the sender's server. Null until the server answered, and for claim codes. */
  readonly token: string | null;
  /** Id of the claim in the API (32 hex): a retry with the same id is the same claim. */
  readonly claimId: string;
  /** Public key (hex) made for a claim code; null over HTTP. */
  readonly recipientKey: string | null;
  /** When the newest receipt was made, by the sender's clock. */
  readonly receiptAt: number | null;
  /** In the unit, as it is sent with each retry; null = all that remains. What became of it is `originalAmount`. */
  readonly askedAmount: string | null;
  /** False until the server is known to have it. */
  readonly delivered: boolean;
  /**
   * Only for a server that knows no claim ids: ids of the payouts to this address that it had before the claim was sent. A new one is ours, which is how a
   * claim is found again whose answer was lost.
   */
  readonly before?: readonly string[];
  readonly paidAt: number | null;
}

export type ClaimEvent =
  | { readonly type: 'my-claim'; readonly claim: ClaimRecord }
  | { readonly type: 'my-claim-forgotten'; readonly id: string };

/** What the screens see. */
export function rowOf(record: ClaimRecord): MyClaimRow {
  const { token: _token, claimId: _claimId, recipientKey: _key, receiptAt: _receiptAt, ...shown } = record;
  const { askedAmount: _asked, delivered: _delivered, paidAt: _paidAt, before: _before, ...row } = shown;
  return {
    ...row,
    mayWithdraw: record.route === 'http' && record.token !== null && record.state === 'AwaitingApproval',
    timeline: timelineOf(record),
  };
}

/** The steps so far, in order; `at` is null where the time is not known. */
export function timelineOf(record: ClaimRecord): readonly TimelineStep[] {
  const steps: TimelineStep[] = [{ step: record.route === 'code' ? 'sent-code' : 'claimed', at: record.createdAt }];
  // A payment that stands on the chain outweighs the word "cancelled".
  if (record.state === 'Cancelled' && !record.found) return [...steps, { step: 'cancelled', at: record.updatedAt }];
  if (record.payoutAmount !== null) steps.push({ step: 'approved', at: record.rateLockedAt });
  if (record.state === 'InProgress' || record.state === 'Completed' || record.found) steps.push({ step: 'paying', at: null });
  if (record.found) steps.push({ step: 'seen-on-chain', at: null });
  if (isPaid(record)) steps.push({ step: 'paid', at: record.paidAt });
  return steps;
}

/** Paid means found on the chain by this app, confirmed; the sender's word alone is not enough. */
export function isPaid(record: Pick<ClaimRecord, 'found'>): boolean {
  return record.found !== null && record.found.confirmations >= 1;
}

/** A sender may take a cancellation back (spec D6); how long, in seconds, a cancelled claim is still looked at now and then. */
const graceAfterCancel = 7 * 86_400;
/** From here on a block of the Bitcoin network does not vanish any more. */
const deepEnough = 6;

/** Nothing more will happen to it: paid beyond doubt, refused before it became a claim, or cancelled long ago. */
export function isSettled(record: ClaimRecord, now: number): boolean {
  if (record.found && isPaid(record)) return methodChain(record.methodId) === 'xrpl' || record.found.confirmations >= deepEnough;
  if (record.state === 'Cancelled') return now > record.updatedAt + graceAfterCancel;
  return record.route === 'http' && !record.delivered && !waitsForDelivery(record);
}
