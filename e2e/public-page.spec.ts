// Owns the stories of the page at /pull-payments/{id}: recipients without the app claim in a browser, with and without script, and are paid.
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { barriers } from './lib/barriers.ts';
import { Browser } from './lib/browser.ts';

test.describe.configure({ mode: 'serial' });
test.use({ oneWorld: true });

let address = '';
let destination = '';
let kept = '';

async function claim(page: Page, to: string, amount: string): Promise<void> {
  await page.locator('#destination').fill(to);
  await page.getByLabel('Amount (USD)').fill(amount);
  await page.getByRole('button', { name: 'Claim' }).click();
  await expect(page.getByText('Your claim has arrived.')).toBeVisible();
}

test('the sender shares the address of a page', async ({ sender }) => {
  await sender.start();
  await sender.createWallet({ name: 'Payroll' });
  await sender.receivePracticeCoins();
  await sender.createPullPayment({ name: 'Wages <script>alert(1)</script>', limit: '100' });
  const link = new URL(await sender.copyLink('Only on this computer'));
  address = `${link.searchParams.get('server')}/pull-payments/${link.searchParams.get('id')}`;
});

test('a recipient without script claims, and keeps the link that only he has', async ({ chain }) => {
  destination = chain.newAddress('bitcoin');
  const browser = await Browser.open(address, { script: false });
  const { page } = browser;
  await expect(page.getByRole('heading', { name: 'Wages <script>alert(1)</script>' }), 'a name is text').toBeVisible();
  await expect(page.getByText('100.00 USD', { exact: true }).first()).toBeVisible();
  await expect(page.getByText('This money is not real')).toBeVisible();
  await page.getByRole('button', { name: 'Claim' }).click();
  await expect(page.getByText('Enter the address that should receive the money.')).toBeVisible();
  await claim(page, destination, '12.50');
  kept = (await page.locator('.kept a').textContent()) ?? '';
  expect(kept).toMatch(/\/claims\/\w+#[\w-]{43}$/);
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByText(destination), 'the form shows all of it to the holder').toBeVisible();
  await page.goto(address);
  await expect(page.getByText('87.50 USD', { exact: true }).first()).toBeVisible();
  await expect(page.getByText(destination), 'strangers see a part of an address').toHaveCount(0);
  expect(browser.asked.every((asked) => asked.startsWith(new URL(address).origin))).toBe(true);
  expect(browser.asked.some((asked) => asked.includes(kept.split('#')[1] ?? '-'))).toBe(false);
  await browser.close();
});

test('with script a claim keeps its address over a reload, is withdrawn, and nothing foreign runs', async ({ chain }) => {
  const browser = await Browser.open(address);
  const { page } = browser;
  await expect(page.getByRole('button', { name: 'Copy the link' })).toBeHidden();
  await page.getByText('Show the address of this page as a code').click();
  await expect(page.getByRole('button', { name: 'Copy the link' })).toBeVisible();
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'document.title = "ran"';
    document.body.append(script);
    return document.title;
  });
  expect(ran, 'the policy lets no inline script run').not.toBe('ran');
  expect(await barriers(page)).toEqual([]);
  await claim(page, chain.newAddress('bitcoin'), '5');
  await expect(page).toHaveURL(/\/claims\/\w+#[\w-]{43}$/);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Keep this link' })).toBeVisible();
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('button', { name: 'Withdraw the claim' }).click();
  await expect(page.getByText('Your claim is withdrawn.')).toBeVisible();
  await expect(page.getByText('Declined or cancelled')).toBeVisible();
  await browser.close();
});

test('the sender approves and pays, and the kept page says so by itself', async ({ sender, chain }) => {
  const browser = await Browser.open(kept);
  const { page } = browser;
  await expect(page.getByText('Awaiting approval')).toBeVisible();
  await sender.approveAll();
  await sender.pay();
  await sender.expectPaid(destination);
  await chain.moveUntil(() => expect(page.locator('.badge.Completed')).toBeVisible({ timeout: 500 }));
  await expect(page.getByText('Change or withdraw'), 'what is decided is not changed').toHaveCount(0);
  await expect(page.locator('dd .mono').filter({ hasText: /^[0-9a-f]{64}$/ })).toBeVisible();
  await page.goto(`${address}?lang=ja`);
  await expect(page.locator('.badge.Completed')).toHaveText('支払い済み');
  await expect(page.getByText('お金は本物ではなく')).toBeVisible();
  await browser.close();
});

test('an address that nothing has is told so in both languages', async () => {
  const browser = await Browser.open(`${address}x?lang=ja`);
  await expect(browser.page.getByRole('heading', { name: 'ページが見つかりません' })).toBeVisible();
  await browser.page.goto(`${address}x?lang=en`);
  await expect(browser.page.getByRole('alert')).toContainText('does not exist here');
  await browser.close();
});
