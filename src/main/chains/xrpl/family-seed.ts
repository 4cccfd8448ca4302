// Owns the text of a family seed: "s…" for secp256k1, "sEd…" for Ed25519; base58 of the ledger with a checksum.
//
// Base58 is decoded from a string, so a seed is one for a moment when it is typed in or shown.
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { base58xrp } from '@scure/base';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { entropyLength, type XrplAlgorithm, type XrplSecret } from './imported-key.ts';

const prefixes: Readonly<Record<XrplAlgorithm, Uint8Array>> = {
  secp256k1: Uint8Array.of(0x21),
  ed25519: Uint8Array.of(0x01, 0xe1, 0x4b),
};
const checksumLength = 4;
/** Longest of both: 3 + 16 + 4 bytes. */
const shape = /^s[1-9A-HJ-NP-Za-km-z]{20,34}$/;

/** The caller wipes the outcome. Refusals: `seed-invalid` (not the text of a seed), `seed-checksum` (a letter is wrong or missing). */
export function readFamilySeed(text: string): Result<XrplSecret> {
  if (!shape.test(text)) return refuse('seed-invalid');
  const bytes = decoded(text);
  if (bytes === null) return refuse('seed-checksum');
  try {
    const payload = bytes.subarray(0, -checksumLength);
    if (!isSame(bytes.subarray(-checksumLength), checksumOf(payload))) return refuse('seed-checksum');
    const algorithm = payload.length === entropyLength + 3 ? 'ed25519' : 'secp256k1';
    const prefix = prefixes[algorithm];
    if (payload.length !== prefix.length + entropyLength || !isSame(payload.subarray(0, prefix.length), prefix))
      return refuse('seed-invalid');
    return ok({ algorithm, entropy: payload.slice(prefix.length) });
  } finally {
    bytes.fill(0);
  }
}

/** The seed as ASCII bytes, which the caller wipes. */
export function writeFamilySeed({ algorithm, entropy }: XrplSecret): Uint8Array {
  const payload = concatBytes(prefixes[algorithm], entropy);
  const whole = concatBytes(payload, checksumOf(payload));
  try {
    return new TextEncoder().encode(base58xrp.encode(whole));
  } finally {
    payload.fill(0);
    whole.fill(0);
  }
}

function decoded(text: string): Uint8Array | null {
  try {
    return base58xrp.decode(text);
  } catch {
    return null;
  }
}

function checksumOf(payload: Uint8Array): Uint8Array {
  return sha256(sha256(payload)).slice(0, checksumLength);
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
