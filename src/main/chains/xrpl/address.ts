// Owns classic addresses of the XRP Ledger: base58 with its own alphabet over a 20-byte account id.
import { base58xrp } from '@scure/base';
import { ripemd160 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';

const accountPrefix = Uint8Array.of(0);

/** Classic address ("r…") of a compressed secp256k1 public key. */
export function addressOfKey(publicKey: Uint8Array): string {
  return addressOfAccountId(ripemd160(sha256(publicKey)));
}

export function addressOfAccountId(accountId: Uint8Array): string {
  const payload = concatBytes(accountPrefix, accountId);
  return base58xrp.encode(concatBytes(payload, checksum(payload)));
}

/** The 20 bytes behind a classic address; null when it is none. */
export function accountIdOf(address: string): Uint8Array | null {
  const bytes = decodeBase58(address);
  if (bytes === null || bytes.length !== 25 || bytes[0] !== 0) return null;
  const expected = checksum(bytes.subarray(0, 21));
  return bytes.subarray(21).every((byte, index) => byte === expected[index]) ? bytes.slice(1, 21) : null;
}

function decodeBase58(text: string): Uint8Array | null {
  // The decoder is quadratic; no address is longer.
  if (text.length > 35) return null;
  try {
    return base58xrp.decode(text);
  } catch {
    return null;
  }
}

function checksum(payload: Uint8Array): Uint8Array {
  return sha256(sha256(payload)).subarray(0, 4);
}
