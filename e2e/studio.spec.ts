// Owns the stories of the payment studio: every kind of payment of the XRP Ledger made on screen and found on the ledger, and payments that are refused in words that anybody understands.
import { type Locator, expect } from '@playwright/test';
import { test } from './fixtures.ts';
import { type Person as LedgerPerson, token } from './lib/ledger-hands.ts';
import type { Sender } from './lib/sender.ts';

test.describe.configure({ mode: 'serial' });
test.use({ oneWorld: true });

/** The word of the app on what stands in the form. */
const verdict = (sender: Sender): Locator => sender.page.getByRole('region', { name: 'What the app says to it' });
const field = (sender: Sender, name: string): Locator => sender.page.getByRole('textbox', { name });

interface Payment {
  readonly to: string;
  readonly amount: string;
  readonly tag?: string;
  /** A token that is none of those offered: by code and issuer. */
  readonly token?: { readonly currency: string; readonly issuer: LedgerPerson };
}

async function fill(sender: Sender, { to, amount, tag, token: asset }: Payment): Promise<void> {
  await sender.goTo('Send');
  const clear = sender.page.getByRole('button', { name: 'Clear', exact: true });
  if (await clear.isVisible()) await clear.click();
  await field(sender, 'Address of the receiver').fill(to);
  if (asset) {
    await sender.page.getByLabel('In', { exact: true }).selectOption('Another token…');
    await field(sender, 'Currency code').fill(asset.currency);
    await field(sender, 'Issuer').fill(asset.issuer.address);
  }
  await field(sender, 'Amount').fill(amount);
  if (tag !== undefined) await field(sender, 'Destination tag').fill(tag);
}

test('a payment that cannot arrive says why, and what to do, before anything is signed', async ({ sender, chain }) => {
  await sender.start();
  await sender.createWallet({ name: 'Studio' });
  await sender.receivePracticeCoins();
  const { ledger } = chain;
  const [exchange, stranger, issuer] = [await ledger.person(), await ledger.person(), await ledger.issuer()];
  await ledger.switch(exchange, 'requireDest');

  await fill(sender, { to: exchange.address, amount: '25' });
  await expect(verdict(sender)).toContainText('requires a destination tag');
  await field(sender, 'Destination tag').fill('7');
  await expect(verdict(sender)).toContainText('Nothing known stands against it');

  await fill(sender, { to: stranger.address, amount: '5', token: { currency: 'USD', issuer } });
  await expect(verdict(sender)).toContainText('You have no trust line for USD');
  await sender.page.getByLabel('Spend', { exact: true }).selectOption('XRP');
  await field(sender, 'At most').fill('9');
  await expect(verdict(sender)).toContainText('has not accepted USD');

  await fill(sender, { to: chain.newAddress('xrpl'), amount: '5', token: { currency: 'USD', issuer } });
  await expect(verdict(sender)).toContainText('only XRP can open it');

  await fill(sender, { to: stranger.address, amount: '99999999' });
  await expect(verdict(sender)).toContainText('Your XRP does not reach');

  await fill(sender, { to: 'rNobody', amount: '1,5' });
  await expect(verdict(sender)).toContainText('not a valid address');
});

test('what is typed is a payment in JSON and back, and a sample of the documentation is read as it is', async ({ sender, chain }) => {
  const friend = await chain.ledger.person();
  await fill(sender, { to: friend.address, amount: '12.5' });
  await sender.page.getByText('Every field', { exact: true }).click();
  const editor = field(sender, 'Transaction JSON');
  await expect(editor).toHaveValue(/"Amount": "12500000"/);
  const sample = (await editor.inputValue()).replace('"12500000"', '"3000000",\n  "DeliverMax": "3000000"').replace(/\n}$/, ',\n}');
  await editor.fill(sample);
  await expect(field(sender, 'Amount')).toHaveValue('3');
  await expect(sender.page.locator('#main')).toContainText('had a comma too many');
  await editor.fill(sample.replace(': "Payment"', ' "Payment"'));
  await expect(verdict(sender)).toContainText('The JSON must be corrected first');
  await expect(sender.page.locator('#main')).toContainText('from line 2, character 21 on');
  await sender.press('Go back to the form');
  await expect(editor).toHaveValue(/"Amount": "3000000"/);
  await sender.page.getByText('Simple', { exact: true }).click();
});

test('an exchange shows its price, its way and the offers that it takes', async ({ sender, chain }) => {
  const { ledger } = chain;
  const [maker, friend, issuer] = [await ledger.person(), await ledger.person(), await ledger.issuer()];
  for (const holder of [maker, friend]) await ledger.trust(holder, issuer, 'EUR');
  await ledger.issue(issuer, maker.address, 'EUR', '100');
  await ledger.offer(maker, { gets: token(issuer, 'EUR', '40'), pays: '20000000' });
  await ledger.offer(maker, { gets: token(issuer, 'EUR', '60'), pays: '60000000' });
  await fill(sender, { to: friend.address, amount: '50', token: { currency: 'EUR', issuer } });
  await sender.page.getByLabel('Spend', { exact: true }).selectOption('XRP');
  await sender.press('Ask for the price');
  const ways = sender.page.getByRole('list', { name: 'Ways that were found' });
  await expect(ways.getByRole('listitem').first()).toContainText('30');
  await ways.getByRole('button').first().click();
  await expect(field(sender, 'At most')).toHaveValue('30.3');
  const book = sender.page.getByRole('group', { name: 'The offers as a table' });
  await expect(book).toContainText('taken in part');
  await sender.press('Try it on the ledger');
  await expect(verdict(sender)).toContainText('In a trial run it went through');
  await sender.page.getByRole('checkbox', { name: /^Only at this rate or better/ }).check();
  await expect(book).toContainText('refused by your limit');
  await sender.press('Try it on the ledger');
  await expect(verdict(sender)).toContainText('no offer was good enough for your rate limit');
});
