// Owns the story of what stands on the ledger about an own account: tokens and their issuers before they are accepted, lines that others opened, credentials, settings.
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

function card(page: Page, name: string): Locator {
  return page.locator('.card').filter({ has: page.getByRole('heading', { name, exact: true }) });
}

test('an issuer is looked up before its token is accepted, and what others do to the account is seen', async ({ sender, chain }) => {
  await sender.start();
  await sender.createWallet({ name: 'Payroll' });
  await sender.goTo('Wallet');
  await sender.page.getByRole('tab', { name: 'Tokens' }).click();
  await expect(sender.page.locator('.page')).toContainText('This account does not exist on the ledger yet');
  await sender.receivePracticeCoins();
  const own = await sender.receiveAddress('xrpl');
  const { ledger } = chain;
  const [issuer, holder] = [await ledger.issuer({ transferRate: 1_002_000_000, switches: ['requireAuth'] }), await ledger.person()];

  await sender.goTo('Wallet');
  await sender.page.getByRole('tab', { name: 'Tokens' }).click();
  await expect(sender.page.locator('.page')).toContainText('No tokens yet');
  await sender.press('Accept a token…');
  await expect(sender.dialog, 'the practice network offers its own').toContainText('Or a token of the practice network');
  await sender.dialog.locator('.token-choice').filter({ hasText: 'USD' }).first().click();
  await expect(sender.dialog).toContainText('What you should know before');
  await expect(sender.dialog.getByRole('button', { name: 'Accept…' })).toBeEnabled();

  await sender.dialog.getByLabel('Token').fill(`USD.${issuer.address}`);
  await expect(sender.dialog).toContainText('pays the issuer 0.2 % on top');
  await expect(sender.dialog).toContainText('The issuer chooses who may hold this token.');
  await sender.dialog.getByLabel('Token').fill('USD.rfkE1aSy9G8Upk4JssnwBxhEv5p4mn2KTy');
  await expect(sender.dialog).toContainText('There is no such account on the ledger.');
  await expect(sender.dialog.getByRole('button', { name: 'Accept…' })).toBeDisabled();
  await sender.page.keyboard.press('Escape');

  await ledger.must(holder, { TransactionType: 'TrustSet', LimitAmount: { currency: 'HRS', issuer: own, value: '40' } });
  await expect(sender.page.locator('.token-row')).toContainText('Opened by the other side', { timeout: 30_000 });
  await sender.page.locator('.token-row').press('Enter');
  await expect(sender.dialog).toContainText('it costs you nothing');
  await sender.page.keyboard.press('Escape');

  await ledger.credential(issuer, own, 'KYC');
  await sender.page.getByRole('tab', { name: 'Permissions' }).click();
  const credentials = card(sender.page, 'Credentials');
  await expect(credentials).toContainText('KYC', { timeout: 30_000 });
  await expect(credentials).toContainText('Offered');
  await expect(credentials.getByRole('button', { name: 'Accept KYC' })).toBeEnabled();
  await expect(sender.page.getByRole('switch', { name: 'Take deposits only from those you let in' })).not.toBeChecked();
});
