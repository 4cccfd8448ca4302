// Owns the story of an account whose keys are on another device: it pays two payouts, across a power failure, and only what was approved is ever sent.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import type { Sender } from './lib/sender.ts';
import { SigningDevice } from './lib/signing-device.ts';
import { Stranger } from './lib/stranger.ts';

test.describe.configure({ mode: 'serial' });
test.use({ oneWorld: true });

const device = new SigningDevice();
const owed = [
  { amount: '0.004', sats: 400_000n },
  { amount: '0.007', sats: 700_000n },
] as const;
const payees: string[] = [];

const account = ({ page }: Sender): Locator => page.getByRole('listitem').filter({ has: page.getByText('Cold storage', { exact: true }) });
const waiting = ({ page }: Sender): Locator =>
  page.locator('section', { has: page.getByRole('heading', { name: 'Waiting for signatures (1)' }) });

async function openAccounts(sender: Sender): Promise<void> {
  await sender.goTo('Wallet');
  await sender.page.getByRole('tab', { name: 'Accounts' }).click();
  await expect(sender.page.getByRole('heading', { name: 'Bitcoin accounts' })).toBeVisible();
}

/** The sheet of the payment that waits. */
async function openSigning(sender: Sender): Promise<void> {
  await sender.goTo('Wallet');
  await sender.page.getByRole('tab', { name: 'Bitcoin', exact: true }).click();
  await waiting(sender).getByRole('button', { name: 'Sign…' }).click();
  await expect(sender.dialog).toContainText('Sign on another device');
}

async function bringBack({ dialog }: Sender, path: string): Promise<void> {
  await dialog.getByLabel('Open file…').and(dialog.locator('input')).setInputFiles(path);
}

test('an account whose keys are on a device is watched, funded and chosen to pay', async ({ sender, chain }) => {
  await sender.start();
  await sender.createWallet({ name: 'Treasury' });
  await openAccounts(sender);
  const card = sender.page.locator('section', { has: sender.page.getByRole('heading', { name: 'Bitcoin accounts' }) });
  await card.getByRole('button', { name: 'Watch', exact: true }).click();
  await sender.dialog.getByLabel('Descriptor or extended public key').fill(device.descriptor);
  await expect(sender.dialog).toContainText(device.firstAddress);
  await sender.dialog.getByLabel('Name of the account').fill('Cold storage');
  await sender.dialog.getByRole('button', { name: 'Watch it' }).click();
  await expect(account(sender)).toContainText('the keys are on another device');

  await chain.faucet(device.firstAddress, '0.05');
  await chain.moveUntil(async () => {
    await expect(account(sender).getByTitle(/^0\.05(0+)? BTC$/)).toBeVisible({ timeout: 2000 });
  });
  await sender.page.getByRole('button', { name: 'More for Cold storage' }).click();
  await sender.page.getByRole('menuitem', { name: 'Pay payouts from it' }).click();
  await expect(account(sender)).toContainText('Pays');
});

test('two payouts are approved as ever, and wait for signatures', async ({ sender, chain }) => {
  await sender.createPullPayment({ name: 'Wages', limit: '1', unit: 'BTC', chains: ['bitcoin'] });
  const stranger = new Stranger(await sender.copyLink('Only on this computer'));
  for (const { amount } of owed) {
    const payee = chain.newAddress('bitcoin');
    payees.push(payee);
    await stranger.claim({ chain: 'bitcoin', destination: payee, amount });
  }
  await sender.approveAll();
  const secure = await sender.startPaying();
  expect([...(await secure.destinations())].sort()).toEqual([...payees].sort());
  await secure.signAndPay();
  await expect(sender.page.getByText('Confirmed. The Bitcoin payments wait for signatures from the other device.').last()).toBeVisible();
  // The payout's own panel leads to its file, and closing that leads no further.
  await sender.openPayout('In progress', payees[1] ?? '');
  await sender.dialog.getByRole('button', { name: 'To the signatures' }).click();
  await expect(sender.dialog).toContainText('Sign on another device');
  await sender.dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(sender.dialog).toHaveCount(0);
  await openSigning(sender);
  await expect(sender.dialog).toContainText('0 of 1 signatures');
  await expect(sender.dialog).toContainText('Cold storage');
});

test('the file outlives a power failure; another payment that was signed is refused, the approved one is sent', async ({
  sender,
  chain,
  world,
}) => {
  const folder = join(world.home, 'stick');
  await mkdir(folder);
  const [request, altered, signed] = ['request.psbt', 'altered.psbt', 'signed.psbt'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  await sender.copy.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, request);
  await sender.dialog.getByRole('button', { name: 'Save file…' }).click();
  await expect(sender.page.getByText('The file was saved')).toBeVisible();
  const file = await readFile(request);
  await sender.kill();

  // What the device shows is what was approved.
  const shown = new Map(device.outputs(file).map(({ address, amount }) => [address, amount]));
  expect(payees.map((payee) => shown.get(payee))).toEqual(owed.map(({ sats }) => sats));
  await writeFile(altered, device.signAltered(file, payees[0] ?? '', 100_000n));
  await writeFile(signed, device.sign(file));

  await sender.start();
  await openSigning(sender);
  await bringBack(sender, altered);
  await expect(sender.dialog).toContainText('it is another transaction than the one prepared here');
  await expect(sender.dialog).toContainText('0 of 1 signatures');
  await chain.mine(2);
  for (const payee of payees) expect(await chain.paymentsTo('bitcoin', payee)).toEqual([]);

  await bringBack(sender, signed);
  await expect(sender.page.getByText('Signed completely. It is being sent.')).toBeVisible();
  await expect(sender.dialog).toHaveCount(0);
  for (const payee of payees) await sender.expectPaid(payee);
});

test('each payee was paid once, in one transaction, by coins of the device alone', async ({ sender, chain }) => {
  const paid = await Promise.all(payees.map((payee) => chain.expectOnePayment('bitcoin', payee)));
  expect(paid.map(({ amount }) => amount)).toEqual(owed.map(({ sats }) => sats));
  expect(new Set(paid.map(({ transactionId }) => transactionId)).size).toBe(1);
  expect(await chain.spentBy(paid[0]?.transactionId ?? '')).toEqual([5_000_000n]);
  await sender.goTo('Wallet');
  await sender.page.getByRole('tab', { name: 'Bitcoin', exact: true }).click();
  await expect(waiting(sender)).toHaveCount(0);
});
