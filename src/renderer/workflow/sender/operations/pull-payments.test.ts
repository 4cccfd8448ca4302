// Owns the stories of pull payments over the HTTP API (cases T01 to T15, T93 to T102).
import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { openApiBench, refusedWith, wrong } from '../../../../../tests/fakes/api-bench.ts';
import { day, paymentStatus, start } from '../../../../../tests/fakes/payouts.ts';
import { expectSame } from '../../../../../tests/fakes/json.ts';

const first = { name: 'Test', description: 'Test description', amount: 12.3, currency: 'BTC', payoutMethods: ['BTC'] };

describe('the link of a pull payment', () => {
  it('follows the API to another port, and to the address that is declared for it', async () => {
    const { anyone, bench, pullPayment } = await openApiBench();
    const id = await pullPayment();
    const link = async (): Promise<unknown> => (await anyone.json('readPullPayment', { path: { pullPayment: id } })).viewLink;
    expect(await link()).toBe(`http://127.0.0.1:4000/pull-payments/${id}`);
    bench.main.moveApi({ origin: 'http://127.0.0.1:4001', reachable: null });
    await bench.settled();
    expect(await link()).toBe(`http://127.0.0.1:4001/pull-payments/${id}`);
    bench.main.moveApi({ origin: 'http://127.0.0.1:4001', reachable: 'https://pay.example' });
    await bench.settled();
    expect(await link()).toBe(`https://pay.example/pull-payments/${id}`);
  });
});

describe('creating a pull payment', () => {
  it('answers what everybody reads of it afterwards (T01, T02)', async () => {
    const { owner, anyone, store, bench } = await openApiBench();
    const made = await owner.json('createPullPayment', { path: { store }, body: first });
    expect(made).toMatchObject({
      name: 'Test',
      description: 'Test description',
      amount: '12.3',
      currency: 'BTC',
      archived: false,
      startsAt: start,
      expiresAt: null,
      payoutMethods: ['BTC-CHAIN'],
      period: null,
      status: 'active',
      currentPeriod: { start, end: null },
      claimed: '0',
      available: '12.3',
      defaultPrice: null,
      autoApproveClaims: false,
      autoApproveLimits: { perClaim: null, perDay: null },
      passphraseNeeded: false,
      BOLT11Expiration: 30,
    });
    expect(made.viewLink).toBe(`http://127.0.0.1:4000/pull-payments/${String(made.id)}`);
    expectSame(await anyone.json('readPullPayment', { path: { pullPayment: String(made.id) } }), made);
    expect(bench.disk.journal(store)).toHaveLength(1);
  });

  it('is answered only after the promise is on the disk', async () => {
    const { owner, store, bench } = await openApiBench();
    bench.disk.hold();
    let answered = false;
    const waiting = owner.ask('createPullPayment', { path: { store }, body: first }).then((answer) => {
      answered = true;
      return answer;
    });
    await bench.settled();
    expect(answered).toBe(false);
    bench.disk.release();
    expect(await waiting).toMatchObject({ ok: true });
  });

  it('keeps every property of its own (T06, T10, T11, T13)', async () => {
    const { owner, store } = await openApiBench();
    const create = (body: Record<string, unknown>) => owner.json('createPullPayment', { path: { store }, body: { ...first, ...body } });
    expect(await create({ BOLT11Expiration: 31 })).toMatchObject({ BOLT11Expiration: 31 });
    expect(await create({ startsAt: start + 7 * day })).toMatchObject({ startsAt: start + 7 * day, expiresAt: null, status: 'future' });
    expect(await create({ expiresAt: start - 7 * day })).toMatchObject({
      expiresAt: start - 7 * day,
      status: 'expired',
      currentPeriod: null,
    });
    expect(await create({ currency: ' btc ' })).toMatchObject({ currency: 'BTC' });
    const priced = { currency: 'HOUR', defaultPrice: { amount: 50, currency: 'usd' }, period: 604_800 };
    expect(await create(priced)).toMatchObject({
      currency: 'HOUR',
      defaultPrice: { amount: '50', currency: 'USD' },
      period: 604_800,
      currentPeriod: { start, end: start + 604_800 },
    });
    expect(await create({ autoApproveClaims: true, autoApproveLimits: { perClaim: '1.50', perDay: 10 } })).toMatchObject({
      autoApproveClaims: true,
      autoApproveLimits: { perClaim: '1.5', perDay: '10' },
    });
  });

  it('tells everything that is wrong at once, by path', async () => {
    const { owner, store, bench } = await openApiBench();
    const body = {
      amount: 0,
      currency: 'not a unit',
      payoutMethods: ['BTC', 'BTC-LN'],
      period: 0,
      BOLT11Expiration: -1,
      name: 'x'.repeat(51),
    };
    const answer = await owner.ask('createPullPayment', { path: { store }, body });
    const paths = answer.ok ? [] : Object.keys(answer.error.params ?? {});
    expect(paths.sort()).toEqual(['Amount', 'BOLT11Expiration', 'Currency', 'Name', 'PayoutMethods[1]', 'Period']);
    expect(bench.disk.journal(store)).toHaveLength(0);
  });

  it.each([
    [{ period: 0 }, 'Period'],
    [{ period: -5 }, 'Period'],
    [{ payoutMethods: [] }, 'PayoutMethods'],
    [{ startsAt: start + 10, expiresAt: start + 9 }, 'ExpiresAt'],
    [{ autoApproveLimits: { perClaim: 0 } }, 'AutoApproveLimits'],
    [{ autoApproveLimits: { perDay: 'much' } }, 'AutoApproveLimits'],
    [{ autoApproveLimits: 5 }, 'AutoApproveLimits'],
    [{ autoApproveClaims: 'true' }, 'autoApproveClaims'],
  ])('with %j is 422 %s (T102)', async (change, path) => {
    const { owner, store } = await openApiBench();
    expect(await owner.ask('createPullPayment', { path: { store }, body: { ...first, ...change } })).toMatchObject(wrong(path));
  });

  it('without a body is 422', async () => {
    const { owner, store } = await openApiBench();
    expect(await owner.ask('createPullPayment', { path: { store } })).toEqual(refusedWith('body-malformed'));
  });

  it('that approves claims by itself needs more, which is said before anything is looked at (T15)', async () => {
    const { keyed, store } = await openApiBench();
    const weak = keyed(`btcpay.store.cancreatenonapprovedpullpayments:${store}`);
    const strong = keyed(`btcpay.store.cancreatepullpayments:${store}`);
    const missing = refusedWith('missing-permission', { permission: 'btcpay.store.cancreatepullpayments' });
    expect(await weak.ask('createPullPayment', { path: { store }, body: { autoApproveClaims: true, amount: -1 } })).toEqual(missing);
    expect(await weak.ask('createPullPayment', { path: { store }, body: first })).toMatchObject({ ok: true });
    const body = { amount: 100, currency: 'USD', autoApproveClaims: true };
    expect(await strong.ask('createPullPayment', { path: { store }, body })).toMatchObject({ ok: true });
  });
});

