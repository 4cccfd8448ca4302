// Owns the stories of a connected store's client over loopback HTTP: against a BTCPay Server by the specification's word, and against our own API.
import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import type { Server } from 'node:http';
import { connectedStoreHandlers } from '../src/server/connected-store-handlers.ts';
import { createStoreClient } from '../src/server/store-client.ts';
import { deskProof, remotePayoutId } from '../src/shared/connected/remote-id.ts';
import { bitcoinAddress } from './fakes/addresses.ts';
import { hashOf, openApiBench } from './fakes/api-bench.ts';
import { closeServer, serveWorld } from './fakes/api-world.ts';
import { FakeBtcpay } from './fakes/fake-btcpay.ts';
import { StoreDesk } from './fakes/store-desk.ts';

const servers: Server[] = [];
const open: FakeBtcpay[] = [];
afterEach(() => {
  for (const host of open.splice(0)) host.close();
  for (const server of servers.splice(0)) closeServer(server);
});

async function store() {
  const host = await new FakeBtcpay().open();
  open.push(host);
  const client = createStoreClient((origin) => origin === host.origin);
  const access = { origin: host.origin, key: host.apiKey };
  const missing = async (storeId: string): Promise<readonly string[] | null> => {
    const held = await client.permissions(access);
    return held.ok ? client.missing(held.value, storeId) : null;
  };
  return { host, client, access, missing, storeId: host.storeId };
}

describe('a connected store', () => {
  it('is chosen among those of the key, and says which permissions are missing', async () => {
    const { host, client, access, missing, storeId } = await store();
    expect(await client.stores(access)).toEqual({ ok: true, value: [{ id: storeId, name: 'Corner shop' }] });
    expect(await missing(storeId)).toEqual([]);
    expect(await missing('another')).toHaveLength(3);
    host.permissions = ['btcpay.store.canviewpayouts'];
    expect(await missing(storeId)).toEqual(['btcpay.store.canmanagepayouts', 'btcpay.store.canviewpullpayments']);
    host.permissions = ['btcpay.store.canmodifystoresettings', 'some.new.permission'];
    expect(await missing(storeId)).toEqual([]);
    expect(await client.stores({ ...access, key: 'wrong' })).toMatchObject({ error: { code: 'unauthenticated' } });
    expect(await client.stores({ ...access, origin: 'http://127.0.0.1:9' })).toMatchObject({ error: { code: 'host-not-allowed' } });
  });

  it('lists its payouts, approves at its own rate or at ours, and takes proofs', async () => {
    const { host, client, access, storeId } = await store();
    const [one, two] = [host.payout({ destination: bitcoinAddress(1) }), host.payout({ destination: bitcoinAddress(2) })];
    expect(await client.approve(access, storeId, { id: one.id, revision: 0, rateRule: null })).toMatchObject({
      value: { state: 'AwaitingPayment', payoutAmount: '0.0002' },
    });
    expect(await client.approve(access, storeId, { id: two.id, revision: 0, rateRule: '100000' })).toMatchObject({
      value: { payoutAmount: '0.0001' },
    });
    expect(await client.approve(access, storeId, { id: two.id, revision: 0, rateRule: null })).toMatchObject({
      error: { code: 'invalid-state' },
    });
    expect(await client.mark(access, storeId, one.id, { state: 'InProgress', proof: { proofType: deskProof, id: 'ab' } })).toEqual({
      ok: true,
      value: {},
    });
    const transactionId = 'cd'.repeat(32);
    const proof = { proofType: 'PayoutTransactionOnChainBlob', transactionId, link: null };
    expect(await client.mark(access, storeId, one.id, { state: 'Completed', proof })).toMatchObject({ ok: true });
    expect(await client.payouts(access, storeId)).toMatchObject({
      value: {
        unreadable: 0,
        payouts: [
          { state: 'Completed', proof: { transactionId } },
          { state: 'AwaitingPayment', proof: null },
        ],
      },
    });
  });

  it('may hold 10,000 payouts, and some that nobody understands', async () => {
    const { host, client, access, storeId } = await store();
    for (let count = 0; count < 10_000; count += 1) host.payout({ destination: bitcoinAddress(count) });
    host.payout({ destination: 'x', state: 'Sleeping' as never });
    expect(await client.payouts(access, storeId)).toMatchObject({ value: { unreadable: 1, payouts: { length: 10_000 } } });
    for (let count = 0; count < 10_000; count += 1) host.payout({ destination: bitcoinAddress(count) });
    expect(await client.payouts(access, storeId)).toMatchObject({ error: { code: 'host-answer' } });
  });

  it.each([301, 500, 503])('that answers with %i has decided nothing', async (status) => {
    const { host, client, access, storeId } = await store();
    host.mishaps.push({ line: 'GET', what: status });
    expect(await client.payouts(access, storeId)).toMatchObject({ error: { code: 'host-answer' } });
  });
});

