// Owns blocks in regtest form: the genesis block, headers, merkle roots, coinbases, and the little work they need.
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js';
import { compactSize, littleEndian } from './bytes.ts';
import { type ChainTransaction, doubleHash, reversedBytes, reversedHex, transactionOf } from './transaction.ts';
import { coin } from './units.ts';

/** Regtest's easiest target (nBits of kernel/chainparams.cpp): every second hash will do. */
export const regtestBits = 0x207fffff;
const halvingInterval = 150;
const blockVersion = 0x20000000;

export interface BlockHeader {
  readonly version: number;
  readonly previous: string;
  readonly merkleRoot: string;
  /** Unix seconds. */
  readonly time: number;
  readonly bits: number;
  readonly nonce: number;
}

/** The regtest genesis block of Bitcoin Core (kernel/chainparams.cpp). Its output can never be spent. */
export const genesisHeader: BlockHeader = {
  version: 1,
  previous: '0'.repeat(64),
  merkleRoot: '4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b',
  time: 1_296_688_602,
  bits: regtestBits,
  nonce: 2,
};

export const genesisCoinbase =
  '01000000010000000000000000000000000000000000000000000000000000000000000000ffffffff4d04ffff001d0104455468652054696d65732030332f4a616e' +
  '2f32303039204368616e63656c6c6f72206f6e206272696e6b206f66207365636f6e64206261696c6f757420666f722062616e6b73ffffffff0100f2052a01000000' +
  '434104678afdb0fe5548271967f1a67130b7105cd6a828e03909a67962e0ea1f61deb649f6bc3f4cef38c4f35504e51ec112de5c384df7ba0b8d578a4c702b6bf11d' +
  '5fac00000000';

export function headerBytes(header: BlockHeader): Uint8Array {
  return concatBytes(
    littleEndian(header.version, 4),
    reversedBytes(header.previous),
    reversedBytes(header.merkleRoot),
    littleEndian(header.time, 4),
    littleEndian(header.bits, 4),
    littleEndian(header.nonce, 4),
  );
}

export function headerHash(header: BlockHeader): string {
  return reversedHex(doubleHash(headerBytes(header)));
}

/** Root over ids in shown order; an odd level repeats its last hash. */
export function merkleRootOf(ids: readonly string[]): string {
  let level = ids.map(reversedBytes);
  while (level.length > 1) level = pairsOf(level);
  return reversedHex(level[0] ?? new Uint8Array(32));
}

/** New coins of a block: 50, halved every 150 blocks on regtest. */
export function subsidyAt(height: number): bigint {
  return (50n * coin) >> BigInt(Math.floor(height / halvingInterval));
}

/** A coinbase by BIP34 (height) and BIP141 (commitment to the witnesses), paying `value` to `script`. */
export function coinbaseFor(height: number, value: bigint, script: Uint8Array, others: readonly ChainTransaction[]): ChainTransaction {
  const input = { txid: '0'.repeat(64), vout: 0xffffffff, sequence: 0xffffffff };
  return transactionOf({
    version: 2,
    lockTime: 0,
    inputs: [{ ...input, script: concatBytes(heightPush(height), Uint8Array.of(0)), witness: [new Uint8Array(32)] }],
    outputs: [
      { script, value },
      { script: commitmentScript(others), value: 0n },
    ],
  });
}

/** Counts nonces up from 0 until the hash meets the target. */
export function worked(header: Omit<BlockHeader, 'nonce' | 'version' | 'bits'>): BlockHeader {
  for (let nonce = 0; ; nonce += 1) {
    const candidate = { ...header, version: blockVersion, bits: regtestBits, nonce };
    if (hasWork(headerHash(candidate))) return candidate;
  }
}

/** Target 7fffff00…: the shown hash must begin with less than 0x80 (the chance of exactly 7fffff is nil and costs a nonce). */
export function hasWork(hash: string): boolean {
  return /^[0-6]|^7[0-9a-e]/.test(hash);
}

function commitmentScript(others: readonly ChainTransaction[]): Uint8Array {
  const root = merkleRootOf(['0'.repeat(64), ...others.map(({ wtxid }) => wtxid)]);
  return concatBytes(hexToBytes('6a24aa21a9ed'), doubleHash(concatBytes(reversedBytes(root), new Uint8Array(32))));
}

/** BIP34: the height as a minimal script number. */
function heightPush(height: number): Uint8Array {
  if (height <= 16) return Uint8Array.of(0x50 + height);
  const bytes: number[] = [];
  for (let rest = height; rest > 0; rest = Math.floor(rest / 256)) bytes.push(rest % 256);
  if ((bytes.at(-1) ?? 0) >= 0x80) bytes.push(0);
  return Uint8Array.of(bytes.length, ...bytes);
}

function pairsOf(level: readonly Uint8Array[]): Uint8Array[] {
  const pairs: Uint8Array[] = [];
  for (let at = 0; at < level.length; at += 2) {
    const left = level[at] ?? new Uint8Array(32);
    pairs.push(doubleHash(concatBytes(left, level[at + 1] ?? left)));
  }
  return pairs;
}

/** A whole block, for `/block/:hash/raw`. `transactions`: hex, the coinbase first. */
export function blockBytes(header: BlockHeader, transactions: readonly string[]): Uint8Array {
  return concatBytes(headerBytes(header), compactSize(transactions.length), ...transactions.map((hex) => hexToBytes(hex)));
}

/** For `/block/:hash/header`. */
export function headerHex(header: BlockHeader): string {
  return bytesToHex(headerBytes(header));
}
