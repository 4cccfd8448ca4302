// Owns the stories of a desk with a connected store: its payouts come into the queue, are approved, paid from this wallet, and marked with their proof (spec §16.9).
import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { walletDatabase } from '../src/renderer/db/database.ts';
import { deskProof } from '../src/shared/connected/remote-id.ts';
import { bitcoinAddress } from './fakes/addresses.ts';
import { FakeBtcpay, type FakePayout } from './fakes/fake-btcpay.ts';
import { Killed } from './fakes/scripted-driver.ts';
import { StoreDesk } from './fakes/store-desk.ts';
import { start } from './fakes/payouts.ts';

const open: FakeBtcpay[] = [];
afterEach(() => {
  for (const host of open.splice(0)) host.close();
});

async function btcpay(): Promise<FakeBtcpay> {
  const host = await new FakeBtcpay().open();
  open.push(host);
  return host;
}

const deskAt = (host: FakeBtcpay): Promise<StoreDesk> => StoreDesk.open({ origin: host.origin, storeId: host.storeId, key: host.apiKey });

async function oneApproved() {
  const host = await btcpay();
  const payout = host.payout({ destination: bitcoinAddress(7), state: 'AwaitingPayment', payoutAmount: 0.0002 });
  const desk = await deskAt(host);
  await desk.refresh();
  return { host, payout, desk };
}

const rowOf = async (desk: StoreDesk) => walletDatabase('practice', desk.bench.walletId).connectedStores.get(desk.store.id);
const txidOf = (payout: FakePayout): unknown => payout.proof?.transactionId;
const priced = (desk: StoreDesk): void =>
  void desk.bench.main.rates.set('BTC_USD', { pair: 'BTC_USD', rate: '50000', source: 'practice', at: start });

async function approve(desk: StoreDesk, ...payoutIds: readonly string[]) {
  const { screen, walletId } = desk.bench;
  const ids = payoutIds.map((id) => desk.id(id));
  const quote = await screen.quote({ walletId, payoutIds: ids });
  if (!quote.ok) throw new Error(quote.error.code);
  const payouts = quote.value.lines.map(({ payoutId, revision }) => ({ id: payoutId, revision }));
  return screen.approve({ walletId, snapshotId: quote.value.snapshotId, payouts });
}

