// Owns the schemas of what comes in on the XRP Ledger: payments that were received, and requests that others pay.
import * as z from 'zod';
import { tagMatches } from '../xrpl/receive/requests.ts';
import { id, nothing, seconds, walletId } from './common.ts';
import { method } from './rpc.ts';
import { address, amount, asset, xAddress } from './xrpl-facts.ts';

const tag = z.number().int().min(0).max(0xffff_ffff);

/** A payment to an own account, credited by the rules of src/shared/xrpl/receive. */
export const receivedPayment = z.object({
  transactionId: z.string().max(64),
  /** The own account. */
  account: address,
  sender: address.nullable(),
  at: seconds.nullable(),
  ledger: z.number().int().nullable(),
  /** What may be counted as received; null: nothing, for `reason`. */
  credited: amount.nullable(),
  reason: z.string().max(40).nullable(),
  failed: z.string().max(40).nullable(),
  requested: amount.nullable(),
  partial: z.boolean(),
  crossCheck: z.enum(['agrees', 'less', 'more', 'not-shown']),
  tag: tag.nullable(),
  sourceTag: tag.nullable(),
  invoiceId: z.string().max(64).nullable(),
  /** Inert text. */
  memos: z.array(z.string().max(1024)).max(10),
  /** The request of its tag; null: none has it. It is answered only where `match` says so. */
  requestId: id.nullable(),
  match: z.enum(tagMatches),
  /** The sender is another account of this wallet. */
  own: z.boolean(),
  /** Too small to be meant as a payment. */
  dust: z.boolean(),
  /** An address that this wallet pays or owns and that the sender's resembles; null: none. */
  resembles: address.nullable(),
  /** A well-known code as which the token passes itself off. */
  imitates: z.string().max(40).nullable(),
  /** Who issued the tokens of this code that were known before; null: the same issuer, or a code that is new. */
  otherIssuer: address.nullable(),
});
export type ReceivedPayment = z.output<typeof receivedPayment>;

export const receiveRequest = z.object({
  id,
  createdAt: seconds,
  account: address,
  asset,
  /** Null: any amount. */
  amount: amount.nullable(),
  tag,
  label: z.string().max(100),
  /** What others scan or open. */
  uri: z.string().max(500),
  xAddress,
  /** What came in for it so far, and whether that is all that was asked for. */
  received: amount.nullable(),
  payments: z.number().int(),
  paid: z.boolean(),
  /** Every payment since it was made was looked at; where not, one that looks open may be paid all the same. */
  whole: z.boolean(),
  /** What is still missing and what is too much; null where nothing is, and with any amount. */
  missing: amount.nullable(),
  excess: amount.nullable(),
});
export type ReceiveRequest = z.output<typeof receiveRequest>;

export const receivingMethods = {
  /** Payments to all accounts of the wallet, newest first, at most 200. Dust takes only the places that the others leave. */
  xrplReceived: method(z.strictObject({ walletId }), z.array(receivedPayment).max(200).readonly()),
  /** Newest first. */
  receiveRequests: method(z.strictObject({ walletId }), z.array(receiveRequest).max(1_000).readonly()),
  /** A free tag is chosen. Refusals: `receive-account-not-own`, `receive-amount-invalid`, `receive-requests-full`, and those of the disk. */
  addReceiveRequest: method(
    z.strictObject({ walletId, account: address, asset, amount: amount.nullable(), label: z.string().max(100) }),
    receiveRequest,
  ),
  removeReceiveRequest: method(z.strictObject({ walletId, id }), nothing),
} as const;
