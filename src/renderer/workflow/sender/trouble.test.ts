// Owns the stories of trouble around the workflow: databases that cannot be opened or written, one wallet beside another, a clock that goes back.
import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { bitcoinAddress } from '../../../../tests/fakes/addresses.ts';
import { walletDb } from '../../../../tests/fakes/databases.ts';
import { paymentStatus } from '../../../../tests/fakes/payouts.ts';
import { Disk } from '../../../../tests/fakes/promise-disk.ts';
import { type Bench, openBench, terms, wallet } from '../../../../tests/fakes/workflow-bench.ts';

const tokenHash = 'ab'.repeat(32);

async function claim(bench: Bench, pullPaymentId: string, number: number): Promise<string> {
  const body = { payoutMethodId: 'BTC-CHAIN', destination: bitcoinAddress(number), amount: '1' };
  const made = await bench.api.claim({ pullPaymentId, body, tokenHash });
  if (!made.ok) throw new Error(made.error.code);
  return String(made.value.id);
}

async function ticks(bench: Bench, count = 10): Promise<void> {
  for (let tick = 0; tick < count; tick += 1) bench.main.emit('tick', { now: bench.now });
  await bench.settled();
}

async function health(bench: Bench) {
  const answer = await bench.screen.health({});
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}

afterEach(() => vi.restoreAllMocks());

/** What Chromium says when the disk is full, as Dexie passes it on. */
function quota(): never {
  throw new Dexie.AbortError('aborted', new DOMException('full', 'QuotaExceededError'));
}

describe('a database that cannot be opened', () => {
  it('keeps its wallet shut with the reason, and is opened as soon as it can be', async () => {
    const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('no', 'UnknownError');
    });
    const bench = await openBench();
    expect((await health(bench)).shut).toEqual([{ walletId: bench.walletId, problem: { code: 'database-unreadable' } }]);
    expect(await bench.screen.createPullPayment({ walletId: bench.walletId, terms })).toMatchObject({
      error: { code: 'database-unreadable' },
    });
    open.mockRestore();
    await ticks(bench);
    expect((await health(bench)).shut).toEqual([]);
    expect(await bench.screen.createPullPayment({ walletId: bench.walletId, terms })).toMatchObject({ ok: true });
  });

  it('at the second attempt either is given up: main is asked once to remove it, and only then', async () => {
    const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError');
    });
    const bench = await openBench();
    expect(bench.main.asked.rebuilds).toBe(0);
    await ticks(bench);
    await ticks(bench);
    expect(bench.main.asked.rebuilds).toBe(1);
    open.mockRestore();
  });

  it('because the disk is full is not given up', async () => {
    const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    const bench = await openBench();
    await ticks(bench, 20);
    expect(bench.main.asked.rebuilds).toBe(0);
    open.mockRestore();
  });

  it('and belongs to a newer version, says so', async () => {
    const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('newer', 'VersionError');
    });
    const bench = await openBench();
    expect((await health(bench)).shut).toMatchObject([{ problem: { code: 'database-newer' } }]);
    open.mockRestore();
  });

  it('because somebody else holds it, is not waited for for ever', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const open = vi
      .spyOn(indexedDB, 'open')
      .mockImplementation(() => ({ addEventListener: () => undefined }) as unknown as IDBOpenDBRequest);
    const bench = await openBench({ eager: true });
    await vi.advanceTimersByTimeAsync(11_000);
    vi.useRealTimers();
    await bench.starting;
    expect((await health(bench)).shut).toMatchObject([{ problem: { code: 'database-blocked' } }]);
    open.mockRestore();
  });

  it('leaves the other wallet at work', async () => {
    const disk = new Disk();
    const [a, b] = [wallet({ id: 'left-at-work-a' }), wallet({ id: 'left-at-work-b' })];
    const bench = await openBench({ disk, wallets: [a, b] });
    await bench.screen.createPullPayment({ walletId: a.id, terms });
    await bench.screen.createPullPayment({ walletId: b.id, terms });
    await bench.settled();
    disk.journal(a.id).length = 0;
    await bench.restart();
    expect(await health(bench)).toMatchObject({
      ready: true,
      problem: null,
      shut: [{ walletId: a.id, problem: { code: 'database-ahead' } }],
    });
    expect(await bench.screen.createPullPayment({ walletId: a.id, terms })).toMatchObject({ error: { code: 'database-ahead' } });
    expect(await bench.screen.createPullPayment({ walletId: b.id, terms })).toMatchObject({ ok: true });
  });
});

