// Owns the stories of webhooks in the worker: what is told and in which order, what is tried again, and what survives a crash.
import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { bitcoinAddress } from '../../../../../tests/fakes/addresses.ts';
import { empty, walletDb } from '../../../../../tests/fakes/databases.ts';
import { newClaim, paymentStatus } from '../../../../../tests/fakes/payouts.ts';
import { Receiver, hook, tick } from '../../../../../tests/fakes/webhook-receiver.ts';
import { type Bench, openBench } from '../../../../../tests/fakes/workflow-bench.ts';
import type { DeliveryRow } from '../../../db/tables.ts';

const tokenHash = 'ab'.repeat(32);
let addresses = 100;

async function shop(...hooks: ReturnType<typeof hook>[]) {
  const receiver = new Receiver();
  const bench = await openBench({ servers: receiver.servers });
  bench.main.setHooks(bench.walletId, hooks.length > 0 ? hooks : [hook()]);
  const id = await bench.createPullPayment({ limit: '1000000' });
  await bench.settled();
  const claim = async (amount = '0.1'): Promise<string> => {
    addresses += 1;
    const body = { payoutMethodId: 'BTC-CHAIN', destination: bitcoinAddress(addresses), amount };
    const made = await bench.api.claim({ pullPaymentId: id, body, tokenHash });
    if (!made.ok) throw new Error(made.error.code);
    return String(made.value.id);
  };
  const approve = async (...ids: readonly string[]): Promise<void> => {
    const quote = await bench.screen.quote({ walletId: bench.walletId, payoutIds: [...ids] });
    if (!quote.ok) throw new Error(quote.error.code);
    const payouts = ids.map((payoutId) => ({ id: payoutId, revision: 0 }));
    const done = await bench.screen.approve({ walletId: bench.walletId, snapshotId: quote.value.snapshotId, payouts });
    if (!done.ok) throw new Error(done.error.code);
  };
  return { receiver, bench, id, claim, approve };
}

async function stored(bench: Bench): Promise<readonly DeliveryRow[]> {
  return walletDb(bench.walletId).deliveries.orderBy('order').toArray();
}

describe('what a webhook is told', () => {
  it('is the whole life of a payout, in order: claimed, approved, paid, confirmed', async () => {
    const { receiver, bench, id, claim, approve } = await shop();
    const payoutId = await claim();
    await approve(payoutId);
    bench.main.pay(bench.walletId, paymentStatus({ payoutId, phase: 'seen' }));
    await bench.settled();
    bench.main.pay(bench.walletId, paymentStatus({ payoutId, phase: 'final', confirmations: 1 }));
    await tick(bench);
    expect(receiver.told).toEqual([
      'PayoutCreated AwaitingApproval',
      'PayoutApproved AwaitingPayment',
      'PayoutUpdated InProgress',
      'PayoutUpdated Completed',
    ]);
    const [first] = receiver.arrived;
    expect(first).toMatchObject({ url: 'https://shop.example/hook' });
    expect(first?.body).toEqual({
      deliveryId: first?.body.deliveryId,
      webhookId: 'hook',
      originalDeliveryId: first?.body.deliveryId,
      isRedelivery: false,
      type: 'PayoutCreated',
      timestamp: bench.now,
      storeId: bench.walletId,
      payoutId,
      pullPaymentId: id,
      payoutState: 'AwaitingApproval',
    });
    expect((await stored(bench)).map(({ status, httpCode }) => [status, httpCode])).toEqual(Array(4).fill(['delivered', 200]));
  });

  it('is nothing twice: a second tick sends nothing', async () => {
    const { receiver, bench, claim } = await shop();
    await claim();
    await tick(bench);
    await tick(bench, 100);
    expect(receiver.arrived).toHaveLength(1);
  });

  it('of a claim that its terms approve at once is both, in this order', async () => {
    const { receiver, bench } = await shop();
    const id = await bench.createPullPayment({ autoApprove: true });
    const body = { payoutMethodId: 'BTC-CHAIN', destination: bitcoinAddress(90), amount: '1' };
    expect(await bench.api.claim({ pullPaymentId: id, body, tokenHash })).toMatchObject({ value: { state: 'AwaitingPayment' } });
    await tick(bench);
    expect(receiver.told).toEqual(['PayoutCreated AwaitingApproval', 'PayoutApproved AwaitingPayment']);
  });

  it('of an archived pull payment is each cancelled payout; a mark that changes nothing tells nothing', async () => {
    const { receiver, bench, id, claim } = await shop();
    const [first, second] = [await claim(), await claim()];
    await bench.screen.markPayout({ walletId: bench.walletId, payoutId: first, state: 'AwaitingApproval' });
    await bench.screen.archivePullPayment({ walletId: bench.walletId, id });
    await tick(bench);
    expect(receiver.told.slice(2)).toEqual(['PayoutUpdated Cancelled', 'PayoutUpdated Cancelled']);
    expect(receiver.arrived.slice(2).map(({ body }) => body.payoutId)).toEqual([first, second]);
  });

  it('is what each asked for, and nothing goes to one that is switched off', async () => {
    const only = { everything: false, specificEvents: ['PayoutUpdated' as const] };
    const { receiver, bench, claim } = await shop(
      hook({ id: 'a', authorizedEvents: only }),
      hook({ id: 'b' }),
      hook({ id: 'c', enabled: false }),
    );
    const payoutId = await claim();
    await bench.screen.cancelPayout({ walletId: bench.walletId, payoutId, reason: null });
    await tick(bench);
    expect(receiver.arrived.map(({ body }) => `${String(body.webhookId)} ${String(body.type)}`).sort()).toEqual([
      'a PayoutUpdated',
      'b PayoutCreated',
      'b PayoutUpdated',
    ]);
  });
});

