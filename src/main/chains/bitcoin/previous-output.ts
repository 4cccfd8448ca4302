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
  const transaction = read(bytes);
  const output = transaction?.getId() === txid ? transaction.outs[vout] : undefined;
  if (output === undefined || output.value < 0n || output.value > maxSatoshi) return refuse('previous-differs', { txid });
  return ok({ script: output.script, value: output.value });
}

function read(bytes: Uint8Array): Transaction | null {
  if (bytes.length > largest) return null;
  try {
    const transaction = Transaction.fromBuffer(bytes);
    return bytesToHex(transaction.toBuffer()) === bytesToHex(bytes) ? transaction : null;
  } catch {
    return null;
  }
}
