// Owns the stories of approval over the HTTP API (cases T36 to T47, D9, D15).
import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { type ApiBench, openApiBench, refusedWith, wrong } from '../../../../../tests/fakes/api-bench.ts';
import { day, start, xrpAccount } from '../../../../../tests/fakes/payouts.ts';
import { wallet } from '../../../../../tests/fakes/workflow-bench.ts';

async function usd(amount: string, claimed?: string): Promise<ApiBench & { path: Record<string, string>; pp: string }> {
  const api = await openApiBench();
  const pp = await api.pullPayment({ amount, currency: 'USD' });
  const { id } = await api.claim(pp, claimed === undefined ? {} : { amount: claimed });
  return { ...api, pp, path: { store: api.store, payout: String(id) } };
}

describe('approving one payout', () => {
  it('locks the rate of the moment for its revision, once (T36 to T42)', async () => {
    const { owner, path, bench } = await usd('5000');
    const approve = (body: Record<string, unknown>) => owner.ask('approvePayout', { path, body });
    expect(await approve({ revision: -1 })).toMatchObject(refusedWith('old-revision'));
    expect(await owner.json('readPayout', { path })).toMatchObject({ state: 'AwaitingApproval' });
    expect(await approve({ revision: 0 })).toMatchObject({
      ok: true,
      value: { state: 'AwaitingPayment', payoutAmount: '1', rate: '5000', rateRule: null, rateSource: 'practice', rateLockedAt: start },
    });
    expect(await approve({ revision: 0 })).toMatchObject(refusedWith('invalid-state'));
    bench.main.rates.set('BTC_USD', { pair: 'BTC_USD', rate: '10000', source: 'practice', at: start });
    expect(await owner.json('readPayoutInStore', { path })).toMatchObject({ payoutAmount: '1' });
  });

  it('takes a rate by hand and rounds up (T41)', async () => {
    const { owner, path } = await usd('100', '10');
    expect(await owner.json('approvePayoutInStore', { path, body: { rateRule: '30000' } })).toMatchObject({
      payoutAmount: '0.00033334',
      rate: '30000',
      rateRule: '30000',
      rateSource: 'manual',
    });
  });

  it('refuses nonsense and leaves the payout as it is (T46)', async () => {
    const { owner, path, bench, store } = await usd('100', '10');
    const before = bench.disk.journal(store).length;
    expect(await owner.ask('approvePayout', { path, body: { rateRule: '' } })).toMatchObject(wrong('RateRule'));
    expect(await owner.ask('approvePayout', { path, body: { rateRule: 7 } })).toMatchObject(wrong('RateRule'));
    expect(await owner.ask('approvePayout', { path, body: { rateRule: '%%%' } })).toMatchObject({ ok: false });
    expect(await owner.ask('approvePayout', { path })).toMatchObject(wrong('Revision'));
    expect(await owner.ask('approvePayout', { path, body: { revision: '0' } })).toMatchObject(wrong('Revision'));
    expect(bench.disk.journal(store)).toHaveLength(before);
  });

  it('asks for the rate before anything else, and says so when there is none', async () => {
    const { owner, path, bench } = await usd('100', '10');
    bench.main.rates.clear();
    expect(await owner.ask('approvePayout', { path, body: { revision: 99 } })).toMatchObject(refusedWith('rate-unavailable'));
  });

  it('allows exactly the dust limit, and cancels nothing below it (T45, D7)', async () => {
    const { owner, path, pp, claim } = await usd('1', '0.0147');
    expect(await owner.json('approvePayout', { path, body: {} })).toMatchObject({ payoutAmount: '0.00000294' });
    const { id } = await claim(pp, { amount: '0.0146' }, 'dust');
    expect(await owner.ask('approvePayout', { path: { payout: String(id) }, body: {} })).toMatchObject(refusedWith('amount-too-low'));
    expect(await owner.json('readPayout', { path: { payout: String(id) } })).toMatchObject({ state: 'AwaitingApproval' });
  });

  it('means the current revision where none is named, and never one that nobody has seen (D15)', async () => {
    const { owner, path, pp, holder } = await usd('100', '10');
    await holder('token').json('editClaim', { path: { ...path, pullPayment: pp }, body: { amount: '20' } });
    expect(await owner.ask('approvePayout', { path, body: { revision: 0 } })).toMatchObject(refusedWith('old-revision'));
    expect(await owner.json('approvePayout', { path, body: {} })).toMatchObject({
      revision: 1,
      originalAmount: '20',
      payoutAmount: '0.004',
    });
  });

  it('prices a unit without a market by hand or by its default price (D5)', async () => {
    const api = await openApiBench();
    const free = await api.pullPayment({ amount: '10', currency: 'HOUR' });
    const priced = await api.pullPayment({ amount: '10', currency: 'HOUR', defaultPrice: { amount: '50', currency: 'USD' } });
    const [a, b] = [await api.claim(free, { amount: '2' }, 'a'), await api.claim(priced, { amount: '2' }, 'b')];
    const approve = (id: unknown, body = {}) => api.owner.ask('approvePayout', { path: { payout: String(id) }, body });
    expect(await approve(a.id)).toMatchObject(refusedWith('rate-unavailable'));
    expect(await approve(a.id, { rateRule: '100' })).toMatchObject({ ok: true, value: { payoutAmount: '0.02', rateSource: 'manual' } });
    expect(await approve(b.id)).toMatchObject({ ok: true, value: { payoutAmount: '0.02', rateSource: 'default-price', rate: '100' } });
  });
});

