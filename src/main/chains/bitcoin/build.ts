// Owns the unsigned transaction (a PSBT) of a selection.
import { Psbt } from 'bitcoinjs-lib';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { scriptOfAddress } from './address.ts';
import { outputsInOrder } from './output-order.ts';
import { libraryNetwork } from './params.ts';
import type { BitcoinParams, Selection } from './types.ts';

/** BIP125: may be replaced by a version that pays a higher fee. */
export const replaceableSequence = 0xfffffffd;
export const transactionVersion = 2;

/**
 * Builds the PSBT: inputs in the order of the selection, its outputs in their order, the change at its index or last: `payoutIndex` says which
 * output pays which line.
 * `lockTime` is the height of the newest block (anti-fee-sniping, as Bitcoin Core does) or 0. Refusals: `address-invalid`, `nothing-to-pay`,
 * `transaction-mismatch` (one coin twice).
 */
export function buildPsbt(selection: Selection, params: BitcoinParams, lockTime: number): Result<Psbt> {
  if (new Set(selection.inputs.map(({ txid, vout }) => `${txid}:${vout}`)).size !== selection.inputs.length) {
    return refuse('transaction-mismatch', { part: 'inputs' });
  }
  const psbt = new Psbt({ network: libraryNetwork(params) });
  psbt.setVersion(transactionVersion).setLocktime(lockTime);
  for (const { txid, vout } of selection.inputs) psbt.addInput({ hash: txid, index: vout, sequence: replaceableSequence });
  const outputs = outputsInOrder(selection);
  if (outputs.length === 0) return refuse('nothing-to-pay');
  for (const { address, value } of outputs) {
    const script = scriptOfAddress(address, params);
    if (!script.ok) return script;
    psbt.addOutput({ script: script.value, value });
  }
  // Last: at each further input and output the library examines the script of every input that has one.
  for (const [index, { value, address }] of selection.inputs.entries()) {
    const script = scriptOfAddress(address, params);
    if (!script.ok) return script;
    psbt.updateInput(index, { witnessUtxo: { script: script.value, value } });
  }
  return ok(psbt);
}
