// Owns how large a transaction will be before it is signed. Sizes are upper bounds: signatures may come out one or two bytes shorter.
import type { Descriptor } from './descriptor.ts';

/** Outpoint, empty scriptSig, sequence. */
const inputBase = 36 + 1 + 4;
/** A DER signature (low S, any R) with its sighash byte, and its length before it. */
const signature = 1 + 72;
/** A Schnorr signature with the default sighash (BIP341). */
const schnorr = 1 + 64;
const publicKey = 1 + 33;

/** Largest transaction that nodes relay (MAX_STANDARD_TX_WEIGHT / 4). */
export const maxStandardVsize = 100_000;

/** Weight units of one input: base bytes count four times, the witness once (BIP141). */
export function inputWeight(kind: Pick<Descriptor, 'kind'> | Descriptor): number {
  return inputBase * 4 + witnessBytes(kind);
}

function witnessBytes(of: Pick<Descriptor, 'kind'> | Descriptor): number {
  if ('keys' in of) {
    // OP_m, each key with its length, OP_n, OP_CHECKMULTISIG.
    const script = 1 + of.keys.length * publicKey + 1 + 1;
    // The empty element that OP_CHECKMULTISIG takes too many.
    return 1 + 1 + of.threshold * signature + compactSize(script) + script;
  }
  return of.kind === 'p2tr' ? 1 + schnorr : 1 + signature + publicKey;
}

/** Weight of a P2WPKH input: what the wallet's own accounts have. */
export const ownInputWeight = inputWeight({ kind: 'p2wpkh' });

/** Virtual bytes that one more input of this weight costs. */
export function inputVsize(weight: number): number {
  return Math.ceil(weight / 4);
}

/** Virtual bytes of a transaction with `inputs` inputs of `weight` each and outputs of these scripts. */
export function vsizeOf(inputs: number, scripts: readonly Uint8Array[], weight: number = ownInputWeight): number {
  return vsizeWith(inputs, outputsSize(scripts), weight);
}

/** How many outputs there are, and their bytes together: counted once where many sizes are asked for. */
export interface OutputsSize {
  readonly count: number;
  readonly bytes: number;
}

export function outputsSize(scripts: readonly Uint8Array[]): OutputsSize {
  return { count: scripts.length, bytes: scripts.reduce((sum, script) => sum + outputSize(script), 0) };
}

/** As `vsizeOf`, of outputs that are counted already. */
export function vsizeWith(inputs: number, { count, bytes }: OutputsSize, weight: number): number {
  const base = 4 + compactSize(inputs) + compactSize(count) + bytes + 4;
  return Math.ceil((base * 4 + 2 + inputs * weight) / 4);
}

/** Bytes of an output: value, length, script. */
export function outputSize(script: Uint8Array): number {
  return 8 + compactSize(script.length) + script.length;
}

function compactSize(count: number): number {
  return count < 0xfd ? 1 : count <= 0xffff ? 3 : 5;
}

/** Fee in satoshi, rounded up, for a size at a rate in satoshi per 1,000 virtual bytes. */
export function feeFor(vsize: number, feeRate: bigint): bigint {
  return (BigInt(vsize) * feeRate + 999n) / 1000n;
}
