// Owns the story of coins: three arrive, one is frozen, one is labelled and pays alone, the labels go to the same wallet on a second computer, and small ones are joined.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import type { Person } from './lib/person.ts';
import { Stranger } from './lib/stranger.ts';

test.describe.configure({ mode: 'serial' });
test.use({ oneWorld: true });

const amounts = ['0.03000000', '0.02000000', '0.01000000'] as const;
const [frozen, large, rent] = amounts;
const small = ['0.00030000', '0.00040000', '0.00050000'] as const;
let labels = '';

async function openCoins(person: Person): Promise<void> {
  await person.goTo('Wallet');
  await person.page.getByRole('tab', { name: 'Coins', exact: true }).click();
  await expect(person.page.getByRole('heading', { name: 'Bitcoin coins' })).toBeVisible();
}

/** The line of the coin of this amount. */
function line({ page }: Person, amount: string): Locator {
  return page
    .locator('tbody')
    .getByRole('row')
    .filter({ has: page.getByTitle(`${amount} BTC`, { exact: true }) });
}

async function saveTo({ copy }: Person, filePath: string): Promise<void> {
  await copy.app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: path });
  }, filePath);
}

test('three coins are told apart; one is frozen, one gets a label', async ({ sender, chain }) => {
  await sender.start();
  await sender.createWallet({ name: 'Studio' });
  for (const amount of amounts) {
    const address = await sender.receiveAddress('bitcoin');
    await chain.faucet(address, amount);
    await chain.moveUntil(async () => {
      expect(await sender.receiveAddress('bitcoin')).not.toBe(address);
    });
  }
  await openCoins(sender);
  for (const amount of amounts) await expect(line(sender, amount)).toContainText('Free');

  await line(sender, frozen)
    .getByRole('button', { name: /^More about the coin/ })
    .click();
  await sender.page.getByRole('menuitem', { name: 'Freeze' }).click();
  await expect(line(sender, frozen)).toContainText('Frozen');

  await line(sender, rent)
    .getByRole('button', { name: /^Label of/ })
    .click();
  await sender.page.keyboard.type('家賃 November');
  await sender.page.keyboard.press('Enter');
  await expect(line(sender, rent)).toContainText('家賃 November');

  await sender.page.getByRole('searchbox', { name: 'Search coins' }).fill('家賃');
  await expect(line(sender, rent)).toBeVisible();
  await expect(line(sender, large)).toHaveCount(0);
  await sender.page.getByRole('searchbox', { name: 'Search coins' }).fill('');
});

test('the chosen coin pays, and no other', async ({ sender, chain }) => {
  await sender.createPullPayment({ name: 'Wages', limit: '1', unit: 'BTC', chains: ['bitcoin'] });
  const link = await sender.copyLink('Only on this computer');
  const payee = chain.newAddress('bitcoin');
  await new Stranger(link).claim({ chain: 'bitcoin', destination: payee, amount: '0.004' });
  await sender.approveAll();

  await openCoins(sender);
  await line(sender, rent).getByRole('checkbox').check();
  await sender.press('Pay with these coins');
  const secure = await sender.startPaying();
  await secure.signAndPay();
  await sender.expectPaid(payee);
  const { transactionId, amount } = await chain.expectOnePayment('bitcoin', payee);
  expect(amount).toBe(400_000n);
  expect(await chain.spentBy(transactionId)).toEqual([1_000_000n]);

  await openCoins(sender);
  await expect(line(sender, rent)).toHaveCount(0);
  await expect(line(sender, frozen)).toContainText('Frozen');
  await expect(line(sender, large)).toContainText('Free');
});

