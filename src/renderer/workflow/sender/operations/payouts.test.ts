// Owns the stories of payouts that the sender makes, cancels and marks over the HTTP API (cases T22, T50 to T65, D6).
import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { type ApiBench, openApiBench, refusedWith, wrong } from '../../../../../tests/fakes/api-bench.ts';
import { day, paymentStatus, start } from '../../../../../tests/fakes/payouts.ts';

async function create(api: ApiBench, body: Record<string, unknown> = {}) {
  const full = { destination: api.address(), payoutMethodId: 'BTC-CHAIN', amount: '0.0001', ...body };
  return api.owner.json('createPayout', { path: { store: api.store }, body: full });
}
const done = { ok: true, value: null };

describe('a payout of the sender', () => {
  it('that shall be approved needs more, which is said before anything is looked at (T50)', async () => {
    const { keyed, store, bench } = await openApiBench();
    const weak = keyed(`btcpay.store.cancreatenonapprovedpullpayments:${store}`);
    const answer = await weak.ask('createPayout', { path: { store }, body: { approved: true, amount: 'nonsense' } });
    expect(answer).toEqual(refusedWith('missing-permission', { permission: 'btcpay.store.cancreatepullpayments' }));
    expect(bench.disk.journal(store)).toEqual([]);
  });

  it('without a pull payment has the coin as its unit, and keeps its metadata (T61)', async () => {
    const api = await openApiBench();
    const metadata = { source: 'orders', sourceLink: 'https://orders.example/42' };
    expect(await create(api, { metadata })).toMatchObject({
      pullPaymentId: null,
      originalCurrency: 'BTC',
      originalAmount: '0.0001',
      state: 'AwaitingApproval',
      metadata,
    });
    await create(api);
    const listed = await api.owner.list('listPayouts', { path: { store: api.store } });
    expect(listed.map((payout) => payout.metadata)).toEqual([{}, metadata]);
  });

  it.each([
    [{ amount: undefined }, 'Amount'],
    [{ amount: 0 }, 'Amount'],
    [{ amount: '-1' }, 'Amount'],
    [{ metadata: [] }, 'Metadata'],
    [{ metadata: 'text' }, 'Metadata'],
    [{ approved: 'yes' }, 'approved'],
    [{ destination: null }, 'Destination'],
    [{ payoutMethodId: null }, 'PayoutMethodId'],
  ])('with %j is 422 %s (T65, D11)', async (change, path) => {
    const { owner, store, address, bench } = await openApiBench();
    const body = { destination: address(), payoutMethodId: 'BTC-CHAIN', amount: '0.0001', ...change };
    expect(await owner.ask('createPayout', { path: { store }, body })).toMatchObject(wrong(path));
    expect(bench.disk.journal(store)).toEqual([]);
  });

  it('without a body is 422', async () => {
    const { owner, store } = await openApiBench();
    expect(await owner.ask('createPayout', { path: { store } })).toEqual(refusedWith('body-malformed'));
  });

  it('of a pull payment keeps its rules, except that zero is 422', async () => {
    const api = await openApiBench();
    const id = await api.pullPayment({ amount: '1' });
    const ask = (body: Record<string, unknown>) =>
      api.owner.ask('createPayout', {
        path: { store: api.store },
        body: { destination: api.address(), payoutMethodId: 'BTC-CHAIN', pullPaymentId: id, ...body },
      });
    expect(await ask({ amount: '2' })).toMatchObject(refusedWith('overdraft'));
    expect(await ask({ amount: '0' })).toMatchObject(wrong('Amount'));
    expect(await ask({ pullPaymentId: 'none', amount: '1' })).toMatchObject(refusedWith('pullpayment-not-found'));
    expect(await ask({})).toMatchObject({ ok: true, value: { originalAmount: '1', pullPaymentId: id } });
  });

  it('is approved when asked, not approved when not, and else as its pull payment says', async () => {
    const api = await openApiBench();
    const auto = await api.pullPayment({ amount: '1000', currency: 'USD', autoApproveClaims: true });
    const asks = { pullPaymentId: auto, amount: '20' };
    expect(await create(api, asks)).toMatchObject({
      state: 'AwaitingPayment',
      payoutAmount: '0.004',
      rate: '5000',
      rateSource: 'practice',
    });
    expect(await create(api, { ...asks, approved: false })).toMatchObject({ state: 'AwaitingApproval', payoutAmount: null });
    const manual = await api.pullPayment({ amount: '1000', currency: 'USD' });
    expect(await create(api, { ...asks, pullPaymentId: manual })).toMatchObject({ state: 'AwaitingApproval' });
    expect(await create(api, { ...asks, pullPaymentId: manual, approved: true })).toMatchObject({
      state: 'AwaitingPayment',
      payoutAmount: '0.004',
    });
    expect(await create(api, { approved: true })).toMatchObject({ state: 'AwaitingPayment', rate: '1', rateSource: 'same-currency' });
  });

  it('that would be dust is refused and leaves nothing', async () => {
    const api = await openApiBench();
    const manual = await api.pullPayment({ amount: '1000', currency: 'USD' });
    const before = api.bench.disk.journal(api.store).length;
    const body = { destination: api.address(), payoutMethodId: 'BTC-CHAIN', pullPaymentId: manual, amount: '0.01', approved: true };
    expect(await api.owner.ask('createPayout', { path: { store: api.store }, body })).toMatchObject(refusedWith('amount-too-low'));
    expect(api.bench.disk.journal(api.store)).toHaveLength(before);
    expect(await api.owner.list('listPayouts', { path: { store: api.store }, query: [['includeCancelled', 'true']] })).toEqual([]);
  });

  it('waits for approval where no rate can be had', async () => {
    const api = await openApiBench();
    api.bench.main.rates.clear();
    const auto = await api.pullPayment({ amount: '1000', currency: 'USD', autoApproveClaims: true });
    expect(await create(api, { pullPaymentId: auto, amount: '20', approved: true })).toMatchObject({ state: 'AwaitingApproval' });
  });

  it('may go where a finished one went (T54)', async () => {
    const api = await openApiBench();
    const destination = api.address();
    const first = await create(api, { destination, approved: true });
    const again = { path: { store: api.store }, body: { destination, payoutMethodId: 'BTC-CHAIN', amount: '0.0001', approved: true } };
    expect(await api.owner.ask('createPayout', again)).toMatchObject(refusedWith('duplicate-destination'));
    await api.owner.ask('markPayoutPaid', { path: { payout: String(first.id) } });
    expect(await api.owner.ask('createPayout', again)).toMatchObject({ ok: true, value: { state: 'AwaitingPayment' } });
  });
});

