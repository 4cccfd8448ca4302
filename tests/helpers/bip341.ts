// Owns an independent BIP341 digest (key path, no annex, every hash type), written from the text of the BIP, to check signatures against.
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import type { PlainTransaction } from './bip143.ts';

export interface Spent {
  readonly value: bigint;
  readonly script: Uint8Array;
}

/** `hashType` 0 is the default, which covers everything; `spent` has what each input spends, in their order. Output indexes beyond the last are an error. */
export function bip341Digest(transaction: PlainTransaction, index: number, spent: readonly Spent[], hashType: number): Uint8Array {
  const input = transaction.inputs[index];
  const own = spent[index];
  if (input === undefined || own === undefined || spent.length !== transaction.inputs.length) throw new Error('no such input');
  const anyoneCanPay = (hashType & 0x80) !== 0;
  const output = hashType & 3;
  const parts = [Uint8Array.of(0, hashType), little(transaction.version, 4), little(transaction.lockTime, 4)];
  if (!anyoneCanPay) {
    parts.push(sha256(concatBytes(...transaction.inputs.map(({ outpoint }) => outpoint))));
    parts.push(sha256(concatBytes(...spent.map(({ value }) => little(value, 8)))));
    parts.push(sha256(concatBytes(...spent.map(({ script }) => sized(script)))));
    parts.push(sha256(concatBytes(...transaction.inputs.map(({ sequence }) => little(sequence, 4)))));
  }
  if (output !== 2 && output !== 3) parts.push(sha256(concatBytes(...transaction.outputs.map(({ raw }) => raw))));
  parts.push(Uint8Array.of(0));
  parts.push(
    anyoneCanPay ? concatBytes(input.outpoint, little(own.value, 8), sized(own.script), little(input.sequence, 4)) : little(index, 4),
  );
  if (output === 3) {
    const single = transaction.outputs[index];
    if (single === undefined) throw new Error('no output of that index');
    parts.push(sha256(single.raw));
  }
  const tag = sha256(utf8ToBytes('TapSighash'));
  return sha256(concatBytes(tag, tag, ...parts));
}

function sized(script: Uint8Array): Uint8Array {
  return concatBytes(Uint8Array.of(script.length), script);
}

function little(value: bigint | number, length: 4 | 8): Uint8Array {
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  if (length === 8) view.setBigUint64(0, BigInt(value), true);
  else view.setUint32(0, Number(value), true);
  return bytes;
}
