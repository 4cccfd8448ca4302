// Owns what must leave the mempool when blocks fell away: what was final, old or ripe enough only above them, and families grown too long (Core's removeForReorg).
import type { ChainState } from './chain-state.ts';
import { familyProblem } from './check-family.ts';
import { checkFinal, checkRipe, checkSequenceLocks } from './check-inputs.ts';
import { firstRefusal } from './refusal.ts';

/** Txids, parents before children. What spends from them goes with them. */
export function unfitInMempool(state: ChainState): readonly string[] {
  const waiting = state.mempool.flatMap((txid) => state.transaction(txid)?.transaction ?? []);
  const unfit = waiting.filter((transaction) => {
    const checks = [checkFinal, checkSequenceLocks, checkRipe].map((check) => () => check(state, transaction));
    return firstRefusal(checks) !== null || familyProblem(state, transaction) !== null;
  });
  return unfit.map(({ txid }) => txid);
}
