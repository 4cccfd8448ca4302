// Owns the stories of the database: kept up to the journal, lost, emptied, rolled back, ahead, and told of payments once.
import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { bitcoinAddress } from '../../../../tests/fakes/addresses.ts';
import { type Copy, copyOf, destroy, empty, rollBack, walletDb } from '../../../../tests/fakes/databases.ts';
import { newClaim, newPullPayment, paymentStatus, start } from '../../../../tests/fakes/payouts.ts';
import { Disk } from '../../../../tests/fakes/promise-disk.ts';
import { type Bench, openBench } from '../../../../tests/fakes/workflow-bench.ts';
import type { NotificationRow, PayoutRow } from '../../db/tables.ts';
import { pauseAfter } from './projector.ts';

const tokenHash = 'ab'.repeat(32);

async function claim(bench: Bench, pullPaymentId: string, number: number, amount = '1'): Promise<string> {
  const body = { payoutMethodId: 'BTC-CHAIN', destination: bitcoinAddress(number), amount };
  const made = await bench.api.claim({ pullPaymentId, body, tokenHash });
  if (!made.ok) throw new Error(made.error.code);
  return String(made.value.id);
}

async function approve(bench: Bench, ids: readonly string[]): Promise<void> {
  const quote = await bench.screen.quote({ walletId: bench.walletId, payoutIds: [...ids] });
  if (!quote.ok) throw new Error(quote.error.code);
  const payouts = ids.map((id) => ({ id, revision: 0 }));
  await bench.screen.approve({ walletId: bench.walletId, snapshotId: quote.value.snapshotId, payouts });
}

/** Three claims of 1 of 10: one waits, one is approved, one is cancelled. */
async function withHistory() {
  const bench = await openBench();
  const id = await bench.createPullPayment();
  await bench.settled();
  const early = await copyOf(walletDb(bench.walletId));
  const [waiting, approved, cancelled] = [await claim(bench, id, 1), await claim(bench, id, 2), await claim(bench, id, 3)];
  await approve(bench, [approved]);
  await bench.screen.cancelPayout({ walletId: bench.walletId, payoutId: cancelled, reason: null });
  await bench.settled();
  return { bench, id, early, waiting, approved, cancelled, database: walletDb(bench.walletId) };
}

async function notes(bench: Bench): Promise<readonly NotificationRow[]> {
  return walletDb(bench.walletId).notifications.orderBy('createdAt').toArray();
}

async function rows(bench: Bench): Promise<readonly PayoutRow[]> {
  return walletDb(bench.walletId).payouts.orderBy('order').toArray();
}

describe('the rest between two writes of a stream', () => {
  it('is a second, longer the more there was to write, and never so long that nobody would wait for it', () => {
    expect([1, 500, 501, 1200, 2500, 100_000].map(pauseAfter)).toEqual([1000, 1000, 1002, 2400, 5000, 5000]);
  });
});

/** Notifications of decided payouts are not rebuilt, so neither they nor their number are compared. */
function withoutNotes(copy: Copy): Copy {
  const tables = [...copy].filter(([name]) => name !== 'notifications');
  return new Map(tables.map(([name, rows]) => [name, rows.filter((row) => (row as { key?: string }).key !== 'unseen')]));
}

