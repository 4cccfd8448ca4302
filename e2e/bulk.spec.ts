// Owns the stories of bulk work in the real app: a list with bad rows is fixed and imported, a kill in the middle loses and doubles nothing, an export reads back.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { newBitcoinAddress } from './lib/addresses.ts';
import { barriers } from './lib/barriers.ts';
import { expect, test } from './fixtures.ts';

test.describe.configure({ mode: 'serial' });
test.use({ oneWorld: true });

const addresses = Array.from({ length: 20 }, newBitcoinAddress);
const line = (address: string, amount: string, id: string): string => `${address};${amount};${id}`;
const good = addresses.map((address, index) => line(address, `0,00${index + 10}`, `A-${index}`));
const many = (count: number): string =>
  ['address,amount', ...Array.from({ length: count }, () => `${newBitcoinAddress()},0.0011`)].join('\n');
let thousand = '';
let exported = '';

const open = async (window: Page): Promise<void> => {
  await window.getByRole('button', { name: 'Import list…' }).click();
  await expect(window.getByRole('heading', { name: 'Import payouts from a list' })).toBeVisible();
};

test('twenty pasted rows with three bad ones: each is named by its line, and after the repair all are imported', async ({ sender }) => {
  await sender.start();
  await sender.createWallet({ name: 'Payroll' });
  await sender.openPayouts('To approve');
  const { window } = sender.copy;
  await open(window);
  const rows = [...good];
  rows[3] = line('nowhere', '0,0013', 'A-3');
  rows[7] = line(addresses[7] ?? '', '', 'A-7');
  rows[12] = line(addresses[12] ?? '', '0,0022', 'A-11');
  await sender.dialog.getByLabel('Rows').fill(['送金先;金額;管理番号', ...rows].join('\n'));
  await expect(sender.dialog.getByRole('radio', { name: /^Comma/ })).toBeChecked();
  await sender.dialog.getByRole('button', { name: 'Check 20 rows' }).click();
  await expect(sender.dialog.getByText('17 new, 0 already imported, 3 not imported')).toBeVisible();
  await expect(sender.dialog.getByRole('row', { name: /^5 .*belongs to none of the payout methods/ })).toBeVisible();
  await expect(sender.dialog.getByRole('row', { name: /^9 .*No amount/ })).toBeVisible();
  await expect(sender.dialog.getByRole('row', { name: /^14 .*same external id/ })).toBeVisible();
  expect(await barriers(window)).toEqual([]);
  await sender.dialog.getByRole('button', { name: 'Change the list' }).click();
  await sender.dialog.getByLabel('Rows').fill(['送金先;金額;管理番号', ...good].join('\n'));
  await sender.dialog.getByRole('button', { name: 'Check 20 rows' }).click();
  await expect(sender.dialog.getByText('20 new, 0 already imported, 0 not imported')).toBeVisible();
  await sender.dialog.getByRole('button', { name: 'Import 20 payouts' }).click();
  await expect(window.getByRole('tab', { name: /^To approve 20$/ })).toBeVisible();
});

test('the export of what the search shows is saved, and imported again adds nothing', async ({ sender, world }) => {
  const { window, app } = sender.copy;
  exported = join(world.home, 'payouts.csv');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, exported);
  await window.getByRole('button', { name: 'Export…' }).click();
  await sender.dialog.getByRole('button', { name: 'Save…' }).click();
  await expect.poll(() => readFile(exported, 'utf8').catch(() => '')).toContain('A-19');
  const text = await readFile(exported, 'utf8');
  for (const address of addresses) expect(text).toContain(address);
  await open(window);
  await sender.dialog.locator('input[type=file]').setInputFiles(exported);
  await sender.dialog.getByRole('button', { name: 'Check 20 rows' }).click();
  await expect(sender.dialog.getByText('0 new, 20 already imported, 0 not imported')).toBeVisible();
  await expect(sender.dialog.getByRole('button', { name: 'Import 0 payouts' })).toBeDisabled();
  await window.keyboard.press('Escape');
  await expect(window.getByRole('tab', { name: /^To approve 20$/ })).toBeVisible();
});

test('the list is narrowed by amount and external id, and the counts say so', async ({ sender }) => {
  const { window } = sender.copy;
  await sender.search('A-1');
  await expect(window.getByText('11 of 20')).toBeVisible();
  await window.getByRole('button', { name: 'More filters' }).click();
  await window.getByLabel('Amount from').fill('0.0025');
  await expect(window.getByText('5 of 20')).toBeVisible();
  await window.getByLabel('Amount from').fill('');
  await sender.search('');
});

