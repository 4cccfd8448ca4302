// Owns the stories of claims over the HTTP API (cases T16 to T33), of their tokens, and of what strangers see of them.
import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { bitcoinAddress } from '../../../../../tests/fakes/addresses.ts';
import { openApiBench, refusedWith, wrong } from '../../../../../tests/fakes/api-bench.ts';
import { expectSame } from '../../../../../tests/fakes/json.ts';
import { day, start, xrpAccount } from '../../../../../tests/fakes/payouts.ts';

const claimId = 'ab'.repeat(16);

describe('a claim', () => {
  it('of everything is answered with all of its properties, and the list has just it (T16, T19)', async () => {
    const { anyone, owner, pullPayment, address, store } = await openApiBench();
    const id = await pullPayment();
    expect(await anyone.list('listClaims', { path: { pullPayment: id } })).toEqual([]);
    const destination = address();
    const body = { destination, payoutMethodId: 'BTC', note: 'March' };
    const made = await anyone.json('claim', { path: { pullPayment: id }, body, secret: 'token' });
    expect(made).toEqual({
      id: expect.any(String),
      revision: 0,
      pullPaymentId: id,
      date: start,
      destination,
      destinationTag: null,
      originalCurrency: 'BTC',
      originalAmount: '12.3',
      payoutCurrency: 'BTC',
      payoutAmount: null,
      payoutMethodId: 'BTC-CHAIN',
      state: 'AwaitingApproval',
      paymentProof: null,
      metadata: {},
      rate: null,
      rateRule: null,
      rateSource: null,
      rateLockedAt: null,
      note: 'March',
      reason: null,
    });
    const listed = await owner.list('listPayouts', { path: { store } });
    expectSame(listed, [made]);
  });

  it('is refused for what the pull payment is or has left (T17, T18, T24, T25)', async () => {
    const { anyone, owner, pullPayment, address } = await openApiBench();
    const ask = (id: string, amount: unknown = '1') =>
      anyone.ask('claim', { path: { pullPayment: id }, body: { destination: address(), payoutMethodId: 'BTC-CHAIN', amount } });
    const open = await pullPayment();
    expect(await ask(open, 1_000_000)).toMatchObject(refusedWith('overdraft'));
    await owner.ask('archivePullPayment', { path: { pullPayment: open } });
    expect(await ask(open)).toMatchObject(refusedWith('archived'));
    expect(await ask(await pullPayment({ startsAt: start + 7 * day }))).toMatchObject(refusedWith('not-started'));
    expect(await ask(await pullPayment({ expiresAt: start - 7 * day }))).toMatchObject(refusedWith('expired'));
    expect(await ask(await pullPayment({ payoutMethods: ['XRP-CHAIN'] }))).toMatchObject(refusedWith('payment-method-not-supported'));
    expect(await ask('none')).toMatchObject(refusedWith('pullpayment-not-found'));
  });

  it('names a wrong property by its path (T31)', async () => {
    const { anyone, pullPayment, address } = await openApiBench();
    const id = await pullPayment({ amount: '1' });
    const ask = (body: Record<string, unknown>) =>
      anyone.ask('claim', { path: { pullPayment: id }, body: { destination: address(), payoutMethodId: 'BTC-CHAIN', ...body } });
    expect(await ask({ amount: 0 })).toMatchObject(refusedWith('amount-too-low'));
    expect(await ask({ amount: '-0.1' })).toMatchObject(refusedWith('amount-too-low'));
    expect(await ask({ destination: 'hello' })).toMatchObject(wrong('Destination'));
    expect(await ask({ destination: 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4' })).toMatchObject(wrong('Destination'));
    expect(await ask({ payoutMethodId: '' })).toMatchObject(wrong('PayoutMethodId'));
    expect(await ask({ payoutMethodId: 'BTC-LN' })).toMatchObject(wrong('PayoutMethodId'));
    expect(await ask({ payoutMethodId: 'TOPUP' })).toMatchObject(wrong('PayoutMethodId'));
    expect(await ask({ claimId: 'short' })).toMatchObject(wrong('ClaimId'));
    expect(await ask({ note: 'x'.repeat(201) })).toMatchObject(wrong('Note'));
    expect(await ask({ payoutMethodId: undefined })).toMatchObject(wrong('PayoutMethodId'));
    expect(await anyone.ask('claim', { path: { pullPayment: id } })).toMatchObject(refusedWith('body-malformed'));
  });

  it('and an amount in its destination agree by the table (T29)', async () => {
    const { claim, pullPayment, address, anyone } = await openApiBench();
    const id = await pullPayment({ amount: '0.001' });
    const uri = (): string => `bitcoin:${address()}?amount=0.0004`;
    expect(await claim(id, { destination: uri() })).toMatchObject({ originalAmount: '0.0004' });
    expect(await claim(id, { destination: uri(), amount: '0.0005' })).toMatchObject({ originalAmount: '0.0004' });
    const body = { destination: uri(), amount: '0.0002', payoutMethodId: 'BTC-CHAIN' };
    expect(await anyone.ask('claim', { path: { pullPayment: id }, body })).toMatchObject(wrong('Amount'));
  });

  it('may reach the limit exactly, and then nothing is left (T33)', async () => {
    const { claim, pullPayment, anyone, address } = await openApiBench();
    const id = await pullPayment({ amount: '1' });
    await claim(id, { amount: '0.4' });
    await claim(id, { amount: '0.6' }, 'second');
    expect(await anyone.json('readPullPayment', { path: { pullPayment: id } })).toMatchObject({ available: '0', claimed: '1' });
    const body = { destination: address(), payoutMethodId: 'BTC-CHAIN' };
    expect(await anyone.ask('claim', { path: { pullPayment: id }, body })).toMatchObject(refusedWith('amount-too-low'));
  });

  it('to a destination that another one waits for is refused until that one is over', async () => {
    const { claim, pullPayment, anyone, owner } = await openApiBench();
    const id = await pullPayment();
    const destination = bitcoinAddress(77);
    const { id: payout } = await claim(id, { destination, amount: '1' });
    const again = { path: { pullPayment: id }, body: { destination, payoutMethodId: 'BTC-CHAIN', amount: '1' } };
    expect(await anyone.ask('claim', again)).toMatchObject(refusedWith('duplicate-destination'));
    await owner.ask('cancelPayout', { path: { payout: String(payout) } });
    expect(await anyone.ask('claim', again)).toMatchObject({ ok: true });
  });

  it('that is retried is one claim, and the new token voids the earlier one (D19)', async () => {
    const { anyone, holder, pullPayment } = await openApiBench();
    const id = await pullPayment();
    const body = { destination: bitcoinAddress(9), payoutMethodId: 'BTC-CHAIN', amount: '1', claimId };
    const first = await anyone.json('claim', { path: { pullPayment: id }, body, secret: 'first' });
    const second = await anyone.json('claim', { path: { pullPayment: id }, body, secret: 'second' });
    expectSame(second, first);
    const path = { pullPayment: id, payout: String(first.id) };
    expect(await holder('first').ask('cancelClaim', { path })).toMatchObject(refusedWith('missing-permission'));
    expect(await anyone.ask('claim', { path: { pullPayment: id }, body: { ...body, amount: '2' } })).toMatchObject(
      refusedWith('duplicate-claim'),
    );
    expect(await holder('second').ask('cancelClaim', { path })).toEqual({ ok: true, value: null });
  });

  it('of one pull payment is none of another (T27)', async () => {
    const { anyone, claim, pullPayment } = await openApiBench();
    const [empty, full] = [await pullPayment(), await pullPayment()];
    const payout = await claim(full);
    expect(await anyone.list('listClaims', { path: { pullPayment: empty } })).toEqual([]);
    expect(await anyone.list('listClaims', { path: { pullPayment: full } })).toMatchObject([{ id: payout.id }]);
    const path = { pullPayment: empty, payout: String(payout.id) };
    expect(await anyone.ask('readClaim', { path })).toEqual(refusedWith('payout-not-found'));
  });
});

describe('with the claim’s token', () => {
  it('the claim can be changed and cancelled until somebody decides', async () => {
    const { holder, anyone, claim, pullPayment, owner } = await openApiBench();
    const id = await pullPayment();
    const { id: payout } = await claim(id, { amount: '1' }, 'mine');
    const path = { pullPayment: id, payout: String(payout) };
    expect(await anyone.ask('editClaim', { path, body: {} })).toEqual(refusedWith('unauthenticated'));
    expect(await holder('other').ask('editClaim', { path, body: {} })).toMatchObject(refusedWith('missing-permission'));
    const edited = await holder('mine').json('editClaim', { path, body: { amount: '2', revision: 0, note: 'more' } });
    expect(edited).toMatchObject({ revision: 1, originalAmount: '2', note: 'more', date: start });
    expect(await holder('mine').ask('editClaim', { path, body: { amount: '3', revision: 0 } })).toMatchObject(refusedWith('old-revision'));
    await owner.json('approvePayout', { path, body: { revision: 1 } });
    expect(await holder('mine').ask('editClaim', { path, body: { amount: '3' } })).toMatchObject(refusedWith('invalid-state'));
    expect(await holder('mine').ask('cancelClaim', { path })).toMatchObject(refusedWith('invalid-state'));
  });

  it('a decline’s reason is read, and nobody else reads it', async () => {
    const { holder, anyone, claim, pullPayment, owner } = await openApiBench();
    const id = await pullPayment();
    const { id: payout } = await claim(id, { amount: '1' }, 'mine');
    const path = { pullPayment: id, payout: String(payout) };
    expect(await owner.ask('cancelPayout', { path, body: { reason: 'x'.repeat(201) } })).toMatchObject(wrong('Reason'));
    expect(await owner.ask('cancelPayout', { path, body: { reason: 'Wrong month' } })).toEqual({ ok: true, value: null });
    expect(await holder('mine').json('readClaim', { path })).toMatchObject({ state: 'Cancelled', reason: 'Wrong month' });
    expect(await anyone.json('readClaim', { path })).not.toHaveProperty('reason');
  });
});

describe('what is seen of a claim (D10, §17)', () => {
  it('is for strangers a shortened destination and nothing private', async () => {
    const { anyone, owner, store, pullPayment } = await openApiBench();
    const id = await pullPayment();
    const destination = `${xrpAccount}?dt=7`;
    const body = {
      destination,
      payoutMethodId: 'XRP-CHAIN',
      amount: '0.5',
      pullPaymentId: id,
      metadata: { source: 'orders' },
      note: 'mine',
    };
    await owner.json('createPayout', { path: { store }, body });
    const [seen] = await anyone.list('listClaims', { path: { pullPayment: id } });
    expect(seen).toMatchObject({ destination: 'rHb9C…wdtyTh', destinationTag: null, metadata: {} });
    expect(seen).not.toHaveProperty('note');
    expect(seen).not.toHaveProperty('reason');
    const [all] = await owner.list('listClaims', { path: { pullPayment: id } });
    expect(all).toMatchObject({ destination, destinationTag: 7, metadata: { source: 'orders' }, note: 'mine' });
  });

  it('is of a proof the transaction alone', async () => {
    const { anyone, owner, claim, pullPayment } = await openApiBench();
    const id = await pullPayment();
    const { id: payout } = await claim(id, { amount: '1' });
    const path = { pullPayment: id, payout: String(payout) };
    await owner.json('approvePayout', { path, body: {} });
    const paymentProof = { proofType: 'bank', id: 'wire 7', link: 'https://bank.example/7', transactionId: 'ff' };
    await owner.ask('markPayout', { path, body: { paymentProof } });
    expect(await anyone.json('readClaim', { path })).toMatchObject({ paymentProof: { proofType: 'bank', transactionId: 'ff' } });
    expect((await anyone.json('readClaim', { path })).paymentProof).not.toHaveProperty('link');
    expect(await owner.json('readClaim', { path })).toMatchObject({ paymentProof });
  });

  it('is everything for a key of the store that may view payouts, and for no other key', async () => {
    const { keyed, claim, pullPayment, store } = await openApiBench();
    const id = await pullPayment();
    const made = await claim(id, { amount: '1' });
    const path = { pullPayment: id, payout: String(made.id) };
    const read = async (permission: string) => (await keyed(permission).json('readClaim', { path })).destination;
    expect(await read(`btcpay.store.canviewpayouts:${store}`)).toBe(made.destination);
    expect(await read('btcpay.store.canviewpayouts:elsewhere')).toContain('…');
    expect(await read(`btcpay.store.canviewpullpayments:${store}`)).toContain('…');
  });

  it('is nothing once the pull payment is archived, except for its token and keys of the store', async () => {
    const { anyone, owner, holder, claim, pullPayment, store } = await openApiBench();
    const id = await pullPayment();
    const { id: payout } = await claim(id, { amount: '1' }, 'mine');
    await owner.ask('archivePullPayment', { path: { pullPayment: id } });
    const path = { pullPayment: id, payout: String(payout) };
    const cancelled: [string, string] = ['includeCancelled', 'true'];
    const archived: [string, string] = ['includeArchived', 'true'];
    expect(await anyone.list('listClaims', { path, query: [cancelled, archived] })).toEqual([]);
    expect(await holder('mine').list('listClaims', { path, query: [cancelled] })).toEqual([]);
    expect(await holder('mine').list('listClaims', { path, query: [cancelled, archived] })).toMatchObject([{ id: payout }]);
    expect(await holder('other').list('listClaims', { path, query: [cancelled, archived] })).toEqual([]);
    expect(await anyone.ask('readClaim', { path })).toEqual(refusedWith('payout-not-found'));
    expect(await holder('mine').json('readClaim', { path })).toMatchObject({ state: 'Cancelled' });
    expect(await owner.json('readClaim', { path })).toMatchObject({ state: 'Cancelled' });
    expect(await owner.list('listClaims', { path, query: [cancelled] })).toEqual([]);
    expect(await owner.list('listClaims', { path, query: [cancelled, archived] })).toMatchObject([{ id: payout }]);
    expect(await owner.list('listPayouts', { path: { store }, query: [cancelled] })).toEqual([]);
    expect(await owner.list('listPayouts', { path: { store }, query: [cancelled, archived] })).toMatchObject([{ id: payout }]);
    expect(await owner.json('readPayout', { path })).toMatchObject({ id: payout });
  });
});

describe('Lightning', () => {
  it('is said not to be there, and an unknown pull payment to be unknown', async () => {
    const { anyone, pullPayment } = await openApiBench();
    const path = { pullPayment: await pullPayment() };
    for (const operation of ['readLnurl', 'linkBoltcard'] as const) {
      expect(await anyone.ask(operation, { path })).toEqual(refusedWith('lnurl-not-supported'));
      expect(await anyone.ask(operation, { path: { pullPayment: 'none' } })).toEqual(refusedWith('pullpayment-not-found'));
    }
  });
});
