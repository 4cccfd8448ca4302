import { describe, expect, it } from 'vitest';
import { btc, mainnet, xrp } from './lib/addresses.ts';
import { Api, day, decimal, must, now, refusal } from './lib/client.ts';
import type { Payout, PullPayment } from './lib/shapes.ts';

const api = new Api();
const list = async (id: string, query = ''): Promise<readonly Payout[]> =>
  must<readonly Payout[]>(await api.anon('GET', `/pull-payments/${id}/payouts${query}`));

describe('claims over HTTP', () => {
  it('T16 a new pull payment has no payouts', async () => {
    expect(await list((await api.pullPayment({ amount: '12.3' })).id)).toEqual([]);
  });

  it('T17 nobody claims more than the limit', async () => {
    const { id } = await api.pullPayment({ amount: '12.3' });
    expect(refusal(await api.claim(id, { destination: btc(), amount: '1000000' }))).toEqual([400, 'overdraft']);
  });

  it('T18 nobody claims from an archived one', async () => {
    const { id } = await api.pullPayment({ amount: '12.3' });
    await api.delete(`/pull-payments/${id}`);
    expect(refusal(await api.claim(id, { destination: btc() }))).toEqual([400, 'archived']);
  });

  it('T19, T22 a claim without amount takes all that is left, and leaves the list when it is cancelled', async () => {
    const { id } = await api.pullPayment({ amount: '12.3' });
    const destination = btc();
    const claim = must<Payout>(await api.claim(id, { destination, payoutMethodId: 'BTC' }));
    expect(claim).toMatchObject({
      pullPaymentId: id,
      destination,
      state: 'AwaitingApproval',
      payoutMethodId: 'BTC-CHAIN',
      payoutCurrency: 'BTC',
      payoutAmount: null,
      originalCurrency: 'BTC',
      revision: 0,
      paymentProof: null,
      metadata: {},
    });
    expect(decimal(claim.originalAmount)).toBe('12.3');
    expect((await list(id)).map((payout) => payout.id)).toEqual([claim.id]);
    const cancelled = await api.delete(`${api.at}/payouts/${claim.id}`);
    expect([cancelled.status, cancelled.text]).toEqual([200, '']);
    expect(await list(id)).toEqual([]);
    const all = must<readonly Payout[]>(await api.get(`${api.at}/payouts?includeCancelled=true`));
    expect(all.filter((payout) => payout.id === claim.id)).toMatchObject([{ state: 'Cancelled' }]);
    expect(await list(id, '?includeCancelled=true')).toMatchObject([{ id: claim.id, state: 'Cancelled' }]);
  });

  it('T24 nobody claims before the start', async () => {
    const { id } = await api.pullPayment({ amount: '12.3', startsAt: now() + 7 * day });
    expect(refusal(await api.claim(id, { destination: btc(), amount: '1.0' }))).toEqual([400, 'not-started']);
  });

  it('T25 nobody claims after the end', async () => {
    const { id } = await api.pullPayment({ amount: '12.3', expiresAt: now() - 7 * day });
    expect(refusal(await api.claim(id, { destination: btc(), amount: '1.0' }))).toEqual([400, 'expired']);
  });

  it('T27 each pull payment lists its own claims', async () => {
    const [one, two] = [await api.pullPayment(), await api.pullPayment()];
    const ids = [];
    for (const amount of ['0.1', '0.2']) ids.push(must<Payout>(await api.claim(two.id, { destination: btc(), amount })).id);
    expect(await list(one.id)).toEqual([]);
    expect((await list(two.id)).map(({ id }) => id)).toEqual(ids.reverse());
  });

  it('T29 an amount in the destination counts, the smaller one wins, and one above the request is refused', async () => {
    const { id } = await api.pullPayment({ amount: '0.001' });
    const of = (amount?: string) =>
      api.claim(id, { destination: `bitcoin:${btc()}?amount=0.0004`, ...(amount === undefined ? {} : { amount }) });
    expect(decimal(must<Payout>(await of()).originalAmount)).toBe('0.0004');
    expect(decimal(must<Payout>(await of('0.0005')).originalAmount)).toBe('0.0004');
    expect(refusal(await of('0.0002'))).toEqual([422, ['Amount']]);
  });

  it('T31 what cannot be claimed is refused by code or path', async () => {
    const { id } = await api.pullPayment({ amount: '1' });
    const of = (body: object) => api.claim(id, { destination: btc(), ...body }).then(refusal);
    expect(await of({ amount: '0' })).toEqual([400, 'amount-too-low']);
    expect(await of({ amount: '-0.1' })).toEqual([400, 'amount-too-low']);
    expect(await of({ destination: 'hello' })).toEqual([422, ['Destination']]);
    expect(await of({ destination: mainnet() })).toEqual([422, ['Destination']]);
    expect(await of({ destination: null })).toEqual([422, ['Destination']]);
    expect(await of({ payoutMethodId: '' })).toEqual([422, ['PayoutMethodId']]);
    expect(await of({ payoutMethodId: 'BTC-LN' })).toEqual([422, ['PayoutMethodId']]);
    expect(await list(id)).toEqual([]);
  });

  it('T33 the limit can be reached exactly', async () => {
    const { id } = await api.pullPayment({ amount: '1' });
    for (const amount of ['0.4', '0.6']) must<Payout>(await api.claim(id, { destination: btc(), amount }));
    expect(decimal(must<PullPayment>(await api.anon('GET', `/pull-payments/${id}`)).available)).toBe('0');
    expect(refusal(await api.claim(id, { destination: btc(), amount: '0.00001' }))).toEqual([400, 'overdraft']);
    expect(refusal(await api.claim(id, { destination: btc() }))).toEqual([400, 'amount-too-low']);
  });

  it('parallel: of twenty claims for the last tenth exactly one wins', async () => {
    const { id } = await api.pullPayment({ amount: '1' });
    must<Payout>(await api.claim(id, { destination: btc(), amount: '0.9' }));
    const answers = await Promise.all(Array.from({ length: 20 }, () => api.claim(id, { destination: btc(), amount: '0.1' })));
    const won = answers.filter(({ status }) => status === 200);
    expect(won).toHaveLength(1);
    for (const answer of answers.filter(({ status }) => status !== 200)) expect(refusal(answer)).toEqual([400, 'overdraft']);
    expect((await list(id)).map((payout) => decimal(payout.originalAmount)).sort()).toEqual(['0.1', '0.9']);
    expect(decimal(must<PullPayment>(await api.anon('GET', `/pull-payments/${id}`)).available)).toBe('0');
  });

  it('parallel: the same claim sent twenty times with one claimId is one claim', async () => {
    const { id } = await api.pullPayment({ amount: '1' });
    const body = { destination: btc(), amount: '0.1', claimId: '00112233445566778899aabbccddeeff' };
    const answers = await Promise.all(Array.from({ length: 20 }, () => api.claim(id, body)));
    expect(new Set(answers.map((answer) => must<Payout>(answer).id)).size).toBe(1);
    expect(await list(id)).toHaveLength(1);
  });

  it('the recipient changes and withdraws a claim with its token alone', async () => {
    const { id } = await api.pullPayment({ amount: '1' });
    const claim = must<Payout>(await api.claim(id, { destination: btc(), amount: '0.1' }));
    const path = `/pull-payments/${id}/payouts/${claim.id}`;
    const edit = (key: string | null) => api.ask('PUT', path, { key, body: { amount: '0.2', revision: 0 } });
    expect((await edit(null)).status).toBe(401);
    expect((await edit('nonsense')).status).toBe(403);
    const changed = must<Payout>(await edit(claim.claimToken));
    expect([decimal(changed.originalAmount), changed.revision]).toEqual(['0.2', 1]);
    expect(refusal(await edit(claim.claimToken))).toEqual([400, 'old-revision']);
    expect((await api.ask('DELETE', path, { key: claim.claimToken })).status).toBe(200);
    expect((await api.payout(claim.id)).state).toBe('Cancelled');
  });

  it('anonymous readers see a shortened destination, a key sees all of it', async () => {
    const { id } = await api.pullPayment({ amount: '100', currency: 'USD' });
    const destination = xrp();
    const claim = must<Payout>(await api.claim(id, { payoutMethodId: 'XRP-CHAIN', destination, destinationTag: 7, amount: '50' }));
    const [seen] = await list(id);
    expect(seen?.destination).toMatch(/^r.{4}….{6}$/);
    expect(seen?.destination).not.toContain('dt=');
    expect(await api.payout(claim.id)).toMatchObject({ destination: `${destination}?dt=7`, destinationTag: 7 });
  });
});
