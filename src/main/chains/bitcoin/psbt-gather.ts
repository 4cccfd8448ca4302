// Owns the joining of signatures made elsewhere with the transaction that was planned here. Nothing but verified signatures is taken from outside.
import { schnorr, secp256k1 } from '@noble/curves/secp256k1.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { Psbt, script as scripts, Transaction } from 'bitcoinjs-lib';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import type { Descriptor } from './descriptor.ts';
import type { Place } from './descriptor-places.ts';
import { describePsbt, type ExportOptions } from './psbt-export.ts';
import { type OfferedSignatures, readAnswer } from './psbt-read.ts';
import type { Selection, SignedBitcoin } from './types.ts';

export interface Gathered {
  /** With all signatures so far; for the next signer. */
  readonly psbt: Uint8Array;
  /** A PSBT that holds all signatures so far and nothing else: small enough to be kept; null where there is none. */
  readonly answer: Uint8Array | null;
  /** Signatures that every input needs. */
  readonly needed: number;
  /** Signatures that the input with the fewest has. */
  readonly present: number;
  /** Extended keys that have signed every input. */
  readonly signedBy: readonly string[];
  /** The finished transaction, once there are enough. */
  readonly signed: SignedBitcoin | null;
}

interface Input {
  readonly place: Place;
  /** Public key in hex → its verified signature, in the order of the place's keys. */
  readonly found: Map<string, Uint8Array>;
}

/**
 * Adds the signatures of all answers to the selection's own PSBT. The transaction is always built here; an answer about another one is refused, and so is one with a wrong signature.
 * The same answers in any order give the same bytes. Refusals: those of `exportPsbt`, `psbt-unreadable`, `psbt-other-transaction`, `psbt-signature-wrong`.
 */
export function gatherSignatures(selection: Selection, options: ExportOptions, answers: readonly Uint8Array[]): Result<Gathered> {
  const exported = describePsbt(selection, options);
  if (!exported.ok) return exported;
  const { psbt, places } = exported.value;
  const unsigned = bytesToHex(psbt.data.globalMap.unsignedTx.toBuffer());
  const transaction = Transaction.fromHex(unsigned);
  const inputs = places.map((place): Input => ({ place, found: new Map() }));
  const digestAt = digests(transaction, selection, inputs, options.account);
  for (const bytes of answers) {
    const answer = readAnswer(bytes);
    if (!answer.ok) return answer;
    if (answer.value.unsigned !== unsigned) return refuse('psbt-other-transaction');
    for (const [index, offered] of answer.value.inputs.entries()) {
      const input = inputs[index];
      if (input === undefined || !take(input, offered, digestAt(index), options.account)) return refuse('psbt-signature-wrong');
    }
  }
  return ok(summary(psbt, inputs, options.account, transaction));
}

/** What each input's signatures sign: everything (SIGHASH_ALL, or Taproot's default, which is the same). */
function digests(
  transaction: Transaction,
  selection: Selection,
  inputs: readonly Input[],
  { kind }: Descriptor,
): (index: number) => Uint8Array {
  const values = selection.inputs.map(({ value }) => value);
  const outputScripts = inputs.map(({ place }) => place.script);
  return (index) => {
    if (kind === 'p2tr') return transaction.hashForWitnessV1(index, outputScripts, values, Transaction.SIGHASH_DEFAULT);
    const place = inputs[index]?.place;
    const code = place?.witnessScript ?? pubkeyHashCode(place?.script ?? new Uint8Array());
    return transaction.hashForWitnessV0(index, code, values[index] ?? 0n, Transaction.SIGHASH_ALL);
  };
}

/** The script that P2WPKH signatures cover (BIP143): that of P2PKH with the same hash. */
function pubkeyHashCode(script: Uint8Array): Uint8Array {
  return Uint8Array.from([0x76, 0xa9, 0x14, ...script.subarray(2), 0x88, 0xac]);
}

/** False when a signature is offered that fits no key of the place. */
function take(input: Input, offered: OfferedSignatures, digest: Uint8Array, account: Descriptor): boolean {
  if (account.kind === 'p2tr') return takeTaproot(input, offered, digest);
  const keys = input.place.keys.map(({ publicKey }) => publicKey);
  for (const { publicKey, signature } of offered.byKey) {
    const own = keys.find((key) => bytesToHex(key) === bytesToHex(publicKey));
    if (own === undefined || !fits(signature, digest, own)) return false;
    input.found.set(bytesToHex(own), signature);
  }
  for (const element of offered.witness) {
    if (!looksLikeSignature(element)) continue;
    const own = keys.find((key) => fits(element, digest, key));
    if (own === undefined) return false;
    input.found.set(bytesToHex(own), element);
  }
  return true;
}

