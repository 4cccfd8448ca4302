// Owns the ids that follow from a payout of a connected store: our own id of it, and the proof by which a plan takes it there (spec §16.9).
import { base58 } from '@scure/base';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { RemoteRef } from '../payouts/types.ts';

/** Type of the proofs that take a payout for this desk before it is signed. */
export const deskProof = 'pullpay-desk';

/** Where the rate of a payout comes from that its connected store approved. */
export const storeRateSource = 'store';

/** Base58 of 20 bytes of a hash over server, store and payout: whoever takes the same payout over twice makes the same id, so the outbox pays it once. */
export function remotePayoutId({ origin, storeId, payoutId }: RemoteRef): string {
  return base58.encode(hashOf('pullpay/remote-payout/v1', [origin, storeId, payoutId]).slice(0, 20));
}

/** 32 hex digits. The plan's id is random and durable, so nobody can guess the proof and a death in between changes nothing. */
export function deskProofId(planId: string, payoutId: string): string {
  return bytesToHex(hashOf('pullpay/desk-proof/v1', [planId, payoutId])).slice(0, 32);
}

/** JSON keeps the parts apart. */
function hashOf(purpose: string, parts: readonly string[]): Uint8Array {
  return sha256(utf8ToBytes(JSON.stringify([purpose, ...parts])));
}