describe('a delivery that fails', () => {
  it('is tried again after 10 s, 1 min and six times 10 min, under new ids that name the first, and then no more', async () => {
    const { receiver, bench, claim } = await shop();
    receiver.answers.push(500, 'host-unreachable', 408, 429, 503, 'host-timeout', 502, 599, 500, 500);
    await claim();
    await tick(bench);
    for (const [index, gap] of [10, 60, 600, 600, 600, 600, 600, 600].entries()) {
      await tick(bench, gap - 1);
      expect(receiver.arrived).toHaveLength(index + 1);
      await tick(bench, 1);
      expect(receiver.arrived).toHaveLength(index + 2);
    }
    await tick(bench, 10_000);
    expect(receiver.arrived).toHaveLength(9);
    const ids = receiver.arrived.map(({ body }) => body.deliveryId);
    expect(new Set(ids).size).toBe(9);
    expect(new Set(receiver.arrived.map(({ body }) => body.originalDeliveryId))).toEqual(new Set([ids[0]]));
    expect(receiver.arrived.map(({ body }) => body.isRedelivery)).toEqual([false, ...Array<boolean>(8).fill(true)]);
  });

  it.each([400, 404, 410, 301])('with %i is not tried again', async (status) => {
    const { receiver, bench, claim } = await shop();
    receiver.answers.push(status);
    await claim();
    await tick(bench);
    await tick(bench, 10_000);
    expect(receiver.arrived).toHaveLength(1);
    expect(await stored(bench)).toMatchObject([{ status: 'failed', httpCode: status }]);
  });

  it('is not tried again where that is switched off, or where its target may not be contacted', async () => {
    const { receiver, bench, claim } = await shop(hook({ id: 'a', automaticRedelivery: false }));
    receiver.answers.push(500);
    await claim();
    await tick(bench);
    bench.main.setHooks(bench.walletId, [hook({ id: 'b' })]);
    receiver.answers.push('host-address-refused');
    await claim();
    await tick(bench);
    await tick(bench, 10_000);
    expect(receiver.arrived).toHaveLength(2);
  });

  it('does not hold up what comes after it', async () => {
    const { receiver, bench, claim } = await shop();
    receiver.answers.push(500);
    const [first, second] = [await claim(), await claim()];
    await tick(bench);
    await tick(bench, 10);
    expect(receiver.arrived.map(({ body }) => [body.payoutId, body.isRedelivery])).toEqual([
      [first, false],
      [second, false],
      [first, true],
    ]);
  });

  it('is sent again by hand, as a new delivery', async () => {
    const { receiver, bench, claim } = await shop();
    receiver.answers.push(404);
    await claim();
    await tick(bench);
    const [failed] = await stored(bench);
    const again = await bench.screen.redeliver({ walletId: bench.walletId, webhookId: 'hook', deliveryId: failed?.id ?? '' });
    await tick(bench);
    expect(again).toMatchObject({ ok: true, value: { id: receiver.arrived[1]?.body.deliveryId } });
    expect(receiver.arrived[1]?.body).toMatchObject({ isRedelivery: true, originalDeliveryId: failed?.id });
    expect(await bench.screen.redeliver({ walletId: bench.walletId, webhookId: 'hook', deliveryId: 'none' })).toMatchObject({
      error: { code: 'webhookdelivery-not-found' },
    });
  });
});

