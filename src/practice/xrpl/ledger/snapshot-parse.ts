// Owns the saved form of a practice ledger: JSON out, and the same ledger back in.
import { parseBlob } from '../engine/parse-transaction.ts';
import type { Metadata } from '../engine/metadata.ts';
import type { Rules } from '../engine/rules.ts';
import type { Transaction } from '../engine/transaction.ts';
import { isObject } from '../base/json.ts';
import type { LedgerEntry } from './entries.ts';
import { type ClosedLedger, History, type LedgerHeader } from './history.ts';
import { PracticeLedger } from './practice-ledger.ts';

const FORMAT = 1;

interface SavedLedger {
  readonly header: Omit<LedgerHeader, 'totalCoins' | 'transactions'> & { readonly totalCoins: string };
  readonly transactions: readonly { readonly blob: string; readonly metadata: Metadata }[];
  readonly undo: readonly (readonly [string, LedgerEntry | null])[];
}

interface Saved {
  readonly format: typeof FORMAT;
  readonly networkId: number;
  readonly first: number;
  readonly state: readonly (readonly [string, LedgerEntry])[];
  readonly ledgers: readonly SavedLedger[];
  readonly candidates: readonly string[];
  readonly held: readonly { readonly blob: string; readonly until: number }[];
}

/** Everything that must survive a restart, safe for JSON. */
export function saveLedger(ledger: PracticeLedger): Saved {
  return {
    format: FORMAT,
    networkId: ledger.rules.networkId,
    first: ledger.history.first,
    state: ledger.history.stateEntries,
    ledgers: ledger.history.ledgers.map(saveClosed),
    candidates: ledger.candidates.map(({ blob }) => blob),
    held: ledger.held.map(({ tx, until }) => ({ blob: tx.blob, until })),
  };
}

function saveClosed({ header, transactions, undo }: ClosedLedger): SavedLedger {
  const { transactions: _hashes, ...rest } = header;
  return {
    header: { ...rest, totalCoins: String(header.totalCoins) },
    transactions: transactions.map(({ tx, metadata }) => ({ blob: tx.blob, metadata })),
    undo: [...undo],
  };
}

/** The ledger of a snapshot; null for anything that is no snapshot of this format and this network. */
export function restoreLedger(snapshot: unknown, rules: Rules, now: () => number): PracticeLedger | null {
  if (!isObject(snapshot) || snapshot['format'] !== FORMAT || snapshot['networkId'] !== rules.networkId) return null;
  const saved = snapshot as unknown as Saved;
  const [first, ...others] = saved.ledgers.map(restoreClosed);
  if (first === undefined) return null;
  const ledger = new PracticeLedger(rules, new History(new Map(saved.state), [first, ...others], saved.first), now);
  const held = saved.held.map(({ blob, until }) => ({ tx: transactionOf(blob), until }));
  ledger.resume(saved.candidates.map(transactionOf), held);
  return ledger;
}

function restoreClosed({ header, transactions, undo }: SavedLedger): ClosedLedger {
  const closed = transactions.map(({ blob, metadata }) => ({ tx: transactionOf(blob), metadata, ledgerIndex: header.index }));
  const hashes = closed.map(({ tx }) => tx.hash);
  return { header: { ...header, totalCoins: BigInt(header.totalCoins), transactions: hashes }, transactions: closed, undo: new Map(undo) };
}

function transactionOf(blob: string): Transaction {
  const parsed = parseBlob(blob);
  if (!parsed.ok) throw new Error(`a saved transaction cannot be read: ${parsed.reason}`);
  return parsed.tx;
}