describe('approving several payouts (D9)', () => {
  async function three(): Promise<ApiBench & { ids: string[] }> {
    const api = await openApiBench();
    const pp = await api.pullPayment({ amount: '1000', currency: 'USD' });
    const ids: string[] = [];
    for (const amount of ['10', '20', '30']) ids.push(String((await api.claim(pp, { amount }, amount)).id));
    return { ...api, ids };
  }
  const asked = (ids: readonly string[], rest: Record<string, unknown> = {}) => ({
    payouts: ids.map((id) => ({ id, revision: 0 })),
    ...rest,
  });

  it('is one write at one rate, answered in the order of the request', async () => {
    const { owner, store, ids, bench } = await three();
    const before = bench.disk.journal(store).length;
    const approved = await owner.list('approvePayouts', { path: { store }, body: asked([...ids].reverse()) });
    expect(approved.map(({ id, payoutAmount, state }) => [id, payoutAmount, state])).toEqual([
      [ids[2], '0.006', 'AwaitingPayment'],
      [ids[1], '0.004', 'AwaitingPayment'],
      [ids[0], '0.002', 'AwaitingPayment'],
    ]);
    expect(bench.disk.journal(store)).toHaveLength(before + 1);
    expect(bench.main.asked.rates).toEqual(['BTC_USD']);
  });

  it('is all or nothing, and names every line that failed', async () => {
    const { owner, store, ids, bench } = await three();
    await owner.ask('cancelPayout', { path: { payout: ids[1] ?? '' } });
    const before = bench.disk.journal(store).length;
    const body = { payouts: [{ id: ids[0] }, { id: ids[1] }, { id: ids[2], revision: 4 }, { id: 'none' }] };
    expect(await owner.ask('approvePayouts', { path: { store }, body })).toEqual(
      refusedWith('approval-refused', { [ids[1] ?? '']: 'invalid-state', [ids[2] ?? '']: 'old-revision', none: 'payout-not-found' }),
    );
    expect(bench.disk.journal(store)).toHaveLength(before);
    const states = await owner.list('listPayouts', { path: { store } });
    expect(states.map(({ state }) => state)).toEqual(['AwaitingApproval', 'AwaitingApproval']);
  });

  it('does not know payouts of another store', async () => {
    const wallets = [wallet({ id: 'batch-one' }), wallet({ id: 'batch-two' })];
    const api = await openApiBench({ wallets });
    const { id } = await api.claim(await api.pullPayment(), { amount: '1' });
    const answer = await api.keyed('unrestricted').ask('approvePayouts', { path: { store: 'batch-two' }, body: asked([String(id)]) });
    expect(answer).toEqual(refusedWith('approval-refused', { [String(id)]: 'payout-not-found' }));
    expect(await api.owner.json('readPayout', { path: { payout: String(id) } })).toMatchObject({ state: 'AwaitingApproval' });
  });

  it.each([
    [null],
    [{}],
    [{ payouts: [] }],
    [{ payouts: 'x' }],
    [{ payouts: [{}] }],
    [{ payouts: [{ id: 7 }] }],
    [{ payouts: [null] }],
    [{ payouts: [{ id: 'a' }, { id: 'a' }] }],
    [{ payouts: [{ id: 'a', revision: 'x' }] }],
  ])('of %j is 422 Payouts', async (body) => {
    const { owner, store } = await openApiBench();
    expect(await owner.ask('approvePayouts', { path: { store }, body })).toMatchObject(wrong('Payouts'));
  });

  it('takes one rule for one unit and method alone', async () => {
    const { owner, store, ids, pullPayment, claim } = await three();
    const euro = await claim(await pullPayment({ amount: '10', currency: 'EUR' }), { amount: '5' }, 'eur');
    const xrp = await claim(
      await pullPayment({ amount: '10', currency: 'USD' }),
      { amount: '5', payoutMethodId: 'XRP-CHAIN', destination: xrpAccount },
      'x',
    );
    const ask = (body: Record<string, unknown>) => owner.ask('approvePayouts', { path: { store }, body });
    const [first = ''] = ids;
    expect(await ask(asked([first, String(euro.id)], { rateRule: '5000' }))).toMatchObject(wrong('RateRule'));
    expect(await ask(asked([first, String(xrp.id)], { rateRule: '5000' }))).toMatchObject(wrong('RateRule'));
    expect(await ask(asked(ids, { rateRule: '' }))).toMatchObject(wrong('RateRule'));
    expect(await ask(asked([first, String(xrp.id)]))).toMatchObject({
      ok: true,
      value: [{ payoutAmount: '0.002' }, { payoutAmount: '2.5', payoutCurrency: 'XRP' }],
    });
  });
});

