// Owns the mempool's limits on families of unconfirmed transactions (Core's CalculateMemPoolAncestors): how many and how large, up and down.
import type { ChainState, StoredTransaction } from './chain-state.ts';
import { sizeOf } from './check-inputs.ts';
import { rejected, type Verdict } from './refusal.ts';
import type { ChainTransaction } from './transaction.ts';

interface Limits {
  readonly ancestors: number;
  readonly ancestorSize: number;
  readonly descendants: number;
  readonly descendantSize: number;
}

const usual: Limits = { ancestors: 25, ancestorSize: 101_000, descendants: 25, descendantSize: 101_000 };
/** One small child more may come to any transaction, so that both sides of a contract can raise its fee (Core's carve-out). */
const extraSize = 10_000;

/** `conflicts`: what it would replace. */
export function checkFamily(state: ChainState, transaction: ChainTransaction, conflicts: readonly StoredTransaction[]): Verdict {
  const limits = withRoom(state, conflicts);
  const problem = problemWithin(state, transaction, limits);
  if (problem === null) return null;
  const refusal = rejected('too-long-mempool-chain', problem);
  if (sizeOf(state, transaction) > extraSize || transaction.version === 3) return refusal;
  const carved: Limits = {
    ancestors: 2,
    ancestorSize: limits.ancestorSize,
    descendants: limits.descendants + 1,
    descendantSize: limits.descendantSize + extraSize,
  };
  return problemWithin(state, transaction, carved) === null ? null : refusal;
}

/** Mempool transactions that it stands on, directly or not. */
export function unconfirmedAncestors(state: ChainState, transaction: ChainTransaction): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [transaction];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const parent of parentsOf(state, next)) {
      if (found.has(parent.txid)) continue;
      found.add(parent.txid);
      open.push(parent);
    }
  }
  return found;
}

/** The usual limits, in Core's words if they do not hold: for what comes back into the mempool when blocks fall away. */
export function familyProblem(state: ChainState, transaction: ChainTransaction): string | null {
  const count = unconfirmedAncestors(state, transaction).size + 1;
  return count > usual.ancestors ? `too many unconfirmed ancestors [limit: ${usual.ancestors}]` : null;
}

/** A replacement of one transaction takes that one's place. */
function withRoom(state: ChainState, conflicts: readonly StoredTransaction[]): Limits {
  const [only, ...more] = conflicts;
  if (only === undefined || more.length > 0) return usual;
  const { size } = descendantsOf(state, only.transaction.txid);
  return { ...usual, descendants: usual.descendants + 1, descendantSize: usual.descendantSize + size };
}

function problemWithin(state: ChainState, transaction: ChainTransaction, limits: Limits): string | null {
  const own = sizeOf(state, transaction);
  const staged = new Map(parentsOf(state, transaction).map((parent) => [parent.txid, parent]));
  if (staged.size + 1 > limits.ancestors) return `too many unconfirmed parents [limit: ${limits.ancestors}]`;
  const seen = new Set<string>();
  let total = own;
  for (const [txid, ancestor] of staged) {
    staged.delete(txid);
    seen.add(txid);
    const { count, size } = descendantsOf(state, txid);
    if (size + own > limits.descendantSize) return `exceeds descendant size limit for tx ${txid} [limit: ${limits.descendantSize}]`;
    if (count + 1 > limits.descendants) return `too many descendants for tx ${txid} [limit: ${limits.descendants}]`;
    total += sizeOf(state, ancestor);
    if (total > limits.ancestorSize) return `exceeds ancestor size limit [limit: ${limits.ancestorSize}]`;
    for (const parent of parentsOf(state, ancestor)) {
      if (!seen.has(parent.txid)) staged.set(parent.txid, parent);
      if (staged.size + seen.size + 1 > limits.ancestors) return `too many unconfirmed ancestors [limit: ${limits.ancestors}]`;
    }
  }
  return null;
}

/** Each one once, with those that it spends from in the mempool only. */
function parentsOf(state: ChainState, { inputs }: ChainTransaction): readonly ChainTransaction[] {
  const txids = new Set(inputs.map(({ txid }) => txid));
  const found = [...txids].flatMap((txid) => state.transaction(txid) ?? []);
  return found.filter(({ block }) => block === null).map(({ transaction }) => transaction);
}

/** Itself included. */
function descendantsOf(state: ChainState, txid: string): { readonly count: number; readonly size: number } {
  const all = state.withDescendants([txid]).flatMap((member) => state.transaction(member)?.transaction ?? []);
  return { count: all.length, size: all.reduce((sum, member) => sum + sizeOf(state, member), 0) };
}
