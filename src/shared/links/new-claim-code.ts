// Owns the making of a claim code: a fresh key for one claim, the code that it signs, and what the recipient keeps of it.
import { bytesToHex } from '@noble/hashes/utils.js';
import type { DecimalText, PayoutMethodId, Seconds } from '../payouts/types.ts';
import { type Result, ok } from '../result.ts';
import { signClaim } from './claim-code.ts';
import { decodeOffer } from './offer.ts';
import { payoutIdOf } from './payout-id.ts';
import { publicKeyOf } from './signed-code.ts';

export interface ClaimAnswer {
  /** The offer's code (base64url). */
  readonly offer: string;
  readonly methodId: PayoutMethodId;
  readonly destination: string;
  /** In the unit of the offer; null = all that remains. */
  readonly amount: DecimalText | null;
  readonly note: string | null;
}

export interface NewClaimCode {
  /** The code (base64url). */
  readonly claim: string;
  /** 32 hex. */
  readonly claimId: string;
  /** X-only public key of the key that signed the claim, 64 hex. */
  readonly recipientKey: string;
  /** The id that the sender's payout will have. */
  readonly payoutId: string;
}

/**
 * Answers an offer under a key that is used once and wiped, so that claims cannot be tied together (links.md). `random(n)` gives n fresh
 * bytes. Codes: those of `decodeOffer`, and `code-field-invalid`.
 */
export function newClaimCode(answer: ClaimAnswer, createdAt: Seconds, random: (length: number) => Uint8Array): Result<NewClaimCode> {
  const { offer: code, ...asked } = answer;
  const offer = decodeOffer(code);
  if (!offer.ok) return offer;
  const key = random(32);
  try {
    const claimId = bytesToHex(random(16));
    const recipientKey = publicKeyOf(key);
    const { pullPaymentId, hash: offerHash } = offer.value;
    const claim = signClaim({ ...asked, pullPaymentId, offerHash, claimId, createdAt }, key, random(32));
    return claim.ok ? ok({ claim: claim.value, claimId, recipientKey, payoutId: payoutIdOf(claimId, recipientKey) }) : claim;
  } finally {
    key.fill(0);
  }
}
