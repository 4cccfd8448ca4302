import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { btc } from './lib/addresses.ts';
import { Api, decimal, must, refusal } from './lib/client.ts';
import type { Payout, Transaction } from './lib/shapes.ts';

const api = new Api();
const approve = (id: string, body?: object) => api.post(`${api.at}/payouts/${id}`, body);

/** A claim in dollars to a fresh address. */
async function claimed(limit: string, amount?: string): Promise<Payout> {
  const { id } = await api.pullPayment({ amount: limit, currency: 'USD' });
  return must<Payout>(await api.claim(id, { destination: btc(), ...(amount === undefined ? {} : { amount }) }));
}

describe('approval over HTTP', () => {
  beforeEach(() => api.rate('BTC_USD', '5000'));
  afterAll(() => api.rate('BTC_USD', '5000'));

  it('T36, T38, T39, T42 an approval names the revision, locks the rate and happens once; paying later does not ask again', async () => {
    const { id } = await claimed('5000');
    expect(refusal(await approve(id, { revision: -1 }))).toEqual([400, 'old-revision']);
    expect((await api.payout(id)).state).toBe('AwaitingApproval');
    const approved = must<Payout>(await approve(id, { revision: 0 }));
    expect([approved.state, decimal(approved.payoutAmount)]).toEqual(['AwaitingPayment', '1']);
    expect(decimal(approved.rate)).toBe('5000');
    expect(refusal(await approve(id, { revision: 0 }))).toEqual([400, 'invalid-state']);
    await api.rate('BTC_USD', '10000');
    expect(decimal((await api.payout(id)).payoutAmount)).toBe('1');
    const paid = must<{ readonly transactionIds: readonly string[] }>(await api.pay(id));
    const { vout } = await api.esplora<Transaction>(`/tx/${paid.transactionIds[0]}`);
    const { destination } = await api.payout(id);
    expect(vout.filter((output) => output.scriptpubkey_address === destination)).toMatchObject([{ value: 100_000_000 }]);
  });

  it('T41 a rate that is given is used, and the coins are rounded up', async () => {
    const { id } = await claimed('10');
    const approved = must<Payout>(await approve(id, { revision: 0, rateRule: '30000' }));
    expect(decimal(approved.payoutAmount)).toBe('0.00033334');
    expect(approved).toMatchObject({ rateRule: '30000' });
  });

  it('T45 exactly the dust limit can be approved, less cannot and stays as it is', async () => {
    const { id } = await claimed('1', '0.0147');
    expect(decimal(must<Payout>(await approve(id, { revision: 0 })).payoutAmount)).toBe('0.00000294');
    const less = await claimed('1', '0.01469');
    expect(refusal(await approve(less.id, { revision: 0 }))).toEqual([400, 'amount-too-low']);
    expect((await api.payout(less.id)).state).toBe('AwaitingApproval');
  });

  it('T46 a rate that is no rate and a missing body are refused, and nothing changes', async () => {
    const { id } = await claimed('10');
    expect(refusal(await approve(id, { revision: 0, rateRule: '' }))).toEqual([422, ['RateRule']]);
    const [status, why] = refusal(await approve(id, { revision: 0, rateRule: '%%%' }));
    expect([
      [422, ['RateRule']],
      [400, 'rate-unavailable'],
    ]).toContainEqual([status, why]);
    expect(refusal(await approve(id))).toEqual([422, ['Revision']]);
    expect(await api.payout(id)).toMatchObject({ state: 'AwaitingApproval', payoutAmount: null });
  });

  it('T47 a pull payment that approves by itself answers the claim with the amount', async () => {
    const { id } = await api.pullPayment({ amount: '99', currency: 'USD', autoApproveClaims: true });
    const claim = must<Payout>(await api.claim(id, { destination: btc(), amount: '20' }));
    expect([claim.state, decimal(claim.payoutAmount)]).toEqual(['AwaitingPayment', '0.004']);
  });

  it('a selection is approved as a whole or not at all', async () => {
    const [one, two] = [await claimed('10'), await claimed('20')];
    const together = (payouts: readonly object[]) => api.post(`${api.at}/payouts/approve`, { payouts });
    const bad = await together([
      { id: one.id, revision: 0 },
      { id: 'nobody', revision: 0 },
    ]);
    expect(bad.status).toBe(400);
    expect(bad.body).toMatchObject({ code: 'approval-refused', failures: [{ id: 'nobody', code: 'payout-not-found' }] });
    expect((await api.payout(one.id)).state).toBe('AwaitingApproval');
    expect(refusal(await together([]))).toEqual([422, ['Payouts']]);
    const good = must<readonly Payout[]>(await together([one, two].map(({ id }) => ({ id, revision: 0 }))));
    expect(good.map((payout) => decimal(payout.payoutAmount)).sort()).toEqual(['0.002', '0.004']);
    expect(new Set(good.map((payout) => payout.rateLockedAt)).size).toBe(1);
  });

  it('a rate rule may ask a source by name, and all sources of the sandbox say the same', async () => {
    const { id } = await claimed('10');
    await api.rate('BTC_USD', '20000');
    const approved = must<Payout>(await approve(id, { revision: 0, rateRule: 'kraken(BTC_USD)' }));
    expect(decimal(approved.payoutAmount)).toBe('0.0005');
    expect(approved.rateSource).toBe('kraken');
  });
});