describe('one after another', () => {
  it('each waits for the answer to the one before', async () => {
    const { receiver, bench, claim } = await shop();
    let answer: () => void = () => undefined;
    receiver.delay = () => new Promise((resolve) => (answer = resolve));
    await claim();
    await claim();
    await tick(bench);
    await tick(bench, 5);
    expect(receiver.arrived).toHaveLength(1);
    receiver.delay = async () => undefined;
    answer();
    await tick(bench);
    expect(receiver.arrived).toHaveLength(2);
  });

  it('another webhook does not wait for a slow one', async () => {
    const { receiver, bench, claim } = await shop(hook({ id: 'slow', url: 'https://slow.example/' }), hook({ id: 'quick' }));
    receiver.delay = async () => (receiver.arrived.at(-1)?.url.includes('slow') ? new Promise<never>(() => undefined) : undefined);
    await claim();
    await claim();
    await tick(bench);
    expect(receiver.arrived.filter(({ body }) => body.webhookId === 'quick')).toHaveLength(2);
    expect(receiver.arrived.filter(({ body }) => body.webhookId === 'slow')).toHaveLength(1);
  });

  it('ten thousand events hold up no claim', async () => {
    const { bench, id, claim, receiver } = await shop();
    receiver.delay = async () => new Promise<never>(() => undefined);
    const events = Array.from({ length: 10_000 }, (_, index) => ({
      type: 'claim-added' as const,
      payout: newClaim({ id: `many${index}`, pullPaymentId: id, address: bitcoinAddress(10_000 + index), originalAmount: '0.0001' }),
    }));
    const book = bench.workflow as unknown as { desk: { anyBook(id: string): { append(events: unknown[]): Promise<{ ok: boolean }> } } };
    for (let from = 0; from < events.length; from += 1000) {
      expect(await book.desk.anyBook(bench.walletId).append(events.slice(from, from + 1000))).toMatchObject({ ok: true });
    }
    await tick(bench);
    const before = Date.now();
    await claim();
    expect(Date.now() - before).toBeLessThan(1000);
    while ((await walletDb(bench.walletId).deliveries.count()) < 10_001) await bench.settled();
    expect(receiver.arrived).toHaveLength(1);
  }, 120_000);
});

describe('old deliveries', () => {
  it('go when there are more than a hundred, the newest stay', async () => {
    const { bench, claim, receiver } = await shop();
    for (let count = 0; count < 105; count += 1) await claim();
    for (let turn = 0; receiver.arrived.length < 105 && turn < 200; turn += 1) await tick(bench);
    await tick(bench);
    const kept = await stored(bench);
    expect(kept).toHaveLength(100);
    expect(kept.at(-1)?.id).toBe(receiver.arrived.at(-1)?.body.deliveryId);
    expect(kept.map(({ id }) => id)).not.toContain(receiver.arrived[0]?.body.deliveryId);
  }, 60_000);
});

