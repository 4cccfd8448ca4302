// Owns the story of a pull payment in a unit of one's own and a period of any length, in Japanese and by keyboard, and of what its page tells two periods later.
import { barriers } from './lib/barriers.ts';
import { Keys } from './lib/keys.ts';
import { Stranger } from './lib/stranger.ts';
import { expect, test } from './fixtures.ts';

test('時間 every ten hours: the preview, a claim, and two periods later the past period', async ({ sender, chain, clock }) => {
  test.setTimeout(180_000);
  await sender.start();
  await sender.createWallet({ name: 'Studio' });
  const { page } = sender;
  await page.evaluate(() => window.pullpay.methods.updateSettings?.({ language: 'ja' }));
  await page.getByRole('button', { name: '新しいプルペイメント' }).first().click();
  const keys = new Keys(page);

  await page.getByLabel('名前').fill('翻訳');
  await page.getByLabel('上限', { exact: true }).fill('40');
  const unit = page.getByRole('combobox', { name: '単位' });
  await unit.focus();
  await page.keyboard.press('Control+A');
  await keys.type('円');
  await expect(page.getByRole('option').filter({ hasText: 'JPY' })).toBeVisible();
  await page.keyboard.press('Control+A');
  await keys.type('時間');
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('[role=option][aria-selected=true]')).toContainText('自由な単位');
  await page.keyboard.press('Enter');
  await expect(unit).toHaveValue('時間');
  await expect(unit).toHaveAttribute('aria-expanded', 'false');
  await page.getByLabel('1 時間 の価格').fill('5500');
  const currency = page.getByRole('combobox', { name: '価格の通貨' });
  await currency.fill('日本');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(currency).toHaveValue('JPY');

  await page.getByLabel('リセット', { exact: true }).selectOption({ label: '長さを指定' });
  await page.getByLabel('期間の長さ').fill('10');
  await page.getByLabel('時間の単位').selectOption({ label: '時間' });
  const preview = page.getByTestId('reset-preview').getByRole('listitem');
  await expect(preview).toHaveCount(4);
  await expect(preview.first()).toContainText(/\d+年\d+月\d+日\([日月火水木金土]\) \d\d:\d\d/);
  await expect(preview.first()).toContainText('時間後');
  expect(await barriers(page)).toEqual([]);

  // From any field.
  await page.keyboard.press('Control+Enter');
  const link = sender.dialog.getByTestId('share-link');
  await expect(link).toHaveText(/server=/);
  const stranger = new Stranger((await link.textContent()) ?? '');
  await page.keyboard.press('Escape');
  await stranger.claim({ chain: 'bitcoin', destination: chain.newAddress('bitcoin'), amount: '12.5' });
  expect(await stranger.terms()).toMatchObject({ currency: '時間', amount: '40', period: 36_000, available: '27.5' });
  await expect(page.getByText('12.5').first()).toBeVisible();

  await expect(page.getByTestId('time-left')).toContainText(/^9\D+59\D+後にリセット/);

  // The story's clock is that of the worker: the page asks it when it is opened.
  await clock.forward(72_000);
  await page.getByRole('button', { name: '戻る' }).click();
  await page.getByRole('button', { name: /^翻訳/ }).first().click();
  await page.locator('summary', { hasText: '表で見る' }).click();
  const rows = page.getByTestId('history-table').locator('tbody tr');
  await expect(rows).toHaveCount(3);
  await expect(rows.nth(0)).toContainText('0 %');
  await expect(rows.nth(2)).toContainText('12.5');
  await expect(rows.nth(2)).toContainText('31 %');
  expect(await stranger.terms()).toMatchObject({ available: '40' });
  expect(await barriers(page)).toEqual([]);
});

test('a refund is reckoned at the rate of the moment and becomes a pull payment of exactly that', async ({ sender, chain }) => {
  await sender.start();
  await sender.createWallet({ name: 'Shop' });
  await chain.setRate('BTC_USD', '40000');
  const { page } = sender;
  await sender.goTo('Pull payments');
  await sender.press('Refund…');
  await page.getByLabel('Name').fill('Order 20831');
  await page.getByLabel('Amount paid to you').fill('89.90');
  await page.getByLabel('Keep back, in percent').fill('1');
  await expect(page.getByText('1 BTC = 40,000.00 USD')).toBeVisible();
  const sum = page.getByRole('region', { name: 'How the refund is reckoned' });
  await expect(sum).toContainText('÷ 40,000.00 USD');
  await expect(sum).toContainText('= 0.00224750 BTC');
  await expect(sum).toContainText('− 0.00002248 BTC');
  await expect(sum).toContainText('= 0.00222502 BTC');
  await sender.press('Create');
  const stranger = new Stranger(await sender.copyLink('Only on this computer'));
  expect(await stranger.terms()).toMatchObject({ amount: '0.00222502', currency: 'BTC', period: null, autoApproveClaims: true });
});