describe('the rows of a wallet', () => {
  it('follow the journal: states, names, counts, head', async () => {
    const { bench, id, database } = await withHistory();
    expect((await rows(bench)).map((row) => [row.state, row.pullPaymentName])).toEqual([
      ['AwaitingApproval', 'Test'],
      ['AwaitingPayment', 'Test'],
      ['Cancelled', 'Test'],
    ]);
    expect(await database.pullPayments.get(id)).toMatchObject({ counts: { AwaitingApproval: 1, AwaitingPayment: 1, Cancelled: 1 } });
    expect(await database.meta.get('head')).toEqual({ key: 'head', ...bench.disk.head(bench.walletId) });
  });

  const losses: readonly [string, (bench: Bench, early: Copy) => Promise<void>][] = [
    ['destroyed', (bench) => destroy(walletDb(bench.walletId))],
    ['emptied', (bench) => empty(walletDb(bench.walletId))],
    ['rolled back to an older copy', (bench, early) => rollBack(walletDb(bench.walletId), early)],
    ['left with its head but without rows', (bench) => walletDb(bench.walletId).payouts.clear()],
    [
      'left with rows that say something else',
      async (bench) => {
        await walletDb(bench.walletId).payouts.toCollection().modify({ state: 'Completed', originalAmount: '0' });
      },
    ],
  ];

  it.each(losses)('that were %s are rebuilt from the journal, with the same limits, states and payouts', async (_name, lose) => {
    const { bench, id, early, waiting, cancelled, database } = await withHistory();
    const whole = await copyOf(database);
    await lose(bench, early);
    await bench.restart();
    expect(withoutNotes(await copyOf(database))).toEqual(withoutNotes(whole));
    expect(await database.meta.get('unseen')).toMatchObject({ count: (await notes(bench)).filter(({ seen }) => seen === 0).length });
    expect(await bench.api.pullPayment({ id })).toMatchObject({ value: { claimed: '2', available: '8' } });
    const list = await bench.api.pullPaymentPayouts({ id, includeCancelled: true, states: [], skip: 0, take: null });
    expect(list.ok && list.value.map((payout) => payout.id)).toContain(cancelled);
    await expect(claim(bench, id, 9, '8.1')).rejects.toThrow('overdraft');
    expect((await notes(bench)).map((note) => note.payoutIds[0])).toContain(waiting);
  });

  it('that are whole are not written again', async () => {
    const { bench, database } = await withHistory();
    let written = 0;
    const count = (): void => {
      written += 1;
    };
    database.payouts.hook('creating', count);
    database.payouts.hook('updating', count);
    await bench.restart();
    expect(written).toBe(0);
    database.payouts.hook('creating').unsubscribe(count);
    database.payouts.hook('updating').unsubscribe(count);
  });

  it('vanish while the app runs: the next change brings all of them back', async () => {
    const { bench, id, database } = await withHistory();
    await empty(database);
    await claim(bench, id, 4);
    await bench.settled();
    expect(await database.payouts.count()).toBe(4);
    expect(await database.meta.get('head')).toMatchObject({ seq: bench.disk.head(bench.walletId).seq });
  });

  it('that could not be written go with the next write, never a newer head without them', async () => {
    const { bench, id, database } = await withHistory();
    const fail = (): never => {
      throw new Error('quota');
    };
    database.payouts.hook('creating', fail);
    const unwritten = await claim(bench, id, 5);
    await bench.settled();
    expect(await database.payouts.get(unwritten)).toBeUndefined();
    expect(bench.reported).not.toEqual([]);
    database.payouts.hook('creating').unsubscribe(fail);
    const next = await claim(bench, id, 6);
    await bench.settled();
    expect((await database.payouts.bulkGet([unwritten, next])).map((row) => row?.state)).toEqual(['AwaitingApproval', 'AwaitingApproval']);
    expect((await notes(bench)).map((note) => note.payoutIds[0])).toEqual(expect.arrayContaining([unwritten, next]));
  });
});

