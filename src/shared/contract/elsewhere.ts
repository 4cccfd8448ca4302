// Owns the schemas of payments that wait for signatures from another machine: what waits, what goes there, what comes back.
import * as z from 'zod';
import { decimalText, id, nothing, seconds, walletId } from './common.ts';
import { method } from './rpc.ts';

export const signerKeyView = z.object({
  /** Of the master key, eight hex digits; null where the account does not tell. */
  fingerprint: z.string().max(8).nullable(),
  xpub: z.string().max(200),
  signed: z.boolean(),
});

export const waitingElsewhere = z.object({
  entryId: id,
  planId: id,
  payoutIds: z.array(id).max(1000).readonly(),
  /** BTC. */
  amount: decimalText,
  fee: decimalText,
  transactionId: z.string().max(128),
  /** As the user named it; empty where it has no name. */
  account: z.string().max(100),
  needed: z.number().int().min(1),
  present: z.number().int().min(0),
  keys: z.array(signerKeyView).max(20).readonly(),
  /** Code of what holds it up just now; null while it only waits. */
  reason: z.string().max(500).nullable(),
  since: seconds,
});
export type WaitingElsewhere = z.output<typeof waitingElsewhere>;

/** Base64 of what is signed; a block's worth of previous transactions fits. */
const psbtText = z.string().min(1).max(28_000_000);

const entry = { walletId, entryId: id };

export const elsewhereMethods = {
  /** Oldest first. */
  elsewhereWaiting: method(z.strictObject({ walletId }), z.array(waitingElsewhere).max(1000).readonly()),
  /** The PSBT to be signed, with the signatures so far. Refusals: `not-waiting-elsewhere`, those of the server, `previous-missing`, `previous-differs`. */
  elsewherePsbt: method(z.strictObject(entry), z.object({ psbt: psbtText })),
  /** The same into a file that the user chooses; false when he thought better of it. */
  saveElsewherePsbt: method(z.strictObject({ ...entry, suggestedName: z.string().min(1).max(100) }), z.object({ saved: z.boolean() })),
  /** What a signer gave back: base64 or hex of a PSBT or a transaction. Refusals: those of `elsewherePsbt`, `psbt-…`, `external-payment-seen`, `promise-changed`, `already-paid`. */
  elsewhereAnswer: method(
    z.strictObject({ ...entry, answer: psbtText }),
    z.object({ needed: z.number().int(), present: z.number().int(), complete: z.boolean() }),
  ),
  /** The sender's word that nobody signed it: payable again, from the same coins alone. Refusal: `not-waiting-elsewhere`. */
  giveUpElsewhere: method(z.strictObject(entry), nothing),
} as const;
