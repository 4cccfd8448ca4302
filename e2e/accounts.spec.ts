// Owns the story of several accounts on the XRP Ledger: the words' second, imported ones, a watched one; which pays; and a regular key.
import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import type { Sender } from './lib/sender.ts';
import { Stranger } from './lib/stranger.ts';

test.describe.configure({ mode: 'serial' });
test.use({ oneWorld: true });

/** Published in the ledger's documentation; nobody keeps anything there. */
const old = { seed: 'sn3nxiW7v8KXzPzAqzyHXbSSKNuN9', address: 'rMCcNuTcajgw7YTgBy1sys3b89QqjUrMpH' };
const edwards = { seed: 'sEdSKaCy2JT7JaM7v95H9SxkhP9wS2r', address: 'rLUEXYuLiQptky37CqLcm9USQpPiz5rkpD' };

/** The wallet's accounts on the XRP Ledger; those of Bitcoin stand above them. */
const ledgerCard = ({ page }: Sender): Locator =>
  page.locator('.card').filter({ has: page.getByRole('heading', { name: 'Accounts on the XRP Ledger' }) });

const row = (sender: Sender, name: string): Locator =>
  ledgerCard(sender)
    .getByRole('listitem')
    .filter({ has: sender.page.getByText(name, { exact: true }) });

const press = (sender: Sender, name: string): Promise<void> => ledgerCard(sender).getByRole('button', { name, exact: true }).click();

async function openAccounts(sender: Sender): Promise<void> {
  await sender.goTo('Wallet');
  await sender.page.getByRole('tab', { name: 'Accounts' }).click();
  await expect(sender.page.getByRole('heading', { name: 'Accounts on the XRP Ledger' })).toBeVisible();
}

async function choose(sender: Sender, name: string, item: string): Promise<void> {
  await ledgerCard(sender)
    .getByRole('button', { name: `More for ${name}` })
    .click();
  await sender.page.getByRole('menuitem', { name: item }).click();
}

async function importSeed(sender: Sender, { seed, address }: typeof old, name: string): Promise<void> {
  const secure = await sender.secureWindow(() => press(sender, 'Import'));
  await secure.page.getByLabel('Secret').fill(`${seed.slice(0, -1)}x`);
  await secure.press('Next');
  await expect(secure.page.getByText('This seed has a typing mistake')).toBeVisible();
  await secure.page.getByLabel('Secret').fill(seed);
  await secure.press('Next');
  await expect(secure.page.getByText(address)).toBeVisible();
  await secure.page.getByLabel('Name').fill(name);
  await secure.press('Import');
  await secure.closedBy(() => secure.press('Close'));
  await expect(row(sender, name)).toBeVisible();
}

test('a wallet gets the second account of its words, also while it is locked', async ({ sender }) => {
  await sender.start();
  await sender.createWallet({ name: 'Payroll' });
  await openAccounts(sender);
  await expect(row(sender, 'Account 1')).toContainText('Pays');
  await sender.lock();
  await press(sender, 'Add');
  await sender.dialog.getByLabel('Name of the account').fill('Second');
  const secure = await sender.secureWindow(() => sender.dialog.getByRole('button', { name: 'Add the account' }).click());
  await secure.closedBy(() => secure.unlock(sender.password));
  await expect(row(sender, 'Second')).toContainText("m/44'/144'/1'/0/0");
});

test('imports a seed of each kind, of which a mistyped one is refused, and watches a stranger’s account', async ({ sender, chain }) => {
  await importSeed(sender, old, 'Old');
  await importSeed(sender, edwards, 'Edwards');
  await expect(sender.page.getByText('Not everything here is restored by your words')).toBeVisible();
  await press(sender, 'Watch');
  await sender.dialog.getByLabel('XRP Ledger address').fill(chain.newAddress('xrpl'));
  await sender.dialog.getByLabel('Name of the account').fill('Exchange');
  await sender.dialog.getByRole('button', { name: 'Watch it' }).click();
  await expect(row(sender, 'Exchange')).toContainText('Cannot pay');
});

test('pays from the imported Ed25519 account once that is chosen', async ({ sender, chain }) => {
  await chain.faucet(edwards.address, '50');
  await chain.closeLedgers();
  await expect(row(sender, 'Edwards').getByTitle(/^50(\.0+)? XRP$/)).toBeVisible();
  await choose(sender, 'Edwards', 'Pay payouts from it');
  await expect(row(sender, 'Edwards')).toContainText('Pays');
  await expect(row(sender, 'Account 1')).not.toContainText('Pays');
  await sender.createPullPayment({ name: 'Wages', limit: '100', unit: 'XRP' });
  const link = await sender.copyLink('Only on this computer');
  const payee = chain.newAddress('xrpl');
  await new Stranger(link).claim({ chain: 'xrpl', destination: payee, amount: '20' });
  await sender.approveAll();
  await sender.pay();
  await sender.expectPaid(payee);
  expect((await chain.expectOnePayment('xrpl', payee)).amount).toBe(20_000_000n);
  await openAccounts(sender);
  await expect(row(sender, 'Edwards').getByTitle(/^29\.99\d* XRP$/)).toBeVisible();
});

test('makes the second account its regular key, and finds everything again after a restart', async ({ sender, chain }) => {
  await choose(sender, 'Edwards', 'Signing keys');
  await sender.dialog.getByLabel('Key of the account').selectOption({ index: 1 });
  const secure = await sender.secureWindow(() => sender.dialog.getByRole('button', { name: 'Set as regular key' }).click());
  await secure.closedBy(() => secure.page.locator('.secure-foot .is-primary:not([aria-disabled])').click());
  await chain.moveUntil(async () => {
    await expect(row(sender, 'Edwards')).toContainText('may sign for it, too', { timeout: 1000 });
  });
  await sender.restart();
  await openAccounts(sender);
  for (const name of ['Account 1', 'Second', 'Old', 'Edwards', 'Exchange']) await expect(row(sender, name)).toBeVisible();
  await expect(row(sender, 'Edwards')).toContainText('Pays');
});
