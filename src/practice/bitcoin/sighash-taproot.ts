// Owns what a Schnorr signature signs: BIP341, with BIP342's extension for scripts; and the tagged hashes of both.
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { littleEndian, withLength } from './bytes.ts';
import { type ChainOutput, type ChainTransaction, outpointBytes, outputBytes } from './transaction.ts';

export interface TaprootSpend {
  readonly transaction: ChainTransaction;
  readonly index: number;
  /** What each input spends. */
  readonly spent: readonly ChainOutput[];
  readonly annex: Uint8Array | null;
}

export interface TapscriptPlace {
  readonly leafHash: Uint8Array;
  /** Step of the last executed OP_CODESEPARATOR; 0xffffffff if there was none. */
  readonly separator: number;
}

/** BIP340: SHA256 over the tag's hash twice and the message. */
export function taggedHash(tag: string, ...parts: readonly Uint8Array[]): Uint8Array {
  const prefix = sha256(new TextEncoder().encode(tag));
  return sha256(concatBytes(prefix, prefix, ...parts));
}

/** Null for a hash type that says nothing: not of the seven, or "single" without an output of that number. `place`: null for a spend by key. */
export function taprootHash(spend: TaprootSpend, type: number, place: TapscriptPlace | null): Uint8Array | null {
  const { transaction, index, annex } = spend;
  const own = transaction.outputs[index];
  if (!isKnownType(type) || ((type & 3) === 3 && own === undefined)) return null;
  const flags = (place === null ? 0 : 2) + (annex === null ? 0 : 1);
  return taggedHash(
    'TapSighash',
    Uint8Array.of(0, type),
    littleEndian(transaction.version, 4),
    littleEndian(transaction.lockTime, 4),
    ...ofAllInputs(spend, type),
    (type & 3) < 2 ? sharedOf(spend).outputs : new Uint8Array(0),
    Uint8Array.of(flags),
    ...ofThisInput(spend, type),
    annex === null ? new Uint8Array(0) : sha256(withLength(annex)),
    (type & 3) === 3 && own !== undefined ? sha256(outputBytes(own)) : new Uint8Array(0),
    ...(place === null ? [] : [place.leafHash, Uint8Array.of(0), littleEndian(place.separator, 4)]),
  );
}

/** Of types 0x00 to 0x03 and 0x81 to 0x83. */
function isKnownType(type: number): boolean {
  return type <= 3 || (type >= 0x81 && type <= 0x83);
}

function ofAllInputs(spend: TaprootSpend, type: number): readonly Uint8Array[] {
  if ((type & 0x80) !== 0) return [];
  const { prevouts, amounts, scripts, sequences } = sharedOf(spend);
  return [prevouts, amounts, scripts, sequences];
}

function ofThisInput({ transaction, index, spent }: TaprootSpend, type: number): readonly Uint8Array[] {
  if ((type & 0x80) === 0) return [littleEndian(index, 4)];
  const input = transaction.inputs[index];
  const output = spent[index];
  if (input === undefined || output === undefined) throw new Error('no such input');
  return [outpointBytes(input), outputBytes(output), littleEndian(input.sequence, 4)];
}

interface Shared {
  readonly prevouts: Uint8Array;
  readonly amounts: Uint8Array;
  readonly scripts: Uint8Array;
  readonly sequences: Uint8Array;
  readonly outputs: Uint8Array;
}

/** By the list of spent outputs, which is made anew for each judgement: a transaction may be judged again on another chain. */
const sharedParts = new WeakMap<readonly ChainOutput[], Shared>();

function sharedOf({ transaction: { inputs, outputs }, spent }: TaprootSpend): Shared {
  const known = sharedParts.get(spent);
  if (known !== undefined) return known;
  const shared = {
    prevouts: sha256(concatBytes(...inputs.map(outpointBytes))),
    amounts: sha256(concatBytes(...spent.map(({ value }) => littleEndian(value, 8)))),
    scripts: sha256(concatBytes(...spent.map(({ script }) => withLength(script)))),
    sequences: sha256(concatBytes(...inputs.map(({ sequence }) => littleEndian(sequence, 4)))),
    outputs: sha256(concatBytes(...outputs.map(outputBytes))),
  };
  sharedParts.set(spent, shared);
  return shared;
}
