import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { btc, xrp } from './lib/addresses.ts';
import { Api, decimal, eventually, must, refusal } from './lib/client.ts';
import type { Payout, Transaction } from './lib/shapes.ts';

const api = new Api();
const mark = (id: string, body: object) => api.post(`${api.at}/payouts/${id}/mark`, body);

/** A claim that was approved at once, of so many dollars. */
async function approved(amount: string, more: object = {}): Promise<Payout> {
  const { id } = await api.pullPayment({ amount: '100', currency: 'USD', autoApproveClaims: true });
  return must<Payout>(await api.claim(id, { destination: btc(), amount, ...more }));
}

const states = (payouts: readonly Payout[]) => Promise.all(payouts.map(async ({ id }) => (await api.payout(id)).state));

describe('paying and confirmations', () => {
  beforeAll(async () => {
    await api.rate('BTC_USD', '5000');
    must(await api.control('/pause-blocks', { paused: true }));
  });
  afterAll(() => api.control('/pause-blocks', { paused: false }));

  it('T69, T70 two claims are paid by one transaction and completed by one block', async () => {
    const { id: pullPaymentId } = await api.pullPayment({ amount: '100', currency: 'USD', autoApproveClaims: true });
    const claims = ['15', '20'].map((amount) => api.claim(pullPaymentId, { destination: btc(), amount }));
    const payouts = (await Promise.all(claims)).map((answer) => must<Payout>(answer));
    const paid = must<{ readonly transactionIds: readonly string[] }>(await api.pay(...payouts.map(({ id }) => id)));
    expect(paid.transactionIds).toHaveLength(1);
    const [txid] = paid.transactionIds;
    const { vout } = await api.esplora<Transaction>(`/tx/${txid}`);
    for (const { destination, payoutAmount } of payouts) {
      const outputs = vout.filter((output) => output.scriptpubkey_address === destination);
      expect(outputs).toHaveLength(1);
      expect(BigInt(outputs[0]?.value ?? 0)).toBe(BigInt(Math.round(Number(payoutAmount) * 1e8)));
    }
    for (const { id } of payouts) {
      expect(await api.payout(id)).toMatchObject({
        state: 'InProgress',
        paymentProof: { proofType: 'PayoutTransactionOnChainBlob', transactionId: txid },
      });
    }
    const history = must<readonly { readonly transactionHash: string }[]>(
      await api.get(`${api.at}/payment-methods/BTC-CHAIN/wallet/transactions`),
    );
    expect(history.find((row) => row.transactionHash === txid)).toBeDefined();
    const started = Date.now();
    await api.blocks(1);
    await eventually(async () => expect(await states(payouts)).toEqual(['Completed', 'Completed']), 5000);
    expect(Date.now() - started).toBeLessThan(3000);
  });

  it('a mixed selection is one Bitcoin transaction and one payment on the XRP Ledger', async () => {
    const bitcoin = await approved('10');
    const destination = xrp();
    const ledger = await approved('40', { payoutMethodId: 'XRP-CHAIN', destination });
    expect(decimal(ledger.payoutAmount)).toBe('20');
    const paid = must<{ readonly transactionIds: readonly string[] }>(await api.pay(bitcoin.id, ledger.id));
    expect(paid.transactionIds).toHaveLength(2);
    await api.blocks(1);
    must(await api.control('/ledgers', { count: 1 }));
    await eventually(async () => expect(await states([bitcoin, ledger])).toEqual(['Completed', 'Completed']), 5000);
    expect(paid.transactionIds).toContain((await api.payout(ledger.id)).paymentProof?.transactionId);
  });

  it('what was paid, or was never approved, is not paid', async () => {
    const one = await approved('5');
    must(await api.pay(one.id));
    expect((await api.pay(one.id)).status).toBe(409);
    const { id } = await api.pullPayment();
    const claim = must<Payout>(await api.claim(id, { destination: btc(), amount: '0.1' }));
    expect((await api.pay(claim.id)).status).toBe(409);
    expect((await api.pay('nobody')).status).toBe(409);
    const before = await api.esplora<readonly string[]>('/mempool/txids');
    expect(before).toHaveLength(1);
    await api.blocks(1);
  });

  it('T71 what nobody has paid yet is marked as paid at once', async () => {
    const one = await approved('5');
    must(await api.post(`${api.at}/payouts/${one.id}/mark-paid`));
    expect((await api.payout(one.id)).state).toBe('Completed');
  });

  it('T74 a payment from elsewhere does not touch a claim that is not approved', async () => {
    const { id } = await api.pullPayment();
    const claim = must<Payout>(await api.claim(id, { destination: btc(), amount: '0.001' }));
    must(await api.control('/faucet', { address: claim.destination, amount: '0.001' }));
    await api.blocks(1);
    await new Promise((resolve) => setTimeout(resolve, 4000));
    expect(await api.payout(claim.id)).toMatchObject({ state: 'AwaitingApproval', paymentProof: null });
  });

  it('T75 a payout that was only marked goes back, one that our wallet has sent does not', async () => {
    const [marked, sent] = [await approved('5'), await approved('6')];
    must(await mark(marked.id, { state: 'InProgress', paymentProof: { proofType: 'external-proof', id: 'x' } }));
    must(await mark(marked.id, { state: 'AwaitingPayment' }));
    expect(await api.payout(marked.id)).toMatchObject({ state: 'AwaitingPayment', paymentProof: null });
    const waiting = must<readonly Payout[]>(await api.get(`${api.at}/payouts?state=AwaitingPayment`));
    expect(waiting.map(({ id }) => id)).toContain(marked.id);
    must(await api.pay(sent.id));
    expect(refusal(await mark(sent.id, { state: 'AwaitingPayment' }))).toEqual([400, 'invalid-state']);
    expect((await api.payout(sent.id)).state).toBe('InProgress');
    await api.blocks(1);
  });

  it('a payment by another wallet of exactly the right amount is noticed and waits for a word', async () => {
    const one = await approved('7');
    must(await api.control('/faucet', { address: one.destination, amount: one.payoutAmount }));
    await api.blocks(1);
    // The order is answered when the app has looked.
    await eventually(async () => {
      const payout = await api.payout(one.id);
      expect(payout.state).toBe('AwaitingPayment');
      expect(payout.paymentProof?.transactionId).toMatch(/^[0-9a-f]{64}$/);
    }, 1000);
  });

  it('marked InProgress by a program it is that payment: followed to its block, and proved by it', async () => {
    const [followed, done] = [await approved('8'), await approved('9')];
    for (const { destination, payoutAmount } of [followed, done])
      must(await api.control('/faucet', { address: destination, amount: payoutAmount }));
    const seen = async (id: string) => (await api.payout(id)).paymentProof?.transactionId;
    await eventually(async () => {
      for (const { id } of [followed, done]) expect(await seen(id)).toMatch(/^[0-9a-f]{64}$/);
    }, 30_000);
    must(await mark(followed.id, { state: 'InProgress' }));
    const proof = { proofType: 'PayoutTransactionOnChainBlob', transactionId: await seen(followed.id), link: null };
    expect(await api.payout(followed.id)).toMatchObject({ state: 'InProgress', paymentProof: proof });
    const marked = { ...proof, transactionId: await seen(done.id) };
    must(await api.post(`${api.at}/payouts/${done.id}/mark-paid`));
    expect(await api.payout(done.id)).toMatchObject({ state: 'Completed', paymentProof: marked });
    await api.blocks(1);
    await eventually(async () => expect(await api.payout(followed.id)).toMatchObject({ state: 'Completed', paymentProof: proof }), 5000);
  });
});
