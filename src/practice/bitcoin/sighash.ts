// Owns what an ECDSA signature signs: the old form of a transaction's inputs, and BIP143's for witness version 0.
import { concatBytes } from '@noble/hashes/utils.js';
import { compactSize, littleEndian, withLength } from './bytes.ts';
import { type ChainInput, type ChainTransaction, doubleHash, outpointBytes, outputBytes } from './transaction.ts';

const none = 2;
const single = 3;
const anyoneCanPay = 0x80;
const zeros = new Uint8Array(32);

/** The hash that a signature of the old kind signs. `code`: the script that is run. */
export function legacyHash(transaction: ChainTransaction, index: number, code: Uint8Array, type: number): Uint8Array {
  const base = type & 0x1f;
  // A bug of the first node that became a rule: the number one.
  if (base === single && index >= transaction.outputs.length) return Uint8Array.of(1, ...new Uint8Array(31));
  const only = (type & anyoneCanPay) !== 0;
  const inputs = transaction.inputs.flatMap((input, at) => (only && at !== index ? [] : [legacyInput(input, at === index, code, base)]));
  const outputs = legacyOutputs(transaction, index, base);
  return doubleHash(
    concatBytes(
      littleEndian(transaction.version, 4),
      compactSize(inputs.length),
      ...inputs,
      compactSize(outputs.length),
      ...outputs,
      littleEndian(transaction.lockTime, 4),
      littleEndian(type, 4),
    ),
  );
}

function legacyInput(input: ChainInput, own: boolean, code: Uint8Array, base: number): Uint8Array {
  const sequence = own || (base !== none && base !== single) ? input.sequence : 0;
  return concatBytes(outpointBytes(input), withLength(own ? code : new Uint8Array(0)), littleEndian(sequence, 4));
}

function legacyOutputs({ outputs }: ChainTransaction, index: number, base: number): Uint8Array[] {
  if (base === none) return [];
  if (base !== single) return outputs.map(outputBytes);
  const empty = outputBytes({ value: -1n, script: new Uint8Array(0) });
  return outputs.slice(0, index + 1).map((output, at) => (at === index ? outputBytes(output) : empty));
}

interface Shared {
  readonly prevouts: Uint8Array;
  readonly sequences: Uint8Array;
  readonly outputs: Uint8Array;
}

/** What all inputs of a transaction share, hashed once, so that five hundred inputs take no longer than five hundred times one. */
const sharedParts = new WeakMap<ChainTransaction, Shared>();

function sharedOf(transaction: ChainTransaction): Shared {
  const known = sharedParts.get(transaction);
  if (known !== undefined) return known;
  const shared = {
    prevouts: doubleHash(concatBytes(...transaction.inputs.map(outpointBytes))),
    sequences: doubleHash(concatBytes(...transaction.inputs.map(({ sequence }) => littleEndian(sequence, 4)))),
    outputs: doubleHash(concatBytes(...transaction.outputs.map(outputBytes))),
  };
  sharedParts.set(transaction, shared);
  return shared;
}

/** BIP143. `code`: the script that is run, from the last OP_CODESEPARATOR on; `value`: satoshi of the output that is spent. */
export function witnessHash(transaction: ChainTransaction, index: number, code: Uint8Array, value: bigint, type: number): Uint8Array {
  const input = transaction.inputs[index];
  if (input === undefined) throw new Error('no such input');
  const base = type & 0x1f;
  const only = (type & anyoneCanPay) !== 0;
  const shared = sharedOf(transaction);
  return doubleHash(
    concatBytes(
      littleEndian(transaction.version, 4),
      only ? zeros : shared.prevouts,
      only || base === single || base === none ? zeros : shared.sequences,
      outpointBytes(input),
      withLength(code),
      littleEndian(value, 8),
      littleEndian(input.sequence, 4),
      witnessOutputs(transaction, index, base, shared),
      littleEndian(transaction.lockTime, 4),
      littleEndian(type, 4),
    ),
  );
}

function witnessOutputs({ outputs }: ChainTransaction, index: number, base: number, shared: Shared): Uint8Array {
  if (base !== single && base !== none) return shared.outputs;
  const own = base === single ? outputs[index] : undefined;
  return own === undefined ? zeros : doubleHash(outputBytes(own));
}
