// Owns the metadata of an applied transaction: what it created, changed and deleted, as rippled writes it (xrpl-protocol.md section 7).
import { type Json, type JsonObject, pickOthers, sameJson } from '../base/json.ts';
import type { LedgerEntry } from '../ledger/entries.ts';
import type { Change, LayerView } from '../ledger/view.ts';
import type { ResultCode } from './results.ts';

export interface Metadata {
  readonly AffectedNodes: readonly JsonObject[];
  readonly TransactionIndex: number;
  readonly TransactionResult: ResultCode;
  readonly [key: string]: Json | undefined;
}

const THREADING = ['PreviousTxnID', 'PreviousTxnLgrSeq'];
/** `Indexes` of a directory page never appear in metadata. */
const UNSHOWN = ['LedgerEntryType', 'Indexes'];

/** Writes into every entry that was made or changed which transaction did it. Call before the metadata is made. */
export function threadChanges(view: LayerView, hash: string, ledgerIndex: number): void {
  for (const { index, after } of view.changes()) {
    if (after === null || after.LedgerEntryType === 'DirectoryNode' || after.LedgerEntryType === 'FeeSettings') continue;
    view.put(index, { ...after, PreviousTxnID: hash, PreviousTxnLgrSeq: ledgerIndex });
  }
}

export function buildMetadata(changes: readonly Change[], result: ResultCode, transactionIndex: number): Metadata {
  return { AffectedNodes: changes.map(node), TransactionIndex: transactionIndex, TransactionResult: result };
}

function node({ index, before, after }: Change): JsonObject {
  if (before === null) return { CreatedNode: { ...head(index, after), NewFields: nonDefault(fields(after, THREADING)) } };
  const previous = previousFields(before, after);
  if (after === null) return { DeletedNode: { ...head(index, before), FinalFields: fields(before, []), ...previous } };
  return { ModifiedNode: { ...head(index, after), FinalFields: fields(after, THREADING), ...previous, ...threadBefore(before) } };
}

function head(index: string, entry: LedgerEntry | null): JsonObject {
  return { LedgerEntryType: entry?.LedgerEntryType, LedgerIndex: index };
}

function fields(entry: LedgerEntry | null, dropped: readonly string[]): JsonObject {
  return entry === null ? {} : pickOthers(entry, new Set([...UNSHOWN, ...dropped]));
}

function nonDefault(all: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== 0 && value !== '0'));
}

/** Members the entry had before and that are different or gone now. */
function previousFields(before: LedgerEntry, after: LedgerEntry | null): JsonObject {
  if (after === null) return {};
  const now = fields(after, THREADING);
  const changed = Object.entries(fields(before, THREADING)).filter(([key, value]) => !sameJson(value, now[key]));
  return changed.length === 0 ? {} : { PreviousFields: Object.fromEntries(changed) };
}

function threadBefore(before: LedgerEntry): JsonObject {
  const old = pickOthers(before, new Set());
  return pickOthers({ PreviousTxnID: old['PreviousTxnID'], PreviousTxnLgrSeq: old['PreviousTxnLgrSeq'] }, new Set());
}
