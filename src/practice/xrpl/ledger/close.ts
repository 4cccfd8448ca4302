// Owns building a closed ledger out of candidate transactions: canonical order, several passes, and the header.
import { applyTransaction } from '../engine/apply.ts';
import type { Metadata } from '../engine/metadata.ts';
import { isRetry } from '../engine/results.ts';
import type { Rules } from '../engine/rules.ts';
import type { Transaction } from '../engine/transaction.ts';
import type { LedgerContext } from '../engine/transactor.ts';
import { knownAccountId } from '../base/address.ts';
import { asciiBytes, halfHash } from '../base/hex.ts';
import type { LedgerEntry } from './entries.ts';
import { headerHash, nextCloseTime, stateDigest, transactionDigest } from './header.ts';
import type { ClosedLedger, ClosedTransaction, History } from './history.ts';
import { type Change, LayerView } from './view.ts';

/** rippled tries what failed again in at most three passes, and only the first ones treat a claimed fee as a failure. */
const PASSES = 3;
const RETRY_PASSES = 1;

export interface Closing {
  readonly ledger: ClosedLedger;
  /** Entry id → what it is now; null if it is gone. */
  readonly changed: ReadonlyMap<string, LedgerEntry | null>;
  /** Candidates that did not get in but may later. */
  readonly left: readonly Transaction[];
}

/** Applies the candidates to the last ledger of `history` and gives the next one; nothing is written down yet. */
export function closeOver(history: History, rules: Rules, candidates: readonly Transaction[], nowMs: number): Closing {
  const parent = history.last;
  const context = { rules, index: parent.index + 1, parentCloseTime: parent.closeTime };
  const view = new LayerView(history.state);
  const { applied, left } = applyInPasses(canonicalOrder(candidates), view, context);
  const changes = view.changes();
  const ledger = { header: nextHeader(history, applied, changes, nowMs), transactions: applied, undo: undoOf(changes) };
  return { ledger, left, changed: new Map(changes.map(({ index, after }) => [index, after])) };
}

/** By account, salted so that nobody can choose a good place, and within an account by sequence, then ticket. */
export function canonicalOrder(candidates: readonly Transaction[]): readonly Transaction[] {
  const salt = halfHash(
    asciiBytes(
      candidates
        .map(({ hash }) => hash)
        .sort()
        .join(''),
    ),
  );
  const keys = new Map(candidates.map((tx) => [tx.account, saltedKey(tx.account, salt)]));
  return [...candidates].sort((a, b) => {
    const accounts = (keys.get(a.account) ?? '').localeCompare(keys.get(b.account) ?? '');
    return accounts || rank(a) - rank(b) || (a.hash < b.hash ? -1 : 1);
  });
}

function saltedKey(address: string, salt: Uint8Array): string {
  return Buffer.from(knownAccountId(address).map((byte, i) => byte ^ (salt[i] ?? 0))).toString('hex');
}

/** Tickets come after all sequence numbers. */
function rank(tx: Transaction): number {
  return tx.ticket === null ? tx.sequence : 2 ** 32 + tx.ticket;
}

interface Passed {
  readonly applied: readonly ClosedTransaction[];
  readonly left: readonly Transaction[];
}

function applyInPasses(ordered: readonly Transaction[], view: LayerView, context: LedgerContext): Passed {
  const applied: ClosedTransaction[] = [];
  let waiting = ordered;
  for (let pass = 0; pass < PASSES && waiting.length > 0; pass += 1) {
    const before = applied.length;
    waiting = waiting.filter((tx) => staysWaiting(tx, view, context, pass < RETRY_PASSES, applied));
    if (pass >= RETRY_PASSES && applied.length === before) break;
  }
  return { applied, left: waiting };
}

function staysWaiting(tx: Transaction, view: LayerView, context: LedgerContext, claimless: boolean, applied: ClosedTransaction[]): boolean {
  const mode = { open: false, simulated: false, present: false, claimless };
  const { result, done } = applyTransaction(tx, view, context, mode, applied.length);
  if (done === null) return isRetry(result) || result.startsWith('tec');
  done.layer.flushInto(view);
  applied.push({ tx, metadata: done.metadata, ledgerIndex: context.index });
  return false;
}

function undoOf(changes: readonly Change[]): ReadonlyMap<string, LedgerEntry | null> {
  return new Map(changes.map(({ index, before }) => [index, before]));
}

function nextHeader(
  history: History,
  applied: readonly ClosedTransaction[],
  changes: readonly Change[],
  nowMs: number,
): ClosedLedger['header'] {
  const parent = history.last;
  const digested = applied.map(({ tx, metadata }: { readonly tx: Transaction; readonly metadata: Metadata }) => ({
    hash: tx.hash,
    metadata,
  }));
  const header = {
    index: parent.index + 1,
    parentHash: parent.hash,
    parentCloseTime: parent.closeTime,
    closeTime: nextCloseTime(nowMs, parent.closeTime),
    totalCoins: parent.totalCoins - burned(changes),
    accountHash: changes.length === 0 ? parent.accountHash : stateDigest(parent.accountHash, changes),
    transactionHash: transactionDigest(digested),
  };
  return { ...header, hash: headerHash(header), transactions: digested.map(({ hash }) => hash) };
}

/** XRP that left the world: fees, the only thing that destroys XRP here. */
function burned(changes: readonly Change[]): bigint {
  return changes.reduce((sum, { before, after }) => sum + balanceOf(before) - balanceOf(after), 0n);
}

function balanceOf(entry: LedgerEntry | null): bigint {
  return entry?.LedgerEntryType === 'AccountRoot' ? BigInt(entry.Balance) : 0n;
}
