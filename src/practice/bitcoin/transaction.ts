// Owns one transaction as the practice chain keeps it: decoded once, ids and size computed once.
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { Transaction } from 'bitcoinjs-lib';

export interface Outpoint {
  readonly txid: string;
  readonly vout: number;
}

export interface ChainInput extends Outpoint {
  readonly script: Uint8Array;
  readonly sequence: number;
  readonly witness: readonly Uint8Array[];
}

export interface ChainOutput {
  readonly script: Uint8Array;
  readonly value: bigint;
}

export interface ChainTransaction {
  readonly txid: string;
  readonly wtxid: string;
  readonly hex: string;
  readonly version: number;
  readonly lockTime: number;
  readonly inputs: readonly ChainInput[];
  readonly outputs: readonly ChainOutput[];
  readonly size: number;
  /** Bytes without witnesses. */
  readonly baseSize: number;
  readonly weight: number;
  /** BIP141: a quarter of the weight, rounded up. */
  readonly virtualSize: number;
  readonly coinbase: boolean;
  /** The codec's object, for signature hashes only. */
  readonly codec: Transaction;
}

/** Null if the text is not hex of exactly one transaction with at least one input, in its one canonical encoding. */
export function decodeTransaction(hex: string): ChainTransaction | null {
  try {
    const codec = Transaction.fromBuffer(hexToBytes(hex));
    return codec.ins.length > 0 && codec.toHex() === hex.toLowerCase() ? describe(codec) : null;
  } catch {
    return null;
  }
}

export function outpointKey({ txid, vout }: Outpoint): string {
  return `${txid}:${vout}`;
}

/** Ids and hashes are shown in reverse byte order. */
export function reversedHex(bytes: Uint8Array): string {
  return bytesToHex(Uint8Array.from(bytes).reverse());
}

export function reversedBytes(hex: string): Uint8Array {
  return hexToBytes(hex).reverse();
}

function describe(codec: Transaction): ChainTransaction {
  const weight = codec.weight();
  return {
    txid: codec.getId(),
    wtxid: reversedHex(codec.getHash(true)),
    hex: codec.toHex(),
    version: codec.version >>> 0,
    lockTime: codec.locktime,
    inputs: codec.ins.map((input) => ({
      txid: reversedHex(input.hash),
      vout: input.index,
      script: input.script,
      sequence: input.sequence,
      witness: input.witness,
    })),
    outputs: codec.outs.map(({ script, value }) => ({ script, value })),
    size: codec.byteLength(true),
    baseSize: codec.byteLength(false),
    weight,
    virtualSize: Math.ceil(weight / 4),
    coinbase: codec.isCoinbase(),
    codec,
  };
}
