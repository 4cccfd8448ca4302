// Owns the checks against the chain: do the inputs exist, are they ripe, is the time right, do the amounts add up, is the fee enough.
import type { ChainState } from './chain-state.ts';
import { isDust } from './check-form.ts';
import { firstRefusal, refusedWith, rejected, rpcCodes, type Verdict } from './refusal.ts';
import { policySize } from './sigops.ts';
import type { ChainInput, ChainOutput, ChainTransaction } from './transaction.ts';
import { feeAt, maxMoney, moneyText } from './units.ts';

const coinbaseMaturity = 100;
/** Below this a lock time is a height, from it on Unix seconds. */
const lockTimeThreshold = 500_000_000;
const finalSequence = 0xffffffff;
/** Satoshi per 1,000 virtual bytes: what nodes ask unless told otherwise (before Core 30; later ones ask less). */
export const minRelayRate = 1000n;
/** A confirmed spender, or no such output: to the mempool both are the same. */
export const missing = refusedWith(rpcCodes.error, 'bad-txns-inputs-missingorspent');

/** Core's IsFinalTx for the next block (BIP113: times are compared with the median time past). */
export function checkFinal(state: ChainState, { lockTime, inputs }: ChainTransaction): Verdict {
  const limit = lockTime < lockTimeThreshold ? state.tip.height + 1 : state.medianTime(state.tip.height);
  const final = lockTime === 0 || lockTime < limit || inputs.every(({ sequence }) => sequence === finalSequence);
  return final ? null : rejected('non-final');
}

/** Every input exists in the chain or the mempool and no block spends it. */
export function checkPresent(state: ChainState, { inputs }: ChainTransaction): Verdict {
  return inputs.every((input) => isPresent(state, input)) ? null : missing;
}

function isPresent(state: ChainState, input: ChainInput): boolean {
  if (state.output(input) === null) return false;
  const spender = state.spender(input);
  return spender === null || state.transaction(spender.txid)?.block === null;
}

/** BIP68: relative lock times of version 2 transactions. */
export function checkSequenceLocks(state: ChainState, { version, inputs }: ChainTransaction): Verdict {
  if (version < 2) return null;
  return inputs.every((input) => isUnlocked(state, input)) ? null : rejected('non-BIP68-final');
}

function isUnlocked(state: ChainState, { txid, sequence }: ChainInput): boolean {
  if (sequence >= 0x80000000) return true;
  const span = sequence & 0xffff;
  const height = state.transaction(txid)?.block?.height ?? state.tip.height + 1;
  if ((sequence & 0x400000) === 0) return height + span <= state.tip.height + 1;
  return state.medianTime(Math.max(0, height - 1)) + span * 512 <= state.medianTime(state.tip.height);
}

/** Core's CheckTxInputs: ripe coinbases and amounts that add up. */
export function checkAmounts(state: ChainState, transaction: ChainTransaction): Verdict {
  const given = valueIn(state, transaction);
  const taken = transaction.outputs.reduce((sum, { value }) => sum + value, 0n);
  return firstRefusal([
    () => checkRipe(state, transaction),
    () => (given > maxMoney ? rejected('bad-txns-inputvalues-outofrange') : null),
    () => (given < taken ? rejected('bad-txns-in-belowout', `value in (${moneyText(given)}) < value out (${moneyText(taken)})`) : null),
  ]);
}

/** A coinbase may be spent when a hundred blocks lie on it. */
export function checkRipe(state: ChainState, { inputs }: ChainTransaction): Verdict {
  const next = state.tip.height + 1;
  for (const { txid } of inputs) {
    const source = state.transaction(txid);
    const depth = next - (source?.block?.height ?? next);
    if (source?.transaction.coinbase === true && depth < coinbaseMaturity) {
      return rejected('bad-txns-premature-spend-of-coinbase', `tried to spend coinbase at depth ${depth}`);
    }
  }
  return null;
}

/** What its inputs spend. Throws if one of them is not there: `checkPresent` comes first. */
export function spentBy(state: ChainState, { inputs }: ChainTransaction): readonly ChainOutput[] {
  return inputs.map((input) => {
    const output = state.output(input);
    if (output === null) throw new Error('an input that is not there');
    return output;
  });
}

/** Virtual bytes by which the mempool counts (`policySize`). */
export function sizeOf(state: ChainState, transaction: ChainTransaction): number {
  return policySize(transaction, spentBy(state, transaction));
}

/** Satoshi of all inputs; a missing one counts nothing. */
export function valueIn(state: ChainState, { inputs }: ChainTransaction): bigint {
  return inputs.reduce((sum, input) => sum + (state.output(input)?.value ?? 0n), 0n);
}

export function feeOf(state: ChainState, transaction: ChainTransaction): bigint {
  return transaction.outputs.reduce((rest, { value }) => rest - value, valueIn(state, transaction));
}

/** The relay fee, and Core's rule for a single dust output: only a transaction without a fee may carry one. */
export function checkFee(state: ChainState, transaction: ChainTransaction): Verdict {
  const fee = feeOf(state, transaction);
  if (fee !== 0n && transaction.outputs.some(isDust)) return rejected('dust', 'tx with dust output must be 0-fee');
  const least = feeAt(minRelayRate, sizeOf(state, transaction));
  return fee < least ? rejected('min relay fee not met', `${fee} < ${least}`) : null;
}
