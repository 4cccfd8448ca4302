// Owns the stories of a wallet's database that an earlier version wrote, and of long lists that are read in parts.
import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { describe, expect, it } from 'vitest';
import { payouts } from '../../../tests/gallery/data.ts';
import { WalletDatabase } from './database.ts';
import { LiveRows, type RowSource } from './live-rows.ts';
import { payoutParts } from './payout-parts.ts';
import type { PayoutRow } from './tables.ts';

const [sample] = payouts;
if (!sample) throw new Error('no payouts');
const row = (order: number): PayoutRow => ({
  ...sample,
  id: `p${order}`,
  order,
  state: order % 2 === 0 ? 'AwaitingApproval' : 'Completed',
});
const rows = (count: number): PayoutRow[] => Array.from({ length: count }, (_unused, index) => row(index + 1));

function source(database: WalletDatabase, most?: number): RowSource<PayoutRow> {
  return {
    database,
    table: database.payouts,
    read: () => database.payouts.toArray(),
    part: payoutParts(database, 'state', 'AwaitingApproval'),
    ...(most === undefined ? {} : { most }),
    belongs: (item) => item.state === 'AwaitingApproval',
    compare: (a, b) => b.order - a.order,
  };
}

/** The lengths that were shown, until the list has `count` rows. */
async function shown(list: LiveRows<PayoutRow>, count: number): Promise<readonly number[]> {
  const lengths: number[] = [];
  await new Promise<void>((resolve) => {
    const stop = list.subscribe(() => {
      lengths.push(list.snapshot()?.length ?? 0);
      if ((list.snapshot()?.length ?? 0) < count) return;
      stop();
      resolve();
    });
  });
  return lengths;
}

describe('the database of a wallet', () => {
  it('of the first version keeps its rows and gets the new indexes', async () => {
    const old = new Dexie('pullpay-practice-older');
    old.version(1).stores({
      pullPayments: 'id, order',
      payouts: 'id, pullPaymentId, state, order',
      notifications: 'id, createdAt, seen',
      meta: 'key',
    });
    await old.table('payouts').bulkPut(rows(10));
    await old.table('meta').put({ key: 'head', seq: 10, hash: 'aa' });
    old.close();
    const database = new WalletDatabase('practice', 'older');
    const waiting = database.payouts.where('[state+order]').between(['AwaitingApproval', Dexie.minKey], ['AwaitingApproval', Dexie.maxKey]);
    expect(await waiting.count()).toBe(5);
    expect((await waiting.reverse().first())?.id).toBe('p10');
    expect(await database.meta.get('head')).toMatchObject({ seq: 10 });
    database.close();
  });
});

describe('a long list', () => {
  it('shows its first rows before the rest is read, newest first, and ends with all of them in order', async () => {
    const database = new WalletDatabase('practice', 'long');
    await database.payouts.bulkPut(rows(5_000));
    const list = new LiveRows(source(database), () => undefined);
    const lengths = await shown(list, 2_500);
    expect(lengths[0]).toBe(50);
    expect(lengths.length).toBeLessThan(10);
    expect(list.snapshot()?.map((item) => item.order)).toEqual(
      rows(5_000)
        .flatMap(({ order }) => (order % 2 === 0 ? order : []))
        .reverse(),
    );
  });

  it('reads no more than it is asked for', async () => {
    const database = new WalletDatabase('practice', 'bounded');
    await database.payouts.bulkPut(rows(5_000));
    const list = new LiveRows(source(database, 300), () => undefined);
    await shown(list, 300);
    expect(list.snapshot()).toHaveLength(300);
    expect(list.snapshot()?.at(-1)?.order).toBe(5_000 - 2 * 299);
  });

  it('is read in parts of about one size, however far apart its rows were made', async () => {
    const database = new WalletDatabase('practice', 'apart');
    // One a year, then thousands at once, then one at a time again.
    const orders = [
      ...Array.from({ length: 50 }, (_, index) => 2 + index * 20_000),
      ...Array.from({ length: 3_000 }, (_, index) => 1_000_004 + index * 2),
    ];
    const lone = [2_000_000, 40_000_000, 900_000_000];
    await database.payouts.bulkPut([...orders, ...lone].map(row));
    const part = payoutParts(database, 'state', 'AwaitingApproval');
    const read: number[] = [];
    const lengths: number[] = [];
    for (let last: PayoutRow | null = null; ; ) {
      const { rows: more, isLast } = await part(last, 100);
      read.push(...more.map(({ order }) => order));
      lengths.push(more.length);
      last = more.at(-1) ?? last;
      if (isLast) break;
    }
    expect(read).toEqual([...orders, ...lone].sort((a, b) => b - a));
    expect(Math.max(...lengths)).toBeLessThanOrEqual(200);
    expect(lengths.length).toBeLessThan(60);
  });

  it('of no rows at all is over at once', async () => {
    const part = payoutParts(new WalletDatabase('practice', 'nothing'), 'state', 'Completed');
    expect(await part(null, 100)).toEqual({ rows: [], isLast: true });
  });

  it('misses nothing that changes while it is read', async () => {
    const database = new WalletDatabase('practice', 'moving');
    await database.payouts.bulkPut(rows(4_000));
    const list = new LiveRows(source(database), () => undefined);
    const all = shown(list, 2_001);
    await database.payouts.put({ ...row(4_002) });
    await all;
    expect(list.snapshot()?.[0]?.id).toBe('p4002');
  });
});