describe('a database that is ahead of the journal', () => {
  it('stops the wallet, and says so', async () => {
    const { bench, id } = await withHistory();
    bench.disk.journal(bench.walletId).length = 2;
    await bench.restart();
    expect(await bench.screen.health({})).toMatchObject({
      value: { problem: null, shut: [{ problem: { code: 'database-ahead', params: { database: '6', journal: '2' } } }] },
    });
    expect(
      await bench.screen.createPullPayment({
        walletId: bench.walletId,
        terms: {
          name: '',
          description: '',
          limit: '1',
          unit: 'BTC',
          period: null,
          startsAt: null,
          expiresAt: null,
          methods: ['BTC-CHAIN'],
        },
      }),
    ).toMatchObject({
      error: { code: 'database-ahead' },
    });
    expect(await bench.api.pullPayment({ id })).toMatchObject({ error: { code: 'not-ready' } });
    expect(await rows(bench)).toHaveLength(3);
  });

  it('or followed another journal of the same length stops it as well', async () => {
    const { bench } = await withHistory();
    const other = new Disk();
    other.put(bench.walletId, start, [{ type: 'pull-payment-created', pullPayment: newPullPayment() }]);
    for (let number = 1; number < 8; number += 1) {
      const address = bitcoinAddress(100 + number);
      other.put(bench.walletId, start, [{ type: 'claim-added', payout: newClaim({ id: `po${number}`, address }) }]);
    }
    bench.disk.journals.set(bench.walletId, other.journal(bench.walletId));
    await bench.restart();
    expect(await bench.screen.health({})).toMatchObject({ value: { shut: [{ problem: { code: 'database-ahead' } }] } });
  });
});

describe('payments', () => {
  async function paying() {
    const made = await withHistory();
    const { bench, approved: payoutId } = made;
    const transactionId = 'cd'.repeat(32);
    const pay = async (changes: Parameters<typeof paymentStatus>[0]): Promise<void> => {
      bench.main.pay(bench.walletId, paymentStatus({ payoutId, transactionId, ...changes }));
      await bench.settled();
    };
    bench.main.told.length = 0;
    return { ...made, payoutId, transactionId, pay };
  }

  it('move the payout, and the end is told once, in the list and by the system', async () => {
    const { bench, id, payoutId, transactionId, pay } = await paying();
    await pay({ phase: 'signed' });
    expect(await walletDb(bench.walletId).payouts.get(payoutId)).toMatchObject({ state: 'InProgress', locked: true });
    expect(bench.main.told).toEqual([]);
    await pay({ phase: 'final', confirmations: 1 });
    await pay({ phase: 'final', confirmations: 2 });
    expect(bench.main.told).toMatchObject([{ kind: 'paid', count: 1, target: { state: 'Completed' } }]);
    expect((await notes(bench)).filter((note) => note.type === 'payment-final')).toHaveLength(1);
    expect(await bench.api.payout({ pullPaymentId: id, payoutId, caller: { tokenHash } })).toMatchObject({
      value: { state: 'Completed', paymentProof: { transactionId } },
    });
    expect(await walletDb(bench.walletId).pullPayments.get(id)).toMatchObject({ counts: { Completed: 1 } });
  });

  it('are not told again by a restart, nor when a vanished block comes back', async () => {
    const { bench, pay } = await paying();
    await pay({ phase: 'final', confirmations: 1 });
    await bench.restart();
    expect(bench.main.told).toEqual([]);
    await pay({ phase: 'final', confirmations: 0, recheck: true });
    await pay({ phase: 'final', confirmations: 1, recheck: false });
    expect(bench.main.told).toEqual([]);
    expect((await notes(bench)).filter((note) => note.type === 'payment-final')).toHaveLength(1);
  });

  it('that are proved to have failed give the payout back, with the reason', async () => {
    const { bench, payoutId, pay } = await paying();
    await pay({ phase: 'seen' });
    await pay({ phase: 'failed', locked: false, reason: 'tecNO_DST_INSUF_XRP' });
    expect(bench.main.told).toMatchObject([{ kind: 'attention', target: { state: 'AwaitingPayment' } }]);
    expect((await notes(bench)).find((note) => note.type === 'payment-failed')).toMatchObject({
      code: 'tecNO_DST_INSUF_XRP',
      payoutIds: [payoutId],
    });
    expect(await walletDb(bench.walletId).payouts.get(payoutId)).toMatchObject({ state: 'AwaitingPayment', locked: false });
  });

  it('of one plan that end together are one word to the system', async () => {
    const { bench, waiting, payoutId } = await paying();
    await approve(bench, [waiting]);
    bench.main.pay(bench.walletId, ...[payoutId, waiting].map((id) => paymentStatus({ payoutId: id, phase: 'final', confirmations: 1 })));
    await bench.settled();
    expect(bench.main.told).toMatchObject([{ kind: 'paid', count: 2, amount: null }]);
  });

  it('that ended while the app was closed stand in the list afterwards, and nothing pops up', async () => {
    const { bench, payoutId, pay } = await paying();
    await pay({ phase: 'seen' });
    await bench.restart((main) => main.statuses.set(bench.walletId, [paymentStatus({ payoutId, phase: 'final', confirmations: 1 })]));
    expect((await notes(bench)).filter((note) => note.type === 'payment-final')).toHaveLength(1);
    expect(bench.main.told).toEqual([]);
  });

  it('of a wallet that is not open cause no word at all', async () => {
    const { bench, payoutId } = await paying();
    bench.main.emit('wallets-changed', []);
    bench.main.pay(bench.walletId, paymentStatus({ payoutId, phase: 'final', confirmations: 1 }));
    await bench.settled();
    expect(bench.main.told).toEqual([]);
    expect((await notes(bench)).filter((note) => note.type === 'payment-final')).toEqual([]);
  });

  it('that are reported while everything is read do not get lost behind an older answer', async () => {
    const { bench, id, payoutId } = await paying();
    const seen = paymentStatus({ payoutId, phase: 'seen' });
    await bench.restart((main) => {
      main.onStatuses = () => {
        main.onStatuses = () => undefined;
        main.pay(bench.walletId, seen);
      };
    });
    expect(await bench.api.payout({ pullPaymentId: id, payoutId, caller: { tokenHash } })).toMatchObject({
      value: { state: 'InProgress' },
    });
  });
});

