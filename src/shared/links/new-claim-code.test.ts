// Tests: what the recipient keeps of a new claim code is what the sender reads in it, so that receipts and payments find their claim.
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { decodeClaim } from './claim-code.ts';
import { newClaimCode } from './new-claim-code.ts';
import { signOffer } from './offer.ts';
import { payoutIdOf } from './payout-id.ts';
import { decodeReceipt, receiptProblem, signReceipt } from './receipt.ts';
import { publicKeyOf } from './signed-code.ts';

const senderSecret = new Uint8Array(32).fill(1);
const random = (length: number) => new Uint8Array(randomBytes(length));

function unwrap<T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const terms = {
  pullPaymentId: '3kJgkxXxvSTq6qJXWyV3yPEFqzFk',
  name: 'Wages',
  unit: 'USD',
  amount: '100',
  period: null,
  startsAt: 1_700_000_000,
  expiresAt: null,
  methods: ['BTC-CHAIN', 'XRP-CHAIN'] as ('BTC-CHAIN' | 'XRP-CHAIN')[],
};
const offer = unwrap(signOffer(terms, 'practice', senderSecret, random(32)));
const answer = { offer, methodId: 'XRP-CHAIN', destination: 'rPEPPER7kfTD9w2To4CQk6UCfuHM9c6GDY', amount: '3', note: null } as const;

describe('a new claim code', () => {
  it('names the key and the payout that the sender reads in the code', () => {
    const made = unwrap(newClaimCode(answer, 1_700_100_000, random));
    const read = unwrap(decodeClaim(made.claim));
    expect(made.recipientKey).toMatch(/^[0-9a-f]{64}$/);
    expect(read.recipientKey).toBe(made.recipientKey);
    expect(read.claimId).toBe(made.claimId);
    expect(payoutIdOf(read.claimId, read.recipientKey)).toBe(made.payoutId);
  });

  it('is found again by the receipt that the sender signs for the payout', () => {
    const made = unwrap(newClaimCode(answer, 1_700_100_000, random));
    const read = unwrap(decodeClaim(made.claim));
    const words = { state: 'Completed', amount: '1', currency: 'XRP', rate: '3', transactionId: 'AB'.repeat(32), reason: null } as const;
    const payoutId = payoutIdOf(read.claimId, read.recipientKey);
    const receipt = unwrap(signReceipt({ ...words, payoutId, claimId: read.claimId, createdAt: 1 }, senderSecret, random(32)));
    const own = { claimId: made.claimId, recipientKey: made.recipientKey, senderKey: publicKeyOf(senderSecret) };
    expect(receiptProblem(unwrap(decodeReceipt(receipt)), own)).toBeNull();
  });

  it('uses a key of its own each time, wiped afterwards', () => {
    const given: Uint8Array[] = [];
    const watched = (length: number) => {
      const bytes = random(length);
      given.push(bytes);
      return bytes;
    };
    const [first, second] = [newClaimCode(answer, 1, watched), newClaimCode(answer, 1, watched)].map(unwrap);
    expect(first?.recipientKey).not.toBe(second?.recipientKey);
    const [key] = given;
    expect(key?.every((byte) => byte === 0)).toBe(true);
  });

  it('refuses an offer that cannot be read', () => {
    expect(newClaimCode({ ...answer, offer: 'AAAA' }, 1, random)).toMatchObject({ ok: false });
  });
});