test('the history finds the payment, takes it apart and is exported as it is listed', async ({ sender, world }) => {
  await sender.goTo('Wallet');
  await sender.page.getByRole('tab', { name: 'Bitcoin', exact: true }).click();
  await sender.page.getByRole('radio', { name: 'Out', exact: true }).check({ force: true });
  const lines = sender.page.locator('tbody').getByRole('row');
  await expect(lines).toHaveCount(1);
  await lines.getByRole('button', { name: /^Paid 1 payout/ }).click();
  await expect(sender.dialog).toContainText('Yours (change)');
  await expect(sender.dialog).toContainText('sat/vB');
  await sender.dialog.getByRole('button', { name: 'Close' }).click();
  const csv = join(world.home, 'history.csv');
  await saveTo(sender, csv);
  await sender.press('Export…');
  await expect.poll(() => readFile(csv, 'utf8').catch(() => '')).toContain('confirmed,out,0.004,BTC');
  expect((await readFile(csv, 'utf8')).trimEnd().split('\r\n')).toHaveLength(2);
});

test('labels and frozen coins come to the same wallet on a second computer', async ({ sender, recipient, world }) => {
  labels = join(world.home, 'labels.jsonl');
  await saveTo(sender, labels);
  await openCoins(sender);
  await line(sender, large)
    .getByRole('button', { name: /^Label of/ })
    .click();
  await sender.page.keyboard.type('Savings');
  await sender.page.keyboard.press('Enter');
  await expect(line(sender, large)).toContainText('Savings');
  await sender.press('Labels…');
  await sender.dialog.getByRole('button', { name: 'Export…' }).click();
  await expect.poll(() => readFile(labels, 'utf8').catch(() => '')).toContain('"spendable":false');
  await sender.dialog.getByRole('button', { name: 'Close' }).last().click();

  await recipient.start();
  await recipient.restoreWallet({ name: 'Second computer', words: sender.paper[0] ?? [] });
  await openCoins(recipient);
  await expect(line(recipient, frozen)).toContainText('Free');
  await recipient.press('Labels…');
  await recipient.dialog.locator('input[type=file]').setInputFiles(labels);
  await expect(recipient.dialog).toContainText('Imported');
  await recipient.dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(line(recipient, frozen)).toContainText('Frozen');
  await expect(line(recipient, large)).toContainText('Savings');
  await recipient.restart();
  await openCoins(recipient);
  await expect(line(recipient, frozen)).toContainText('Frozen');
});

test('small coins are joined into one by the advice, and no other coin goes with them', async ({ sender, chain }) => {
  await sender.goTo('Wallet');
  for (const amount of small) {
    const address = await sender.receiveAddress('bitcoin');
    await chain.faucet(address, amount);
    await chain.moveUntil(async () => {
      expect(await sender.receiveAddress('bitcoin')).not.toBe(address);
    });
  }
  await openCoins(sender);
  for (const amount of small) await expect(line(sender, amount)).toContainText('Free');
  await expect(sender.page.getByText('Joining 3 small coins would pay off now')).toBeVisible();
  const secure = await sender.secureWindow(() => sender.press('Join small coins…'));
  await expect(secure.title).toHaveText('Approve this transfer');
  const words = await secure.page.getByRole('main').innerText();
  await secure.signAndSend();
  await expect(sender.page.getByText('Confirmed. The transaction that joins your coins is on its way.')).toBeVisible();
  const to = /bcrt1[a-z0-9]+/.exec(words.replaceAll(/\s/g, ''))?.[0] ?? '';
  await expect(sender.page.getByText('There is nothing to join')).toBeVisible();
  await chain.moveUntil(async () => void (await chain.expectOnePayment('bitcoin', to)));
  const { transactionId, amount } = await chain.expectOnePayment('bitcoin', to);
  const spent = [...(await chain.spentBy(transactionId))].sort((one, other) => Number(one - other));
  expect(spent).toEqual([30_000n, 40_000n, 50_000n]);
  expect(amount).toBe(120_000n - (await chain.feeOf(transactionId)));
  for (const one of small) await expect(line(sender, one)).toHaveCount(0);
  await expect(line(sender, frozen)).toContainText('Frozen');
  await expect(line(sender, large)).toContainText('Free');
});