describe('our own API as the connected store', () => {
  /** Another sender's app, reached over HTTP as any server is. */
  async function ownApi() {
    const api = await openApiBench();
    const { bench, store: storeId } = api;
    const key = 'k'.repeat(43);
    bench.main.setKeys([
      ...bench.main.keys,
      { hash: hashOf(key), label: 'desk', permissions: [`unrestricted:${storeId}`], createdAt: bench.now },
    ]);
    const operate = async (request: unknown): Promise<unknown> => {
      const answer = await bench.api.operate(request as never);
      return answer.ok ? answer.value.body : answer;
    };
    const serving = await serveWorld({ keys: [hashOf(key)], answers: new Proxy({}, { get: () => operate }), now: () => bench.now });
    servers.push(serving.server);
    return { ...api, at: { origin: `http://127.0.0.1:${serving.port}`, storeId, key } };
  }

  it('names its store, and the permissions that a key lacks', async () => {
    const { at } = await ownApi();
    const client = createStoreClient(() => true);
    expect(await client.stores(at)).toMatchObject({ value: [{ id: at.storeId }] });
    const held = await client.permissions(at);
    expect(held.ok && client.missing(held.value, at.storeId)).toEqual([]);
  });

  it('is followed, approved, paid from another desk, and told so', async () => {
    const { at, owner, pullPayment, claim } = await ownApi();
    const { id } = await claim(await pullPayment({ currency: 'USD', amount: '100' }), { amount: '10' });
    const payoutId = String(id);
    const desk = await StoreDesk.open(at);
    await desk.refresh();
    expect(desk.promised(payoutId)).toMatchObject({ state: 'AwaitingApproval', originalAmount: '10', originalCurrency: 'USD' });
    await owner.json('approvePayout', { path: { payout: payoutId }, body: { revision: 0 } });
    await desk.refresh();
    expect(desk.promised(payoutId)).toMatchObject({ state: 'AwaitingPayment', payoutAmount: '0.002' });
    await desk.confirm(payoutId);
    await desk.live(8);
    expect(desk.paid(payoutId)).toBe(1);
    desk.world.network.mine();
    await desk.live(8);
    const [status] = desk.outbox.statuses();
    expect(await owner.json('readPayout', { path: { payout: payoutId } })).toMatchObject({
      state: 'Completed',
      paymentProof: { transactionId: status?.transactionId },
    });
  });

  it('a change by the recipient is followed with a new revision, and paid as it is then', async () => {
    const { at, owner, anyone, pullPayment, claim, address, holder } = await ownApi();
    const pull = await pullPayment({ currency: 'USD', amount: '100' });
    const { id, claimToken } = await claim(pull, { amount: '10' }, 'mine');
    const payoutId = String(id);
    const desk = await StoreDesk.open(at);
    await desk.refresh();
    const destination = address();
    await holder('mine').json('editClaim', {
      path: { pullPayment: pull, payout: payoutId },
      body: { amount: '20', destination, revision: 0 },
    });
    await owner.json('approvePayout', { path: { payout: payoutId }, body: { revision: 1 } });
    await desk.refresh();
    expect(desk.promised(payoutId)).toMatchObject({ revision: 1, address: destination, originalAmount: '20', payoutAmount: '0.004' });
    expect([anyone, claimToken]).toHaveLength(2);
  });

  it('of two desks that pay what it approved, exactly one signs, however they are apart', async () => {
    const { at, owner, pullPayment, claim } = await ownApi();
    const pull = await pullPayment({ currency: 'USD', amount: '1000' });
    const [one, two] = [await StoreDesk.open(at), await StoreDesk.open(at)];
    for (const apart of [0, 1, 2, 3, 4]) {
      const { id } = await claim(pull, { amount: '10' });
      const payoutId = String(id);
      await owner.json('approvePayout', { path: { payout: payoutId }, body: { revision: 0 } });
      await Promise.all([one.refresh(), two.refresh()]);
      await one.confirm(payoutId);
      await two.confirm(payoutId);
      await one.live(apart);
      for (let second = 0; second < 12; second += 1) await Promise.all([one.live(1), two.live(1)]);
      expect(one.paid(payoutId) + two.paid(payoutId), `${apart} seconds apart`).toBe(1);
    }
  }, 60_000);

  it('two desks connected to each other do not multiply payouts, nor tell of each other’s', async () => {
    const { at, bench, owner, anyone, pullPayment, claim } = await ownApi();
    const mine = await claim(await pullPayment({ currency: 'USD', amount: '100' }), { amount: '10' });
    const host = await new FakeBtcpay().open();
    open.push(host);
    const theirs = host.payout({ destination: bitcoinAddress(77) });
    const client = createStoreClient((origin) => origin === host.origin);
    const access = { id: 'c9', origin: host.origin, storeId: host.storeId, key: host.apiKey };
    bench.stores = connectedStoreHandlers(client, () => [access]);
    const { id: connectionId, origin, storeId } = access;
    bench.main.setStores([{ id: connectionId, walletId: at.storeId, origin, storeId, storeName: null, keyKept: 'sealed' }]);
    await bench.settled();
    await bench.screen.refreshConnectedStores({});
    const remote = remotePayoutId({ origin, storeId, payoutId: theirs.id });
    expect(bench.main.log(at.storeId).world.payouts.has(remote)).toBe(true);
    const ids = (await owner.list('listPayouts', { path: { store: at.storeId } })).map(({ id }) => id);
    expect(ids).toEqual([mine.id]);
    for (const path of [{ payout: remote }, { store: at.storeId, payout: remote }]) {
      const operation = 'store' in path ? 'readPayoutInStore' : 'readPayout';
      expect(await owner.ask(operation, { path })).toMatchObject({ ok: false });
    }
    const batch = { path: { store: at.storeId }, body: { payouts: [{ id: remote }] } };
    expect(await owner.ask('approvePayouts', batch)).toMatchObject({ error: { params: { [remote]: 'payout-not-found' } } });
    expect(await owner.ask('markPayout', { path: { payout: remote }, body: { state: 'Completed' } })).toMatchObject({ ok: false });
    const notes = JSON.stringify(await owner.list('listNotifications', {}));
    expect(notes.match(/payout_awaitingapproval/g)).toHaveLength(1);
    expect(await anyone.ask('readPayout', { path: { payout: remote } })).toMatchObject({ ok: false });
  });
});
