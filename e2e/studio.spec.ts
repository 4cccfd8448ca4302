// Owns the stories of the studio's form: what stands against a payment is said while it is typed, form and JSON are one, an exchange shows its offers. Payments that are sent: studio-payments.spec.ts.
import { expect, test } from './fixtures.ts';
import { token } from './lib/ledger-hands.ts';
import { Studio } from './lib/studio.ts';

test.describe.configure({ mode: 'serial' });
test.use({ oneWorld: true });

test('a payment that cannot arrive says why, and what to do, before anything is signed', async ({ sender, chain }) => {
  const studio = new Studio(sender, chain);
  await sender.start();
  await sender.createWallet({ name: 'Studio' });
  await sender.receivePracticeCoins();
  const { ledger } = chain;
  const [exchange, stranger, issuer] = [await ledger.person(), await ledger.person(), await ledger.issuer()];
  await ledger.switch(exchange, 'requireDest');

  await studio.fill({ to: exchange.address, amount: '25' });
  await expect(studio.verdict).toContainText('requires a destination tag');
  await studio.field('Destination tag').fill('7');
  await expect(studio.verdict).toContainText('Nothing known stands against it');

  await studio.fill({ to: stranger.address, amount: '5', asset: { currency: 'USD', issuer } });
  await expect(studio.verdict).toContainText('You have no trust line for USD');
  await sender.page.getByLabel('Spend', { exact: true }).selectOption('XRP');
  await studio.field('At most').fill('9');
  await expect(studio.verdict).toContainText('has not accepted USD');

  await studio.fill({ to: chain.newAddress('xrpl'), amount: '5', asset: { currency: 'USD', issuer } });
  await expect(studio.verdict).toContainText('only XRP can open it');

  await studio.fill({ to: stranger.address, amount: '99999999' });
  await expect(studio.verdict).toContainText('Your XRP does not reach');

  await studio.fill({ to: 'rNobody', amount: '1,5' });
  await expect(studio.verdict).toContainText('not a valid address');
});

test('what is typed is a payment in JSON and back, and a sample of the documentation is read as it is', async ({ sender, chain }) => {
  const studio = new Studio(sender, chain);
  const friend = await chain.ledger.person();
  await studio.fill({ to: friend.address, amount: '12.5' });
  await sender.page.getByText('Every field', { exact: true }).click();
  const editor = studio.field('Transaction JSON');
  await expect(editor).toHaveValue(/"Amount": "12500000"/);
  const sample = (await editor.inputValue()).replace('"12500000"', '"3000000",\n  "DeliverMax": "3000000"').replace(/\n}$/, ',\n}');
  await editor.fill(sample);
  await expect(studio.field('Amount')).toHaveValue('3');
  await expect(sender.page.locator('#main')).toContainText('had a comma too many');
  await editor.fill(sample.replace(': "Payment"', ' "Payment"'));
  await expect(studio.verdict).toContainText('The JSON must be corrected first');
  await expect(sender.page.locator('#main')).toContainText('from line 2, character 21 on');
  await sender.press('Go back to the form');
  await expect(editor).toHaveValue(/"Amount": "3000000"/);
  await sender.page.getByText('Simple', { exact: true }).click();
});

test('an exchange shows its price, its way and the offers that it takes', async ({ sender, chain }) => {
  const studio = new Studio(sender, chain);
  const { ledger } = chain;
  const [maker, friend, issuer] = [await ledger.person(), await ledger.person(), await ledger.issuer()];
  for (const holder of [maker, friend]) await ledger.trust(holder, issuer, 'EUR');
  await ledger.issue(issuer, maker.address, 'EUR', '100');
  await ledger.offer(maker, { gets: token(issuer, 'EUR', '40'), pays: '20000000' });
  await ledger.offer(maker, { gets: token(issuer, 'EUR', '60'), pays: '60000000' });
  await studio.fill({ to: friend.address, amount: '50', asset: { currency: 'EUR', issuer } });
  await sender.page.getByLabel('Spend', { exact: true }).selectOption('XRP');
  await sender.press('Ask for the price');
  const ways = sender.page.getByRole('list', { name: 'Ways that were found' });
  await expect(ways.getByRole('listitem').first()).toContainText('30');
  await ways.getByRole('button').first().click();
  await expect(studio.field('At most')).toHaveValue('30.3');
  const book = sender.page.getByRole('group', { name: 'The offers as a table' });
  await expect(book).toContainText('taken in part');
  await sender.press('Try it on the ledger');
  await expect(studio.verdict).toContainText('In a trial run it went through');
  await sender.page.getByRole('checkbox', { name: /^Only at this rate or better/ }).check();
  await expect(book).toContainText('refused by your limit');
  await sender.press('Try it on the ledger');
  await expect(studio.verdict).toContainText('no offer was good enough for your rate limit');
});
