// Owns the schemas of orders: transactions of an own account that pay no payout (any Payment, a trust line, a permission…) and go through the outbox like one.
import * as z from 'zod';
import { paymentPhases } from '../payouts/payment-status.ts';
import { decimalText, id, seconds, walletId } from './common.ts';
import { method } from './rpc.ts';
import { address, amount } from './xrpl-facts.ts';
import { transactionText } from './xrpl-reads.ts';

/** What became of an order, in the outbox's words. */
export const orderStatus = z.object({
  /** Id of its entry in the outbox. */
  id,
  planId: id,
  account: address,
  transactionType: z.string().max(40),
  /** The fields that were ordered, as JSON text. */
  transaction: transactionText,
  phase: z.enum(paymentPhases),
  transactionId: z.string().nullable(),
  /** Result code of the ledger, or a code of ours; null while nothing stands against it. */
  reason: z.string().nullable(),
  /** XRP as decimal text: paid where it is settled, else planned. */
  fee: decimalText,
  /** What a final Payment delivered, by the ledger's own metadata; null before, for other types, and where nobody can say. */
  delivered: amount.nullable(),
  createdAt: seconds,
  updatedAt: seconds,
});
export type OrderStatus = z.output<typeof orderStatus>;

export const orderMethods = {
  /**
   * Makes a plan of one transaction. `transaction`: JSON without Fee, Sequence, TicketSequence, LastLedgerSequence, NetworkID, SigningPubKey and signatures (they are
   * chosen at signing); Account is `account`. Nothing is signed; `openSecure` with `approve-plan` comes next. Refusals: `order-unreadable` (params: part),
   * `order-not-ours`, `order-type-unknown`, `order-under-way` (the same order is confirmed and not decided yet), `fee-ceiling-impossible`, `account-cannot-sign`,
   * `network-mismatch`, `insufficient-funds`, `fee-above-ceiling`, `no-ticket`.
   */
  planOrder: method(
    z.strictObject({
      walletId,
      account: address,
      transaction: transactionText,
      /** XRP; the most that the network fee may become. Absent: the wallet's own ceiling. */
      feeCeiling: decimalText.exactOptional(),
      /** Uses a ticket that the account holds instead of its next sequence. */
      useTicket: z.boolean(),
    }),
    z.object({ planId: id }),
  ),
  /** Newest first, at most 200. */
  orders: method(z.strictObject({ walletId }), z.array(orderStatus).max(200).readonly()),
} as const;