describe('automatic approval (§16.5)', () => {
  const terms = { amount: '99', currency: 'USD', autoApproveClaims: true };

  it('approves the claim in the moment it comes (T47)', async () => {
    const api = await openApiBench();
    const made = await api.claim(await api.pullPayment(terms), { amount: '20' });
    expect(made).toMatchObject({ state: 'AwaitingPayment', payoutAmount: '0.004' });
  });

  it('refuses dust and leaves nothing of it', async () => {
    const api = await openApiBench();
    const pp = await api.pullPayment(terms);
    const body = { destination: api.address(), payoutMethodId: 'BTC-CHAIN', amount: '0.01' };
    expect(await api.anyone.ask('claim', { path: { pullPayment: pp }, body })).toMatchObject(refusedWith('amount-too-low'));
    expect(await api.anyone.json('readPullPayment', { path: { pullPayment: pp } })).toMatchObject({ claimed: '0' });
  });

  it('lets a claim above its bound wait', async () => {
    const api = await openApiBench();
    const pp = await api.pullPayment({ ...terms, autoApproveLimits: { perClaim: '20', perDay: null } });
    expect(await api.claim(pp, { amount: '20' }, 'a')).toMatchObject({ state: 'AwaitingPayment' });
    expect(await api.claim(pp, { amount: '20.01' }, 'b')).toMatchObject({ state: 'AwaitingApproval' });
    expect(await api.claim(pp, { amount: '5' }, 'c')).toMatchObject({ state: 'AwaitingPayment' });
  });

  it('counts what it approved in the last 24 hours, and neither what waits, nor what people approved later, nor what was cancelled', async () => {
    const api = await openApiBench();
    const { bench, owner } = api;
    const pp = await api.pullPayment({ ...terms, autoApproveLimits: { perDay: '30' } });
    const state = async (amount: string, token: string) => (await api.claim(pp, { amount }, token)).state;
    expect(await state('20', 'a')).toBe('AwaitingPayment');
    const waits = await api.claim(pp, { amount: '11' }, 'b');
    expect(waits.state).toBe('AwaitingApproval');
    bench.now = start + 100;
    await owner.json('approvePayout', { path: { payout: String(waits.id) }, body: {} });
    const last = await api.claim(pp, { amount: '10' }, 'c');
    expect(last.state).toBe('AwaitingPayment');
    expect(await state('0.1', 'd')).toBe('AwaitingApproval');
    await owner.ask('cancelPayout', { path: { payout: String(last.id) } });
    expect(await state('9', 'e')).toBe('AwaitingPayment');
    bench.now = start + day - 1;
    expect(await state('2', 'f')).toBe('AwaitingApproval');
    bench.now = start + day;
    expect(await state('2', 'g')).toBe('AwaitingPayment');
  });

  it('keeps its count over a restart', async () => {
    const api = await openApiBench();
    const pp = await api.pullPayment({ ...terms, autoApproveLimits: { perDay: '30' } });
    await api.claim(pp, { amount: '25' }, 'a');
    const body = { destination: api.address(), payoutMethodId: 'BTC-CHAIN', amount: '6' };
    await api.bench.restart();
    expect(await api.anyone.json('claim', { path: { pullPayment: pp }, body, secret: 'b' })).toMatchObject({ state: 'AwaitingApproval' });
  });

  it('is set by the screens later, with the same checks', async () => {
    const api = await openApiBench();
    const pp = await api.pullPayment({ amount: '99', currency: 'USD' });
    const set = { walletId: api.store, id: pp, autoApprove: true, perClaim: '10', perDay: null };
    expect(await api.bench.screen.setAutoApproval({ ...set, perClaim: '0' })).toMatchObject(refusedWith('auto-approve-limit-invalid'));
    expect(await api.bench.screen.setAutoApproval({ ...set, id: 'none' })).toMatchObject(refusedWith('pullpayment-not-found'));
    expect(await api.bench.screen.setAutoApproval(set)).toMatchObject({ ok: true });
    expect(await api.anyone.json('readPullPayment', { path: { pullPayment: pp } })).toMatchObject({
      autoApproveClaims: true,
      autoApproveLimits: { perClaim: '10', perDay: null },
    });
    expect(await api.claim(pp, { amount: '10' }, 'a')).toMatchObject({ state: 'AwaitingPayment' });
    expect(await api.claim(pp, { amount: '11' }, 'b')).toMatchObject({ state: 'AwaitingApproval' });
  });
});
