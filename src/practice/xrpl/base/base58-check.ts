// Owns Ripple's base 58 with its checksum of four bytes.
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { base58xrp } from '@scure/base';

const CHECKSUM_LENGTH = 4;

export function encodeChecked(body: Uint8Array): string {
  return base58xrp.encode(concatBytes(body, checksum(body)));
}

/** The body of a text whose checksum is right; null for any other text. */
export function decodeChecked(text: string): Uint8Array | null {
  const bytes = decodeBase58(text);
  if (bytes === null || bytes.length <= CHECKSUM_LENGTH) return null;
  const body = bytes.slice(0, -CHECKSUM_LENGTH);
  return checksum(body).every((byte, i) => byte === bytes[body.length + i]) ? body : null;
}

function checksum(body: Uint8Array): Uint8Array {
  return sha256(sha256(body)).slice(0, CHECKSUM_LENGTH);
}

function decodeBase58(text: string): Uint8Array | null {
  try {
    return base58xrp.decode(text);
  } catch {
    return null;
  }
}
