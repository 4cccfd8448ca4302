// Owns what version 3 asks for (BIP431): a parent and a child at most, both small. Core's rule that a new child may push out its sibling is left out.
import type { ChainState } from './chain-state.ts';
import { unconfirmedAncestors } from './check-family.ts';
import { sizeOf } from './check-inputs.ts';
import { conflictsOf } from './check-replacement.ts';
import { rejected, type Verdict } from './refusal.ts';
import type { ChainTransaction } from './transaction.ts';

const truc = 3;
const maxSize = 10_000;
const maxChildSize = 1_000;

export function checkTruc(state: ChainState, transaction: ChainTransaction): Verdict {
  const ancestors = [...unconfirmedAncestors(state, transaction)].flatMap((txid) => state.transaction(txid)?.transaction ?? []);
  const problem = mixed(transaction, ancestors) ?? (transaction.version === truc ? ownProblem(state, transaction, ancestors) : null);
  return problem === null ? null : rejected('TRUC-violation', problem);
}

/** Those of version 3 spend only those of version 3, and the other way round. */
function mixed(transaction: ChainTransaction, ancestors: readonly ChainTransaction[]): string | null {
  const other = ancestors.find(({ version }) => (version === truc) !== (transaction.version === truc));
  if (other === undefined) return null;
  return transaction.version === truc
    ? `version=3 tx ${named(transaction)} cannot spend from non-version=3 tx ${named(other)}`
    : `non-version=3 tx ${named(transaction)} cannot spend from version=3 tx ${named(other)}`;
}

function ownProblem(state: ChainState, transaction: ChainTransaction, ancestors: readonly ChainTransaction[]): string | null {
  const size = sizeOf(state, transaction);
  if (size > maxSize) return `version=3 tx ${named(transaction)} is too big: ${size} > ${maxSize} virtual bytes`;
  const [parent, ...more] = ancestors;
  if (more.length > 0) return `tx ${named(transaction)} would have too many ancestors`;
  if (parent === undefined) return null;
  if (size > maxChildSize) return `version=3 child tx ${named(transaction)} is too big: ${size} > ${maxChildSize} virtual bytes`;
  return hasOtherChild(state, parent, transaction) ? `tx ${named(parent)} would exceed descendant count limit` : null;
}

function hasOtherChild(state: ChainState, parent: ChainTransaction, transaction: ChainTransaction): boolean {
  const replaced = new Set(conflictsOf(state, transaction).map((conflict) => conflict.transaction.txid));
  const children = state.withDescendants([parent.txid]).slice(1);
  return children.length > 0 && !children.some((child) => replaced.has(child));
}

function named({ txid, wtxid }: ChainTransaction): string {
  return `${txid} (wtxid=${wtxid})`;
}
