// Owns the digest that the signature of a P2WPKH input signs (BIP143, SIGHASH_ALL). What all inputs share is hashed once: else a batch costs the square of its size.
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';
import type { Transaction } from 'bitcoinjs-lib';

const sighashAll = 1;

/** The digest of an input whose coin holds `value` satoshi under a P2WPKH script. */
export type WitnessDigest = (index: number, coin: { readonly script: Uint8Array; readonly value: bigint }) => Uint8Array;

/** Throws where there is no such input. */
export function witnessDigests({ version, ins, outs, locktime }: Transaction): WitnessDigest {
  const outpoints = ins.map(({ hash, index }) => concatBytes(hash, u32(index)));
  const before = concatBytes(
    u32(version),
    twice(concatBytes(...outpoints)),
    twice(concatBytes(...ins.map(({ sequence }) => u32(sequence)))),
  );
  const paid = twice(concatBytes(...outs.flatMap(({ value, script }) => [u64(value), sized(script)])));
  const after = concatBytes(paid, u32(locktime), u32(sighashAll));
  return (index, { script, value }) => {
    const [input, outpoint] = [ins[index], outpoints[index]];
    if (input === undefined || outpoint === undefined) throw new Error(`no input ${index}`);
    return twice(concatBytes(before, outpoint, pubkeyHashCode(script), u64(value), u32(input.sequence), after));
  };
}

/** OP_DUP OP_HASH160 <20 bytes> OP_EQUALVERIFY OP_CHECKSIG: the script that such a signature covers, with its length. */
function pubkeyHashCode(script: Uint8Array): Uint8Array {
  return Uint8Array.from([0x19, 0x76, 0xa9, 0x14, ...script.subarray(2), 0x88, 0xac]);
}

function twice(bytes: Uint8Array): Uint8Array {
  return sha256(sha256(bytes));
}

function u32(number: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, number, true);
  return bytes;
}

function u64(number: bigint): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, number, true);
  return bytes;
}

/** With its length before it: scripts that are paid to are shorter than 253 bytes, others are sized as the protocol sizes them. */
function sized(script: Uint8Array): Uint8Array {
  const { length } = script;
  const size = length < 0xfd ? Uint8Array.of(length) : Uint8Array.of(0xfd, length & 0xff, length >> 8);
  return concatBytes(size, script);
}
