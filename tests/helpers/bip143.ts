// Owns an independent BIP143 digest (P2WPKH, SIGHASH_ALL), written from the text of the BIP, to check signatures against.
import { ripemd160 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, hexToBytes } from '@noble/hashes/utils.js';

export interface PlainTransaction {
  readonly version: number;
  readonly inputs: readonly { readonly outpoint: Uint8Array; readonly sequence: number; readonly witness: readonly Uint8Array[] }[];
  readonly outputs: readonly { readonly value: bigint; readonly script: Uint8Array; readonly raw: Uint8Array }[];
  readonly lockTime: number;
}

/** Reads a raw transaction by hand: counts below 253 only. */
export function readPlain(hex: string): PlainTransaction {
  const bytes = hexToBytes(hex);
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  let at = 0;
  const take = (length: number) => bytes.subarray(at, (at += length));
  const u32 = () => view.getUint32((at += 4) - 4, true);
  const count = () => take(1)[0] ?? 0;
  const version = u32();
  const segwit = bytes[at] === 0;
  if (segwit) take(2);
  const inputs = Array.from({ length: count() }, () => {
    const outpoint = take(36);
    take(count());
    return { outpoint, sequence: u32(), witness: [] as Uint8Array[] };
  });
  const outputs = Array.from({ length: count() }, () => {
    const start = at;
    const value = view.getBigUint64((at += 8) - 8, true);
    const script = take(count());
    return { value, script, raw: bytes.subarray(start, at) };
  });
  if (segwit) for (const input of inputs) for (let left = count(); left > 0; left -= 1) input.witness.push(take(count()));
  return { version, inputs, outputs, lockTime: u32() };
}

export function bip143Digest(transaction: PlainTransaction, index: number, publicKey: Uint8Array, value: bigint): Uint8Array {
  const input = transaction.inputs[index];
  if (input === undefined) throw new Error('no such input');
  const code = concatBytes(hexToBytes('1976a914'), ripemd160(sha256(publicKey)), hexToBytes('88ac'));
  return double(
    concatBytes(
      le32(transaction.version),
      double(concatBytes(...transaction.inputs.map(({ outpoint }) => outpoint))),
      double(concatBytes(...transaction.inputs.map(({ sequence }) => le32(sequence)))),
      input.outpoint,
      code,
      le64(value),
      le32(input.sequence),
      double(concatBytes(...transaction.outputs.map(({ raw }) => raw))),
      le32(transaction.lockTime),
      le32(1),
    ),
  );
}

function double(bytes: Uint8Array): Uint8Array {
  return sha256(sha256(bytes));
}

function le32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, true);
  return bytes;
}

function le64(value: bigint): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, value, true);
  return bytes;
}
