// Owns the promises: every fact of the workflow, as an event of the append-only journal.
import type {
  AutoApproveLimits,
  ClaimRoute,
  DecimalText,
  PassphraseHash,
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
  | 'remote'
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
  | { readonly type: 'auto-approval-set'; readonly id: string; readonly autoApprove: boolean; readonly limits: AutoApproveLimits }
  | { readonly type: 'passphrase-set'; readonly id: string; readonly passphrase: PassphraseHash | null }
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
  | { readonly type: 'payout-marked'; readonly payoutId: string; readonly state: PayoutState; readonly proof: PaymentProof | null }
  /** A payment by another wallet was noticed; it waits for the sender's word. */
  | { readonly type: 'external-seen'; readonly payoutId: string; readonly transactionId: string }
  /** The sender: none of those seen is this payout's payment. */
  | { readonly type: 'external-rejected'; readonly payoutId: string }
  /** The sender: one of those seen is this payout's payment. It is InProgress until one of them is confirmed. */
  | { readonly type: 'external-accepted'; readonly payoutId: string }
  /** An accepted one stands in a block. */
  | { readonly type: 'external-confirmed'; readonly payoutId: string; readonly transactionId: string }
  /** The block of the one that was confirmed vanished (§17). */
  | { readonly type: 'external-vanished'; readonly payoutId: string; readonly transactionId: string }
  /** It has six confirmations. */
  | { readonly type: 'external-settled'; readonly payoutId: string; readonly transactionId: string };

/** An event as it stands in the journal: numbered from 1 without gaps, per wallet. */
export interface PromiseRecord {
  readonly seq: number;
  readonly at: Seconds;
  readonly event: PromiseEvent;
}
