// Owns the stories of receiving on the XRP Ledger: a request that a second wallet pays, a partial payment that claims more than it brings, and its way back.
import { type Locator, expect } from '@playwright/test';
import { test } from './fixtures.ts';
import { token } from './lib/ledger-hands.ts';
import type { Person } from './lib/person.ts';

test.describe.configure({ mode: 'serial' });
test.use({ oneWorld: true });

const partialPayment = 0x0002_0000;

async function openReceiving(person: Person): Promise<void> {
  await person.goTo('Wallet');
  await person.page.getByRole('tab', { name: 'Receive', exact: true }).click();
}

const requests = (person: Person): Locator => person.page.getByRole('list', { name: 'Payment requests' });
const payments = (person: Person): Locator => person.page.getByRole('list', { name: 'Payments received' });

test('a request has an address of its own, and says when a second wallet has paid it', async ({ sender, recipient, chain }) => {
  await sender.start();
  await sender.createWallet({ name: 'Shop' });
  await sender.receivePracticeCoins();
  await openReceiving(sender);
  await sender.press('New request…');
  await sender.dialog.getByLabel('What it is for').fill('Invoice 2041');
  await sender.dialog.getByRole('textbox', { name: 'Amount' }).fill('25');
  await sender.press('Make the request');
  await expect(sender.dialog).toContainText('Invoice 2041');
  await expect(sender.dialog).toContainText('Open');
  const xAddress = (await sender.dialog.locator('.address').first().innerText()).replace(/\s/g, '');
  expect(xAddress).toMatch(/^T[1-9A-HJ-NP-Za-km-z]{46}$/);
  await sender.page.keyboard.press('Escape');

  await recipient.start();
  await recipient.createWallet({ name: 'Customer' });
  await recipient.receivePracticeCoins();
  await recipient.goTo('Send');
  await recipient.page.getByRole('textbox', { name: 'Address of the receiver' }).fill(xAddress);
  await recipient.page.getByRole('textbox', { name: 'Amount' }).fill('25');
  await recipient.press('Review…');
  const secure = await recipient.secureWindow(() => recipient.dialog.locator('.dialog-foot .is-primary').click());
  await secure.expectOrder(recipient.password);
  await secure.signAndSend();
  await chain.moveUntil(() => expect(requests(sender)).toContainText('Paid', { timeout: 1_000 }));
  await expect(payments(sender).getByRole('listitem').first()).toContainText('Invoice 2041');
});

test('a partial payment counts by what it brought, not by what it names', async ({ sender, chain }) => {
  const { ledger } = chain;
  const [payer, maker, issuer] = [await ledger.person(), await ledger.person(), await ledger.issuer()];
  for (const holder of [payer, maker]) await ledger.trust(holder, issuer, 'USD');
  await ledger.issue(issuer, payer.address, 'USD', '100');
  await ledger.offer(maker, { gets: '20000000', pays: token(issuer, 'USD', '10') });
  const shop = await sender.receiveAddress('xrpl');
  await ledger.must(payer, {
    TransactionType: 'Payment',
    Destination: shop,
    Amount: '900000000000',
    SendMax: token(issuer, 'USD', '5'),
    Flags: partialPayment,
    SourceTag: 44,
  });
  await openReceiving(sender);
  const newest = payments(sender).getByRole('listitem').first();
  await expect(newest).toContainText('Partial payment');
  await expect(newest).toContainText('+10');
  await expect(newest).toContainText('up to 900,000');
  await newest.getByRole('button').click();
  await expect(sender.dialog).toContainText('Only what was delivered counts');
  await expect(sender.dialog).toContainText('Your balance rose by exactly that');
});

test('and goes back to where it came from, with the tag of the payer', async ({ sender, chain }) => {
  await sender.press('Return this payment…');
  await expect(sender.dialog).toContainText('Their tag 44 goes with it');
  await sender.press('Fill it in under “Send”');
  await expect(sender.page.getByRole('textbox', { name: 'Amount' })).toHaveValue('10');
  await expect(sender.page.getByRole('textbox', { name: 'Destination tag' })).toHaveValue('44');
  const payer = await sender.page.getByRole('textbox', { name: 'Address of the receiver' }).inputValue();
  await sender.press('Review…');
  const secure = await sender.secureWindow(() => sender.dialog.locator('.dialog-foot .is-primary').click());
  await secure.expectOrder(sender.password);
  await secure.signAndSend();
  await chain.moveUntil(async () => {
    const back = (await chain.paymentsTo('xrpl', payer)).filter(({ amount }) => amount === 10_000_000n);
    expect(back).toHaveLength(1);
  });
});
