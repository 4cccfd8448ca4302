import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { btc } from './lib/addresses.ts';
import { Api, decimal, eventually, must } from './lib/client.ts';
import { type Sandbox, startSandbox } from './lib/sandbox.ts';
import type { Balance, OnChainSettings, Payout } from './lib/shapes.ts';

const processors = '/payout-processors';
const onChain = `${processors}/OnChainAutomatedPayoutSenderFactory`;

/** A sandbox of its own: its wallet is emptied. */
describe('processors over HTTP', () => {
  let sandbox: Sandbox;
  let api: Api;
  const settings = async (): Promise<readonly OnChainSettings[]> => must<readonly OnChainSettings[]>(await api.get(`${api.at}${onChain}`));
  const set = (body: object) => api.put(`${api.at}${onChain}/BTC-CHAIN`, body);
  const remove = () => api.delete(`${api.at}${onChain}/BTC-CHAIN`);
  const history = async (): Promise<readonly unknown[]> =>
    must<readonly unknown[]>(await api.get(`${api.at}/payment-methods/BTC-CHAIN/wallet/transactions`));
  const stateOf = async (id: string): Promise<string> => (await api.payout(id)).state;
  const small: Payout[] = [];

  beforeAll(async () => {
    sandbox = await startSandbox();
    api = new Api(sandbox.line);
  });
  afterAll(() => sandbox.stop());

  it('T78 there are none at first', async () => {
    expect(must(await api.get(`${api.at}${processors}`))).toEqual([]);
    expect(await settings()).toEqual([]);
  });

  it('T79 one is set, read back and removed', async () => {
    must(await set({ intervalSeconds: 3600 }));
    const [one, ...more] = await settings();
    expect(more).toEqual([]);
    expect(one).toMatchObject({ intervalSeconds: 3600, processNewPayoutsInstantly: false, payoutMethodId: 'BTC-CHAIN' });
    expect(one?.threshold).toBe(0);
    expect(must(await api.get(`${api.at}${processors}`))).toMatchObject([
      { name: 'OnChainAutomatedPayoutSenderFactory', payoutMethods: ['BTC-CHAIN'] },
    ]);
    expect((await remove()).status).toBe(200);
    expect([await settings(), must(await api.get(`${api.at}${processors}`))]).toEqual([[], []]);
    for (const intervalSeconds of [59, 86_401]) expect((await set({ intervalSeconds })).status).toBe(422);
  });

  it('T81 an empty wallet pays nobody', async () => {
    await emptied(api);
    small[0] = must<Payout>(await api.storePayout({ destination: btc(), amount: '0.0001', approved: true }));
    small[1] = must<Payout>(await api.storePayout({ destination: btc(), amount: '0.00001', approved: true }));
    const { id } = await api.pullPayment({ amount: '10', currency: 'USD', autoApproveClaims: true });
    small[2] = must<Payout>(await api.claim(id, { destination: btc(), amount: '10' }));
    expect(decimal(small[2].payoutAmount)).toBe('0.002');
    must(await set({ intervalSeconds: 3600 }));
    await new Promise((resolve) => setTimeout(resolve, 3000));
    for (const payout of small) expect(await stateOf(payout.id)).toBe('AwaitingPayment');
    expect(await api.esplora('/mempool/txids')).toEqual([]);
  });

  it('T82 coins for the smallest one pay it and no other', async () => {
    const before = (await history()).length;
    const { bitcoin } = await addressOf(api);
    const rate = Math.ceil(Math.min(...Object.values(await api.esplora<Readonly<Record<string, number>>>('/fee-estimates'))));
    must(await api.control('/faucet', { address: bitcoin, amount: `0.0000${String(1000 + 111 * rate).padStart(4, '0')}` }));
    await api.blocks(1);
    must(await set({ intervalSeconds: 600, feeBlockTarget: 1000 }));
    await eventually(async () => expect(await stateOf(small[1]?.id ?? '')).toBe('InProgress'), 15_000);
    expect([await stateOf(small[0]?.id ?? ''), await stateOf(small[2]?.id ?? '')]).toEqual(['AwaitingPayment', 'AwaitingPayment']);
    // The coins and the payment; the history follows its chain.
    await eventually(async () => expect(await history()).toHaveLength(before + 2));
  });

  it('T84 one that is told to be quick pays a new payout within seconds', async () => {
    const { bitcoin } = await addressOf(api);
    must(await api.control('/faucet', { address: bitcoin, amount: '1' }));
    await api.blocks(1);
    must(await set({ intervalSeconds: 86_400, processNewPayoutsInstantly: true }));
    const { id } = await api.pullPayment({ amount: '10', currency: 'USD' });
    const quick = must<Payout>(await api.storePayout({ pullPaymentId: id, destination: btc(), amount: '0.5', approved: true }));
    await eventually(async () => expect(await stateOf(quick.id)).toBe('InProgress'), 15_000);
  });

  it('one that is told to be quick does not pay a second time what another wallet paid before the approval', async () => {
    const { id } = await api.pullPayment();
    const claim = must<Payout>(await api.claim(id, { destination: btc(), amount: '0.001' }));
    must(await api.control('/faucet', { address: claim.destination, amount: '0.001' }));
    must(await api.post(`${api.at}/payouts/${claim.id}`, { revision: 0 }));
    const other = must<Payout>(await api.storePayout({ destination: btc(), amount: '0.0002', approved: true }));
    await eventually(async () => expect(await stateOf(other.id)).toBe('InProgress'), 15_000);
    await new Promise((resolve) => setTimeout(resolve, 6000));
    expect(await api.payout(claim.id)).toMatchObject({ state: 'AwaitingPayment', paymentProof: { accounted: false } });
  });
});

async function addressOf(api: Api): Promise<{ readonly bitcoin: string }> {
  const { address } = must<{ readonly address: string }>(await api.get(`${api.at}/payment-methods/BTC-CHAIN/wallet/address`));
  return { bitcoin: address };
}

/** Pays everything away: one payout whose remainder is too small for change, found by trying higher fees. */
async function emptied(api: Api): Promise<void> {
  const { confirmedBalance } = must<Balance>(await api.get(`${api.at}/payment-methods/BTC-CHAIN/wallet`));
  const all = sats(confirmedBalance);
  for (let fee = 700n; fee < 60_000n; fee += 250n) {
    const { id } = must<Payout>(await api.storePayout({ destination: btc(), amount: coins(all - fee), approved: true }));
    const paid = await api.pay(id);
    if (paid.status === 200) {
      await api.blocks(1);
      return eventually(async () => expect((await api.payout(id)).state).toBe('Completed'));
    }
    must(await api.delete(`${api.at}/payouts/${id}`));
  }
  throw new Error('the wallet could not be emptied');
}

function sats(text: string): bigint {
  const [whole = '0', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(8, '0'));
}

function coins(units: bigint): string {
  const digits = units.toString().padStart(9, '0');
  return `${digits.slice(0, -8)}.${digits.slice(-8)}`;
}