function takeTaproot({ place, found }: Input, { taproot, witness }: OfferedSignatures, digest: Uint8Array): boolean {
  const signature = taproot ?? witness[0];
  if (signature === undefined) return true;
  // 64 bytes: the default sighash, which covers everything. Others are refused: they cover less, or cost a byte more than planned.
  if (signature.length !== 64 || witness.length > 1 || !schnorr.verify(signature, digest, place.script.subarray(2))) return false;
  found.set('taproot', signature);
  return true;
}

/** Not a key (33 bytes), not a script, not the empty element: DER begins with 0x30 and ends in the sighash byte. */
function looksLikeSignature(element: Uint8Array): boolean {
  return element[0] === 0x30 && element.length <= 73;
}

function fits(signature: Uint8Array, digest: Uint8Array, publicKey: Uint8Array): boolean {
  try {
    const { signature: compact, hashType } = scripts.signature.decode(signature);
    // Low S only: nodes relay no other, and the id of what a third party changed would differ.
    return hashType === Transaction.SIGHASH_ALL && secp256k1.verify(compact, digest, publicKey, { prehash: false, lowS: true });
  } catch {
    return false;
  }
}

function summary(psbt: Psbt, inputs: readonly Input[], account: Descriptor, transaction: Transaction): Gathered {
  const needed = account.kind === 'p2wsh-multi' ? account.threshold : 1;
  const present = Math.min(...inputs.map(({ found }) => found.size));
  for (const [index, { place, found }] of inputs.entries()) addTo(psbt, index, place, found, needed);
  const bytes = psbt.toBuffer();
  return {
    psbt: bytes,
    answer: inputs.some(({ found }) => found.size > 0) ? signaturesAlone(transaction, psbt) : null,
    needed,
    present: Math.min(present, needed),
    signedBy: signersOf(inputs),
    signed: present < needed ? null : finish(psbt, transaction.getId()),
  };
}

/** The same transaction with these signatures, without what a signer needs to make them. */
function signaturesAlone(transaction: Transaction, whole: Psbt): Uint8Array {
  const psbt = new Psbt();
  psbt.setVersion(transaction.version).setLocktime(transaction.locktime);
  for (const { hash, index, sequence } of transaction.ins) psbt.addInput({ hash, index, sequence });
  for (const { script, value } of transaction.outs) psbt.addOutput({ script, value });
  for (const [index, { partialSig, tapKeySig }] of whole.data.inputs.entries())
    psbt.data.updateInput(index, { ...(partialSig && { partialSig }), ...(tapKeySig && { tapKeySig }) });
  return psbt.toBuffer();
}

/** As many as are needed, in the order of the keys: the same ones whatever came first. */
function addTo(psbt: Psbt, index: number, place: Place, found: Map<string, Uint8Array>, needed: number): void {
  const tapKeySig = found.get('taproot');
  if (tapKeySig !== undefined) {
    psbt.updateInput(index, { tapKeySig });
    return;
  }
  const partialSig = place.keys.flatMap(({ publicKey }) => {
    const signature = found.get(bytesToHex(publicKey));
    return signature === undefined ? [] : [{ pubkey: publicKey, signature }];
  });
  if (partialSig.length > 0) psbt.updateInput(index, { partialSig: partialSig.slice(0, needed) });
}

function signersOf(inputs: readonly Input[]): readonly string[] {
  const [first, ...rest] = inputs.map(({ place, found }) =>
    place.keys.flatMap(({ publicKey, of }) => (found.has('taproot') || found.has(bytesToHex(publicKey)) ? [of.xpub] : [])),
  );
  return (first ?? []).filter((xpub) => rest.every((others) => others.includes(xpub))).sort();
}

function finish(psbt: Psbt, txid: string): SignedBitcoin {
  // The coins' amounts and scripts stand beside them; with whole transactions the library reads each anew.
  for (const input of psbt.data.inputs) delete input.nonWitnessUtxo;
  const transaction = psbt.finalizeAllInputs().extractTransaction(true);
  if (transaction.getId() !== txid) throw new Error('witnesses do not count in an id');
  return { hex: transaction.toHex(), txid };
}
