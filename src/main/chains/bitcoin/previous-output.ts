// Owns what a coin is worth by the bytes that made it: a server's word for an amount is never signed (BIP174's non-witness UTXO; the fee attack on segwit signers).
import { bytesToHex } from '@noble/hashes/utils.js';
import { Transaction } from 'bitcoinjs-lib';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { maxSatoshi } from './params.ts';

export interface PreviousOutput {
  readonly script: Uint8Array;
  readonly value: bigint;
}

/** No transaction of a block is larger. */
const largest = 4_000_000;

/**
 * The output `vout` of the transaction whose full bytes these are. Refusals: `previous-differs` when the bytes are not the transaction `txid`, or it has
 * no such output, or an impossible amount.
 */
export function previousOutput(bytes: Uint8Array, txid: string, vout: number): Result<PreviousOutput> {
  return outputOf(read(bytes, txid), txid, vout);
}

/** As `previousOutput`, for many coins: a transaction that made several of them is read once. `null` bytes: `previous-missing`. */
export function previousOutputs(
  bytesOf: (txid: string) => Uint8Array | null,
): (txid: string, vout: number) => Result<PreviousOutput & { readonly bytes: Uint8Array }> {
  const known = new Map<string, { readonly bytes: Uint8Array; readonly transaction: Transaction | null }>();
  return (txid, vout) => {
    const bytes = known.get(txid)?.bytes ?? bytesOf(txid);
    if (bytes === null) return refuse('previous-missing', { txid });
    const made = known.get(txid) ?? { bytes, transaction: read(bytes, txid) };
    known.set(txid, made);
    const output = outputOf(made.transaction, txid, vout);
    return output.ok ? ok({ ...output.value, bytes }) : output;
  };
}

function outputOf(transaction: Transaction | null, txid: string, vout: number): Result<PreviousOutput> {
  const output = transaction?.outs[vout];
  if (output === undefined || output.value < 0n || output.value > maxSatoshi) return refuse('previous-differs', { txid });
  return ok({ script: output.script, value: output.value });
}

function read(bytes: Uint8Array, txid: string): Transaction | null {
  if (bytes.length > largest) return null;
  try {
    const transaction = Transaction.fromBuffer(bytes);
    return bytesToHex(transaction.toBuffer()) === bytesToHex(bytes) && transaction.getId() === txid ? transaction : null;
  } catch {
    return null;
  }
}