test('the narrowed list is found again: by the way back, above a payout, and after the page was loaded anew', async ({ sender }) => {
  const { window } = sender.copy;
  await sender.search('A-1');
  await window.getByLabel('Amount from').fill('0.0025');
  await sender.goTo('Wallet');
  await window.keyboard.press('Alt+ArrowLeft');
  await expect(window.getByText('5 of 20')).toBeVisible();
  await sender.rows.first().press('Enter');
  await expect(sender.dialog).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(sender.rows.first()).toBeFocused();
  await window.reload();
  await expect(window.getByText('5 of 20')).toBeVisible();
  await expect(window.getByRole('searchbox', { name: 'Search' })).toHaveValue('A-1');
  await window.getByLabel('Amount from').fill('');
  await sender.search('');
  await expect(sender.rows.first()).toBeVisible();
});

test('one pull payment for each person of a list, made in one go, with a file of the links', async ({ sender, world }) => {
  await sender.createPullPayment({ name: 'Wages', limit: '100', unit: 'USD' });
  const { window, app } = sender.copy;
  const saved = join(world.home, 'links.csv');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, saved);
  await window.keyboard.press('Escape');
  await expect(sender.dialog).toBeHidden();
  await window.getByRole('button', { name: 'Pull payments', exact: true }).first().click();
  await window.getByRole('button', { name: 'One per person…' }).click();
  await sender.dialog.getByRole('textbox', { name: 'People' }).fill('Ann,12.5,March\nBen\n,3');
  await expect(sender.dialog.getByText(/^Line 3: No name/)).toBeVisible();
  await expect(sender.dialog.getByRole('button', { name: /^Make/ })).toBeDisabled();
  await sender.dialog.getByRole('textbox', { name: 'People' }).fill('Ann,12.5,March\nBen\n');
  await expect(sender.dialog.getByText('2 pull payments, 112.5 USD together')).toBeVisible();
  await sender.dialog.getByRole('button', { name: 'Make 2 pull payments' }).click();
  await sender.dialog.getByRole('button', { name: 'Save the links…' }).click();
  await expect.poll(() => readFile(saved, 'utf8').catch(() => '')).toMatch(/Ann,12\.5,USD,March,pullpay:\/\/claim\?offer=\S+/);
  expect(await readFile(saved, 'utf8')).toMatch(/Ben,100,USD,,pullpay:\/\/claim\?offer=/);
  await expect(window.getByText('Ann', { exact: true })).toBeVisible();
});

test('a kill in the middle of a thousand rows: the same list is finished without a double', async ({ sender, world }) => {
  thousand = many(1_000);
  await sender.openPayouts('To approve');
  await open(sender.copy.window);
  const file = join(world.home, 'thousand.csv');
  await writeFile(file, thousand);
  await sender.dialog.locator('input[type=file]').setInputFiles(file);
  await sender.dialog.getByRole('button', { name: 'Check 1,000 rows' }).click();
  await expect(sender.dialog.getByText('1,000 new, 0 already imported, 0 not imported')).toBeVisible({ timeout: 30_000 });
  await sender.dialog.getByRole('button', { name: 'Import 1,000 payouts' }).click();
  await sender.copy.kill();
  await sender.start();
  await sender.openPayouts('To approve');
  await open(sender.copy.window);
  await sender.copy.app.evaluate(({ clipboard }, text) => clipboard.writeText(text), thousand);
  await sender.dialog.getByLabel('Rows').focus();
  await sender.copy.window.keyboard.press('ControlOrMeta+v');
  await sender.dialog.getByRole('button', { name: 'Check 1,000 rows' }).click();
  const summary = sender.dialog.getByText(/^[\d,]+ new, [\d,]+ already imported, 0 not imported$/);
  await expect(summary).toBeVisible({ timeout: 30_000 });
  const [fresh = 0, known = 0] =
    ((await summary.textContent()) ?? '').match(/\d[\d,]*/g)?.map((text) => Number(text.replace(',', ''))) ?? [];
  expect(fresh + known).toBe(1_000);
  if (fresh > 0) await sender.dialog.getByRole('button', { name: /^Import/ }).click();
  else await sender.copy.window.keyboard.press('Escape');
  await expect(sender.copy.window.getByRole('tab', { name: /^To approve 1,020$/ })).toBeVisible({ timeout: 30_000 });
});
