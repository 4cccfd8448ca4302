// Owns the classic address that belongs to a public key.
import { ripemd160 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { classicAddressOf } from '../../../shared/links/xrpl-address.ts';

/** Classic address ("r…") of a compressed secp256k1 public key. */
export function addressOfKey(publicKey: Uint8Array): string {
  return classicAddressOf(ripemd160(sha256(publicKey)));
}
