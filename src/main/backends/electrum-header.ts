// Owns block headers and proofs that a transaction is in a block: what can be checked without trusting whoever sent them.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import type { BitcoinNetwork } from './bitcoin-networks.ts';

export interface BlockHeader {
  readonly hash: string;
  readonly previous: string;
  readonly merkleRoot: string;
  /** Unix seconds, by the miner's clock. */
  readonly time: number;
  /** The number that the hash may not exceed. */
  readonly target: bigint;
}

export const headerHexLength = 160;

/** `hex` is exactly 80 bytes, checked by its schema. Hashes are in the order in which they are shown. */
export function readHeader(hex: string): BlockHeader {
  const bytes = hexToBytes(hex);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return {
    hash: shownHash(doubleSha256(bytes)),
    previous: shownHash(bytes.subarray(4, 36)),
    merkleRoot: shownHash(bytes.subarray(36, 68)),
    time: view.getUint32(68, true),
    target: targetOf(view.getUint32(72, true)),
  };
}

/** The compact form: one byte of size, three of value. A sign bit, or a size no target has, makes an impossible target. */
function targetOf(bits: number): bigint {
  const size = bits >>> 24;
  const value = BigInt(bits & 0x7f_ffff);
  if ((bits & 0x80_0000) !== 0 || size > 32) return 0n;
  return size <= 3 ? value >> BigInt(8 * (3 - size)) : value << BigInt(8 * (size - 3));
}

const difficultyOne = 0xffffn << 208n;
/** Signet's first block, 0x1e0377ae. */
const signetLimit = 0x0377aen << 216n;
/**
 * What a block of the main network must cost at least. Difficulty has been above 30 million million since early 2023; a third of that leaves room for miners to leave, and
 * a false block still costs more than any thief of a wallet can spend.
 */
const mainFloor = difficultyOne / 10_000_000_000_000n;
const floorFrom = 800_000;

/** Whether the block's own work was done, and is not far less than its network's. On regtest blocks cost nothing. */
export function hasWork({ hash, target }: BlockHeader, height: number, network: BitcoinNetwork): boolean {
  if (network === 'regtest') return true;
  const limit = network === 'signet' ? signetLimit : network === 'main' && height >= floorFrom ? mainFloor : difficultyOne;
  return target > 0n && target <= limit && BigInt(`0x${hash}`) <= target;
}

/** The root that follows from a transaction at `position` and the hashes beside its way up; null where the position lies outside such a tree. */
export function rootOf(txid: string, position: number, beside: readonly string[]): string | null {
  if (position >= 2 ** beside.length) return null;
  let hash = internalHash(txid);
  let at = position;
  for (const text of beside) {
    const other = internalHash(text);
    const pair = at % 2 === 0 ? [hash, other] : [other, hash];
    hash = doubleSha256(Uint8Array.from(pair.flatMap((half) => [...half])));
    at = Math.floor(at / 2);
  }
  return shownHash(hash);
}

function doubleSha256(bytes: Uint8Array): Uint8Array {
  return sha256(sha256(bytes));
}
function shownHash(bytes: Uint8Array): string {
  return bytesToHex(bytes.slice().reverse());
}
function internalHash(text: string): Uint8Array {
  return hexToBytes(text).reverse();
}

/** What an Electrum server indexes outputs by: SHA-256 of the script, turned round (protocol 1.4, "Script Hashes"). */
export function scriptHash(script: Uint8Array): string {
  return shownHash(sha256(script));
}
