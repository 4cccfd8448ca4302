// Owns the claim code: a recipient's answer to an offer, signed with a key made for this one claim.
import { hexToBytes } from '@noble/hashes/utils.js';
import * as z from 'zod';
import { sign } from '../money/decimal.ts';
import { decimalOf } from '../money/parse-amount.ts';
import type { DecimalText, PayoutMethodId, Seconds } from '../payouts/types.ts';
import type { Refusal, Result } from '../result.ts';
import { ok } from '../result.ts';
import { boundedText, bytesAsHex, canonicalDecimal, linkId, linkSeconds, maxDestination, maxNote } from './fields.ts';
import { isKnownMethod } from './known-method.ts';
import type { Offer } from './offer.ts';
import type { CodeFormat } from './signed-code.ts';
import { openCode, sealCode } from './signed-code.ts';

export interface ClaimDraft {
  readonly pullPaymentId: string;
  /** `hash` of the offer that is answered (64 hex). */
  readonly offerHash: string;
  /** 16 random bytes (32 hex), the same for every retry of one claim. */
  readonly claimId: string;
  readonly methodId: PayoutMethodId;
  /** As `parseDestination` normalises it: an address, a BIP21 URI, or `r…?dt=<tag>`. */
  readonly destination: string;
  /** In the unit of the pull payment; null = all that remains. */
  readonly amount: DecimalText | null;
  readonly note: string | null;
  /** Shown to the sender, never trusted: the import time is the claim's date. */
  readonly createdAt: Seconds;
}

export interface Claim extends ClaimDraft {
  /** X-only public key (hex) made for this claim alone. */
  readonly recipientKey: string;
  /** Hash (hex) of everything in the claim: a second claim under the same id with another hash is refused. */
  readonly hash: string;
}

const claimFields = z.strictObject({
  pullPaymentId: linkId,
  offerHash: bytesAsHex(32),
  claimId: bytesAsHex(16),
  methodId: boundedText(120, 1),
  destination: boundedText(maxDestination, 1),
  amount: canonicalDecimal.nullable(),
  note: boundedText(maxNote).nullable(),
  createdAt: linkSeconds,
  recipientKey: bytesAsHex(32),
});

const format: CodeFormat<z.output<typeof claimFields>> = {
  tag: 'pullpay/claim/v1',
  fields: [
    'version',
    'pullPaymentId',
    'offerHash',
    'claimId',
    'methodId',
    'destination',
    'amount',
    'note',
    'createdAt',
    'recipientKey',
    'signature',
  ],
  schema: claimFields,
  wrongSignature: 'claim-signature-wrong',
};

/**
 * Signs a claim with the 32-byte key made for it and answers the code (base64url). `random`: 32 fresh bytes. The caller wipes the key.
 * Code: `code-field-invalid` (with `field`) when the draft does not fit the bounds.
 */
export function signClaim(draft: ClaimDraft, secretKey: Uint8Array, random: Uint8Array): Result<string> {
  const { pullPaymentId, offerHash, claimId, methodId, destination, amount, note, createdAt } = draft;
  const content = [pullPaymentId, hexToBytes(offerHash), hexToBytes(claimId), methodId, destination, amount, note, createdAt];
  return sealCode(format, content, secretKey, random);
}

/** Reads a claim and checks form and signature. Codes: those of `openCode`, and `claim-signature-wrong`. */
export function decodeClaim(code: string): Result<Claim> {
  const opened = openCode(format, code);
  return opened.ok ? ok({ ...opened.value.fields, hash: opened.value.hash }) : opened;
}

/** What is wrong with a claim by itself, or null. Codes: `claim-amount-not-positive`, `claim-method-unknown`. */
export function claimProblem(claim: ClaimDraft): Refusal | null {
  if (claim.amount !== null && sign(decimalOf(claim.amount)) <= 0) return { code: 'claim-amount-not-positive' };
  return isKnownMethod(claim.methodId) ? null : { code: 'claim-method-unknown', params: { method: claim.methodId } };
}

/** Whether a claim answers this very offer. Codes: `claim-other-offer`, `claim-method-not-offered`. */
export function claimOfferProblem(claim: ClaimDraft, offer: Offer): Refusal | null {
  if (claim.pullPaymentId !== offer.pullPaymentId || claim.offerHash !== offer.hash) return { code: 'claim-other-offer' };
  return offer.methods.includes(claim.methodId) ? null : { code: 'claim-method-not-offered', params: { method: claim.methodId } };
}
