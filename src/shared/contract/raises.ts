// Owns the schemas of a higher fee for a Bitcoin transaction that waits for its block.
import * as z from 'zod';
import { decimalText, id, network, nothing, seconds, walletId } from './common.ts';
import { mostJoined, outpoint } from './coins.ts';
import { method } from './rpc.ts';

const transactionId = z.string().regex(/^[0-9a-f]{64}$/);

/** Fees in BTC, rates in satoshi per virtual byte, all as decimal text. */
export const raiseFacts = z.object({
  fee: decimalText,
  rate: decimalText,
  /** Below it nodes take no replacement. */
  leastRate: decimalText,
  /** Virtual bytes. */
  vsize: z.number().int(),
  /** What the server estimates, the quickest first; empty where it does not say. */
  estimates: z.array(z.object({ blocks: z.number().int(), rate: decimalText })).max(100),
});
export type RaiseFactsShown = z.output<typeof raiseFacts>;

const asked = { walletId, transactionId };

export const raiseMethods = {
  /** Refusals: `bump-unknown`, `bump-not-waiting`, `bump-child-pays`, `bump-child-waits`, `account-cannot-sign`, and the server's. */
  raiseFacts: method(z.strictObject(asked), raiseFacts),
  /**
   * Makes the replacement at this rate. Nothing is signed; `openSecure` with `raise-fee` comes next, or `raiseNow` where it is within the ceiling that the sender has
   * agreed to. Refusals: those of `raiseFacts`, `bump-too-small`, `bump-too-many`, `insufficient-funds`, `fee-rate-impossible`, `daily-cap-exceeded`.
   */
  planRaise: method(
    z.strictObject({ ...asked, feeRate: decimalText }),
    z.object({ raiseId: id, fee: decimalText, withinCeiling: z.boolean() }),
  ),
  /** What a child would have to pay for: a transaction that waits and gives us something, with all that it is built on. Refusals: `child-no-output`, `child-chain-long`… */
  childFacts: method(z.strictObject(asked), raiseFacts),
  /** Plans the child that lifts both to this rate; `openSecure` with `approve-plan` comes next. Refusals: those of `childFacts`, `child-not-needed`, `insufficient-funds`. */
  planChild: method(z.strictObject({ ...asked, feeRate: decimalText }), z.object({ planId: id })),
  /** Plans the joining of these free, confirmed coins ("txid:vout") of one account; `openSecure` with `approve-plan` comes next. Refusals: `coins-not-free`, `insufficient-funds`. */
  planJoin: method(
    z.strictObject({
      walletId,
      coins: z.array(outpoint).min(2).max(mostJoined),
      feeRate: decimalText.exactOptional(),
    }),
    z.object({ planId: id }),
  ),
  raiseNow: method(z.strictObject({ walletId, raiseId: id }), nothing),
  discardRaise: method(z.strictObject({ walletId, raiseId: id }), nothing),
} as const;

/** What the secure window shows of a replacement, as main made it: everything in full. */
export const raiseHead = z.object({
  raiseId: id,
  walletName: z.string(),
  network,
  digest: z.string(),
  /** One-time, for exactly this replacement. */
  token: z.string(),
  expiresAt: seconds,
  /** The transaction that waits. */
  replaces: z.string(),
  /** BTC. */
  paid: decimalText,
  fee: decimalText,
  more: decimalText,
  rate: decimalText,
  change: decimalText.nullable(),
  /** Coins that are spent, and how many of them are new. */
  coins: z.number().int(),
  addedCoins: z.number().int(),
});
