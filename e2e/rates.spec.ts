// Owns the story of prices: sources turned on and ordered by keyboard, tried, kept over a restart, and a claim approved by a rule of them.
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { Stranger } from './lib/stranger.ts';

function rateSettings(page: Page): Locator {
  return page.locator('.card').filter({ has: page.getByRole('heading', { name: 'Rates', exact: true }) });
}

test('a sender orders his sources, types a price, and approves by a rule; what was shown is what is locked', async ({ sender, chain }) => {
  await sender.start();
  await sender.createWallet({ name: 'Payroll' });
  await sender.createPullPayment({ name: 'Wages', limit: '1000', unit: 'USD' });
  const stranger = new Stranger(await sender.copyLink('Only on this computer'));
  const destination = chain.newAddress('bitcoin');
  const { id } = await stranger.claim({ chain: 'bitcoin', destination, amount: '100' });
  await chain.setRate('BTC_USD', '50000');

  await sender.goTo('Settings');
  const rates = rateSettings(sender.page);
  await expect(rates.getByRole('switch', { name: 'Kraken' }), 'nobody outside is asked at first').not.toBeChecked();
  await rates.getByRole('switch', { name: 'Your own prices' }).focus();
  await sender.page.keyboard.press('Space');
  await rates.getByRole('button', { name: 'Ask Your own prices earlier' }).focus();
  await sender.page.keyboard.press('Enter');
  await expect(rates).toContainText('1. Your own prices');
  await rates.getByLabel('Coin and unit').first().fill('bitcoin');
  await rates.getByLabel('Price', { exact: true }).fill('40000');
  await sender.page.keyboard.press('Enter');
  await expect(rates).toContainText('“bitcoin” is not a pair.');
  await rates.getByLabel('Coin and unit').first().fill('btc/usd');
  await rates.getByRole('button', { name: 'Add a price' }).click();
  await expect(rates.getByRole('cell', { name: 'BTC_USD', exact: true })).toBeVisible();

  await sender.restart();
  await sender.goTo('Settings');
  const kept = rateSettings(sender.page);
  await kept.getByRole('button', { name: 'Try now' }).click();
  await expect(kept.getByRole('row', { name: /Practice rates/ })).toContainText('50,000.00 USD');
  await expect(kept.getByRole('row', { name: /Would be used/ })).toContainText('40,000.00 USD');

  await sender.openPayouts('To approve');
  await sender.page.getByLabel('Select all').check();
  await sender.press('Approve…');
  await expect(sender.dialog).toContainText('1 BTC = 40,000.00 USD');
  await sender.dialog.locator('summary').click();
  const field = sender.dialog.getByLabel('Price of 1 BTC in USD, or a rule');
  await field.fill('practice(BTC_USD) *');
  await expect(sender.dialog.getByRole('alert')).toContainText('This rate cannot be used.');
  await field.fill('kraken(BTC_USD)');
  await sender.dialog.getByRole('button', { name: 'Use this rate' }).click();
  await expect(sender.dialog, 'a source that is off').toContainText('There is no exchange rate at the moment for kraken(BTC_USD).');
  await field.fill('(practice(btc_usd) + manual(BTC_USD)) / 2 * 1.25');
  await sender.dialog.getByRole('button', { name: 'Use this rate' }).click();
  await expect(sender.dialog).toContainText('1 BTC = 56,250.00 USD');
  await expect(sender.dialog).toContainText('practice rates, set by you');
  await chain.setRate('BTC_USD', '90000');
  await sender.dialog.getByRole('button', { name: 'Lock the rate and approve' }).click();
  await expect(sender.dialog).toHaveCount(0);
  expect(await stranger.payout(id)).toMatchObject({ state: 'AwaitingPayment', rate: '56250', payoutAmount: '0.00177778' });
});

test('a sender says whose token is worth a dollar; the ledger’s books are asked only then, and say so where nobody trades', async ({
  sender,
}) => {
  await sender.start();
  await sender.createWallet({ name: 'Payroll' });
  await sender.goTo('Settings');
  const rates = rateSettings(sender.page);
  const books = rates.getByRole('switch', { name: 'XRP Ledger order book' });
  await expect(books, 'off at first').not.toBeChecked();
  await books.click();
  await rates.getByLabel('Token on the ledger').fill('USD');
  await rates.getByLabel('Unit', { exact: true }).fill('usd');
  await sender.page.keyboard.press('Enter');
  await expect(rates).toContainText('“USD” is no token of the XRP Ledger.');
  await rates.getByLabel('Token on the ledger').fill('USD.rvYAfWj5gh67oV6fW32ZzP3Aw4Eubs59B');
  await rates.getByRole('button', { name: 'Add a token' }).click();
  await expect(rates.getByRole('row', { name: /rvYA/ })).toContainText('10.00 USD');

  await sender.restart();
  await sender.goTo('Settings');
  const kept = rateSettings(sender.page);
  await expect(kept.getByRole('row', { name: /rvYA/ })).toContainText('10.00 USD');
  await kept.getByLabel('Coin and unit').last().fill('XRP_USD');
  await kept.getByRole('button', { name: 'Try now' }).click();
  await expect(kept.getByRole('row', { name: /XRP Ledger order book/ })).toContainText('No price for this pair');
  await kept.getByRole('button', { name: 'Remove the token for USD' }).click();
  await expect(kept.getByRole('row', { name: /rvYA/ })).toHaveCount(0);
});