describe('rows that cannot be written', () => {
  it('are told of while the promise stands, and are written by themselves once there is room', async () => {
    const bench = await openBench();
    const id = await bench.createPullPayment();
    await bench.settled();
    const database = walletDb(bench.walletId);
    database.payouts.hook('creating', quota);
    const payoutId = await claim(bench, id, 1);
    await bench.settled();
    expect((await health(bench)).behind).toEqual({ code: 'database-full' });
    expect(await bench.api.payout({ pullPaymentId: id, payoutId, caller: { tokenHash } })).toMatchObject({ ok: true });
    database.payouts.hook('creating').unsubscribe(quota);
    await ticks(bench);
    expect(await database.payouts.get(payoutId)).toMatchObject({ state: 'AwaitingApproval' });
    expect((await health(bench)).behind).toBeNull();
  });

  it('of notifications are a refusal in words, not a fault of the program', async () => {
    const bench = await openBench();
    const id = await bench.createPullPayment();
    await claim(bench, id, 1);
    await bench.settled();
    const database = walletDb(bench.walletId);
    const [note] = await database.notifications.toArray();
    database.notifications.hook('updating', quota);
    expect(await bench.screen.seeNotifications({ ids: [note?.id ?? ''], seen: true })).toMatchObject({ error: { code: 'database-full' } });
    database.notifications.hook('updating').unsubscribe(quota);
    expect(await bench.screen.seeNotifications({ ids: [note?.id ?? ''], seen: true })).toMatchObject({ ok: true });
  });
});

describe('word of the outbox', () => {
  it('on the end of an earlier plan does not open the lock of the next', async () => {
    const bench = await openBench();
    const { walletId } = bench;
    const pullPaymentId = await bench.createPullPayment();
    const payoutId = await claim(bench, pullPaymentId, 1);
    const quote = await bench.screen.quote({ walletId, payoutIds: [payoutId] });
    if (!quote.ok) throw new Error(quote.error.code);
    await bench.screen.approve({ walletId, snapshotId: quote.value.snapshotId, payouts: [{ id: payoutId, revision: 0 }] });
    expect(await bench.main.worker.lockPayouts({ walletId, planId: 'second', payouts: [{ payoutId, revision: 0 }] })).toMatchObject({
      ok: true,
    });
    bench.main.emit('payments-changed', {
      walletId,
      statuses: [paymentStatus({ payoutId, planId: 'first', phase: 'failed', locked: false })],
    });
    await bench.settled();
    expect(await bench.screen.cancelPayout({ walletId, payoutId, reason: null })).toMatchObject({ error: { code: 'invalid-state' } });
    bench.main.emit('payments-changed', {
      walletId,
      statuses: [paymentStatus({ payoutId, planId: 'second', phase: 'void', locked: false })],
    });
    await bench.settled();
    expect(await bench.screen.cancelPayout({ walletId, payoutId, reason: null })).toMatchObject({ ok: true });
  });

  it('that was lost with the worker leaves no lock behind: main alone knows which plans live', async () => {
    const bench = await openBench();
    const { walletId } = bench;
    const pullPaymentId = await bench.createPullPayment();
    const payoutId = await claim(bench, pullPaymentId, 1);
    const quote = await bench.screen.quote({ walletId, payoutIds: [payoutId] });
    if (!quote.ok) throw new Error(quote.error.code);
    await bench.screen.approve({ walletId, snapshotId: quote.value.snapshotId, payouts: [{ id: payoutId, revision: 0 }] });
    await bench.main.worker.lockPayouts({ walletId, planId: 'unknown to main', payouts: [{ payoutId, revision: 0 }] });
    await bench.settled();
    await bench.restart();
    expect(await walletDb(walletId).payouts.get(payoutId)).toMatchObject({ locked: false });
    expect(await bench.screen.cancelPayout({ walletId, payoutId, reason: null })).toMatchObject({ ok: true });
  });
});

describe('a clock that was set back', () => {
  it('makes no old rate young again', async () => {
    const bench = await openBench();
    const { walletId } = bench;
    const pullPaymentId = await bench.createPullPayment();
    const payoutId = await claim(bench, pullPaymentId, 1);
    const quote = await bench.screen.quote({ walletId, payoutIds: [payoutId] });
    if (!quote.ok) throw new Error(quote.error.code);
    bench.now -= 3600;
    const payouts = [{ id: payoutId, revision: 0 }];
    expect(await bench.screen.approve({ walletId, snapshotId: quote.value.snapshotId, payouts })).toMatchObject({
      error: { code: 'quote-expired' },
    });
  });
});
