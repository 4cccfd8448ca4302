// Owns the story of words whose second account the ledger knows: restored, it is announced on the first screen, added from there, and stays.
import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import type { Sender } from './lib/sender.ts';

/** Known to everybody (BIP39's first vector); its accounts 0 and 1 at m/44'/144'/index'/0/0, as other wallets derive them. */
const words = 'abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about';
const second = 'rNAB7uPziNwZAkdzyeo6xRA9pKTsJxZ6td';
const announced = 'Further accounts of your recovery words are on the ledger: 1';

async function restore(sender: Sender): Promise<void> {
  await sender.press('Set up a wallet');
  await sender.press('Next');
  await sender.page.getByLabel('Name of the wallet').fill('From paper');
  await sender.page.getByRole('radio', { name: /^Restore from words/ }).check();
  const secure = await sender.secureWindow(() => sender.press('Continue in the secure window'));
  await secure.choosePassword(sender.password);
  await secure.page.getByLabel('Recovery words').fill(words.replace('about', 'above'));
  await secure.press('Restore');
  await expect(secure.page.getByRole('alert')).toBeVisible();
  // As somebody types from paper: capitals and rows do not matter.
  await secure.page.getByLabel('Recovery words').fill(words.toUpperCase().replace(/(\w+ \w+ \w+) /g, '$1\n'));
  await secure.press('Restore');
  await expect(secure.page.getByText('The wallet is restored')).toBeVisible();
  await secure.closedBy(() => secure.press('Close'));
  await expect(sender.heading('Home')).toBeVisible();
}

async function openAccounts(sender: Sender): Promise<void> {
  await sender.goTo('Wallet');
  await sender.page.getByRole('tab', { name: 'Accounts' }).click();
}

const row = ({ page }: Sender): Locator => page.getByRole('listitem').filter({ hasText: "m/44'/144'/1'/0/0" });

test('a second account of restored words that is on the ledger is announced and added', async ({ sender, chain }) => {
  await sender.start();
  await chain.faucet(second, '75');
  await chain.closeLedgers();
  await restore(sender);
  await expect(sender.page.getByText(announced)).toBeVisible();
  await sender.press('Add them');
  await expect(sender.page.getByText(announced)).toHaveCount(0);
  await openAccounts(sender);
  await expect(row(sender)).toContainText(second);
  await expect(row(sender).getByTitle(/^75(\.0+)? XRP$/)).toBeVisible();
  await sender.restart();
  await expect(sender.page.getByText(announced)).toHaveCount(0);
  await openAccounts(sender);
  await expect(row(sender)).toContainText(second);
});

test('passed over, it is not announced again but stands among the accounts', async ({ sender, chain }) => {
  await sender.start();
  await chain.faucet(second, '75');
  await chain.closeLedgers();
  await restore(sender);
  await expect(sender.page.getByText(announced)).toBeVisible();
  await sender.press('Not now');
  await expect(sender.page.getByText(announced)).toHaveCount(0);
  await sender.restart();
  await sender.unlock();
  await expect(sender.page.getByText(announced)).toHaveCount(0);
  await openAccounts(sender);
  await expect(sender.page.getByText(announced)).toBeVisible();
});
