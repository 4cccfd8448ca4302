// Owns the promises: every fact of the workflow, as an event of the append-only journal.
import type {
  ClaimRoute,
  DecimalText,
  PaymentProof,
  Payout,
  PayoutMethodId,
  PayoutState,
  PullPayment,
  RateLock,
  Seconds,
} from './types.ts';

/** Fields of a new claim as promised; everything else of a Payout starts at its default. */
export type NewPayout = Pick<
  Payout,
  | 'id'
  | 'pullPaymentId'
  | 'createdAt'
  | 'methodId'
  | 'destination'
  | 'address'
  | 'tag'
  | 'originalCurrency'
  | 'originalAmount'
  | 'payoutCurrency'
  | 'note'
  | 'metadata'
  | 'claimId'
  | 'claimHash'
  | 'tokenHash'
  | 'recipientKey'
> & { readonly route: ClaimRoute };

export type NewPullPayment = Omit<PullPayment, 'archived' | 'order' | 'walletId' | 'network'>;

export interface Approval extends RateLock {
  readonly payoutId: string;
  readonly revision: number;
  readonly payoutAmount: DecimalText;
}

export type PromiseEvent =
  | { readonly type: 'pull-payment-created'; readonly pullPayment: NewPullPayment }
  | { readonly type: 'pull-payment-edited'; readonly id: string; readonly name: string; readonly description: string }
  | { readonly type: 'pull-payment-archived'; readonly id: string; readonly cancelled: readonly string[] }
  | { readonly type: 'claim-added'; readonly payout: NewPayout }
  | {
      readonly type: 'claim-edited';
      readonly payoutId: string;
      /** The revision after the edit. */
      readonly revision: number;
      readonly methodId: PayoutMethodId;
      readonly destination: string;
      readonly address: string;
      readonly tag: number | null;
      readonly originalAmount: DecimalText;
      readonly payoutCurrency: string;
      readonly note: string | null;
    }
  | { readonly type: 'claim-token-replaced'; readonly payoutId: string; readonly tokenHash: string }
  | { readonly type: 'payouts-approved'; readonly approvals: readonly Approval[] }
  | { readonly type: 'payout-cancelled'; readonly payoutId: string; readonly by: 'sender' | 'recipient'; readonly reason: string | null }
  | { readonly type: 'payout-marked'; readonly payoutId: string; readonly state: PayoutState; readonly proof: PaymentProof | null };

/** An event as it stands in the journal: numbered from 1 without gaps, per wallet. */
export interface PromiseRecord {
  readonly seq: number;
  readonly at: Seconds;
  readonly event: PromiseEvent;
}