describe('marking', () => {
  it('keeps to the table (T51, T52, T59)', async () => {
    const api = await openApiBench();
    const { id } = await create(api, { approved: false });
    const path = { payout: String(id) };
    expect(await api.owner.ask('markPayout', { path, body: { state: 'Completed' } })).toMatchObject(refusedWith('invalid-state'));
    expect(await api.owner.ask('markPayoutPaid', { path })).toMatchObject(refusedWith('invalid-state'));
    await api.owner.json('approvePayout', { path, body: {} });
    // A body that was left out means Completed without a proof.
    expect(await api.owner.ask('markPayout', { path })).toEqual(done);
    expect(await api.owner.json('readPayout', { path })).toMatchObject({ state: 'Completed', paymentProof: null });
    expect(await api.owner.ask('markPayoutPaid', { path })).toMatchObject(refusedWith('invalid-state'));
    for (const state of ['AwaitingApproval', 'AwaitingPayment', 'InProgress', 'Cancelled'])
      expect(await api.owner.ask('markPayout', { path, body: { state } })).toMatchObject(refusedWith('invalid-state'));
  });

  it('keeps a proof with a type, and erases it when the payout is payable again (T55, T56, T58, T75)', async () => {
    const api = await openApiBench();
    const { id } = await create(api, { approved: true });
    const path = { payout: String(id) };
    const mark = (body: Record<string, unknown>) => api.owner.ask('markPayout', { path, body });
    expect(await mark({ state: 'Completed', paymentProof: { note: 'no type' } })).toMatchObject(wrong('PaymentProof'));
    expect(await mark({ state: 'nonsense' })).toMatchObject(wrong('State'));
    expect(await mark({ state: 'InProgress', paymentProof: { proofType: 'external-proof' } })).toEqual(done);
    expect(await api.owner.json('readPayout', { path })).toMatchObject({
      state: 'InProgress',
      paymentProof: { proofType: 'external-proof' },
    });
    expect(await mark({ state: 'AwaitingPayment', paymentProof: { proofType: 'kept?' } })).toEqual(done);
    expect(await api.owner.json('readPayout', { path })).toMatchObject({
      state: 'AwaitingPayment',
      paymentProof: null,
      payoutAmount: '0.0001',
    });
    const proof = { proofType: 'external-proof', id: 'settled by bank wire', link: 'https://proof.example/7' };
    expect(await mark({ state: 'completed', paymentProof: proof })).toEqual(done);
    expect(await api.owner.json('readPayout', { path })).toMatchObject({ state: 'Completed', paymentProof: proof });
  });

  it('gives back the proof of another system as it was given', async () => {
    const api = await openApiBench();
    const { id } = await create(api, { approved: true });
    const path = { payout: String(id) };
    const proof = { proofType: 'ledger-entry', id: 17, transactionId: { ledger: 'main', row: 3 }, link: ['a', 'b'], nested: { ok: true } };
    expect(await api.owner.ask('markPayout', { path, body: { state: 'Completed', paymentProof: proof } })).toEqual(done);
    expect((await api.owner.json('readPayout', { path })).paymentProof).toEqual(proof);
  });

  it('back to AwaitingApproval unlocks the rate, also after the pull payment has ended', async () => {
    const api = await openApiBench();
    const pp = await api.pullPayment({ amount: '100', currency: 'USD', expiresAt: start + day });
    const { id } = await create(api, { pullPaymentId: pp, amount: '50', approved: true });
    api.bench.now = start + 2 * day;
    expect(await api.owner.ask('markPayout', { path: { payout: String(id) }, body: { state: 'AwaitingApproval' } })).toEqual(done);
    expect(await api.owner.json('readPayout', { path: { payout: String(id) } })).toMatchObject({
      state: 'AwaitingApproval',
      payoutAmount: null,
      rate: null,
      rateLockedAt: null,
      rateSource: null,
    });
  });

  it('is refused while the outbox holds the payout (D6)', async () => {
    const api = await openApiBench();
    const { id } = await create(api, { approved: true });
    const path = { payout: String(id) };
    api.bench.main.pay(api.store, paymentStatus({ payoutId: String(id), phase: 'seen', transactionId: 'aa'.repeat(32) }));
    await api.bench.settled();
    for (const state of ['AwaitingApproval', 'AwaitingPayment', 'Completed', 'InProgress', 'Cancelled'])
      expect(await api.owner.ask('markPayout', { path, body: { state } })).toMatchObject(refusedWith('invalid-state'));
    expect(await api.owner.ask('markPayoutPaid', { path })).toMatchObject(refusedWith('invalid-state'));
    expect(await api.owner.ask('cancelPayout', { path })).toMatchObject(refusedWith('invalid-state'));
    expect(await api.owner.json('readPayout', { path })).toMatchObject({
      state: 'InProgress',
      paymentProof: { proofType: 'PayoutTransactionOnChainBlob', transactionId: 'aa'.repeat(32), link: null },
    });
  });
});

