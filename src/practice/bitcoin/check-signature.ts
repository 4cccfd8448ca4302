// Owns whether one signature in a script is well formed and fits: ECDSA (BIP66, 143, 146, 147's NULLFAIL) and Schnorr (BIP340 to 342). The curve is noble's.
import { schnorr, secp256k1 } from '@noble/curves/secp256k1.js';
import { derSignature } from './der-signature.ts';
import { demand, ScriptFailure } from './script-failure.ts';
import { legacyHash, witnessHash } from './sighash.ts';
import { type TapscriptPlace, taprootHash } from './sighash-taproot.ts';
import type { ChainOutput, ChainTransaction } from './transaction.ts';

/** One input with what it is judged by. */
export interface Spend {
  readonly transaction: ChainTransaction;
  readonly index: number;
  /** What each input spends. */
  readonly spent: readonly ChainOutput[];
  /** BIP341; null where there is none. */
  readonly annex: Uint8Array | null;
}

export interface SignedCode {
  /** `base`: before witnesses; `v0`: BIP143. */
  readonly version: 'base' | 'v0';
  /** The script that is run, from the last OP_CODESEPARATOR on. */
  readonly code: Uint8Array;
}

/** False for a signature that does not fit, or is empty. The script fails if signature or key are not in their one right form. */
export function fitsEcdsa(spend: Spend, signature: Uint8Array, key: Uint8Array, { version, code }: SignedCode): boolean {
  const parsed = signature.length === 0 ? null : derSignature(signature);
  if (typeof parsed === 'string') throw new ScriptFailure(parsed);
  demand(isPublicKey(key), 'Public key is neither compressed or uncompressed');
  demand(version === 'base' || key.length === 33, 'Using non-compressed keys in segwit');
  if (parsed === null) return false;
  const { transaction, index, spent } = spend;
  const hash =
    version === 'base'
      ? legacyHash(transaction, index, code, parsed.hashType)
      : witnessHash(transaction, index, code, spent[index]?.value ?? 0n, parsed.hashType);
  return verifies(() => secp256k1.verify(parsed.compact, hash, key, { prehash: false }));
}

/** The script fails unless it fits. `key`: 32 bytes; `place`: null for a spend by key. */
export function demandSchnorr(spend: Spend, signature: Uint8Array, key: Uint8Array, place: TapscriptPlace | null): void {
  demand(signature.length === 64 || signature.length === 65, 'Invalid Schnorr signature size');
  const type = signature[64] ?? 0;
  const hash = signature.length === 65 && type === 0 ? null : taprootHash(spend, type, place);
  if (hash === null) throw new ScriptFailure('Invalid Schnorr signature hash type');
  const fits = verifies(() => schnorr.verify(signature.subarray(0, 64), hash, key));
  demand(fits, 'Invalid Schnorr signature');
}

/** Numbers that are no scalars and keys that are no points fit nothing; noble says so by throwing. */
function verifies(check: () => boolean): boolean {
  try {
    return check();
  } catch {
    return false;
  }
}

function isPublicKey(key: Uint8Array): boolean {
  const [first] = key;
  return key.length === 33 ? first === 2 || first === 3 : key.length === 65 && first === 4;
}
