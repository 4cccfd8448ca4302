// Owns the receipt: the sender's signed answer to a claim code, which tells the recipient what became of it.
import { hexToBytes } from '@noble/hashes/utils.js';
import * as z from 'zod';
import type { DecimalText, PayoutState, Seconds } from '../payouts/types.ts';
import { payoutStates } from '../payouts/types.ts';
import type { Refusal, Result } from '../result.ts';
import { ok } from '../result.ts';
import { boundedText, bytesAsHex, canonicalDecimal, linkId, linkSeconds, maxNote } from './fields.ts';
import { payoutIdOf } from './payout-id.ts';
import type { CodeFormat } from './signed-code.ts';
import { openCode, sealCode } from './signed-code.ts';

export interface ReceiptDraft {
  readonly payoutId: string;
  /** 32 hex, from the claim. */
  readonly claimId: string;
  readonly state: PayoutState;
  /** Locked amount in `currency`; null before approval. */
  readonly amount: DecimalText | null;
  /** Payout currency, for example "BTC". */
  readonly currency: string;
  /** Price of one payout coin in the unit; null before approval. */
  readonly rate: DecimalText | null;
  readonly transactionId: string | null;
  /** Why it was declined or failed, in the sender's words. */
  readonly reason: string | null;
  /** When the sender's app said so: of two receipts the later one counts. */
  readonly createdAt: Seconds;
}

export interface Receipt extends ReceiptDraft {
  /** X-only public key (hex) of the sender; the same as in the offer. */
  readonly senderKey: string;
}

const receiptFields = z.strictObject({
  payoutId: linkId,
  claimId: bytesAsHex(16),
  state: z.enum(payoutStates),
  amount: canonicalDecimal.nullable(),
  currency: boundedText(120, 1),
  rate: canonicalDecimal.nullable(),
  transactionId: z
    .string()
    .regex(/^[0-9A-Fa-f]{64}$/)
    .nullable(),
  reason: boundedText(maxNote).nullable(),
  createdAt: linkSeconds,
  senderKey: bytesAsHex(32),
});

const format: CodeFormat<z.output<typeof receiptFields>> = {
  tag: 'pullpay/receipt/v1',
  fields: [
    'version',
    'payoutId',
    'claimId',
    'state',
    'amount',
    'currency',
    'rate',
    'transactionId',
    'reason',
    'createdAt',
    'senderKey',
    'signature',
  ],
  schema: receiptFields,
  wrongSignature: 'receipt-signature-wrong',
};

/**
 * Signs a receipt with the sender's 32-byte key (the one of the offer) and answers the code (base64url). `random`: 32 fresh bytes. The
 * caller wipes the key. Code: `code-field-invalid` (with `field`).
 */
export function signReceipt(draft: ReceiptDraft, secretKey: Uint8Array, random: Uint8Array): Result<string> {
  const { payoutId, claimId, state, amount, currency, rate, transactionId, reason, createdAt } = draft;
  const content = [payoutId, hexToBytes(claimId), state, amount, currency, rate, transactionId, reason, createdAt];
  return sealCode(format, content, secretKey, random);
}

/** Reads a receipt and checks form and signature. Codes: those of `openCode`, and `receipt-signature-wrong`. */
export function decodeReceipt(code: string): Result<Receipt> {
  const opened = openCode(format, code);
  return opened.ok ? ok(opened.value.fields) : opened;
}

/** The recipient's own claim, as far as a receipt must match it. */
export interface OwnClaim {
  readonly claimId: string;
  readonly recipientKey: string;
  /** Sender's key of the offer that was claimed. */
  readonly senderKey: string;
}

/**
 * Whether a receipt answers this claim. Anybody can sign a receipt with a key of their own, so the key must be the one of the offer.
 * Codes: `receipt-other-claim`, `receipt-other-sender`.
 */
export function receiptProblem(receipt: Receipt, own: OwnClaim): Refusal | null {
  const matches = receipt.claimId === own.claimId && receipt.payoutId === payoutIdOf(own.claimId, own.recipientKey);
  if (!matches) return { code: 'receipt-other-claim' };
  return receipt.senderKey === own.senderKey ? null : { code: 'receipt-other-sender' };
}