describe('cancelling', () => {
  it('is idempotent, hides the payout unless it is asked for, and ends when money may be on its way (T22, T63)', async () => {
    const api = await openApiBench();
    const pp = await api.pullPayment();
    const { id } = await api.claim(pp, { amount: '1' });
    const path = { store: api.store, payout: String(id) };
    expect(await api.owner.ask('cancelPayout', { path })).toEqual(done);
    const written = api.bench.disk.journal(api.store).length;
    expect(await api.owner.ask('cancelPayoutInStore', { path, body: { reason: 'again' } })).toEqual(done);
    expect(api.bench.disk.journal(api.store)).toHaveLength(written);
    expect(await api.anyone.list('listClaims', { path: { pullPayment: pp } })).toEqual([]);
    const query = [['includeCancelled', 'true']] as const;
    expect(await api.owner.list('listPayouts', { path, query })).toMatchObject([{ id, state: 'Cancelled' }]);
    expect(await api.owner.ask('cancelPayout', { path, body: { reason: 7 } })).toMatchObject(wrong('reason'));
    const paying = await create(api, { approved: true });
    await api.owner.ask('markPayout', { path: { payout: String(paying.id) }, body: { state: 'InProgress' } });
    expect(await api.owner.ask('cancelPayout', { path: { payout: String(paying.id) } })).toMatchObject(refusedWith('invalid-state'));
  });

  it('is taken back only through the checks of a claim (D6)', async () => {
    const api = await openApiBench();
    const pp = await api.pullPayment({ amount: '1', expiresAt: start + day });
    const destination = api.address();
    const { id } = await api.claim(pp, { amount: '1', destination });
    const path = { payout: String(id) };
    const uncancel = () => api.owner.ask('markPayout', { path, body: { state: 'AwaitingApproval' } });
    await api.owner.ask('cancelPayout', { path });
    const other = await api.claim(pp, { amount: '0.5' }, 'other');
    expect(await uncancel()).toMatchObject(refusedWith('overdraft'));
    await api.owner.ask('cancelPayout', { path: { payout: String(other.id) } });
    const twin = await api.claim(pp, { amount: '0.1', destination }, 'twin');
    expect(await uncancel()).toMatchObject(refusedWith('duplicate-destination'));
    await api.owner.ask('cancelPayout', { path: { payout: String(twin.id) } });
    api.bench.now = start + day + 1;
    expect(await uncancel()).toMatchObject(refusedWith('expired'));
    api.bench.now = start + day;
    expect(await uncancel()).toEqual(done);
    expect(await api.owner.json('readPayout', { path })).toMatchObject({ state: 'AwaitingApproval' });
    await api.owner.ask('archivePullPayment', { path: { pullPayment: pp } });
    expect(await uncancel()).toMatchObject(refusedWith('archived'));
  });
});