describe('the list of pull payments', () => {
  it('is newest start first, of the same second the one made later first, archived ones only when asked for (T05, T08)', async () => {
    const { owner, store, pullPayment } = await openApiBench();
    const a = await pullPayment({ name: 'Test' });
    const b = await pullPayment({ name: 'Test 2' });
    const future = await pullPayment({ name: 'Future', startsAt: start + day });
    const ids = async (...query: [string, string][]) =>
      (await owner.list('listPullPayments', { path: { store }, query })).map(({ id }) => id);
    expect(await ids()).toEqual([future, b, a]);
    expect(await owner.ask('archivePullPayment', { path: { pullPayment: a } })).toEqual({ ok: true, value: null });
    expect(await ids()).toEqual([future, b]);
    expect(await ids(['includeArchived', 'true'])).toEqual([future, b, a]);
    expect(await ids(['includeArchived', 'True'])).toEqual([future, b, a]);
  });
});

describe('archiving', () => {
  it('cancels what waits, leaves what is paid, and is idempotent', async () => {
    const { owner, anyone, store, pullPayment, claim, bench } = await openApiBench();
    const id = await pullPayment();
    const waiting = await claim(id, { amount: '1' });
    const paid = await claim(id, { amount: '2' }, 'second');
    const path = { store, payout: String(paid.id) };
    await owner.json('approvePayoutInStore', { path, body: {} });
    expect(await owner.ask('markPayoutPaidInStore', { path })).toEqual({ ok: true, value: null });
    expect(await owner.ask('archivePullPaymentInStore', { path: { store, pullPayment: id } })).toEqual({ ok: true, value: null });
    const written = bench.disk.journal(store).length;
    expect(await owner.ask('archivePullPayment', { path: { pullPayment: id } })).toEqual({ ok: true, value: null });
    expect(bench.disk.journal(store)).toHaveLength(written);
    expect(await anyone.json('readPullPayment', { path: { pullPayment: id } })).toMatchObject({ archived: true, status: 'archived' });
    expect(await owner.json('readPayout', { path: { payout: String(waiting.id) } })).toMatchObject({ state: 'Cancelled' });
    expect(await owner.json('readPayout', { path })).toMatchObject({ state: 'Completed' });
  });

  it('is refused while one of its payouts is being paid, and changes nothing (§17)', async () => {
    const { owner, pullPayment, claim, bench, store } = await openApiBench();
    const id = await pullPayment();
    const other = await claim(id, { amount: '1' }, 'other');
    const { id: payout } = await claim(id, { amount: '1' });
    await owner.json('approvePayout', { path: { payout: String(payout) }, body: {} });
    bench.main.pay(store, paymentStatus({ payoutId: String(payout), phase: 'signed' }));
    await bench.settled();
    expect(await owner.ask('archivePullPayment', { path: { pullPayment: id } })).toMatchObject(refusedWith('invalid-state'));
    expect(await owner.json('readPayout', { path: { payout: String(other.id) } })).toMatchObject({ state: 'AwaitingApproval' });
  });
});

