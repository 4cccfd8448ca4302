// Owns the schemas of what a transaction of the history was worth, and of a Bitcoin transaction taken apart.
import * as z from 'zod';
import { chain, decimalText, id, seconds, walletId } from './common.ts';
import { method } from './rpc.ts';

/** Worth at the time. `locked`: agreed for the payouts in it; `recorded`: by the price that this wallet took when it first saw the transaction. */
export const historyValue = z.object({
  kind: z.enum(['locked', 'recorded']),
  currency: z.string().max(64),
  /** Never negative. */
  amount: decimalText,
  /** Price of one coin; null where the payouts have several. */
  rate: decimalText.nullable(),
  /** Ids of the price sources. */
  source: z.string().max(200),
  /** When the price was locked or taken. */
  at: seconds,
});
export type HistoryValue = z.output<typeof historyValue>;

/** Beyond these a part is left out, and counted. */
export const shownParts = { inputs: 1_000, outputs: 5_000 } as const;

const amount = decimalText;
export const bitcoinTransaction = z.object({
  transactionId: z.string(),
  version: z.number().int(),
  lockTime: z.number().int(),
  vsize: z.number().int(),
  /** It says that it may be replaced by one with a higher fee (BIP125). */
  replaceable: z.boolean(),
  /** BTC; null where the amount of an input could not be had. */
  fee: amount.nullable(),
  /** Satoshi per virtual byte. */
  feeRate: decimalText.nullable(),
  height: z.number().int().nullable(),
  at: seconds.nullable(),
  confirmations: z.number().int(),
  inputs: z
    .array(
      z.object({ outpoint: z.string().max(80), address: z.string().max(100).nullable(), amount: amount.nullable(), ours: z.boolean() }),
    )
    .max(shownParts.inputs),
  outputs: z
    .array(
      z.object({
        index: z.number().int(),
        /** Null for a script without an address. */
        address: z.string().max(100).nullable(),
        amount,
        ours: z.boolean(),
        /** It came back to the wallet that paid. */
        change: z.boolean(),
        payoutId: id.nullable(),
      }),
    )
    .max(shownParts.outputs),
  leftOut: z.object({ inputs: z.number().int(), outputs: z.number().int() }),
  /** Everything that this wallet signed for the same payouts, oldest first; none where somebody else made it. */
  versions: z.array(z.object({ transactionId: z.string(), fee: amount, signedAt: seconds, dead: z.boolean() })).max(1_000),
  values: z.array(historyValue).max(20),
});
export type BitcoinTransaction = z.output<typeof bitcoinTransaction>;

/** What `walletHistory` is asked for: one chain or both, and how many lines. */
export const historyRequest = z.strictObject({
  walletId,
  chain: chain.exactOptional(),
  /** Newest first. Absent: 100. */
  most: z.number().int().min(1).max(10_000).exactOptional(),
});

export const historyMethods = {
  /** Decoded from its bytes; amounts of inputs from the bytes of the transactions that made them. Refusals: `transaction-not-ours`, `transaction-bytes-missing`, those of the server. */
  bitcoinTransaction: method(z.strictObject({ walletId, transactionId: z.string().regex(/^[0-9a-f]{64}$/) }), bitcoinTransaction),
} as const;