describe('the list of payouts (D12)', () => {
  it('is newest first, in parts, and by state', async () => {
    const api = await openApiBench();
    const ids: unknown[] = [];
    for (let number = 0; number < 4; number += 1) ids.unshift((await create(api)).id);
    await api.owner.ask('cancelPayout', { path: { payout: String(ids[1]) } });
    const list = async (...query: [string, string][]) =>
      (await api.owner.list('listPayouts', { path: { store: api.store }, query })).map(({ id }) => id);
    expect(await list()).toEqual([ids[0], ids[2], ids[3]]);
    expect(await list(['skip', '1'], ['take', '1'])).toEqual([ids[2]]);
    expect(await list(['state', 'Cancelled'])).toEqual([ids[1]]);
    expect(await list(['state', 'Cancelled'], ['state', 'AwaitingApproval'])).toEqual(ids);
    expect(await list(['includeCancelled', 'True'], ['take', '1000'])).toEqual(ids);
    for (const [name, value, path] of [
      ['take', '1001', 'Take'],
      ['take', '0', 'Take'],
      ['skip', '-1', 'Skip'],
      ['state', 'Paid', 'State'],
    ] as const)
      expect(await api.owner.ask('listPayouts', { path: { store: api.store }, query: [[name, value]] })).toMatchObject(wrong(path));
  });
});
