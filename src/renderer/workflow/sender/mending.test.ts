// Owns the stories of a large wallet's database at a start: compared behind the answers, whatever befell it, with nothing told twice or out of order.
import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { describe, expect, it } from 'vitest';
import { bitcoinAddress } from '../../../../tests/fakes/addresses.ts';
import { copyOf, empty, rollBack, walletDb } from '../../../../tests/fakes/databases.ts';
import { newClaim, newPullPayment, paymentStatus, start } from '../../../../tests/fakes/payouts.ts';
import { Receiver, hook } from '../../../../tests/fakes/webhook-receiver.ts';
import { type Bench, openBench } from '../../../../tests/fakes/workflow-bench.ts';
import type { PayoutRow } from '../../db/tables.ts';

/** More than one transaction compares. */
const many = 1_100;
const pullPaymentId = 'pp1';

/** A wallet whose rows are all there. */
async function large() {
  const bench = await openBench({ servers: new Receiver().servers });
  bench.main.setHooks(bench.walletId, [hook()]);
  bench.disk.put(bench.walletId, start, [{ type: 'pull-payment-created', pullPayment: newPullPayment({ limit: '100000' }) }]);
  bench.disk.put(
    bench.walletId,
    start,
    Array.from({ length: many }, (_, index) => claimed(index)),
  );
  await bench.restart();
  return { bench, database: walletDb(bench.walletId) };
}

function claimed(index: number) {
  const address = bitcoinAddress(index);
  return { type: 'claim-added', payout: newClaim({ id: `po${index}`, address, destination: address }) } as const;
}

async function claim(bench: Bench, number: number): Promise<string> {
  const body = { payoutMethodId: 'BTC-CHAIN', destination: bitcoinAddress(number), amount: '1' };
  const made = await bench.api.claim({ pullPaymentId, body, tokenHash: 'ab'.repeat(32) });
  if (!made.ok) throw new Error(made.error.code);
  return String(made.value.id);
}

const cancel = (bench: Bench, payoutId: string) => bench.screen.cancelPayout({ walletId: bench.walletId, payoutId, reason: null });

/** Another page holds the payouts until the answer is called. */
function hold(bench: Bench): () => void {
  let free: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    free = resolve;
  });
  const { payouts } = walletDb(bench.walletId);
  void payouts.db.transaction('rw', payouts, () => Dexie.waitFor(held, 60_000));
  return free;
}

async function answers(bench: Bench): Promise<void> {
  for (let attempt = 0; attempt < 500; attempt += 1) {
    if ((await bench.api.pullPayment({ id: pullPaymentId })).ok) return;
    await bench.settled();
  }
  throw new Error('never ready');
}

async function deliveriesOf(bench: Bench, payoutId: string): Promise<readonly string[]> {
  const rows = await walletDb(bench.walletId).deliveries.orderBy('order').toArray();
  return rows.filter((row) => row.payoutId === payoutId).map(({ type, payoutState }) => `${type} ${payoutState}`);
}

