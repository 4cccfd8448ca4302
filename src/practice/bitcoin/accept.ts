// Owns the way of a transaction into the mempool: the checks of Core's sendrawtransaction, in Core's order and words.
import type { Result } from '../../shared/result.ts';
import type { ChainState } from './chain-state.ts';
import { checkForm } from './check-form.ts';
import { checkFamily } from './check-family.ts';
import { checkAmounts, checkFee, checkFinal, checkPresent, checkSequenceLocks, feeOf, spentBy } from './check-inputs.ts';
import { checkReplacement, conflictsOf } from './check-replacement.ts';
import { checkSpends } from './check-spends.ts';
import { checkTruc } from './check-truc.ts';
import { hasValidSteps } from './opcodes.ts';
import { type CoreRefusal, firstRefusal, refusedWith, rejected, rpcCodes, type Verdict } from './refusal.ts';
import { isUnspendable } from './script-kind.ts';
import { type ChainTransaction, decodeTransaction, outpointKey } from './transaction.ts';
import { feeAt } from './units.ts';
import { scriptError } from './verify-input.ts';

/** Satoshi per 1,000 virtual bytes: sendrawtransaction's default `maxfeerate` of 0.10 BTC/kvB. */
const maxFeeRate = 10_000_000n;

export interface Acceptable {
  readonly transaction: ChainTransaction;
  /** False if the mempool has it already: Core then answers with the txid, as if it were new. */
  readonly fresh: boolean;
}

/** Judges without changing anything. */
export function judge(state: ChainState, hex: string): Result<Acceptable, CoreRefusal> {
  const transaction = decodeTransaction(hex);
  if (transaction === null) return no(refusedWith(rpcCodes.undecodable, 'TX decode failed. Make sure the tx has at least one input.'));
  const early = firstRefusal([() => checkBurn(transaction), () => checkNotMined(state, transaction)]);
  if (early !== null) return no(early);
  if (state.transaction(transaction.txid)?.block === null) return { ok: true, value: { transaction, fresh: false } };
  const verdict = checkAll(state, transaction);
  return verdict === null ? { ok: true, value: { transaction, fresh: true } } : no(verdict);
}

function no(refusal: CoreRefusal): { readonly ok: false; readonly error: CoreRefusal } {
  return { ok: false, error: refusal };
}

function checkAll(state: ChainState, transaction: ChainTransaction): Verdict {
  return firstRefusal([
    () => checkForm(transaction),
    () => checkFinal(state, transaction),
    () => checkPresent(state, transaction),
    () => checkSequenceLocks(state, transaction),
    () => checkAmounts(state, transaction),
    () => checkSpends(transaction, spentBy(state, transaction)),
    () => checkFee(state, transaction),
    () => checkFamily(state, transaction, conflictsOf(state, transaction)),
    () => checkTruc(state, transaction),
    () => checkReplacement(state, transaction),
    () => checkScripts(state, transaction),
    () => checkMaxFee(state, transaction),
  ]);
}

/** sendrawtransaction's `maxburnamount` is 0 unless told otherwise. */
function checkBurn({ outputs }: ChainTransaction): Verdict {
  const burns = outputs.some(({ script, value }) => (isUnspendable(script) || !hasValidSteps(script)) && value > 0n);
  return burns ? refusedWith(rpcCodes.error, 'Unspendable output exceeds maximum configured by user (maxburnamount)') : null;
}

/** Core knows only unspent outputs: a mined transaction whose outputs are all spent in blocks is not recognised here. */
function checkNotMined(state: ChainState, { txid, outputs }: ChainTransaction): Verdict {
  if ((state.transaction(txid)?.block ?? null) === null) return null;
  const unspent = outputs.some(({ script }, vout) => !isUnspendable(script) && !isSpentInBlock(state, txid, vout));
  return unspent ? refusedWith(rpcCodes.known, 'Transaction outputs already in utxo set') : null;
}

function isSpentInBlock(state: ChainState, txid: string, vout: number): boolean {
  const spender = state.spender({ txid, vout });
  return spender !== null && (state.transaction(spender.txid)?.block ?? null) !== null;
}

/** Every input's scripts; the first that fails is named. */
export function checkScripts(state: ChainState, transaction: ChainTransaction): Verdict {
  const spent = spentBy(state, transaction);
  for (const [index, input] of transaction.inputs.entries()) {
    const error = scriptError(transaction, index, spent);
    if (error === null) continue;
    const detail = `input ${index} of ${transaction.txid} (wtxid ${transaction.wtxid}), spending ${outpointKey(input)}`;
    return rejected(`mempool-script-verify-flag-failed (${error})`, detail);
  }
  return null;
}

function checkMaxFee(state: ChainState, transaction: ChainTransaction): Verdict {
  if (feeOf(state, transaction) <= feeAt(maxFeeRate, transaction.virtualSize)) return null;
  return refusedWith(rpcCodes.error, 'Fee exceeds maximum configured by user (e.g. -maxtxfee, maxfeerate)');
}
