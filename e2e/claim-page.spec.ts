// Owns the stories of claim.html: a recipient without the app claims from a file, and the sender pays what comes back.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { barriers } from './lib/barriers.ts';
import { Browser } from './lib/browser.ts';

test.describe.configure({ mode: 'serial' });
test.use({ oneWorld: true });

let saved = '';
let offer = '';
let code = '';

/** The code on the finished page. */
async function codeOn(page: Page): Promise<string> {
  await expect(page.getByRole('heading', { name: 'Your claim code' })).toBeVisible();
  return page.getByLabel('The code, as text').inputValue();
}

test('the sender saves a page for people without Pullpay', async ({ sender, world }) => {
  await sender.start();
  await sender.createWallet({ name: 'Payroll' });
  await sender.receivePracticeCoins();
  await sender.createPullPayment({ name: 'Wages <b>&"', limit: '100' });
  offer = await sender.copyLink('Works for anybody');
  saved = join(world.home, 'wages.html');
  await sender.copy.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, saved);
  await sender.press('Share');
  await sender.dialog.getByRole('radio', { name: /^Works for anybody/ }).check();
  await sender.dialog.getByRole('button', { name: 'Save a page for people without Pullpay' }).click();
  await expect.poll(() => readFile(saved, 'utf8').catch(() => '')).toContain('</html>');
});

test('a recipient opens the file, is told what is wrong beside each field, and gets a code; nothing is asked of any network', async ({
  chain,
}) => {
  const browser = await Browser.open(pathToFileURL(saved).href);
  const { page } = browser;
  await expect(page.getByRole('heading', { name: 'Wages <b>&"' }), 'a name is text, whatever it holds').toBeVisible();
  await expect(page.getByText('Up to 100.00 USD')).toBeVisible();
  await expect(page.getByText('This money is not real')).toBeVisible();
  await page.getByRole('button', { name: 'Make the claim code' }).click();
  await expect(page.getByText('Enter the address that should receive the money.')).toBeVisible();
  await expect(page.getByLabel('Your Bitcoin address')).toBeFocused();
  await page.getByLabel('Your Bitcoin address').fill('bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4');
  await page.getByLabel('Your Bitcoin address').press('Enter');
  await expect(page.getByRole('alert')).toBeVisible();
  await page.getByLabel('Your Bitcoin address').fill(chain.newAddress('bitcoin'));
  await page.getByLabel('An amount').check();
  await page.getByLabel('Amount (USD)').fill('12.50');
  await page.getByLabel(/^Note to the sender/).fill('March');
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('button', { name: 'Make the claim code' }).click();
  code = await codeOn(page);
  expect(code).toMatch(/^pullpay:\/\/payout\?claim=[\w-]+$/);
  await expect(page.getByRole('img', { name: 'The claim as a code to scan' })).toBeVisible();
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('button', { name: '日本語' }).click();
  await expect(page.getByRole('heading', { name: '申請コード' })).toBeVisible();
  expect(browser.asked).toEqual([]);
  await browser.close();
});

test('the sender adds the code and pays it', async ({ sender, chain }) => {
  await sender.page.keyboard.press('Escape');
  await sender.importClaim(code);
  await sender.openPayouts('To approve');
  await expect(sender.rows).toHaveCount(1);
  await expect(sender.rows.first()).toContainText('12.50');
  await sender.approveAll();
  await sender.pay();
  await chain.moveUntil(() => sender.openPayouts('Paid').then(() => expect(sender.rows).toHaveCount(1, { timeout: 500 })));
});

test('one file on a web space serves any offer: the one in the address wins, and a broken one is told', async ({ world }) => {
  const bare = join(world.home, 'bare.html');
  await writeFile(bare, (await readFile(saved, 'utf8')).replace(/(<meta name="pullpay-offer" content=")[^"]*/, '$1'));
  const address = pathToFileURL(bare).href;
  const browser = await Browser.open(address);
  await expect(browser.page.getByRole('alert')).toContainText('no offer in this page’s address');
  await browser.page.goto(`${address}#${new URL(offer).searchParams.get('offer')}`);
  await expect(browser.page.getByRole('heading', { name: 'Wages <b>&"' })).toBeVisible();
  await browser.page.goto(`${address}#${new URL(offer).searchParams.get('offer')?.slice(0, 60)}`);
  await expect(browser.page.getByRole('alert')).toBeVisible();
  await expect(browser.page.getByRole('form')).toHaveCount(0);
  await browser.close();
});

test('a browser without script says what is needed', async () => {
  const browser = await Browser.open(pathToFileURL(saved).href, { script: false });
  await expect(browser.page.locator('noscript p').first()).toBeVisible();
  await expect(browser.page.locator('noscript p').first()).toContainText('needs JavaScript');
  await browser.close();
});
