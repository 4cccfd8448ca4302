// Owns the writes to a wallet's database. Everything is computed before; inside a transaction there are only Dexie calls and pure functions.
import Dexie, { type Table } from 'dexie';
import type { Network } from '../../shared/network.ts';
import type { PayoutState } from '../../shared/payouts/types.ts';
import { type MetaRow, walletDatabase } from './database.ts';
import { forgetCounts, keepUnseen } from './kept-counts.ts';
import { openDatabase } from './problems.ts';
import type { DeliveryRow, NotificationRow, PayoutRow, PullPaymentRow } from './tables.ts';

export interface WalletKey {
  readonly id: string;
  readonly network: Network;
}
/** Number and chain hash of the last record of the journal that the rows hold. */
export interface Head {
  readonly seq: number;
  readonly hash: string;
}
export interface Rows {
  readonly payouts: readonly PayoutRow[];
  readonly pullPayments: readonly PullPaymentRow[];
  /** Added only where there is no notification of that id. */
  readonly notes: readonly NotificationRow[];
  readonly deliveries: readonly DeliveryRow[];
  /** Null: the rows changed by the outbox's word alone. */
  readonly head: Head | null;
  /** Number of all payouts of the wallet by state, as these rows leave them. */
  readonly counts?: Readonly<Record<PayoutState, number>>;
}

/** Null when the database is new, or came up empty. */
export async function readHead({ network, id }: WalletKey): Promise<Head | null> {
  const database = walletDatabase(network, id);
  await openDatabase(database);
  const row = await database.meta.get('head');
  return row?.key === 'head' ? { seq: row.seq, hash: row.hash } : null;
}

/** As the kept counts may be of another time (see `forgetCounts`). */
export function forgetKeptCounts({ network, id }: WalletKey): Promise<void> {
  return forgetCounts(walletDatabase(network, id));
}

/** Writes rows as one transaction. Answers the head that the database had before, 0 where it had none. */
export async function writeRows(
  { network, id }: WalletKey,
  { payouts, pullPayments, notes, deliveries, head, counts }: Rows,
): Promise<number> {
  const database = walletDatabase(network, id);
  return database.transaction('rw', tablesOf(database), async () => {
    // Nothing is awaited that asks the database for nothing: Dexie may then take the transaction for one that committed too early.
    const [before, unseen] = await database.meta.bulkGet(['head', 'unseen']);
    if (payouts.length > 0) await putNamed(database.payouts, payouts);
    if (pullPayments.length > 0) await putNamed(database.pullPayments, pullPayments);
    if (notes.length > 0 || unseen === undefined) await addMissing(database, notes);
    if (deliveries.length > 0) await addDeliveries(database, deliveries);
    const news = [...(counts ? [countsRow(counts)] : []), ...(head ? [headRow(head)] : [])];
    if (news.length > 0) await database.meta.bulkPut(news);
    return before?.key === 'head' ? before.seq : 0;
  });
}

function headRow(head: Head): MetaRow {
  return { key: 'head', ...head };
}

function countsRow(payouts: Readonly<Record<PayoutState, number>>): MetaRow {
  return { key: 'counts', payouts };
}

export interface PayoutSlice {
  /** The rows are those of all payouts whose order is above `after` (null: from the first) and not above `upTo` (null: to the last), oldest first. */
  readonly after: number | null;
  readonly upTo: number | null;
  readonly rows: readonly PayoutRow[];
  /** Deliveries of these payouts that could not be written yet. */
  readonly deliveries: readonly DeliveryRow[];
}

/**
 * Makes the table hold exactly these rows in the slice. All are read and compared, only what differs is written: reading costs a fraction of writing, and a
 * row that was lost or is older is found. `missed` makes the deliveries of what differs, out of the row that was stored (null where there was none) and the
 * one that is written now. `told` makes the notifications of the payouts whose stored state was another, or of which other payments were seen: once the rows
 * stand, nothing shows any more that they moved.
 */
export async function mendPayouts(
  { network, id }: WalletKey,
  { after, upTo, rows, deliveries }: PayoutSlice,
  missed: (before: PayoutRow | null, after: PayoutRow) => readonly DeliveryRow[],
  told: (moved: readonly PayoutRow[]) => readonly NotificationRow[],
): Promise<void> {
  const database = walletDatabase(network, id);
  await database.transaction('rw', tablesOf(database), async () => {
    const old = await database.payouts
      .where('order')
      .between(after ?? Dexie.minKey, upTo ?? Dexie.maxKey, after === null, true)
      .toArray();
    const { gone, different } = compare(old, rows);
    if (gone.length > 0) await database.payouts.bulkDelete(gone);
    if (different.length > 0) await putNamed(database.payouts, different);
    const stored = new Map(old.map((row) => [row.id, row]));
    const late = [...deliveries, ...different.flatMap((row) => missed(stored.get(row.id) ?? null, row))];
    if (late.length > 0) await addDeliveries(database, late);
    const notes = told(moved(old, different));
    if (notes.length > 0) await addMissing(database, notes);
  });
}

export interface MendingEnd extends Omit<Rows, 'payouts' | 'head'> {
  readonly head: Head;
  /** How many payouts there are, and their ids. */
  readonly payouts: number;
  readonly ids: () => Iterable<string>;
}

