// Owns making blocks: which mempool transactions go in, what the coinbase pays, what the header says.
import { coinbaseFor, merkleRootOf, subsidyAt, worked } from './block.ts';
import type { ChainState, StoredTransaction } from './chain-state.ts';
import type { ChainEvent } from './events.ts';

const maxBlockWeight = 3_996_000;

export interface BlockPlan {
  /** Output script that gets subsidy and fees. */
  readonly script: Uint8Array;
  /** Unix seconds wanted; moved up if the chain's rule for times asks for it. */
  readonly time: number;
  /** False makes an empty block: what a competing branch looks like that has not seen our transactions. */
  readonly withMempool: boolean;
}

/** The event of the next block. Applying it is the caller's. */
export function nextBlock(state: ChainState, plan: BlockPlan): Extract<ChainEvent, { kind: 'mined' }> {
  const height = state.tip.height + 1;
  const chosen = plan.withMempool ? chosenFrom(state) : [];
  const transactions = chosen.map((entry) => entry.transaction);
  const fees = chosen.reduce((sum, { fee }) => sum + fee, 0n);
  const coinbase = coinbaseFor(height, subsidyAt(height) + fees, plan.script, transactions);
  const txids = transactions.map(({ txid }) => txid);
  const header = worked({
    previous: state.tip.hash,
    merkleRoot: merkleRootOf([coinbase.txid, ...txids]),
    // A block must be younger than the median of the last eleven.
    time: Math.max(plan.time, state.medianTime(state.tip.height) + 1),
  });
  return { kind: 'mined', header, coinbase: coinbase.hex, txids };
}

/** In mempool order, so that parents stand before children; what does not fit waits with everything after it. */
function chosenFrom(state: ChainState): readonly StoredTransaction[] {
  const waiting = state.mempool.flatMap((txid) => state.transaction(txid) ?? []);
  let weight = 0;
  return waiting.filter(({ transaction }) => {
    weight += transaction.weight;
    return weight <= maxBlockWeight;
  });
}
