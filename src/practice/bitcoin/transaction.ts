// Owns one transaction as the practice chain keeps it: read from its bytes once (BIP144), ids and sizes computed once; and written again.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js';
import { ByteReader, compactSize, littleEndian, withLength } from './bytes.ts';

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

export interface TransactionParts {
  readonly version: number;
  readonly lockTime: number;
  readonly inputs: readonly ChainInput[];
  readonly outputs: readonly ChainOutput[];
}

export interface ChainTransaction extends TransactionParts {
  readonly txid: string;
  readonly wtxid: string;
  readonly hex: string;
  readonly size: number;
  /** Bytes without witnesses. */
  readonly baseSize: number;
  readonly weight: number;
  /** BIP141: a quarter of the weight, rounded up. */
  readonly virtualSize: number;
  readonly coinbase: boolean;
}

/** Null if the text is not hex of exactly one transaction in its one canonical encoding. */
export function decodeTransaction(hex: string): ChainTransaction | null {
  try {
    const reader = new ByteReader(hexToBytes(hex));
    const transaction = readTransaction(reader);
    return reader.done ? transaction : null;
  } catch {
    return null;
  }
}

/** The next transaction of a run of bytes. Throws where there is none. */
export function readTransaction(reader: ByteReader): ChainTransaction {
  return transactionOf(readParts(reader));
}

/** Ids and sizes of the parts. */
export function transactionOf(parts: TransactionParts): ChainTransaction {
  const base = encode(parts, false);
  const full = encode(parts, true);
  const weight = base.length * 3 + full.length;
  return {
    ...parts,
    txid: reversedHex(doubleHash(base)),
    wtxid: reversedHex(doubleHash(full)),
    hex: bytesToHex(full),
    size: full.length,
    baseSize: base.length,
    weight,
    virtualSize: Math.ceil(weight / 4),
    coinbase: parts.inputs.length === 1 && parts.inputs.every(isNull),
  };
}

export function doubleHash(bytes: Uint8Array): Uint8Array {
  return sha256(sha256(bytes));
}

export function outpointKey({ txid, vout }: Outpoint): string {
  return `${txid}:${vout}`;
}

/** The outpoint of a coinbase: it spends nothing. */
export function isNull({ txid, vout }: Outpoint): boolean {
  return vout === 0xffffffff && /^0{64}$/.test(txid);
}

export function outpointBytes({ txid, vout }: Outpoint): Uint8Array {
  return concatBytes(reversedBytes(txid), littleEndian(vout, 4));
}

export function outputBytes({ script, value }: ChainOutput): Uint8Array {
  return concatBytes(littleEndian(value, 8), withLength(script));
}

/** Ids and hashes are shown in reverse byte order. */
export function reversedHex(bytes: Uint8Array): string {
  return bytesToHex(Uint8Array.from(bytes).reverse());
}

export function reversedBytes(hex: string): Uint8Array {
  return hexToBytes(hex).reverse();
}

function encode({ version, inputs, outputs, lockTime }: TransactionParts, withWitness: boolean): Uint8Array {
  const witness = withWitness && inputs.some((input) => input.witness.length > 0);
  return concatBytes(
    littleEndian(version, 4),
    witness ? Uint8Array.of(0, 1) : Uint8Array.of(),
    compactSize(inputs.length),
    ...inputs.map((input) => concatBytes(outpointBytes(input), withLength(input.script), littleEndian(input.sequence, 4))),
    compactSize(outputs.length),
    ...outputs.map(outputBytes),
    ...(witness ? inputs.map((input) => witnessBytes(input.witness)) : []),
    littleEndian(lockTime, 4),
  );
}

export function witnessBytes(items: readonly Uint8Array[]): Uint8Array {
  return concatBytes(compactSize(items.length), ...items.map(withLength));
}

/** Throws on bytes that are no transaction. */
function readParts(reader: ByteReader): TransactionParts {
  const version = reader.number(4);
  const first = readInputs(reader);
  const flag = first.length === 0 ? reader.number(1) : null;
  const inputs = flag === null || flag === 0 ? first : readInputs(reader);
  const outputs = flag === 0 ? [] : times(reader.size(), () => ({ value: reader.amount(), script: reader.run() }));
  const witnesses = flag === 1 ? inputs.map(() => times(reader.size(), () => reader.run())) : null;
  if (flag !== null && flag > 1) throw new Error('a flag of no known meaning');
  if (witnesses?.every((items) => items.length === 0)) throw new Error('a witness form without witnesses');
  const lockTime = reader.number(4);
  return { version, lockTime, outputs, inputs: inputs.map((input, index) => ({ ...input, witness: witnesses?.[index] ?? [] })) };
}

function readInputs(reader: ByteReader): Omit<ChainInput, 'witness'>[] {
  return times(reader.size(), () => ({
    txid: reversedHex(reader.take(32)),
    vout: reader.number(4),
    script: reader.run(),
    sequence: reader.number(4),
  }));
}

/** A hostile count ends with the bytes: nothing is set aside before it is read. */
function times<T>(count: number, read: () => T): T[] {
  const items: T[] = [];
  while (items.length < count) items.push(read());
  return items;
}
