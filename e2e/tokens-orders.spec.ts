// Owns the story of changing what stands on the ledger about an own account: tokens accepted, held, given back, given up; who may pay; a credential taken over.
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { openWallet, ordered } from './lib/orders.ts';
import type { Sender } from './lib/sender.ts';

test.describe.configure({ mode: 'serial' });
test.use({ oneWorld: true });

let own: string;

function card(page: Page, name: string): Locator {
  return page.locator('.card').filter({ has: page.getByRole('heading', { name, exact: true }) });
}

test('a practice token is accepted, held, given back to its issuer and given up', async ({ sender, chain }) => {
  const world = { sender, chain };
  await sender.start();
  await sender.createWallet({ name: 'Payroll' });
  await sender.receivePracticeCoins();
  await openWallet(world, 'Tokens');
  await sender.press('Accept a token…');
  await sender.dialog.locator('.token-choice').filter({ hasText: 'USD' }).first().click();
  await sender.dialog.getByLabel('You accept at most').fill('5,000');
  const row = sender.page.locator('.token-row').filter({ hasText: 'USD' });
  await ordered(
    world,
    () => sender.dialog.getByRole('button', { name: 'Accept…' }).click(),
    () => expect(row).toContainText('of at most 5,000', { timeout: 2000 }),
  );
  await row.click();
  await sender.dialog.getByRole('button', { name: 'Get 100 USD for practice' }).click();
  await chain.moveUntil(() => expect(sender.dialog.locator('.amount.is-large')).toHaveText('100', { timeout: 2000 }));

  await sender.dialog.getByRole('button', { name: 'Give up…' }).click();
  await expect(sender.dialog).toContainText('A token can be given up only with a balance of zero.');
  await ordered(
    world,
    () => sender.dialog.getByRole('button', { name: 'Send 100 USD back to the issuer' }).click(),
    () => expect(sender.dialog.locator('.amount.is-large')).toHaveText('0', { timeout: 2000 }),
  );
  await sender.dialog.getByRole('button', { name: 'Give up…' }).click();
  await ordered(
    world,
    () => sender.dialog.getByRole('button', { name: 'Give up', exact: true }).click(),
    () => expect(sender.page.locator('.page')).toContainText('No tokens yet', { timeout: 2000 }),
  );
});

test('a multi-purpose token of the practice network is accepted', async ({ sender, chain }) => {
  const world = { sender, chain };
  await openWallet(world, 'Tokens');
  await sender.press('Accept a token…');
  await sender.dialog.locator('.token-choice').filter({ hasText: 'MPT' }).first().click();
  await expect(sender.dialog).toContainText('What you should know before');
  await ordered(
    world,
    () => sender.dialog.getByRole('button', { name: 'Accept…' }).click(),
    () => expect(card(sender.page, 'Multi-purpose tokens (MPT)').locator('.token-row')).toHaveCount(1, { timeout: 2000 }),
  );
});

test('deposits need permission, one account gets it, and loses it again', async ({ sender, chain }) => {
  const world = { sender, chain };
  own = await classicAddress(sender);
  const payer = await chain.ledger.person();
  const pay = (): Promise<string> => chain.ledger.send(payer, { TransactionType: 'Payment', Destination: own, Amount: '2000000' });
  await openWallet(world, 'Permissions');
  const gate = sender.page.getByRole('switch', { name: 'Take deposits only from those you let in' });
  await ordered(
    world,
    () => gate.click(),
    () => expect(gate).toBeChecked({ timeout: 2000 }),
  );
  expect(await pay()).toBe('tecNO_PERMISSION');
  await sender.press('Let an account in…');
  await sender.dialog.getByLabel('Address').fill(payer.address);
  const remove = sender.page.getByRole('button', { name: `Remove ${payer.address}` });
  await ordered(
    world,
    () => sender.dialog.getByRole('button', { name: 'Let in…' }).click(),
    () => expect(remove).toBeEnabled({ timeout: 2000 }),
  );
  expect(await pay()).toBe('tesSUCCESS');
  await ordered(
    world,
    () => remove.click(),
    () => expect(remove).toHaveCount(0, { timeout: 2000 }),
  );
  expect(await pay()).toBe('tecNO_PERMISSION');
  await ordered(
    world,
    () => gate.click(),
    () => expect(gate).not.toBeChecked({ timeout: 2000 }),
  );
  expect(await pay()).toBe('tesSUCCESS');
});

test('a credential is accepted, and then leads to a payment that shows it', async ({ sender, chain }) => {
  const world = { sender, chain };
  const issuer = await chain.ledger.issuer();
  await chain.ledger.credential(issuer, own, 'KYC');
  const credentials = card(sender.page, 'Credentials');
  await expect(credentials).toContainText('Offered', { timeout: 30_000 });
  await ordered(
    world,
    () => credentials.getByRole('button', { name: 'Accept KYC' }).click(),
    () => expect(credentials).toContainText('Accepted', { timeout: 2000 }),
  );
  await credentials.getByRole('button', { name: 'Pay with KYC' }).click();
  await expect(sender.page.getByRole('heading', { level: 1 })).toHaveText('Send');
});

/** The address without a tag, from the account's own part of the wallet. */
async function classicAddress(sender: Sender): Promise<string> {
  await sender.goTo('Wallet');
  await sender.page.getByRole('tab', { name: 'XRP Ledger' }).click();
  return (await sender.page.locator('.receive .address').last().textContent()) ?? '';
}