describe('the rows of a large wallet', { timeout: 120_000 }, () => {
  it('are mended wherever one was lost, changed, or is of no journal', async () => {
    const { bench, database } = await large();
    const whole = await copyOf(database);
    const sample = (await database.payouts.get('po7')) as PayoutRow;
    await database.payouts.bulkDelete(['po0', 'po499', 'po500', `po${many - 1}`]);
    await database.payouts.update('po250', { state: 'Completed' });
    await database.payouts.update('po900', { order: 3 });
    await database.payouts.bulkPut([
      { ...sample, id: 'between', order: 500.5 },
      { ...sample, id: 'beyond', order: 1e9 },
      { ...sample, id: 'nowhere', order: undefined as unknown as number },
    ]);
    await bench.restart();
    expect((await copyOf(database)).get('payouts')).toEqual(whole.get('payouts'));
    expect((await copyOf(database)).get('pullPayments')).toEqual(whole.get('pullPayments'));
  });

  it('are all written again where the database came up empty, and the head stands only when they are', async () => {
    const { bench, database } = await large();
    await empty(database);
    const written: number[] = [];
    const noted = (key: unknown): void => {
      if (key === 'head') void database.payouts.count().then((count) => written.push(count));
    };
    database.meta.hook('creating', noted);
    await bench.restart();
    database.meta.hook('creating').unsubscribe(noted);
    await bench.settled();
    expect(written).toEqual([many]);
    expect(await database.meta.get('head')).toEqual({ key: 'head', ...bench.disk.head(bench.walletId) });
  });

  it('keep nobody waiting: claims are answered before they are compared, and their rows follow', async () => {
    const { bench, database } = await large();
    await database.payouts.delete('po600');
    const free = hold(bench);
    const restarted = bench.restart();
    await answers(bench);
    expect(await bench.screen.health({})).toMatchObject({ value: { ready: true, problem: null, shut: [], behind: null } });
    const payoutId = await claim(bench, 5_000);
    expect((await cancel(bench, 'po600')).ok).toBe(true);
    free();
    await restarted;
    await bench.settled();
    expect(await database.payouts.bulkGet([payoutId, 'po600'])).toMatchObject([{ state: 'AwaitingApproval' }, { state: 'Cancelled' }]);
    expect(await database.meta.get('head')).toEqual({ key: 'head', ...bench.disk.head(bench.walletId) });
  });

  it('tell a webhook what was missed before what happens meanwhile, each once', async () => {
    const { bench, database } = await large();
    const before = await copyOf(database);
    const quote = await bench.screen.quote({ walletId: bench.walletId, payoutIds: ['po800'] });
    if (!quote.ok) throw new Error(quote.error.code);
    await bench.screen.approve({ walletId: bench.walletId, snapshotId: quote.value.snapshotId, payouts: [{ id: 'po800', revision: 0 }] });
    await bench.settled();
    await rollBack(database, before);
    const free = hold(bench);
    const restarted = bench.restart();
    await answers(bench);
    expect((await cancel(bench, 'po800')).ok).toBe(true);
    free();
    await restarted;
    await bench.settled();
    expect(await deliveriesOf(bench, 'po800')).toEqual([
      'PayoutCreated AwaitingApproval',
      'PayoutApproved AwaitingPayment',
      'PayoutUpdated Cancelled',
    ]);
  });

  it('that cannot be mended are told of as behind; the promises go on, and everything is written once it can be', async () => {
    const { bench, database } = await large();
    await database.payouts.delete('po700');
    const full = (): never => {
      throw new Dexie.AbortError('aborted', new DOMException('full', 'QuotaExceededError'));
    };
    database.payouts.hook('creating', full);
    await bench.restart();
    expect(await bench.screen.health({})).toMatchObject({ value: { shut: [], behind: { code: 'database-full' } } });
    const payoutId = await claim(bench, 5_000);
    await bench.settled();
    expect(await database.payouts.bulkGet(['po700', payoutId])).toEqual([undefined, undefined]);
    database.payouts.hook('creating').unsubscribe(full);
    for (let tick = 0; tick < 10; tick += 1) bench.main.emit('tick', { now: bench.now });
    for (let turn = 0; turn < 20; turn += 1) await bench.settled();
    expect((await bench.screen.health({})).ok && (await bench.screen.health({}))).toMatchObject({ value: { behind: null } });
    expect(await database.payouts.count()).toBe(many + 1);
    expect(await deliveriesOf(bench, payoutId)).toEqual(['PayoutCreated AwaitingApproval']);
  });

  it('tell the sender of what was paid meanwhile, though the app dies before all of them are compared', async () => {
    const { bench, database } = await large();
    const { walletId } = bench;
    const quote = await bench.screen.quote({ walletId, payoutIds: ['po5'] });
    if (!quote.ok) throw new Error(quote.error.code);
    await bench.screen.approve({ walletId, snapshotId: quote.value.snapshotId, payouts: [{ id: 'po5', revision: 0 }] });
    await bench.settled();
    await database.payouts.delete('po700');
    const full = (): never => {
      throw new Dexie.AbortError('aborted', new DOMException('full', 'QuotaExceededError'));
    };
    database.payouts.hook('creating', full);
    await bench.restart((main) => main.statuses.set(walletId, [paymentStatus({ payoutId: 'po5', phase: 'final', locked: true })]));
    expect(await database.payouts.get('po5')).toMatchObject({ state: 'Completed' });
    database.payouts.hook('creating').unsubscribe(full);
    await bench.restart();
    await bench.settled();
    expect(await database.payouts.get('po700')).toBeDefined();
    const notes = (await database.notifications.toArray()).filter((note) => note.payoutIds.includes('po5'));
    expect(notes.map((note) => note.type)).toContain('payment-final');
  });

  it('that could not be mended before the journal is read anew are told of in turn: first what was missed, then what came', async () => {
    const { bench, database } = await large();
    const before = await copyOf(database);
    const quote = await bench.screen.quote({ walletId: bench.walletId, payoutIds: ['po800'] });
    if (!quote.ok) throw new Error(quote.error.code);
    await bench.screen.approve({ walletId: bench.walletId, snapshotId: quote.value.snapshotId, payouts: [{ id: 'po800', revision: 0 }] });
    await bench.settled();
    await rollBack(database, before);
    await database.payouts.delete('po0');
    const full = (): never => {
      throw new Dexie.AbortError('aborted', new DOMException('full', 'QuotaExceededError'));
    };
    database.payouts.hook('creating', full);
    await bench.restart();
    expect((await cancel(bench, 'po800')).ok).toBe(true);
    bench.disk.failNext('disk-full');
    await expect(claim(bench, 5_000)).rejects.toThrow();
    database.payouts.hook('creating').unsubscribe(full);
    for (let tick = 0; tick < 10; tick += 1) bench.main.emit('tick', { now: bench.now });
    for (let turn = 0; turn < 40; turn += 1) await bench.settled();
    expect(await deliveriesOf(bench, 'po800')).toEqual([
      'PayoutCreated AwaitingApproval',
      'PayoutApproved AwaitingPayment',
      'PayoutUpdated Cancelled',
    ]);
    expect(await database.payouts.bulkGet(['po0', 'po800'])).toMatchObject([{ state: 'AwaitingApproval' }, { state: 'Cancelled' }]);
    expect(await database.meta.get('head')).toEqual({ key: 'head', ...bench.disk.head(bench.walletId) });
  });
});
