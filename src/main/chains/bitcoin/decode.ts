// Owns reading a transaction back from its bytes. It shares nothing with building, so that it can check it.
import { bytesToHex } from '@noble/hashes/utils.js';
import { Transaction } from 'bitcoinjs-lib';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { addressOfScript } from './address.ts';
import { maxSatoshi } from './params.ts';
import type { BitcoinParams, DecodedBitcoin } from './types.ts';

/** Bitcoin refuses transactions above 4,000,000 weight units; hex doubles the bytes. */
const maxHexLength = 8_000_000;

/** Reads a raw transaction (hex). `transaction-unreadable` when the bytes are not exactly one well-formed transaction. */
export function decodeBitcoin(hex: string, params: BitcoinParams): Result<DecodedBitcoin> {
  const transaction = readTransaction(hex);
  if (transaction === null) return refuse('transaction-unreadable');
  return ok({
    txid: transaction.getId(),
    version: transaction.version,
    lockTime: transaction.locktime,
    inputs: transaction.ins.map((input) => ({
      txid: bytesToHex(input.hash.slice().reverse()),
      vout: input.index,
      sequence: input.sequence,
    })),
    outputs: transaction.outs.map(({ script, value }) => ({ address: addressOfScript(script, params), script: bytesToHex(script), value })),
    vsize: transaction.virtualSize(),
  });
}

function readTransaction(hex: string): Transaction | null {
  if (hex.length > maxHexLength || !/^(?:[0-9a-f]{2})+$/.test(hex)) return null;
  try {
    const transaction = Transaction.fromHex(hex);
    return transaction.toHex() === hex && isSane(transaction) ? transaction : null;
  } catch {
    return null;
  }
}

function isSane({ ins, outs }: Transaction): boolean {
  const total = outs.reduce((sum, { value }) => sum + value, 0n);
  return ins.length > 0 && outs.length > 0 && total <= maxSatoshi && outs.every(({ value }) => value >= 0n);
}
