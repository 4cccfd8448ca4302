// Owns bytes, their upper-case hex, and the hash that the XRP Ledger uses everywhere.
import { sha512 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js';

export const zeroHash = '0'.repeat(64);
const HEX = /^(?:[0-9a-fA-F]{2})*$/;

export function toHex(bytes: Uint8Array): string {
  return bytesToHex(bytes).toUpperCase();
}

export function fromHex(hex: string): Uint8Array {
  return hexToBytes(hex);
}

export function isHex(text: string): boolean {
  return HEX.test(text);
}

export function isHash(text: string | undefined): text is string {
  return text !== undefined && text.length === 64 && isHex(text);
}

/** SHA-512Half: the first 32 bytes of SHA-512. */
export function halfHash(...parts: readonly Uint8Array[]): Uint8Array {
  return sha512(concatBytes(...parts)).slice(0, 32);
}

export function halfHashHex(...parts: readonly Uint8Array[]): string {
  return toHex(halfHash(...parts));
}

/** A whole number as big-endian bytes. */
export function numberBytes(value: number | bigint, length: number): Uint8Array {
  return fromHex(
    BigInt(value)
      .toString(16)
      .padStart(length * 2, '0'),
  );
}

export function asciiBytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
