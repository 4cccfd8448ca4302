// Owns the stories of a connected store's client and of the handshake before signing, over loopback HTTP against a BTCPay Server by the specification's word.
import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { type StoreClient, createStoreClient } from '../src/server/store-client.ts';
import { type Step, type TakeOver, deskProof, nextStep, pause } from '../src/shared/connected/take-over.ts';
import { bitcoinAddress } from './fakes/addresses.ts';
import { hashOf, openApiBench } from './fakes/api-bench.ts';
import { closeServer, serveWorld } from './fakes/api-world.ts';
import { FakeBtcpay, type FakePayout } from './fakes/fake-btcpay.ts';

const open: FakeBtcpay[] = [];
afterEach(() => {
  for (const host of open.splice(0)) host.close();
});

async function store() {
  const host = await new FakeBtcpay().open();
  open.push(host);
  const client = createStoreClient((origin) => origin === host.origin);
  const access = { origin: host.origin, key: host.apiKey };
  return { host, client, access, storeId: host.storeId };
}

describe('a connected store', () => {
  it('is chosen among those of the key, and says which permissions are missing', async () => {
    const { host, client, access, storeId } = await store();
    expect(await client.stores(access)).toEqual({ ok: true, value: [{ id: storeId, name: 'Corner shop' }] });
    expect(await client.missing(access, storeId)).toEqual({ ok: true, value: [] });
    expect(await client.missing(access, 'another')).toMatchObject({ value: { length: 3 } });
    host.permissions = ['btcpay.store.canviewpayouts'];
    expect(await client.missing(access, storeId)).toMatchObject({
      value: ['btcpay.store.canmanagepayouts', 'btcpay.store.canviewpullpayments'],
    });
    host.permissions = ['btcpay.store.canmodifystoresettings', 'some.new.permission'];
    expect(await client.missing(access, storeId)).toMatchObject({ value: [] });
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
    expect(await client.mark(access, storeId, one.id, 'InProgress', { proofType: deskProof, id: 'ab' })).toEqual({ ok: true, value: null });
    const transactionId = 'cd'.repeat(32);
    const proof = { proofType: 'PayoutTransactionOnChainBlob', transactionId, link: null };
    expect(await client.mark(access, storeId, one.id, 'Completed', proof)).toMatchObject({ ok: true });
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

/** A desk that wants to pay one payout; `durable` is all that a crash leaves. */
class Desk {
  durable: TakeOver;
  ended: Step | null = null;

  constructor(
    private readonly client: StoreClient,
    private readonly host: FakeBtcpay,
    private readonly payoutId: string,
    proofId: string,
    destination: string,
  ) {
    this.durable = { proofId, destination, payoutAmount: '0.0002', markedAt: null };
  }

  async look(): Promise<Step> {
    const access = { origin: this.host.origin, key: this.host.apiKey };
    const seen = await this.client.payout(access, this.host.storeId, this.payoutId);
    return nextStep(this.durable, seen.ok ? seen.value : null, this.host.now);
  }

  async do(step: Step): Promise<void> {
    if (step === 'note') this.durable = { ...this.durable, markedAt: this.host.now };
    if (step !== 'mark') {
      if (step !== 'wait' && step !== 'note') this.ended = step;
      return;
    }
    const access = { origin: this.host.origin, key: this.host.apiKey };
    const proof = { proofType: deskProof, id: this.durable.proofId };
    const marked = await this.client.mark(access, this.host.storeId, this.payoutId, 'InProgress', proof);
    if (marked.ok) this.durable = { ...this.durable, markedAt: this.host.now };
  }

  async go(): Promise<void> {
    if (this.ended === null) await this.do(await this.look());
  }
}

describe('before signing', () => {
  async function approved() {
    const made = await store();
    const destination = bitcoinAddress(7);
    const payout: FakePayout = made.host.payout({ destination, state: 'AwaitingPayment', payoutAmount: 0.0002 });
    const desk = (proofId: string) => new Desk(made.client, made.host, payout.id, proofId, destination);
    return { ...made, payout, desk };
  }

  it('our proof must still stand after the pause', async () => {
    const { host, desk, payout } = await approved();
    const ours = desk('aa'.repeat(16));
    await ours.go();
    expect(payout).toMatchObject({ state: 'InProgress', proof: { proofType: deskProof, id: 'aa'.repeat(16) } });
    await ours.go();
    expect(ours.ended).toBeNull();
    host.now += pause;
    await ours.go();
    expect(ours.ended).toBe('sign');
  });

  it('of two desks that both saw it free, exactly the one whose proof stands signs', async () => {
    const { host, desk } = await approved();
    const [one, two] = [desk('aa'.repeat(16)), desk('bb'.repeat(16))];
    const steps = [await one.look(), await two.look()];
    expect(steps).toEqual(['mark', 'mark']);
    await one.do('mark');
    host.now += 1;
    await two.do('mark');
    for (let turn = 0; turn < 5; turn += 1, host.now += 1) {
      await one.go();
      await two.go();
    }
    expect([one.ended, two.ended]).toEqual(['remote-payout-taken', 'sign']);
  });

  it('lost answers, silence and deaths in between lead to the same end, and never to a signature without the pause', async () => {
    const { host, desk, payout } = await approved();
    let ours = desk('aa'.repeat(16));
    for (const mishap of ['request', 'answer'] as const) {
      host.mishaps.push({ line: 'mark', what: mishap });
      await ours.go();
      expect(ours.durable.markedAt).toBeNull();
      const revived = desk('aa'.repeat(16));
      revived.durable = ours.durable;
      ours = revived;
    }
    expect(payout.state).toBe('InProgress');
    host.now += 100;
    host.mishaps.push({ line: 'GET', what: 502 });
    await ours.go();
    await ours.go();
    expect([ours.durable.markedAt, ours.ended]).toEqual([host.now, null]);
    host.now += pause;
    host.mishaps.push({ line: 'GET', what: 'answer' });
    await ours.go();
    expect(ours.ended).toBeNull();
    await ours.go();
    expect(ours.ended).toBe('sign');
  });

  it.each<[string, Partial<FakePayout>, Step]>([
    ['another amount', { payoutAmount: 0.0003 }, 'remote-payout-changed'],
    ['another destination', { destination: bitcoinAddress(8) }, 'remote-payout-changed'],
    ['cancelled', { state: 'Cancelled', proof: null }, 'remote-payout-cancelled'],
    ['paid by somebody', { state: 'Completed' }, 'remote-payout-taken'],
    ['back to the start', { state: 'AwaitingPayment', proof: null }, 'remote-payout-taken'],
    ['not approved any more', { state: 'AwaitingApproval', proof: null }, 'remote-payout-taken'],
    ['a proof without an id', { proof: { proofType: deskProof } }, 'remote-payout-taken'],
  ])('%s meanwhile: nothing is signed', async (_name, change, end) => {
    const { host, desk, payout } = await approved();
    const ours = desk('aa'.repeat(16));
    await ours.go();
    Object.assign(payout, change);
    host.now += pause;
    await ours.go();
    expect(ours.ended).toBe(end);
  });

  it('a payment that the server noticed by itself is not overruled', async () => {
    const { desk, payout } = await approved();
    payout.proof = { ProofType: 'PayoutTransactionOnChainBlob', TransactionId: 'ab'.repeat(32), Accounted: false };
    const ours = desk('aa'.repeat(16));
    await ours.go();
    expect(ours.ended).toBe('remote-payout-taken');
  });
});

describe('our own API as the connected store', () => {
  it('answers the same client: store, permissions, approval, the handshake, proof, completion', async () => {
    const { bench, store: storeId, pullPayment, claim } = await openApiBench();
    const secret = 'k'.repeat(43);
    const permissions = [`unrestricted:${storeId}`];
    bench.main.setKeys([...bench.main.keys, { hash: hashOf(secret), label: 'desk', permissions, createdAt: bench.now }]);
    const operate = async (request: unknown): Promise<unknown> => {
      const answer = await bench.api.operate(request as never);
      return answer.ok ? answer.value.body : answer;
    };
    const serving = await serveWorld({ keys: [hashOf(secret)], answers: new Proxy({}, { get: () => operate }), now: () => bench.now });
    const client = createStoreClient(() => true);
    const access = { origin: `http://127.0.0.1:${serving.port}`, key: secret };
    const { id, destination } = await claim(await pullPayment({ currency: 'USD', amount: '100' }), { amount: '10' });
    expect(await client.stores(access)).toMatchObject({ value: [{ id: storeId }] });
    expect(await client.missing(access, storeId)).toMatchObject({ value: [] });
    const approved = await client.approve(access, storeId, { id: String(id), revision: 0, rateRule: null });
    expect(approved).toMatchObject({ value: { state: 'AwaitingPayment', payoutAmount: '0.002', proof: null } });
    const taken: TakeOver = { proofId: 'aa'.repeat(16), destination: String(destination), payoutAmount: '0.002', markedAt: null };
    const look = async (markedAt: number | null, at: number): Promise<Step> => {
      const seen = await client.payout(access, storeId, String(id));
      return nextStep({ ...taken, markedAt }, seen.ok ? seen.value : null, at);
    };
    expect(await look(null, bench.now)).toBe('mark');
    expect(await client.mark(access, storeId, String(id), 'InProgress', { proofType: deskProof, id: taken.proofId })).toMatchObject({
      ok: true,
    });
    expect(await look(bench.now, bench.now + pause)).toBe('sign');
    const proof = { proofType: 'PayoutTransactionOnChainBlob', transactionId: 'cd'.repeat(32), link: null };
    expect(await client.mark(access, storeId, String(id), 'Completed', proof)).toMatchObject({ ok: true });
    expect(await client.payouts(access, storeId)).toMatchObject({
      value: { payouts: [{ state: 'Completed', proof: { transactionId: 'cd'.repeat(32) } }] },
    });
    closeServer(serving.server);
  });
});
