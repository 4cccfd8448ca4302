// Owns what the outbox says about one payout, as the workflow and the screens see it.
import type { Chain } from '../network.ts';
import type { Seconds } from './types.ts';

/**
 * Phases of a live or finished outbox entry as they matter to a payout.
 * `planned`: waits for the sender's confirmation or was confirmed and waits for its turn to be signed (locked);
 * `elsewhere`: waits for signatures from another machine; from there on the payout is InProgress; `failed` and `void` are proofs that nothing was and can be paid.
 */
export const paymentPhases = ['planned', 'elsewhere', 'signed', 'publishing', 'unknown', 'seen', 'final', 'failed', 'void'] as const;
export type PaymentPhase = (typeof paymentPhases)[number];

export interface PaymentStatus {
  readonly payoutId: string;
  readonly planId: string;
  readonly entryId: string;
  readonly chain: Chain;
  readonly phase: PaymentPhase;
  /** True once the plan was confirmed: the payout refuses cancel, edit, mark and archive. */
  readonly locked: boolean;
  /** Transaction id or hash of the version that counts (the newest, or the one that confirmed); null before signing. */
  readonly transactionId: string | null;
  /** Output index on Bitcoin, null on the XRP Ledger. */
  readonly outputIndex: number | null;
  readonly confirmations: number;
  /** True while a vanished block is being looked into; never payable then. */
  readonly recheck: boolean;
  /** Error code of a failure, for example "tecUNFUNDED_PAYMENT". */
  readonly reason: string | null;
  readonly updatedAt: Seconds;
  /** BTC of the fee that the recipient bears, as decimal text: what arrives is the payout's amount less this. Absent: nothing. */
  readonly feeShare?: string;
}