describe('notifications', () => {
  it('come back unseen for claims that still wait when the database was lost, each once', async () => {
    const { bench, waiting, database } = await withHistory();
    await destroy(database);
    await bench.restart();
    const expected = [{ type: 'payout_awaitingapproval', payoutIds: [waiting], seen: 0, createdAt: start }];
    expect(await notes(bench)).toMatchObject(expected);
    await bench.restart();
    expect(await notes(bench)).toMatchObject(expected);
    expect(bench.main.told).toEqual([]);
  });

  it('that were seen stay seen, and removed ones stay away, over a restart', async () => {
    const { bench, waiting } = await withHistory();
    const all = await notes(bench);
    const [seen] = all.filter((note) => note.payoutIds[0] === waiting);
    const others = all.filter((note) => note !== seen).map((note) => note.id);
    await bench.screen.seeNotifications({ ids: [seen?.id ?? ''], seen: true });
    await bench.screen.removeNotifications({ ids: others });
    await bench.restart();
    expect(await notes(bench)).toMatchObject([{ id: seen?.id, seen: 1 }]);
  });

  it('say of a claim approved by its terms that it waits for payment', async () => {
    const bench = await openBench();
    const id = await bench.createPullPayment({ autoApprove: true });
    const payoutId = await claim(bench, id, 1);
    await bench.settled();
    expect(await notes(bench)).toMatchObject([{ type: 'payout_awaitingpayment', payoutIds: [payoutId], amount: '1', unit: 'BTC' }]);
  });
});

describe('a wallet of 10,000 payouts', () => {
  it('starts without writing them again', async () => {
    const bench = await openBench();
    const many = 10_000;
    bench.disk.put(bench.walletId, start, [{ type: 'pull-payment-created', pullPayment: newPullPayment({ limit: '100000' }) }]);
    bench.disk.put(
      bench.walletId,
      start,
      Array.from({ length: many }, (_unused, index) => {
        const address = bitcoinAddress(index);
        return { type: 'claim-added', payout: newClaim({ id: `po${index}`, address, destination: address }) };
      }),
    );
    await bench.restart();
    const began = performance.now();
    await bench.restart();
    // Roughly, and with IndexedDB in JavaScript: reading the journal and comparing every row. Writing them takes many times as long.
    expect(performance.now() - began).toBeLessThan(8_000);
    expect(await walletDb(bench.walletId).payouts.count()).toBe(many);
    expect(bench.main.asked.pages.length).toBeLessThan(15);
  }, 60_000);
});
