// Owns the rows of IndexedDB. Screens read them; only the worker writes them; the journals in main can rebuild all of them.
import type { Network } from '../../shared/network.ts';
import type { EffectivePayout } from '../../shared/payouts/overlay.ts';
import type { PullSums } from '../../shared/payouts/pull-sums.ts';
import type { DecimalText, PayoutState, PullPayment, Seconds } from '../../shared/payouts/types.ts';
import type { WebhookEventType } from '../../shared/webhooks/event-types.ts';

export interface PullPaymentRow extends PullPayment {
  /** Sums over the pull payment's life, kept with each change: number of payouts by state. */
  readonly counts: Readonly<Record<string, number>>;
  /** Sums at the last change, for the period that was current then; absent in rows that an earlier version wrote, until the worker has compared them. */
  readonly use?: PullSums;
}

export interface PayoutRow extends EffectivePayout {
  readonly pullPaymentName: string;
}

export interface NotificationRow {
  readonly id: string;
  readonly walletId: string;
  readonly network: Network;
  readonly type:
    | 'payout_awaitingapproval'
    | 'payout_awaitingpayment'
    | 'payment-final'
    | 'payment-failed'
    | 'external-payout-transaction'
    | 'notice';
  readonly createdAt: Seconds;
  readonly seen: 0 | 1;
  readonly pullPaymentId: string | null;
  readonly pullPaymentName: string | null;
  readonly payoutIds: readonly string[];
  readonly amount: DecimalText | null;
  readonly unit: string | null;
  /** Error code for failures and notices. */
  readonly code: string | null;
}

/** One delivery of a webhook. `order` is given by the database and is the order of the events. */
export interface DeliveryRow {
  readonly order?: number;
  readonly id: string;
  readonly webhookId: string;
  /** Its own id, or that of the first delivery of the same event. */
  readonly originalDeliveryId: string;
  readonly isRedelivery: boolean;
  readonly type: WebhookEventType;
  readonly payoutId: string;
  readonly pullPaymentId: string | null;
  readonly payoutState: PayoutState;
  readonly timestamp: Seconds;
  /** Number of this attempt for the event, from 1. */
  readonly attempts: number;
  /** Not before then; 0 = as soon as its turn comes, and for what is over. */
  readonly nextAttemptAt: Seconds;
  readonly status: 'pending' | 'delivered' | 'failed';
  /** What came back; null where nothing did. */
  readonly httpCode: number | null;
  /** Code of what went wrong where nothing came back. */
  readonly error: string | null;
}

/** How a connected store is, by the worker's last look; rebuilt with the first one of each run. */
export interface ConnectedStoreRow {
  readonly connectionId: string;
  /** Of the last look that was answered; null before the first. */
  readonly checkedAt: Seconds | null;
  /** Code of what keeps the store from being asked or read; null when all is well. */
  readonly problem: string | null;
  /** Payouts that the store shows and that are not taken over, and how many of them for which reason (a code). */
  readonly unreadable: number;
  readonly reasons: Readonly<Record<string, number>>;
  /** Payouts of the store that stand in our queue or were paid from it. */
  readonly payouts: number;
  /** Our ids of payouts that the store says are cancelled or paid by another while our payment is on its way or done. Nothing is undone here. */
  readonly conflicts: readonly string[];
}

export interface TimelineStep {
  readonly step: 'claimed' | 'sent-code' | 'approved' | 'paying' | 'seen-on-chain' | 'paid' | 'cancelled';
  readonly at: Seconds | null;
}

/** The recipient's own claims; they need no wallet. */
export interface MyClaimRow {
  readonly id: string;
  readonly network: Network;
  readonly createdAt: Seconds;
  readonly updatedAt: Seconds;
  readonly route: 'http' | 'code';
  readonly server: string | null;
  readonly pullPaymentId: string;
  readonly pullPaymentName: string;
  /** Sender's key (hex) where the claim answers an offer. */
  readonly sender: string | null;
  readonly payoutId: string;
  readonly methodId: string;
  readonly destination: string;
  readonly address: string;
  readonly tag: number | null;
  readonly unit: string;
  readonly originalAmount: DecimalText | null;
  readonly note: string | null;
  /** What the sender's side says. */
  readonly state: 'AwaitingApproval' | 'AwaitingPayment' | 'InProgress' | 'Completed' | 'Cancelled' | 'Unknown';
  readonly payoutAmount: DecimalText | null;
  readonly payoutCurrency: string;
  readonly rate: DecimalText | null;
  readonly rateLockedAt: Seconds | null;
  readonly reason: string | null;
  /** What this app found on the chain by itself. */
  readonly found: { readonly transactionId: string; readonly confirmations: number; readonly at: Seconds | null } | null;
  /** Transaction id by the sender's word. */
  readonly toldTransactionId: string | null;
  /** `pullpay://payout?claim=…` to carry back, for claim codes. */
  readonly claimLink: string | null;
  /** Last error of asking the sender, by code. */
  readonly problem: string | null;
  /** True where the server lets the recipient take the claim back; a BTCPay Server never does. */
  readonly mayWithdraw: boolean;
  readonly timeline: readonly TimelineStep[];
}
