// Owns what comes back from a signer elsewhere, in any of its spellings: a PSBT or a finished transaction, as bytes, base64 or hex. Nothing of it is trusted yet.
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { base64 } from '@scure/base';
import { Psbt, Transaction } from 'bitcoinjs-lib';
import { ok, refuse, type Result } from '../../../shared/result.ts';

/** What one input carries of signatures, unverified. */
export interface OfferedSignatures {
  /** DER with sighash byte, by the key that is said to have made it. */
  readonly byKey: readonly { readonly publicKey: Uint8Array; readonly signature: Uint8Array }[];
  readonly taproot: Uint8Array | null;
  /** Of an input that the signer has finished. */
  readonly witness: readonly Uint8Array[];
}

export interface Answer {
  /** The transaction without its witnesses, in hex. */
  readonly unsigned: string;
  readonly inputs: readonly OfferedSignatures[];
}

const magic = '70736274ff';
/** A block's worth of bytes and the previous transactions of some hundred inputs. */
const largest = 20_000_000;

/** The bytes behind base64, hex or the text of a file. `psbt-unreadable` for anything else. */
export function bytesOfText(text: string): Result<Uint8Array> {
  const compact = text.replace(/\s+/g, '');
  if (compact === '' || compact.length > 2 * largest) return refuse('psbt-unreadable');
  try {
    return ok(/^(?:[0-9a-f]{2})+$/i.test(compact) ? hexToBytes(compact.toLowerCase()) : base64.decode(compact));
  } catch {
    return refuse('psbt-unreadable');
  }
}

/** Reads an answer. `psbt-unreadable` when the bytes are neither a PSBT of version 0 nor a transaction. */
export function readAnswer(bytes: Uint8Array): Result<Answer> {
  if (bytes.length > largest) return refuse('psbt-unreadable');
  try {
    return ok(bytesToHex(bytes.subarray(0, 5)) === magic ? ofPsbt(Psbt.fromBuffer(bytes)) : ofTransaction(Transaction.fromBuffer(bytes)));
  } catch {
    return refuse('psbt-unreadable');
  }
}

function ofPsbt(psbt: Psbt): Answer {
  const inputs = psbt.data.inputs.map(({ partialSig = [], tapKeySig, finalScriptWitness }) => ({
    byKey: partialSig.map(({ pubkey, signature }) => ({ publicKey: pubkey, signature })),
    taproot: tapKeySig ?? null,
    witness: finalScriptWitness === undefined ? [] : witnessStack(finalScriptWitness),
  }));
  return { unsigned: bytesToHex(psbt.data.globalMap.unsignedTx.toBuffer()), inputs };
}

function ofTransaction(transaction: Transaction): Answer {
  const inputs = transaction.ins.map(({ witness }) => ({ byKey: [], taproot: null, witness }));
  const bare = transaction.clone();
  for (const input of bare.ins) input.witness = [];
  return { unsigned: bare.toHex(), inputs };
}

/** Count, then each element with its length (BIP144); lengths are compact sizes. */
function witnessStack(bytes: Uint8Array): readonly Uint8Array[] {
  let at = 0;
  const size = (): number => {
    const first = bytes[at] ?? 0;
    at += 1;
    if (first < 0xfd) return first;
    const width = first === 0xfd ? 2 : 4;
    const value = Array.from(bytes.subarray(at, at + width)).reduceRight((sum, byte) => sum * 256 + byte, 0);
    at += width;
    return value;
  };
  const count = size();
  if (count > bytes.length) throw new Error('not a witness');
  return Array.from({ length: count }, () => {
    const length = size();
    const element = bytes.slice(at, at + length);
    at += length;
    return element;
  });
}
