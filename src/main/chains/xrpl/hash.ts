// Owns the ledger's hash: the first half of SHA-512 over a four-byte prefix and the bytes.
import { sha512 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';

/** "TXN" and a zero byte: marks the hash that names a signed transaction. */
const transactionPrefix = '54584E00';

export function sha512Half(hex: string): Uint8Array {
  return sha512(hexToBytes(hex)).subarray(0, 32);
}

/** Hash (64 upper-case hex) of a signed blob: the name of the transaction. */
export function transactionHash(blob: string): string {
  return bytesToHex(sha512Half(transactionPrefix + blob)).toUpperCase();
}