describe('a part of the list', () => {
  it('is what was asked for, counted from the newest, and never more than a thousand (D12)', async () => {
    const { owner, store, pullPayment } = await openApiBench();
    const ids = [await pullPayment(), await pullPayment(), await pullPayment()];
    const path = { store };
    const part = async (...query: [string, string][]) => (await owner.list('listPullPayments', { path, query })).map(({ id }) => id);
    expect(await part(['skip', '1'], ['take', '1'])).toEqual([ids[1]]);
    expect(await part(['skip', '2'])).toEqual([ids[0]]);
    expect(await part(['skip', '3'])).toEqual([]);
    for (const take of ['1001', '-1', 'all'])
      expect(await owner.ask('listPullPayments', { path, query: [['take', take]] })).toMatchObject(wrong('Take'));
    expect(await owner.ask('listPullPayments', { path, query: [['skip', '-1']] })).toMatchObject(wrong('Skip'));
  });
});

describe('the current period (T93 to T97)', () => {
  const window = (from: number, to: number | null) => ({ start: start + from * day, end: to === null ? null : start + to * day });
  it.each([
    [null, null, 1, window(0, null)],
    [7, null, 1, window(0, 7)],
    [7, 2, 1, window(0, 2)],
    [7, 2, 2, window(2, 4)],
    [7, 2, 6, window(6, 7)],
    [7, 2, 8, null],
    [null, 2, 6, window(6, 8)],
    [null, 2, -1, null],
    // The very last second belongs to the last period (§17).
    [7, 2, 7, window(6, 7)],
  ])('of an end on day %j and periods of %j days is on day %j %j', async (end, period, now, expected) => {
    const { anyone, pullPayment, bench } = await openApiBench();
    const expiresAt = end === null ? null : start + end * day;
    const id = await pullPayment({ startsAt: start, expiresAt, period: period === null ? null : period * day });
    bench.now = start + now * day;
    expect(await anyone.json('readPullPayment', { path: { pullPayment: id } })).toMatchObject({ currentPeriod: expected });
  });

  it('gives the whole limit afresh, and a cancelled claim frees its own period alone', async () => {
    const { owner, anyone, pullPayment, claim, bench } = await openApiBench();
    const id = await pullPayment({ amount: '10', period: 2 * day });
    const old = await claim(id, { amount: '10' });
    expect(await anyone.json('readPullPayment', { path: { pullPayment: id } })).toMatchObject({ claimed: '10', available: '0' });
    bench.now = start + 2 * day;
    await claim(id, { amount: '4' }, 'new');
    await owner.ask('cancelPayout', { path: { payout: String(old.id) } });
    expect(await anyone.json('readPullPayment', { path: { pullPayment: id } })).toMatchObject({ claimed: '4', available: '6' });
  });
});
