// Owns the stories of long lists on screen: read once, followed by single rows, shared, and never stuck when the database fails.
import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { walletDb } from '../../../tests/fakes/databases.ts';
import { LiveRows, type RowSource } from './live-rows.ts';
import { shared } from './live-source.ts';
import type { NotificationRow } from './tables.ts';
import { writeRows } from './wallet-rows.ts';
import { askAgain, useDatabaseTrouble } from './trouble.ts';

let lists = 0;

function note(number: number, seen: 0 | 1 = 0): NotificationRow {
  const facts = { walletId: 'w', network: 'practice', pullPaymentId: null, pullPaymentName: null, payoutIds: [] } as const;
  return { ...facts, id: `note ${number}`, type: 'notice', createdAt: number, seen, amount: null, unit: null, code: null };
}

/** The unseen notifications of a wallet of its own, newest first; `reads` counts readings of the whole. */
function unseen() {
  lists += 1;
  const database = walletDb(`live-rows-${lists}`);
  const table = database.notifications;
  const reads = { whole: 0 };
  const source: RowSource<NotificationRow> = {
    database,
    table,
    read: () => {
      reads.whole += 1;
      return table.where('seen').equals(0).toArray();
    },
    belongs: (row) => row.seen === 0,
    compare: (a, b) => b.createdAt - a.createdAt,
  };
  return { table, source, reads };
}

async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 120));
}

const ids = (rows: readonly NotificationRow[] | undefined): readonly string[] | undefined => rows?.map((row) => row.id);

afterEach(() => vi.restoreAllMocks());

describe('a long list', () => {
  it('reads everything once and afterwards only what changed: new rows, other rows, rows that left, rows that are gone', async () => {
    const { table, source, reads } = unseen();
    await table.bulkPut([note(1), note(2), note(3, 1)]);
    const rows = new LiveRows(source, () => undefined);
    const stop = rows.subscribe(() => undefined);
    await settled();
    expect(ids(rows.snapshot())).toEqual(['note 2', 'note 1']);
    await table.put(note(4));
    await table.put(note(1, 1));
    await table.put(note(3));
    await table.delete('note 2');
    await settled();
    expect(ids(rows.snapshot())).toEqual(['note 4', 'note 3']);
    expect(reads.whole).toBe(1);
    stop();
  });

  it('follows a stream of claims row by row, however many come in one write', async () => {
    const { table, source, reads } = unseen();
    await table.put(note(0));
    const rows = new LiveRows(source, () => undefined);
    const stop = rows.subscribe(() => undefined);
    await settled();
    const notes = Array.from({ length: 120 }, (_, index) => note(index + 1));
    const name = table.db.name.replace('pullpay-practice-', '');
    await writeRows({ id: name, network: 'practice' }, { payouts: [], pullPayments: [], notes, deliveries: [], head: null });
    await settled();
    expect(rows.snapshot()).toHaveLength(121);
    expect(reads.whole).toBe(1);
    stop();
  });

  it('reads everything again after a write of many rows, which names no single ones', async () => {
    const { table, source } = unseen();
    const rows = new LiveRows(source, () => undefined);
    const stop = rows.subscribe(() => undefined);
    await settled();
    await table.bulkPut(Array.from({ length: 300 }, (_, index) => note(index)));
    await vi.waitFor(() => expect(rows.snapshot()).toHaveLength(300), 5_000);
    await table.where('createdAt').below(290).modify({ seen: 1 });
    await vi.waitFor(() => expect(rows.snapshot()).toHaveLength(10), 5_000);
    stop();
  });

  it('that takes long to read is not read over and over while many rows are written', async () => {
    const { table, source, reads } = unseen();
    const { read } = source;
    vi.spyOn(source, 'read').mockImplementation(async () => {
      await new Promise((resolve) => setTimeout(resolve, 150));
      return read();
    });
    const rows = new LiveRows(source, () => undefined);
    const stop = rows.subscribe(() => undefined);
    const began = performance.now();
    for (let write = 0; write < 12; write += 1) {
      await table.bulkPut(Array.from({ length: 60 }, (_, index) => note(write * 60 + index)));
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    // A reading of 150 milliseconds and a rest of twice as long.
    expect(reads.whole).toBeLessThanOrEqual(2 + (performance.now() - began) / 450);
    await vi.waitFor(() => expect(rows.snapshot()).toHaveLength(720), 20_000);
    stop();
  }, 30_000);

  it('draws nothing anew when other rows of its table change', async () => {
    const { table, source } = unseen();
    await table.put(note(1));
    const rows = new LiveRows(source, () => undefined);
    const drawn = vi.fn();
    const stop = rows.subscribe(drawn);
    await settled();
    await table.put(note(2, 1));
    await settled();
    expect(drawn).toHaveBeenCalledTimes(1);
    stop();
  });

  it('is one for all who look at it', () => {
    const { source } = unseen();
    const known = new Map<string, LiveRows<NotificationRow>>();
    const make = (dropped: () => void) => new LiveRows(source, dropped);
    expect(shared(known, 'a', make)).toBe(shared(known, 'a', make));
    expect(shared(known, 'b', make)).not.toBe(shared(known, 'a', make));
  });

  it('tells what keeps it from reading, and is there by itself once it can be read', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { table, source } = unseen();
    await table.put(note(1));
    const read = vi.spyOn(source, 'read').mockRejectedValueOnce(new DOMException('gone', 'UnknownError'));
    const rows = new LiveRows(source, () => undefined);
    const stop = rows.subscribe(() => undefined);
    await settled();
    expect(rows.snapshot()).toBeUndefined();
    expect([...useDatabaseTrouble.getState().codes.values()]).toEqual(['database-unreadable']);
    await askAgain();
    await settled();
    expect(ids(rows.snapshot())).toEqual(['note 1']);
    expect(useDatabaseTrouble.getState().codes.size).toBe(0);
    expect(read).toHaveBeenCalledTimes(2);
    stop();
  });
});
