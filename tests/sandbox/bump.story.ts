// A payout that waits gets a higher fee over the control, and its proof over HTTP follows the transaction that pays it.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { btc } from './lib/addresses.ts';
import { Api, eventually, must, refusal } from './lib/client.ts';
import type { Payout, Transaction } from './lib/shapes.ts';

const api = new Api();
const bump = (txid: string, feeRate: string | number) => api.control(`/wallets/${api.store.id}/bump`, { txid, feeRate });
const proofOf = async (id: string) => (await api.payout(id)).paymentProof?.transactionId;

beforeAll(async () => {
  await api.rate('BTC_USD', '5000');
  must(await api.control('/pause-blocks', { paused: true }));
});
afterAll(() => api.control('/pause-blocks', { paused: false }));

it('every payout is kept, the proof follows each version, and one block completes them once', async () => {
  const { id: pullPaymentId } = await api.pullPayment({ amount: '100', currency: 'USD', autoApproveClaims: true });
  const claims = ['15', '20', '25'].map((amount) => api.claim(pullPaymentId, { destination: btc(), amount }));
  const payouts = (await Promise.all(claims)).map((answer) => must<Payout>(answer));
  const paid = must<{ readonly transactionIds: readonly string[] }>(await api.pay(...payouts.map(({ id }) => id)));
  const first = paid.transactionIds[0] ?? '';
  expect(refusal(await bump(first, '0.5'))).toEqual([409, 'fee-rate-impossible']);

  const second = must<{ readonly transactionId: string; readonly replaces: string }>(await bump(first, '60'));
  expect(second.replaces).toBe(first);
  expect(refusal(await bump(second.transactionId, '60'))).toEqual([409, 'bump-too-small']);
  const third = must<{ readonly transactionId: string }>(await bump(first, 150));
  expect(await api.esplora<readonly string[]>('/mempool/txids')).toEqual([third.transactionId]);
  for (const { id } of payouts) await eventually(async () => expect(await proofOf(id)).toBe(third.transactionId), 5000);

  const { vin, vout, fee } = await api.esplora<Transaction & { readonly vin: readonly unknown[]; readonly fee: number }>(
    `/tx/${third.transactionId}`,
  );
  expect(fee).toBeGreaterThan(0);
  expect(vin.length).toBeGreaterThan(0);
  for (const { destination, payoutAmount } of payouts) {
    const outputs = vout.filter((output) => output.scriptpubkey_address === destination);
    expect(outputs.map(({ value }) => value)).toEqual([Math.round(Number(payoutAmount) * 1e8)]);
  }
  await api.blocks(1);
  await eventually(
    async () =>
      expect((await Promise.all(payouts.map(({ id }) => api.payout(id)))).map(({ state }) => state)).toEqual([
        'Completed',
        'Completed',
        'Completed',
      ]),
    5000,
  );
  for (const { id } of payouts) expect(await proofOf(id)).toBe(third.transactionId);
  expect(refusal(await bump(first, '300'))).toEqual([409, 'bump-not-waiting']);
  expect(refusal(await bump('00'.repeat(32), '300'))).toEqual([409, 'bump-unknown']);
});
