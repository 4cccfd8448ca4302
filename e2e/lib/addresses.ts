// Owns fresh addresses of strangers on the practice network: valid, never seen before, with keys that nobody keeps.
import { randomBytes } from 'node:crypto';
import { bech32 } from '@scure/base';
import { deriveAddress, deriveKeypair, generateSeed } from 'ripple-keypairs';

/** A witness address (P2WPKH, regtest prefix, as the practice network uses). */
export function newBitcoinAddress(): string {
  return bech32.encode('bcrt', [0, ...bech32.toWords(new Uint8Array(randomBytes(20)))]);
}

/** A classic address. */
export function newXrplAddress(): string {
  return deriveAddress(deriveKeypair(generateSeed()).publicKey);
}
