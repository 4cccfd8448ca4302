// Owns the metadata of an applied transaction: what it created, changed and deleted, as rippled writes it (xrpl-protocol.md section 7).
import { type Json, type JsonObject, pickOthers, sameJson } from '../base/json.ts';
import type { LedgerEntry } from '../ledger/entries.ts';
import { accountIndex } from '../ledger/indexes.ts';
import { type Change, type LayerView, readAccount } from '../ledger/view.ts';
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

/**
 * Writes into every entry that was made or changed which transaction did it, and into the accounts whose objects came or went. Call before the
 * metadata is made. Gives the ids of accounts that show themselves although they are as they were: rippled goes through the entries in the
 * order of their ids, and shows an account that was touched if an entry before it has told it something.
 */
export function threadChanges(view: LayerView, hash: string, ledgerIndex: number): ReadonlySet<string> {
  const changes = view.changes();
  const thread = { PreviousTxnID: hash, PreviousTxnLgrSeq: ledgerIndex };
  const notices = changes.flatMap((change) => ownersTold(change).map((owner) => ({ from: change.index, to: accountIndex(owner), owner })));
  const shown = new Set(notices.filter(({ from, to }) => from < to && view.isTouched(to)).map(({ to }) => to));
  for (const { index, after } of changes) {
    if (after === null || after.LedgerEntryType === 'DirectoryNode' || after.LedgerEntryType === 'FeeSettings') continue;
    view.put(index, { ...after, ...thread });
  }
  for (const { owner } of notices) {
    const root = readAccount(view, owner);
    if (root !== undefined) view.putAccount({ ...root, ...thread });
  }
  return shown;
}

/** The accounts that take notice of an entry that was made or erased. */
function ownersTold({ before, after, last }: Change): readonly string[] {
  const entry = before === null ? after : last;
  if (entry === null || entry.LedgerEntryType === 'AccountRoot') return [];
  if (entry.LedgerEntryType === 'RippleState') return [entry.LowLimit.issuer, entry.HighLimit.issuer];
  return 'Account' in entry ? [entry.Account] : [];
}

export interface Outcome {
  readonly result: ResultCode;
  readonly position: number;
  /** Named only where it is not what the payment asked for. */
  readonly delivered: Json | undefined;
  /** What `threadChanges` gave. */
  readonly shown: ReadonlySet<string>;
}

export function buildMetadata(changes: readonly Change[], { result, position, delivered, shown }: Outcome): Metadata {
  const DeliveredAmount = delivered === undefined ? {} : { DeliveredAmount: delivered };
  const AffectedNodes = changes.map((change) => node(change, shown.has(change.index)));
  return { AffectedNodes, ...DeliveredAmount, TransactionIndex: position, TransactionResult: result };
}

function node(change: Change, isShown: boolean): JsonObject {
  const { index, before, after, last } = change;
  if (before === null) return { CreatedNode: { ...head(index, after), NewFields: nonDefault(fields(after, THREADING)) } };
  if (after === null) {
    const previous = previousFields(before, last ?? before);
    return { DeletedNode: { ...head(index, before), FinalFields: fields(last ?? before, []), ...previous } };
  }
  return { ModifiedNode: { ...head(index, after), ...modified(before, after, isShown), ...threadBefore(before) } };
}

/** An account that only took notice of somebody else's change shows nothing of itself. */
function modified(before: LedgerEntry, after: LedgerEntry, isShown: boolean): JsonObject {
  const now = fields(after, THREADING);
  const isNoticeOnly = !isShown && after.LedgerEntryType === 'AccountRoot' && sameJson(fields(before, THREADING), now);
  return isNoticeOnly ? {} : { FinalFields: now, ...previousFields(before, after) };
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
function previousFields(before: LedgerEntry, after: LedgerEntry): JsonObject {
  const now = fields(after, THREADING);
  const changed = Object.entries(fields(before, THREADING)).filter(([key, value]) => !sameJson(value, now[key]));
  return changed.length === 0 && !leftDefault(before, now) ? {} : { PreviousFields: Object.fromEntries(changed) };
}

/** A member that is not written at its default had a value before all the same: rippled then shows previous fields that are empty. */
function leftDefault(before: LedgerEntry, now: JsonObject): boolean {
  return before.LedgerEntryType === 'MPToken' && before.MPTAmount === undefined && now['MPTAmount'] !== undefined;
}

function threadBefore(before: LedgerEntry): JsonObject {
  const old = pickOthers(before, new Set());
  return pickOthers({ PreviousTxnID: old['PreviousTxnID'], PreviousTxnLgrSeq: old['PreviousTxnLgrSeq'] }, new Set());
}