describe('after a crash', () => {
  it('what was to be sent is sent, in its order', async () => {
    const { receiver, bench, claim, approve } = await shop();
    const payoutId = await claim();
    await approve(payoutId);
    await bench.settled();
    expect(receiver.arrived).toEqual([]);
    await bench.restart();
    await tick(bench);
    expect(receiver.told).toEqual(['PayoutCreated AwaitingApproval', 'PayoutApproved AwaitingPayment']);
  });

  it('in the middle of a delivery it is sent again under its own id', async () => {
    const { receiver, bench, claim } = await shop();
    receiver.delay = () => new Promise<never>(() => undefined);
    await claim();
    await tick(bench);
    receiver.delay = async () => undefined;
    await bench.restart();
    await tick(bench);
    expect(receiver.arrived).toHaveLength(2);
    expect(receiver.arrived[1]?.raw).toBe(receiver.arrived[0]?.raw);
  });

  it('between journal and rows the events are made from what differs', async () => {
    const { receiver, bench, id, claim } = await shop();
    const payoutId = await claim();
    await tick(bench);
    const approvals = [
      { payoutId, revision: 0, payoutAmount: '0.1', rate: '1', rateRule: null, rateSource: 'same-currency', rateLockedAt: bench.now },
    ];
    const late = newClaim({ id: 'late', pullPaymentId: id, address: bitcoinAddress(77) });
    await bench.restart(() =>
      bench.disk.put(bench.walletId, bench.now, [
        { type: 'payouts-approved', approvals },
        { type: 'claim-added', payout: late },
        { type: 'payout-cancelled', payoutId: 'late', by: 'sender', reason: null },
      ]),
    );
    await tick(bench);
    expect(receiver.arrived.slice(1).map(({ body }) => [body.payoutId, body.type, body.payoutState])).toEqual([
      [payoutId, 'PayoutApproved', 'AwaitingPayment'],
      ['late', 'PayoutCreated', 'AwaitingApproval'],
      ['late', 'PayoutUpdated', 'Cancelled'],
    ]);
  });

  it('what the outbox did meanwhile is told', async () => {
    const { receiver, bench, claim, approve } = await shop();
    const payoutId = await claim();
    await approve(payoutId);
    await tick(bench);
    await bench.restart((main) => void main.statuses.set(bench.walletId, [paymentStatus({ payoutId, phase: 'final' })]));
    await tick(bench);
    expect(receiver.told.slice(2)).toEqual(['PayoutUpdated Completed']);
  });

  it('that lost the database nothing is told anew', async () => {
    const { receiver, bench, claim } = await shop();
    await claim();
    await tick(bench);
    await empty(walletDb(bench.walletId));
    await bench.restart();
    await tick(bench, 1000);
    expect(receiver.arrived).toHaveLength(1);
    expect(await stored(bench)).toEqual([]);
  });
});

describe('a promise that did not get to the disk', () => {
  it('is told to nobody', async () => {
    const { receiver, bench, claim } = await shop();
    bench.disk.failNext('disk-full');
    await expect(claim()).rejects.toThrow('disk-full');
    await tick(bench, 100);
    expect(receiver.arrived).toEqual([]);
  });
});

describe('a webhook that is switched off or removed', () => {
  it.each([
    ['switched off', [hook({ enabled: false })]],
    ['removed', []],
  ])('and was %s is sent nothing that waited, not even when it is there again', async (_name, left) => {
    const { receiver, bench, claim } = await shop();
    receiver.answers.push(500);
    await claim();
    await tick(bench);
    bench.main.setHooks(bench.walletId, left);
    await tick(bench, 100);
    bench.main.setHooks(bench.walletId, [hook()]);
    await tick(bench, 10_000);
    expect(receiver.arrived).toHaveLength(1);
    await claim();
    await tick(bench);
    expect(receiver.arrived).toHaveLength(2);
  });

  it('while the app was not running leaves nothing behind', async () => {
    const { receiver, bench, claim } = await shop();
    await claim();
    await bench.settled();
    await bench.restart((main) => main.hooks.set(bench.walletId, []));
    await tick(bench);
    expect(await stored(bench)).toEqual([]);
    expect(receiver.arrived).toEqual([]);
  });
});

describe('without the server process', () => {
  it('everything waits until it is there again', async () => {
    const { receiver, bench, claim } = await shop();
    receiver.answers.push('not-ready');
    await claim();
    await tick(bench);
    expect(await stored(bench)).toMatchObject([{ status: 'pending', attempts: 1 }]);
    await tick(bench, 1);
    expect(receiver.arrived).toHaveLength(2);
    expect(receiver.arrived[1]?.raw).toBe(receiver.arrived[0]?.raw);
  });
});

describe('rows that could not be written', () => {
  it('tell once, whether they are written later or the wallet is read anew before', async () => {
    const { receiver, bench, claim } = await shop();
    const full = (): never => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    const { payouts } = walletDb(bench.walletId);
    payouts.hook('creating', full);
    await claim();
    await tick(bench);
    expect(receiver.arrived).toEqual([]);
    payouts.hook('creating').unsubscribe(full);
    bench.disk.failNext('disk-full');
    await expect(claim()).rejects.toThrow('disk-full');
    for (let turn = 0; turn < 12; turn += 1) await tick(bench);
    expect(receiver.told).toEqual(['PayoutCreated AwaitingApproval']);
    await bench.restart();
    await tick(bench, 100);
    expect(receiver.arrived).toHaveLength(1);
  });
});
