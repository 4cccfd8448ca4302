// Owns the key that a secret of the ledger's own kind makes: 16 bytes and an algorithm, as in family seeds and secret numbers.
import { ed25519 } from '@noble/curves/ed25519.js';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js';
import { addressOfKey } from './address.ts';
import { sha512Half } from './hash.ts';
import type { XrplIdentity } from './keys.ts';
import type { XrplKey } from './types.ts';

export const algorithms = ['secp256k1', 'ed25519'] as const;
export type XrplAlgorithm = (typeof algorithms)[number];
export const entropyLength = 16;

/** What an account was made of outside any phrase. Its owner wipes `entropy`. */
export interface XrplSecret {
  readonly algorithm: XrplAlgorithm;
  /** 16 bytes. */
  readonly entropy: Uint8Array;
}

/** Lends the key of a secret to `use` and wipes its bytes as soon as that returns. Derived as by rippled (cryptographic keys, "Key Derivation"). */
export function withImportedKey<T>({ algorithm, entropy }: XrplSecret, use: (key: XrplKey) => T): T {
  if (entropy.length !== entropyLength) throw new RangeError('a secret of the ledger has 16 bytes');
  const key = algorithm === 'ed25519' ? half(entropy) : accountScalar(entropy);
  try {
    return use(algorithm === 'ed25519' ? ed25519Key(key) : secp256k1Key(key));
  } finally {
    key.fill(0);
  }
}

export function identityOfSecret(secret: XrplSecret): XrplIdentity {
  return withImportedKey(secret, ({ address, publicKey }) => ({ address, publicKey }));
}

/** Signs the bytes themselves, not their hash. */
function ed25519Key(key: Uint8Array): XrplKey {
  const publicKey = concatBytes(Uint8Array.of(0xed), ed25519.getPublicKey(key));
  return { ...named(publicKey), sign: (signingBytes) => upperHex(ed25519.sign(hexToBytes(signingBytes), key)) };
}

function secp256k1Key(key: Uint8Array): XrplKey {
  const options = { prehash: false, format: 'der', lowS: true } as const;
  return {
    ...named(secp256k1.getPublicKey(key)),
    sign: (signingBytes) => upperHex(secp256k1.sign(sha512Half(signingBytes), key, options)),
  };
}

/** The root key plus the intermediate key of account 0: what every wallet of the ledger makes of a family seed. */
function accountScalar(entropy: Uint8Array): Uint8Array {
  const root = firstScalar(entropy);
  const intermediate = firstScalar(secp256k1.getPublicKey(root), Uint8Array.of(0, 0, 0, 0));
  try {
    const { Fn } = secp256k1.Point;
    return Fn.toBytes(Fn.add(Fn.fromBytes(root), Fn.fromBytes(intermediate)));
  } finally {
    root.fill(0);
    intermediate.fill(0);
  }
}

/** The first SHA-512 half of the parts and a counter that is a key of the curve. */
function firstScalar(...parts: readonly Uint8Array[]): Uint8Array {
  for (let counter = 0; ; counter += 1) {
    const scalar = half(...parts, Uint8Array.of(0, 0, counter >> 8, counter & 0xff));
    if (secp256k1.utils.isValidSecretKey(scalar)) return scalar;
  }
}

/** A copy, so that the other half can be wiped, too. */
function half(...parts: readonly Uint8Array[]): Uint8Array {
  const input = concatBytes(...parts);
  const digest = sha512(input);
  try {
    return digest.slice(0, 32);
  } finally {
    digest.fill(0);
    input.fill(0);
  }
}

function named(publicKey: Uint8Array): XrplIdentity {
  return { address: addressOfKey(publicKey), publicKey: upperHex(publicKey) };
}

function upperHex(bytes: Uint8Array): string {
  return bytesToHex(bytes).toUpperCase();
}
