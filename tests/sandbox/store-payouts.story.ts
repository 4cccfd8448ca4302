import { describe, expect, it } from 'vitest';
import { btc } from './lib/addresses.ts';
import { Api, decimal, must, refusal } from './lib/client.ts';
import type { NewKey, Note, Payout } from './lib/shapes.ts';

const api = new Api();
const mark = (id: string, body: object) => api.post(`${api.at}/payouts/${id}/mark`, body);
const markPaid = (id: string) => api.post(`${api.at}/payouts/${id}/mark-paid`);
const make = async (body: object = {}): Promise<Payout> =>
  must<Payout>(await api.storePayout({ destination: btc(), amount: '0.0001', ...body }));

describe('payouts of a store, marks and proofs', () => {
  it('T50 a key that may not approve cannot make an approved payout', async () => {
    const permissions = [`btcpay.store.cancreatenonapprovedpullpayments:${api.store.id}`];
    const { apiKey } = must<NewKey>(await api.post('/api-keys', { label: 'Weak', permissions }));
    const body = { destination: btc(), amount: '100', payoutMethodId: 'BTC-CHAIN', approved: true };
    const refused = await api.ask('POST', `${api.at}/payouts`, { key: apiKey, body });
    expect(refused.status).toBe(403);
    expect(refused.body).toMatchObject({ code: 'missing-permission', missingPermission: 'btcpay.store.cancreatepullpayments' });
  });

  it('T51, T52, T54, T55, T56, T58 a payout is approved, marked with and without proof, and its address may be used again after that', async () => {
    const destination = btc();
    const first = await make({ destination, approved: false });
    expect(first).toMatchObject({ pullPaymentId: null, state: 'AwaitingApproval' });
    expect(refusal(await mark(first.id, { state: 'Completed' }))).toEqual([400, 'invalid-state']);
    must(await api.post(`${api.at}/payouts/${first.id}`, { revision: 0 }));
    expect((await mark(first.id, { state: 'Completed' })).text).toBe('');
    const listed = must<readonly Payout[]>(await api.get(`${api.at}/payouts`)).find((payout) => payout.id === first.id);
    expect(listed).toMatchObject({ state: 'Completed', paymentProof: null });

    const second = await make({ destination, approved: true });
    expect([second.state, decimal(second.payoutAmount)]).toEqual(['AwaitingPayment', '0.0001']);
    expect(refusal(await mark(second.id, { state: 'Completed', paymentProof: { note: 'no type' } }))).toEqual([422, ['PaymentProof']]);
    must(await mark(second.id, { state: 'InProgress', paymentProof: { proofType: 'external-proof' } }));
    expect(await api.payout(second.id)).toMatchObject({ state: 'InProgress', paymentProof: { proofType: 'external-proof' } });
    must(await mark(second.id, { state: 'AwaitingPayment' }));
    expect(await api.payout(second.id)).toMatchObject({ state: 'AwaitingPayment', paymentProof: null });
    const proof = { proofType: 'external-proof', id: 'settled by bank wire', link: 'https://proof.example/7' };
    must(await mark(second.id, { state: 'Completed', paymentProof: proof }));
    expect(await api.payout(second.id)).toMatchObject({ state: 'Completed', paymentProof: proof });
  });

  it('T59 marked as paid once', async () => {
    const { id } = await make({ approved: true });
    expect((await markPaid(id)).status).toBe(200);
    expect((await api.payout(id)).state).toBe('Completed');
    expect(refusal(await markPaid(id))).toEqual([400, 'invalid-state']);
  });

  it('T61 metadata come back as they were sent', async () => {
    const metadata = { source: 'orders', sourceLink: 'https://orders.example/42' };
    const [made, plain] = [await make({ metadata }), await make()];
    expect([made.metadata, plain.metadata]).toEqual([metadata, {}]);
    const listed = must<readonly Payout[]>(await api.get(`${api.at}/payouts`));
    expect(listed.find((payout) => payout.id === made.id)?.metadata).toEqual(metadata);
    expect(listed.find((payout) => payout.id === plain.id)?.metadata).toEqual({});
  });

  it('T63 what is in progress cannot be cancelled', async () => {
    const { id } = await make({ approved: true });
    must(await mark(id, { state: 'InProgress' }));
    expect(refusal(await api.delete(`${api.at}/payouts/${id}`))).toEqual([400, 'invalid-state']);
    expect((await api.payout(id)).state).toBe('InProgress');
  });

  it('T65 without a pull payment an amount is needed', async () => {
    expect(refusal(await api.storePayout({ destination: btc() }))).toEqual([422, ['Amount']]);
    expect(refusal(await api.storePayout({ destination: btc(), amount: '-1' }))).toEqual([422, ['Amount']]);
    expect(refusal(await api.storePayout({ destination: btc(), amount: '0' }))).toEqual([422, ['Amount']]);
  });

  it('the other store sees and touches none of it', async () => {
    const { id } = await make();
    const other = new Api(api.line, api.line.stores[1]);
    expect((await other.get(`${api.at}/payouts`)).status).toBe(403);
    expect((await other.get(`/payouts/${id}`)).status).toBe(403);
    expect(refusal(await other.get(`${other.at}/payouts/${id}`))[0]).toBe(403);
    expect((await other.delete(`/payouts/${id}`)).status).toBe(403);
    expect((await other.get('/stores/nobody/payouts')).status).toBe(403);
    expect((await api.payout(id)).state).toBe('AwaitingApproval');
  });

  it('T67 a claim that waits and one that was approved at once are notified, a refused one is not', async () => {
    const unseen = async (): Promise<readonly Note[]> =>
      must<readonly Note[]>(await api.get(`/users/me/notifications?seen=false&storeId=${api.store.id}&take=1000`));
    const before = (await unseen()).length;
    const { id } = await api.pullPayment({ amount: '10', currency: 'USD' });
    must(await api.claim(id, { destination: btc(), amount: '5' }));
    const auto = await api.pullPayment({ amount: '10', currency: 'USD', autoApproveClaims: true });
    must(await api.claim(auto.id, { destination: btc(), amount: '5' }));
    expect((await api.claim(id, { destination: btc(), amount: '500' })).status).toBe(400);
    const after = await unseen();
    expect(after).toHaveLength(before + 2);
    const fresh = after.slice(0, 2).map(({ type, identifier, storeId }) => ({ type, identifier, storeId }));
    expect(fresh).toEqual([
      { type: 'payout', identifier: 'payout_awaitingpayment', storeId: api.store.id },
      { type: 'payout', identifier: 'payout_awaitingapproval', storeId: api.store.id },
    ]);
  });
});
