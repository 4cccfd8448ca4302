// Owns the question "may this input spend that output?": signatures are checked with noble over the codec's signature hashes (BIP143, BIP341).
import { schnorr, secp256k1 } from '@noble/curves/secp256k1.js';
import { ripemd160 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { sameBytes } from './bytes.ts';
import { derSignature } from './der-signature.ts';
import { kindOf } from './script-kind.ts';
import type { ChainOutput, ChainTransaction } from './transaction.ts';

/** Null if the input may spend its output, else Core's words for the script error (script/script_error.cpp). */
export function scriptError(transaction: ChainTransaction, index: number, spent: readonly ChainOutput[]): string | null {
  const output = spent[index];
  const input = transaction.inputs[index];
  if (output === undefined || input === undefined) throw new Error('an input without its output');
  const kind = kindOf(output.script);
  if (kind === 'p2pkh')
    return input.witness.length > 0 ? 'Witness provided for non-witness script' : keyHashError(transaction, index, output);
  if (kind !== 'v0_p2wpkh' && kind !== 'v1_p2tr') return `Practice cannot verify a spend of ${kind}`;
  if (input.script.length > 0) return 'Witness requires empty scriptSig';
  return kind === 'v0_p2wpkh' ? witnessKeyHashError(transaction, index, output) : taprootError(transaction, index, spent);
}

/** BIP141 and BIP143: two items, the second a compressed key that hashes to the program. */
function witnessKeyHashError(transaction: ChainTransaction, index: number, { script, value }: ChainOutput): string | null {
  const [signature, key, ...more] = transaction.inputs[index]?.witness ?? [];
  if (signature === undefined || key === undefined || more.length > 0) return 'Witness program hash mismatch';
  const hash = script.subarray(2);
  if (!sameBytes(hash160(key), hash)) return 'Script failed an OP_EQUALVERIFY operation';
  const scriptCode = concatBytes(Uint8Array.of(0x76, 0xa9, 20), hash, Uint8Array.of(0x88, 0xac));
  const keyError = isCompressed(key) ? null : 'Using non-compressed keys in segwit';
  return keySignatureError(signature, key, keyError, (type) => transaction.codec.hashForWitnessV0(index, scriptCode, value, type));
}

/** The same in the old form: the two items are pushes of the input's script. */
function keyHashError(transaction: ChainTransaction, index: number, { script }: ChainOutput): string | null {
  const pushes = twoPushes(transaction.inputs[index]?.script ?? new Uint8Array(0));
  if (pushes === null) return 'Operation not valid with the current stack size';
  if (!sameBytes(hash160(pushes[1]), script.subarray(3, 23))) return 'Script failed an OP_EQUALVERIFY operation';
  return keySignatureError(pushes[0], pushes[1], null, (type) => transaction.codec.hashForSignature(index, script, type));
}

function keySignatureError(
  signature: Uint8Array,
  key: Uint8Array,
  keyError: string | null,
  hashFor: (type: number) => Uint8Array,
): string | null {
  if (signature.length === 0) return 'Script evaluated without error but finished with a false/empty top stack element';
  const parsed = derSignature(signature);
  if (typeof parsed === 'string') return parsed;
  if (!isPublicKey(key)) return 'Public key is neither compressed or uncompressed';
  if (keyError !== null) return keyError;
  // NULLFAIL: a signature that does not match must have been left empty.
  return verifies(parsed.compact, hashFor(parsed.hashType), key) ? null : 'Signature must be zero for failed CHECK(MULTI)SIG operation';
}

/** BIP341, key path only: one signature of 64 bytes, or 65 with a hash type other than the default. */
function taprootError(transaction: ChainTransaction, index: number, spent: readonly ChainOutput[]): string | null {
  const [signature, ...more] = transaction.inputs[index]?.witness ?? [];
  if (signature === undefined) return 'Witness program was passed an empty witness';
  if (more.length > 0) return 'Practice cannot verify a spend by taproot script';
  if (signature.length !== 64 && signature.length !== 65) return 'Invalid Schnorr signature size';
  const type = signature[64] ?? 0;
  if (signature.length === 65 && !schnorrTypes.has(type)) return 'Invalid Schnorr signature hash type';
  const scripts = spent.map(({ script }) => script);
  const values = spent.map(({ value }) => value);
  const hash = transaction.codec.hashForWitnessV1(index, scripts, values, type);
  const key = scripts[index]?.subarray(2) ?? new Uint8Array(0);
  return verifiesSchnorr(signature.subarray(0, 64), hash, key) ? null : 'Invalid Schnorr signature';
}

const schnorrTypes: ReadonlySet<number> = new Set([0x01, 0x02, 0x03, 0x81, 0x82, 0x83]);

/** A key that is no point of the curve verifies nothing; noble says so by throwing. */
function verifies(compact: Uint8Array, hash: Uint8Array, key: Uint8Array): boolean {
  try {
    return secp256k1.verify(compact, hash, key, { prehash: false });
  } catch {
    return false;
  }
}

function verifiesSchnorr(signature: Uint8Array, hash: Uint8Array, key: Uint8Array): boolean {
  try {
    return schnorr.verify(signature, hash, key);
  } catch {
    return false;
  }
}

export function hash160(bytes: Uint8Array): Uint8Array {
  return ripemd160(sha256(bytes));
}

function isCompressed(key: Uint8Array): boolean {
  return key.length === 33 && (key[0] === 2 || key[0] === 3);
}

function isPublicKey(key: Uint8Array): boolean {
  return isCompressed(key) || (key.length === 65 && key[0] === 4);
}

function twoPushes(script: Uint8Array): readonly [Uint8Array, Uint8Array] | null {
  const first = script[0] ?? 0;
  const second = script[first + 1] ?? 0;
  if (first > 75 || second > 75 || script.length !== first + second + 2) return null;
  return [script.subarray(1, first + 1), script.subarray(first + 2)];
}