/** After all slices: removes rows that no slice held, mends the pull payments, and writes how far the database has followed its journal. */
export async function finishMending(
  { network, id }: WalletKey,
  { payouts, ids, pullPayments, notes, deliveries, head }: MendingEnd,
): Promise<void> {
  const database = walletDatabase(network, id);
  await database.transaction('rw', tablesOf(database), async () => {
    if ((await database.payouts.count()) !== payouts) {
      const wanted = new Set(ids());
      const stored = await database.payouts.toCollection().primaryKeys();
      await database.payouts.bulkDelete(stored.filter((key) => !wanted.has(key)));
    }
    const { gone, different } = compare(await database.pullPayments.toArray(), pullPayments);
    if (gone.length > 0) await database.pullPayments.bulkDelete(gone);
    if (different.length > 0) await database.pullPayments.bulkPut(different);
    if (notes.length > 0) await addMissing(database, notes);
    if (deliveries.length > 0) await addDeliveries(database, deliveries);
    await database.meta.put(headRow(head));
  });
}

/** Adds the notifications that are not there and answers them. */
export async function addMissingNotes({ network, id }: WalletKey, notes: readonly NotificationRow[]): Promise<readonly NotificationRow[]> {
  const database = walletDatabase(network, id);
  return database.transaction('rw', database.notifications, database.meta, () => addMissing(database, notes));
}

/** All notifications of a wallet, in no order. */
export async function readNotes({ network, id }: WalletKey): Promise<readonly NotificationRow[]> {
  return walletDatabase(network, id).notifications.toArray();
}

/** Null where there is none of that id. */
export async function readNote({ network, id }: WalletKey, noteId: string): Promise<NotificationRow | null> {
  return (await walletDatabase(network, id).notifications.get(noteId)) ?? null;
}

/** Marks notifications as seen or unseen; ids of other wallets are passed over. */
export async function markNotes({ network, id }: WalletKey, ids: readonly string[], seen: boolean): Promise<void> {
  const database = walletDatabase(network, id);
  const { notifications, meta } = database;
  await database.transaction('rw', notifications, meta, async () => {
    const there = (await notifications.bulkGet([...new Set(ids)])).flatMap((note) => note ?? []);
    const moved = there.filter((note) => (note.seen === 1) !== seen);
    if (moved.length === 0) return;
    await putNamed(
      notifications,
      moved.map((note) => ({ ...note, seen: seen ? 1 : 0 })),
    );
    await keepUnseen(database, seen ? -moved.length : moved.length);
  });
}

/** Marks whatever is unseen as seen, however much it is. */
export async function markAllNotes({ network, id }: WalletKey): Promise<void> {
  const database = walletDatabase(network, id);
  await database.transaction('rw', database.notifications, database.meta, async () => {
    await database.notifications.where('seen').equals(0).modify({ seen: 1 });
    await database.meta.put({ key: 'unseen', count: 0 });
  });
}

export async function removeNotes({ network, id }: WalletKey, ids: readonly string[]): Promise<void> {
  const database = walletDatabase(network, id);
  const { notifications, meta } = database;
  await database.transaction('rw', notifications, meta, async () => {
    const unseen = (await notifications.bulkGet([...new Set(ids)])).filter((note) => note?.seen === 0);
    await notifications.bulkDelete([...ids]);
    await keepUnseen(database, -unseen.length);
  });
}

function tablesOf({ payouts, pullPayments, notifications, deliveries, meta }: ReturnType<typeof walletDatabase>): Table[] {
  return [payouts, pullPayments, notifications, deliveries, meta];
}

async function addMissing(
  database: ReturnType<typeof walletDatabase>,
  notes: readonly NotificationRow[],
): Promise<readonly NotificationRow[]> {
  const wanted = [...new Map(notes.map((note) => [note.id, note])).values()];
  const known = wanted.length === 0 ? [] : await database.notifications.bulkGet(wanted.map((note) => note.id));
  const added = wanted.filter((_note, index) => known[index] === undefined);
  if (added.length > 0) await putNamed(database.notifications, added);
  await keepUnseen(database, added.filter(({ seen }) => seen === 0).length);
  return added;
}

/** What is there already was written by an attempt that failed later on. */
async function addDeliveries({ deliveries }: ReturnType<typeof walletDatabase>, rows: readonly DeliveryRow[]): Promise<void> {
  const known = new Set(
    (
      await deliveries
        .where('id')
        .anyOf(rows.map(({ id }) => id))
        .toArray()
    ).map(({ id }) => id),
  );
  await deliveries.bulkAdd(rows.filter(({ id }) => !known.has(id)));
}

/** Dexie names the rows that changed only where fewer than 50 are put at once; told of more, every list on screen reads all its rows anew. */
const mostNamed = 49;

async function putNamed<T>(table: Table<T, string>, rows: readonly T[]): Promise<void> {
  for (let from = 0; from < rows.length; from += mostNamed) await table.bulkPut(rows.slice(from, from + mostNamed));
}

interface Identified {
  readonly id: string;
}

function compare<T extends Identified>(
  before: readonly T[],
  after: readonly T[],
): { readonly gone: string[]; readonly different: readonly T[] } {
  const stored = new Map(before.map((row) => [row.id, JSON.stringify(row)]));
  const wanted = new Set(after.map((row) => row.id));
  return {
    gone: before.flatMap((row) => (wanted.has(row.id) ? [] : [row.id])),
    different: after.filter((row) => stored.get(row.id) !== JSON.stringify(row)),
  };
}

function moved(before: readonly PayoutRow[], different: readonly PayoutRow[]): readonly PayoutRow[] {
  // Payments by other wallets ask for a decision without moving the payout.
  const standing = (row: PayoutRow): string => [row.state, ...row.external.seen].join(' ');
  const stored = new Map(before.map((row) => [row.id, standing(row)]));
  return different.filter((row) => stored.has(row.id) && stored.get(row.id) !== standing(row));
}
