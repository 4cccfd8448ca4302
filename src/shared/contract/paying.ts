// Owns what the screens may ask main before payouts are paid: fee estimates, what a payment would take, the plan itself, and whether the money suffices.
import * as z from 'zod';
import { outpoint } from './coins.ts';
import { decimalText, id, seconds, walletId } from './common.ts';
import { method } from './rpc.ts';

/** How payouts are to be paid; everything but the payouts concerns Bitcoin alone. */
export const paymentWish = z.strictObject({
  walletId,
  payoutIds: z.array(id).min(1).max(500),
  /** Satoshi per virtual byte as decimal text; absent: the wallet's own choice. */
  feeRate: decimalText.exactOptional(),
  /** Each recipient bears an even share of the fee of the transaction that pays him. */
  recipientPaysFee: z.boolean().exactOptional(),
  /** The most that the fee may be, in BTC for all transactions together, and in satoshi per virtual byte. */
  mostFee: decimalText.exactOptional(),
  mostFeeRate: decimalText.exactOptional(),
  /** "txid:vout"; no other coin is spent. */
  coins: z.array(outpoint).min(1).max(5_000).exactOptional(),
  /** Payouts in one transaction; absent: as many as fit. */
  mostOutputs: z.number().int().min(1).max(500).exactOptional(),
});
export type PaymentWish = z.output<typeof paymentWish>;

export const feeTargets = ['fast', 'normal', 'slow'] as const;
export type FeeTarget = (typeof feeTargets)[number];

export const feeEstimates = z.object({
  source: z.object({ kind: z.enum(['esplora', 'core', 'electrum']), place: z.string().max(300) }),
  /** When the server was asked. */
  at: seconds,
  /** Code of why it could not be asked anew: then these are the last ones that came. */
  problem: z.string().nullable(),
  /** Satoshi per virtual byte, and the number of blocks within which a payment should stand in one. */
  targets: z.array(z.object({ target: z.enum(feeTargets), blocks: z.number().int(), rate: decimalText })),
});
export type FeeEstimates = z.output<typeof feeEstimates>;

export const foreseenPayment = z.object({
  payments: z.number().int(),
  transactions: z.number().int(),
  coins: z.number().int(),
  /** BTC, as everything below. */
  amount: decimalText,
  fee: decimalText,
  /** Part of the fee that the recipients would bear. */
  borne: decimalText,
  change: decimalText.nullable(),
});
export type ForeseenPayment = z.output<typeof foreseenPayment>;

export const forecast = z.object({
  payments: z.number().int(),
  /** BTC, as everything below: approved, and held by no payment. */
  due: decimalText,
  fee: decimalText,
  spendable: decimalText,
  /** In payments that were planned or are on their way. */
  reserved: decimalText,
  missing: decimalText,
});
export type PaymentForecast = z.output<typeof forecast>;

export const payingMethods = {
  /** Asked anew each time; where the server does not answer, the last answer with its age. Refusals: the server's, where there never was an answer. */
  feeEstimates: method(z.strictObject({ walletId }), feeEstimates),
  /** What the Bitcoin part of a plan would take. Nothing is made, nothing is held. Refusals: as `planPayment`. */
  foreseePayment: method(paymentWish, foreseenPayment),
  /**
   * Makes (or finds) the plan that pays these payouts. Nothing is signed; `openSecure` with `approve-plan` comes next. `elsewhere`: some of it then waits for
   * signatures from another device.
   */
  planPayment: method(paymentWish, z.object({ planId: id, elsewhere: z.boolean() })),
  /** Whether the coins suffice for what is approved on Bitcoin and waits. Refusals: the server's. */
  paymentForecast: method(z.strictObject({ walletId }), forecast),
} as const;
