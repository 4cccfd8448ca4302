// Owns replacement by fee (Core's policy/rbf.cpp): whatever waits may be replaced, asked for or not, as by nodes since Core 28.
import type { ChainState, StoredTransaction } from './chain-state.ts';
import { unconfirmedAncestors } from './check-family.ts';
import { feeOf, sizeOf } from './check-inputs.ts';
import { firstRefusal, rejected, type Verdict } from './refusal.ts';
import type { ChainTransaction } from './transaction.ts';
import { feeAt, feeRateOf, feeRateText, moneyText } from './units.ts';

const maxCandidates = 100;
/** Satoshi per 1,000 virtual bytes that a replacement pays on top, for its own relay. */
const incrementalRate = 1000n;

/** Mempool transactions that spend an output this one spends. */
export function conflictsOf(state: ChainState, transaction: ChainTransaction): readonly StoredTransaction[] {
  const txids = new Set(transaction.inputs.flatMap((input) => state.spender(input)?.txid ?? []));
  return [...txids].flatMap((txid) => state.transaction(txid) ?? []).filter(({ block }) => block === null);
}

/** After amounts and fee are known to be right: does it pay for what it pushes out? */
export function checkReplacement(state: ChainState, transaction: ChainTransaction): Verdict {
  const conflicts = conflictsOf(state, transaction);
  if (conflicts.length === 0) return null;
  const direct = new Set(conflicts.map((conflict) => conflict.transaction.txid));
  const all = state.withDescendants([...direct]);
  // Core counts a descendant once for each conflict that it comes from.
  const counted = [...direct].reduce((sum, txid) => sum + state.withDescendants([txid]).length, 0);
  return firstRefusal([
    () => spendsConflict(state, transaction, direct),
    () => paysBetterRate(state, transaction, conflicts),
    () => tooMany(transaction, counted),
    () => addsUnconfirmed(state, transaction, conflicts),
    () => paysForAll(state, transaction, all),
  ]);
}

function spendsConflict(state: ChainState, transaction: ChainTransaction, direct: ReadonlySet<string>): Verdict {
  const own = [...unconfirmedAncestors(state, transaction)].find((txid) => direct.has(txid));
  return own === undefined ? null : rejected('bad-txns-spends-conflicting-tx', `${transaction.txid} spends conflicting transaction ${own}`);
}

function paysBetterRate(state: ChainState, transaction: ChainTransaction, conflicts: readonly StoredTransaction[]): Verdict {
  const rate = feeRateOf(feeOf(state, transaction), sizeOf(state, transaction));
  for (const conflict of conflicts) {
    const old = feeRateOf(conflict.fee, sizeOf(state, conflict.transaction));
    if (rate <= old) return insufficient(transaction, `; new feerate ${feeRateText(rate)} <= old feerate ${feeRateText(old)}`);
  }
  return null;
}

function tooMany({ txid }: ChainTransaction, count: number): Verdict {
  const detail = `rejecting replacement ${txid}; too many potential replacements (${count} > ${maxCandidates})`;
  return count > maxCandidates ? rejected('too many potential replacements', detail) : null;
}

/** Inputs from the mempool are allowed only where a replaced transaction had the same parent. */
function addsUnconfirmed(state: ChainState, { txid, inputs }: ChainTransaction, conflicts: readonly StoredTransaction[]): Verdict {
  const parents = new Set(conflicts.flatMap(({ transaction }) => transaction.inputs.map((input) => input.txid)));
  const index = inputs.findIndex((input) => !parents.has(input.txid) && state.transaction(input.txid)?.block === null);
  return index < 0 ? null : rejected('replacement-adds-unconfirmed', `replacement ${txid} adds unconfirmed input, idx ${index}`);
}

function paysForAll(state: ChainState, transaction: ChainTransaction, replaced: readonly string[]): Verdict {
  const fee = feeOf(state, transaction);
  const old = replaced.reduce((sum, txid) => sum + (state.transaction(txid)?.fee ?? 0n), 0n);
  if (fee < old) return insufficient(transaction, `, less fees than conflicting txs; ${moneyText(fee)} < ${moneyText(old)}`);
  const own = feeAt(incrementalRate, sizeOf(state, transaction));
  if (fee - old >= own) return null;
  return insufficient(transaction, `, not enough additional fees to relay; ${moneyText(fee - old)} < ${moneyText(own)}`);
}

function insufficient({ txid }: ChainTransaction, rest: string): Verdict {
  return rejected('insufficient fee', `rejecting replacement ${txid}${rest}`);
}
