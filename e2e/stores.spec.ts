// Owns the story of a connected BTCPay store: connected in the settings, its payouts approved there and paid from here, marked with their proof.
import { FakeBtcpay } from '../tests/fakes/fake-btcpay.ts';
import { startSandbox } from '../tests/sandbox/lib/sandbox.ts';
import type { Sender } from './lib/sender.ts';
import { expect, test } from './fixtures.ts';

const confirm = (sender: Sender, name: string): Promise<void> => sender.dialog.getByRole('button', { name }).click();

async function connectStore(sender: Sender, address: string, key: string): Promise<void> {
  await sender.goTo('Settings');
  await sender.press('Connect a store…');
  await sender.dialog.getByLabel('Address of the server').fill(address);
  await sender.dialog.getByLabel('API key').fill(key);
  await confirm(sender, 'Continue');
  await sender.dialog.getByRole('button', { name: /^Allow http:\/\/127\.0\.0\.1:/ }).click();
}

async function ready(sender: Sender): Promise<void> {
  await sender.start();
  await sender.createWallet({ name: 'Payroll' });
  await sender.receivePracticeCoins();
}

test('a payout of a BTCPay Server is approved there, held against others, paid once, and marked with its transaction', async ({
  sender,
  chain,
}) => {
  const server = await new FakeBtcpay().open();
  try {
    const destination = chain.newAddress('bitcoin');
    const payout = server.payout({ destination });
    await ready(sender);
    await chain.setRate('BTC_USD', '50000');

    await connectStore(sender, `${server.origin}/stores`, 'not-the-key');
    await expect(sender.dialog).toContainText('does not accept this key');
    await sender.dialog.getByRole('button', { name: 'Cancel' }).click();
    await sender.page.getByRole('button', { name: /^New key…/ }).click();
    await sender.dialog.getByLabel('API key').fill(server.apiKey);
    await confirm(sender, 'Keep the new key');
    await sender.page.getByRole('button', { name: /^Choose the store…/ }).click();
    await sender.dialog.getByRole('radio', { name: 'Corner shop' }).check({ force: true });
    await confirm(sender, 'Connect this store');
    await expect(sender.page.getByText('Corner shop')).toBeVisible();

    await sender.openPayouts('To approve');
    await expect(sender.rowOf(destination)).toContainText('Store at 127.0.0.1', { timeout: 60_000 });
    expect(await sender.approveAll()).toContain('approved at the store');
    await expect.poll(() => payout.state).toBe('AwaitingPayment');
    expect(payout.payoutAmount).toBe(0.0002);

    await sender.pay([destination]);
    await expect
      .poll(() => server.posts('/mark')[0], { timeout: 60_000 })
      .toMatchObject({
        state: 'InProgress',
        paymentProof: { proofType: 'pullpay-desk' },
      });
    await sender.expectPaid(destination);
    const { transactionId, amount } = await chain.expectOnePayment('bitcoin', destination);
    expect(amount).toBe(20_000n);
    await expect.poll(() => payout.state, { timeout: 60_000 }).toBe('Completed');
    expect(payout.proof).toMatchObject({ proofType: 'PayoutTransactionOnChainBlob', transactionId });
    expect(server.arrived.every(({ authorization }) => authorization !== null)).toBe(true);
  } finally {
    server.close();
  }
});

test('another Pullpay shares its work: its API is the store, on both chains', async ({ sender, chain }) => {
  test.setTimeout(240_000);
  const sandbox = await startSandbox({ args: ['--limits'] });
  try {
    const [store] = sandbox.line.stores;
    const ask = async (path: string, body?: object): Promise<{ readonly id: string; readonly state: string }> => {
      const answer = await fetch(`${sandbox.line.url}/api/v1/stores/${store.id}/payouts${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: { authorization: `token ${store.apiKey}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      expect(answer.status).toBe(200);
      return answer.json();
    };
    const [onBitcoin, onLedger] = [chain.newAddress('bitcoin'), chain.newAddress('xrpl')];
    const first = await ask('', { destination: onBitcoin, amount: '0.0003', payoutMethodId: 'BTC-CHAIN', approved: true });
    const second = await ask('', { destination: onLedger, amount: '25', payoutMethodId: 'XRP-CHAIN' });

    await ready(sender);
    await connectStore(sender, sandbox.line.url, store.apiKey);
    await sender.dialog.getByRole('radio', { name: store.name }).check({ force: true });
    await confirm(sender, 'Connect this store');
    await sender.openPayouts('To approve');
    await expect(sender.rowOf(onLedger)).toBeVisible({ timeout: 60_000 });
    await sender.approveAll();
    await sender.openPayouts('To pay');
    await expect(sender.rows).toHaveCount(2);
    await sender.pay();
    for (const [name, address, payout] of [
      ['bitcoin', onBitcoin, first],
      ['xrpl', onLedger, second],
    ] as const) {
      await sender.expectPaid(address);
      const { transactionId } = await chain.expectOnePayment(name, address);
      await expect
        .poll(() => ask(`/${payout.id}`), { timeout: 60_000 })
        .toMatchObject({ state: 'Completed', paymentProof: { transactionId } });
    }
  } finally {
    await sandbox.stop();
  }
});