describe('taking over', () => {
  it('what waits at the store stands in the queue, as a promise of its own with the store’s amount', async () => {
    const host = await btcpay();
    const waiting = host.payout({ destination: bitcoinAddress(1) });
    const approved = host.payout({ destination: bitcoinAddress(2), state: 'AwaitingPayment', payoutAmount: 0.00033334 });
    host.payout({ destination: bitcoinAddress(3), state: 'Completed', payoutAmount: 1 });
    const desk = await deskAt(host);
    await desk.refresh();
    const remote = { origin: host.origin, storeId: host.storeId };
    expect(desk.promised(waiting.id)).toMatchObject({
      state: 'AwaitingApproval',
      route: 'remote',
      remote: { ...remote, payoutId: waiting.id },
      originalAmount: '10',
      originalCurrency: 'USD',
      payoutAmount: null,
    });
    expect(desk.promised(approved.id)).toMatchObject({
      state: 'AwaitingPayment',
      payoutAmount: '0.00033334',
      rateLock: { rateSource: 'store', rate: expect.stringMatching(/^29999\.4/) },
    });
    expect(desk.bench.main.log(desk.bench.walletId).world.payouts.size).toBe(2);
    expect(await rowOf(desk)).toMatchObject({ problem: null, unreadable: 0, payouts: 2, checkedAt: desk.bench.now });
    const rows = await walletDatabase('practice', desk.bench.walletId).payouts.toArray();
    expect(new Set(rows.map((row) => row.remote?.payoutId))).toEqual(new Set([waiting.id, approved.id]));
  });

  it('a store that talks nonsense keeps nobody else out, and is told of', async () => {
    const host = await btcpay();
    const address = bitcoinAddress(1);
    const good = host.payout({ destination: address });
    host.payout({ destination: address });
    host.payout({ destination: 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq' });
    host.payout({ destination: 'lnbc1…', methodId: 'BTC-LN' });
    host.payout({ destination: bitcoinAddress(4), originalAmount: -5 });
    host.payout({
      destination: bitcoinAddress(5),
      state: 'AwaitingPayment',
      payoutAmount: 0.0003,
      originalCurrency: 'BTC',
      originalAmount: 0.0002,
    });
    host.payout({ destination: bitcoinAddress(6), state: 'Sleeping' as never });
    const desk = await deskAt(host);
    await desk.refresh();
    expect([...desk.bench.main.log(desk.bench.walletId).world.payouts.keys()]).toEqual([desk.id(good.id)]);
    expect(await rowOf(desk)).toMatchObject({
      problem: null,
      payouts: 1,
      unreadable: 6,
      reasons: {
        'duplicate-destination': 1,
        'payout-method-unknown': 1,
        'amount-not-positive': 1,
        'remote-amount-wrong': 1,
        'host-answer': 1,
      },
    });
  });

  it('thousands of payouts to one address are one payout, and a list beyond all bounds is none', async () => {
    const host = await btcpay();
    for (let made = 0; made < 2000; made += 1) host.payout({ destination: bitcoinAddress(1) });
    const desk = await deskAt(host);
    await desk.refresh();
    expect(desk.bench.main.log(desk.bench.walletId).world.payouts.size).toBe(1);
    expect(await rowOf(desk)).toMatchObject({ payouts: 1, unreadable: 1999, reasons: { 'duplicate-destination': 1999 } });
    for (let made = 2000; made < 20_001; made += 1) host.payout({ destination: bitcoinAddress(1) });
    await desk.refresh();
    expect(await rowOf(desk)).toMatchObject({ problem: 'host-answer', payouts: 1 });
    host.payouts.splice(1);
    host.huge = true;
    await desk.refresh();
    expect(await rowOf(desk)).toMatchObject({ problem: 'host-answer', payouts: 1 });
    host.huge = false;
    await desk.refresh();
    expect(await rowOf(desk)).toMatchObject({ problem: null, payouts: 1, unreadable: 0 });
  });

  it('a store that answers about another payout than the one that was asked for has answered nothing', async () => {
    const { host, payout, desk } = await oneApproved();
    const other = host.payout({ destination: bitcoinAddress(8), state: 'AwaitingPayment', payoutAmount: 0.0002 });
    host.answersWith = other;
    await desk.confirm(payout.id);
    await desk.live(10);
    expect([desk.paid(payout.id), desk.paid(other.id), payout.state]).toEqual([0, 0, 'AwaitingPayment']);
    host.answersWith = null;
    await desk.live(10);
    expect(desk.paid(payout.id)).toBe(1);
  });

  it('later changes at the store are followed, step by step', async () => {
    const host = await btcpay();
    const payout = host.payout({ destination: bitcoinAddress(1) });
    const desk = await deskAt(host);
    const story: [Partial<FakePayout>, object][] = [
      [{}, { state: 'AwaitingApproval' }],
      [
        { state: 'AwaitingPayment', payoutAmount: 0.0002 },
        { state: 'AwaitingPayment', payoutAmount: '0.0002' },
      ],
      [{ payoutAmount: 0.0003 }, { state: 'AwaitingPayment', payoutAmount: '0.0003' }],
      [{ destination: bitcoinAddress(2) }, { state: 'AwaitingPayment', revision: 1, address: bitcoinAddress(2) }],
      [{ state: 'AwaitingApproval' }, { state: 'AwaitingApproval', payoutAmount: null }],
      [{ state: 'Cancelled' }, { state: 'Cancelled' }],
      [{ state: 'AwaitingPayment' }, { state: 'AwaitingPayment', payoutAmount: '0.0003' }],
      [
        { state: 'InProgress', proof: { proofType: 'x', id: '1' } },
        { state: 'InProgress', proof: { proofType: 'x', id: '1' } },
      ],
      [
        { state: 'AwaitingPayment', proof: null },
        { state: 'AwaitingPayment', proof: null },
      ],
      [
        { state: 'Completed', proof: { ProofType: 'y', TransactionId: 'ab' } },
        { state: 'Completed', proof: { transactionId: 'ab' } },
      ],
      [{ state: 'Completed' }, { state: 'Completed' }],
    ];
    for (const [change, ours] of story) {
      Object.assign(payout, change);
      await desk.refresh();
      expect(desk.promised(payout.id), JSON.stringify(change)).toMatchObject(ours);
    }
    const before = desk.bench.disk.head(desk.bench.walletId).seq;
    await desk.refresh();
    expect(desk.bench.disk.head(desk.bench.walletId).seq).toBe(before);
  });

  it('a payment that the store noticed keeps it from being paid here', async () => {
    const { host, payout, desk } = await oneApproved();
    payout.proof = { ProofType: 'PayoutTransactionOnChainBlob', TransactionId: 'ab'.repeat(32), Accounted: false };
    await desk.refresh();
    expect(desk.promised(payout.id)).toMatchObject({ state: 'AwaitingPayment', external: { seen: ['ab'.repeat(32)] } });
    const { screen, walletId } = desk.bench;
    expect(await screen.acceptExternal({ walletId, payoutId: desk.id(payout.id) })).toMatchObject({ error: { code: 'remote-mark-there' } });
    host.now += 1;
  });

  it('a key that was revoked is shown, nothing is lost, and it goes on with another', async () => {
    const { host, payout, desk } = await oneApproved();
    host.permissions = [];
    await desk.refresh();
    expect(await rowOf(desk)).toMatchObject({ problem: 'missing-permission', payouts: 1 });
    expect(desk.promised(payout.id)).toMatchObject({ state: 'AwaitingPayment' });
    await desk.confirm(payout.id);
    await desk.live(10);
    expect([desk.paid(payout.id), payout.state]).toEqual([0, 'AwaitingPayment']);
    host.permissions = ['btcpay.store.canmanagepayouts', 'btcpay.store.canviewpayouts'];
    await desk.live(10);
    expect(desk.paid(payout.id)).toBe(1);
  });

  it('is disconnected: what was open is no longer ours to pay', async () => {
    const { payout, desk } = await oneApproved();
    desk.bench.main.setStores([]);
    await desk.quiet();
    expect(desk.promised(payout.id)).toMatchObject({ state: 'Cancelled' });
    expect(payout.state).toBe('AwaitingPayment');
    desk.bench.main.setStores([desk.store]);
    await desk.quiet();
    await desk.refresh();
    expect(desk.promised(payout.id)).toMatchObject({ state: 'AwaitingPayment' });
  });
});

describe('deciding', () => {
  it('approving asks the store at the rate that was shown, and writes what it answered', async () => {
    const host = await btcpay();
    const payout = host.payout({ destination: bitcoinAddress(1) });
    const desk = await deskAt(host);
    priced(desk);
    await desk.refresh();
    expect(await approve(desk, payout.id)).toEqual({ ok: true, value: {} });
    expect(host.posts(payout.id)).toEqual([{ revision: 0, rateRule: '50000' }]);
    expect(desk.promised(payout.id)).toMatchObject({ state: 'AwaitingPayment', payoutAmount: '0.0002', rateLock: { rateSource: 'store' } });
  });

  it.each(['request', 'answer'] as const)('a lost %s is read again, never assumed', async (what) => {
    const host = await btcpay();
    const payout = host.payout({ destination: bitcoinAddress(1) });
    const desk = await deskAt(host);
    priced(desk);
    await desk.refresh();
    host.mishaps.push({ line: `POST /api/v1/stores/${host.storeId}/payouts/${payout.id}`, what });
    const approved = await approve(desk, payout.id);
    const arrived = what === 'answer';
    expect(approved.ok).toBe(arrived);
    const state = arrived ? 'AwaitingPayment' : 'AwaitingApproval';
    expect([payout.state, desk.promised(payout.id)?.state]).toEqual([state, state]);
  });

  it('a store that approves at another amount than was shown says so', async () => {
    const host = await btcpay();
    const payout = host.payout({ destination: bitcoinAddress(1) });
    const desk = await deskAt(host);
    priced(desk);
    await desk.refresh();
    host.spread = 1.1;
    expect(await approve(desk, payout.id)).toMatchObject({
      error: { code: 'approval-refused', params: { [desk.id(payout.id)]: 'remote-approved-otherwise' } },
    });
    expect(desk.promised(payout.id)).toMatchObject({ state: 'AwaitingPayment', payoutAmount: '0.00018182' });
  });

  it('a store that answers an approval with another destination is not taken at its word that nothing changed', async () => {
    const host = await btcpay();
    const payout = host.payout({ destination: bitcoinAddress(1) });
    const desk = await deskAt(host);
    priced(desk);
    await desk.refresh();
    host.whenApproved = (approved) => (approved.destination = bitcoinAddress(2));
    expect(await approve(desk, payout.id)).toMatchObject({
      error: { code: 'approval-refused', params: { [desk.id(payout.id)]: 'remote-payout-changed' } },
    });
    expect(desk.promised(payout.id)).toMatchObject({ state: 'AwaitingPayment', revision: 1, address: bitcoinAddress(2) });
  });

  it('declining cancels at the store; taking back the rate too; marking by hand is done there', async () => {
    const { host, payout, desk } = await oneApproved();
    const { screen, walletId } = desk.bench;
    const payoutId = desk.id(payout.id);
    expect(await screen.markPayout({ walletId, payoutId, state: 'Completed' })).toMatchObject({ error: { code: 'remote-mark-there' } });
    expect(await screen.markPayout({ walletId, payoutId, state: 'AwaitingApproval' })).toEqual({ ok: true, value: {} });
    expect([payout.state, desk.promised(payout.id)?.state]).toEqual(['AwaitingApproval', 'AwaitingApproval']);
    host.mishaps.push({ line: 'DELETE', what: 'answer' });
    expect(await screen.cancelPayout({ walletId, payoutId, reason: 'twice' })).toEqual({ ok: true, value: {} });
    expect([payout.state, desk.promised(payout.id)]).toMatchObject(['Cancelled', { state: 'Cancelled', reason: 'twice' }]);
  });
});

describe('paying', () => {
  it('takes it at the store, waits, looks, signs, and leaves the transaction id and then the end there', async () => {
    const { payout, desk } = await oneApproved();
    const planId = await desk.confirm(payout.id);
    await desk.pass();
    expect(payout).toMatchObject({ state: 'InProgress', proof: { proofType: deskProof, id: desk.proof(planId, payout.id) } });
    expect(desk.paid(payout.id)).toBe(0);
    await desk.live(8);
    expect(desk.paid(payout.id)).toBe(1);
    expect(payout).toMatchObject({ state: 'InProgress', proof: { proofType: 'PayoutTransactionOnChainBlob' } });
    desk.world.network.mine();
    await desk.live(8);
    expect(payout.state).toBe('Completed');
    expect(desk.bench.main.statuses.get(desk.bench.walletId)?.[0]).toMatchObject({ phase: 'final', transactionId: txidOf(payout) });
    expect(await rowOf(desk)).toMatchObject({ conflicts: [] });
  });

  it('nothing leaves before the pause is over, whatever asks for it', async () => {
    const { payout, desk } = await oneApproved();
    await desk.confirm(payout.id);
    for (let asked = 0; asked < 20; asked += 1) await desk.pass();
    await desk.tick(3);
    await desk.pass();
    expect(desk.paid(payout.id)).toBe(0);
    await desk.live(3);
    expect(desk.paid(payout.id)).toBe(1);
  });

  it('a plan that is given up gives back what it took', async () => {
    const { payout, desk } = await oneApproved();
    const planId = await desk.confirm(payout.id);
    await desk.pass();
    expect(payout.state).toBe('InProgress');
    await desk.outbox.discard(planId);
    await desk.live(8);
    expect(payout).toMatchObject({ state: 'AwaitingPayment', proof: null });
    expect(desk.promised(payout.id)).toMatchObject({ state: 'AwaitingPayment' });
    await desk.confirm(payout.id);
    await desk.live(8);
    expect(desk.paid(payout.id)).toBe(1);
  });

  it.each<[string, (payout: FakePayout) => void, string]>([
    ['another amount', (payout) => (payout.payoutAmount = 0.0003), 'remote-payout-changed'],
    ['another destination', (payout) => (payout.destination = bitcoinAddress(9)), 'remote-payout-changed'],
    ['cancelled', (payout) => Object.assign(payout, { state: 'Cancelled', proof: null }), 'remote-payout-cancelled'],
    ['taken by another desk', (payout) => (payout.proof = { proofType: deskProof, id: 'ff'.repeat(16) }), 'remote-payout-taken'],
    ['paid by hand', (payout) => Object.assign(payout, { state: 'Completed' }), 'remote-payout-taken'],
  ])('%s in the pause: nothing is signed, and the row says why', async (_name, change, code) => {
    const { payout, desk } = await oneApproved();
    await desk.confirm(payout.id);
    await desk.pass();
    change(payout);
    await desk.live(8);
    expect(desk.paid(payout.id)).toBe(0);
    expect(desk.world.counters.signed).toBe(0);
    expect(desk.bench.main.statuses.get(desk.bench.walletId)?.[0]).toMatchObject({ phase: 'void', reason: code });
  });

  it.each(['request', 'answer'] as const)('a lost %s to the mark costs time, and no money', async (what) => {
    const { host, payout, desk } = await oneApproved();
    await desk.confirm(payout.id);
    host.mishaps.push({ line: '/mark', what });
    await desk.live(40);
    expect(desk.paid(payout.id)).toBe(1);
    expect(txidOf(payout)).toBeDefined();
  });

  it('a store that is silent, broken or slow gets nothing signed, and all of it once it is back', async () => {
    const { host, payout, desk } = await oneApproved();
    await desk.confirm(payout.id);
    await desk.pass();
    for (let time = 0; time < 400; time += 1) host.mishaps.push({ line: '/payouts', what: time % 2 === 0 ? 500 : 'answer' });
    await desk.live(20);
    expect(desk.paid(payout.id)).toBe(0);
    host.mishaps.splice(0);
    await desk.live(5);
    expect(desk.paid(payout.id)).toBe(1);
    desk.world.network.mine();
    for (let time = 0; time < 6; time += 1) host.mishaps.push({ line: '/mark', what: 503 });
    await desk.live(70);
    expect(payout.state).toBe('Completed');
  });

  it('cancelled at the store while our payment is on its way: shown, told, and not undone', async () => {
    const { payout, desk } = await oneApproved();
    await desk.confirm(payout.id);
    await desk.live(8);
    expect(desk.paid(payout.id)).toBe(1);
    Object.assign(payout, { state: 'Cancelled', proof: null });
    await desk.refresh();
    await desk.live(2);
    expect(payout.state).toBe('Cancelled');
    expect(await rowOf(desk)).toMatchObject({ conflicts: [desk.id(payout.id)] });
    expect(desk.bench.main.told.filter((note) => note.kind === 'attention')).toHaveLength(1);
  });

  it('once said to be paid, it stays said: a block that vanishes is not fought over', async () => {
    const { payout, desk } = await oneApproved();
    await desk.confirm(payout.id);
    await desk.live(8);
    desk.world.network.mine();
    await desk.live(8);
    expect(payout.state).toBe('Completed');
    const marks = desk.bench.now;
    const [status] = desk.bench.main.statuses.get(desk.bench.walletId) ?? [];
    if (status) desk.bench.main.pay(desk.bench.walletId, { ...status, recheck: true, confirmations: 0 });
    await desk.refresh();
    expect(payout.state).toBe('Completed');
    expect(await rowOf(desk)).toMatchObject({ conflicts: [] });
    expect(desk.bench.now).toBeGreaterThanOrEqual(marks);
  });
});

describe('a process that dies', () => {
  it('after each durable state, pays exactly once and tells the store in the end', async () => {
    const states = ['confirmed', 'signed', 'publishing', 'seen', 'final'] as const;
    for (const state of states) {
      const { payout, desk } = await oneApproved();
      await desk.restart((at) => {
        if (at === state) throw new Killed();
      });
      const life = async (): Promise<void> => {
        await desk.confirm(payout.id);
        for (let round = 0; round < 10; round += 1) {
          await desk.live(1);
          if (round > 6) desk.world.network.mine();
        }
      };
      await expect(life(), state).rejects.toBeInstanceOf(Killed);
      await desk.restart();
      const held = desk.outbox.liveFor([desk.id(payout.id)]);
      if (held.length === 0) await desk.confirm(payout.id);
      for (let round = 0; round < 45; round += 1) {
        await desk.live(1);
        if (round > 30) desk.world.network.mine();
      }
      expect([desk.paid(payout.id), payout.state], state).toEqual([1, 'Completed']);
    }
  }, 120_000);

  it('between our mark and the signature, begins the handshake again and signs once', async () => {
    const { payout, desk } = await oneApproved();
    await desk.confirm(payout.id);
    for (const seconds of [0, 1, 2, 3]) {
      await desk.live(seconds);
      expect(desk.paid(payout.id)).toBe(0);
      await desk.restart();
    }
    await desk.live(30);
    expect(desk.paid(payout.id)).toBe(1);
  });
});

describe('two desks', () => {
  it('that race for one payout: exactly one signs', async () => {
    const host = await btcpay();
    const payout = host.payout({ destination: bitcoinAddress(7), state: 'AwaitingPayment', payoutAmount: 0.0002 });
    const desks = [await deskAt(host), await deskAt(host)] as const;
    for (const desk of desks) {
      await desk.refresh();
      await desk.confirm(payout.id);
    }
    await Promise.all(desks.map((desk) => desk.outbox.run()));
    for (let second = 0; second < 20; second += 1) await Promise.all(desks.map((desk) => desk.live(1)));
    expect(desks.map((desk) => desk.paid(payout.id)).reduce((sum, paid) => sum + paid, 0)).toBe(1);
    for (const desk of desks) desk.world.network.mine();
    for (let second = 0; second < 40; second += 1) await Promise.all(desks.map((desk) => desk.live(1)));
    expect(payout.state).toBe('Completed');
    expect(desks.map((desk) => desk.paid(payout.id)).reduce((sum, paid) => sum + paid, 0)).toBe(1);
  });

  it('the later one finds it taken, and shows who is paying', async () => {
    const { host, payout, desk } = await oneApproved();
    const other = await deskAt(host);
    await other.refresh();
    await desk.confirm(payout.id);
    await desk.pass();
    await other.refresh();
    expect(other.promised(payout.id)).toMatchObject({ state: 'InProgress', proof: { proofType: deskProof } });
    await desk.live(8);
    expect([desk.paid(payout.id), other.paid(payout.id)]).toEqual([1, 0]);
  });
});
