// Walks through the screens by keyboard and mouse, with made-up data: what is kept, where focus goes, what may not be pressed yet.
import assert from 'node:assert/strict';
import { chromium } from '@playwright/test';
import { serveGallery } from './serve.mjs';

const { origin, close } = await serveGallery({ rebuild: !process.argv.includes('--no-build') });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
const stories = [];
const story = (name, run) => stories.push({ name, run });
const open = async (page, route, state = '', file = 'index') => {
  await page.goto(
    `${origin}/${file}.html?${new URLSearchParams(typeof route === 'string' ? { task: route, state } : { route: JSON.stringify(route), state })}`,
  );
  await page.getByRole('heading', { level: 1 }).waitFor();
};
const queue = { screen: 'queue', tab: 'AwaitingApproval' };

story('the queue is worked by keyboard alone', async (page) => {
  await open(page, queue);
  await page.locator('[data-row="0"]').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('j');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await page.keyboard.press('k');
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('data-row')), '1');
  await page.getByText('2 selected').waitFor();
  await page.keyboard.press('a');
  await page.getByRole('dialog', { name: 'Approve 2 claims' }).waitFor();
  await page.keyboard.press('Escape');
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('data-row')), '1');
  await page.keyboard.press('Control+a');
  await page.getByText('7 selected').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Payout' }).waitFor();
});

story('the warning about the lock stands beside the button that locks', async (page) => {
  await open(page, queue, 'selected');
  await page.getByRole('button', { name: 'Approve…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Confirming locks the rate, even if nothing is paid afterwards.').waitFor();
  await dialog.getByRole('button', { name: 'Lock the rate and approve' }).waitFor();
});

story('a claim that cannot be approved is named, and the rest goes on', async (page) => {
  await open(page, queue, 'mixed');
  await page.getByRole('button', { name: 'Approve…' }).click();
  await page.getByRole('button', { name: 'Leave out and go on with 2' }).click();
  await page.getByRole('dialog', { name: 'Approve 2 claims' }).waitFor();
  assert.equal(await page.getByRole('button', { name: 'Lock the rate and approve' }).getAttribute('aria-disabled'), null);
});

story('a link that arrives while a form is open waits, and nothing typed is lost', async (page) => {
  await open(page, { screen: 'new-pull' }, 'filled,waiting');
  await page.getByLabel('Name').fill('Half written');
  await page.getByText('A link has arrived').waitFor();
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await page.getByRole('dialog', { name: 'Add this claim?' }).waitFor();
  await page.keyboard.press('Escape');
  assert.equal(await page.getByLabel('Name').inputValue(), 'Half written');
  await page.getByRole('button', { name: 'Home' }).click();
  await page.keyboard.press('Alt+2');
  await page.getByRole('button', { name: 'New pull payment' }).first().click();
  assert.equal(await page.getByLabel('Name').inputValue(), 'Half written');
});

story('the form shows the next resets as it is filled in', async (page) => {
  await open(page, { screen: 'new-pull' });
  await page.getByLabel('Limit').fill('40');
  await page.getByLabel('Resets').selectOption('week');
  assert.equal(await page.getByTestId('reset-preview').locator('li').count(), 4);
  await page.getByText('Up to 40.00 USD per week.').waitFor();
});

story('a unit is found by its name and chosen by keyboard; the form does not jump meanwhile', async (page) => {
  await open(page, { screen: 'new-pull' });
  const unit = page.getByRole('combobox', { name: 'Unit' });
  await unit.fill('スイス');
  assert.equal(await page.getByLabel(/^Price of one/).count(), 0);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  assert.equal(await unit.inputValue(), 'CHF');
  assert.equal(await unit.getAttribute('aria-expanded'), 'false');
  await unit.fill('dollar');
  await page.keyboard.press('Escape');
  assert.equal(await unit.inputValue(), 'CHF');
  await unit.fill('points');
  await page.keyboard.press('Tab');
  assert.equal(await unit.inputValue(), 'POINTS');
  await page.getByLabel('Price of one POINTS').waitFor();
});

story('many pull payments are searched, selected and archived by keyboard, and each says what became of it', async (page) => {
  await open(page, { screen: 'pulls' });
  for (let step = 0; step < 40 && !(await page.evaluate(() => document.activeElement?.getAttribute('type') === 'search')); step += 1)
    await page.keyboard.press('Tab');
  await page.keyboard.type('withdrawals');
  await page.getByRole('tab', { name: 'Active 1' }).waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Space');
  await page.getByText('5 selected').waitFor();
  for (let step = 0; step < 60 && !(await page.evaluate(() => document.activeElement?.textContent === 'Archive…')); step += 1)
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Archive 5 pull payments?' }).waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByText('4 of 5 archived').waitFor();
  await page.getByRole('dialog').getByText('Withdrawals').waitFor();
});

story('ten thousand pull payments are drawn only where they are looked at, and found at once', async (page) => {
  await open(page, { screen: 'pulls' }, 'ten-thousand');
  await page.getByRole('tab', { name: 'Active 10,000' }).waitFor();
  assert.ok((await page.getByRole('listitem').count()) < 40);
  await page.getByRole('searchbox').fill('payee 09999');
  await page.getByRole('tab', { name: 'Active 1', exact: true }).waitFor();
  await page.getByRole('button', { name: /^Payee 09999/ }).waitFor();
});

story('pages of past periods are turned, and the table says the same as the bars', async (page) => {
  await open(page, { screen: 'pull', id: 'pp4' });
  await page.getByRole('img', { name: /24 periods/ }).waitFor();
  await page.getByRole('button', { name: 'Older' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('img', { name: /17 periods/ }).waitFor();
  assert.equal(await page.getByRole('button', { name: 'Older' }).getAttribute('aria-disabled'), 'true');
  await page.locator('summary').focus();
  await page.keyboard.press('Enter');
  assert.equal(await page.getByTestId('history-table').locator('tbody tr').count(), 17);
});

story('errors appear at their fields after the first try, not before', async (page) => {
  await open(page, { screen: 'new-pull' });
  assert.equal(await page.getByRole('alert').count(), 0);
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await page.getByText('Enter an amount above zero, in digits.').waitFor();
  const field = page.getByLabel('Limit');
  assert.equal(await field.getAttribute('aria-invalid'), 'true');
});

story('the sheet of keys opens with ? and the skip link leads to the content', async (page) => {
  await open(page, { screen: 'home' });
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keyboard' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Skip to content' }).focus();
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'main');
});

story('an address of one chain does not follow to the other', async (page) => {
  await open(page, { screen: 'claim' }, 'claim');
  await page.getByLabel('Your Bitcoin address').fill('bcrt1qxyz');
  await page.getByRole('radio', { name: 'XRP' }).check({ force: true });
  assert.equal(await page.getByLabel('Your XRP Ledger address').inputValue(), '');
});

story('a payment cannot be confirmed in the first moments, nor right after the content changes', async (page) => {
  await open(page, 'plan', '', 'secure');
  const early = page.getByRole('button', { name: 'Look first…' });
  assert.equal(await early.getAttribute('aria-disabled'), 'true');
  await page.getByRole('button', { name: 'Sign and pay' }).waitFor({ timeout: 2000 });
  await page.getByRole('searchbox').fill('2026');
  await page.getByRole('button', { name: 'Look first…' }).waitFor();
  await page.getByText('Showing').waitFor();
});

story('every one of 500 destinations is on the page in full', async (page) => {
  await page.goto(`${origin}/secure.html?task=plan&rows=500`);
  await page.getByRole('heading', { level: 1, name: 'Approve this payment' }).waitFor();
  assert.equal(await page.locator('.plan-row').count(), 500);
  assert.match(await page.locator('.plan-row').nth(499).locator('.address').innerText(), /^bcrt|^r|^2/);
});

const focusedRow = (page) => page.evaluate(() => document.activeElement?.getAttribute('data-row') ?? document.activeElement?.tagName);

story('ten thousand claims are drawn in sight only, selected at once, and go in steps of 500, oldest first', async (page) => {
  await open(page, queue, 'ten-thousand');
  await page.locator('[data-row="0"]').focus();
  assert.ok((await page.locator('[data-row]').count()) < 60);
  await page.keyboard.press('End');
  await page.locator('[data-row="9999"]').waitFor();
  assert.equal(await focusedRow(page), '9999');
  await page.getByLabel('Select all').check();
  await page
    .getByText(/^10,?000 selected/)
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Approve…' }).click();
  await page.getByText('the other 9,500 stay selected').waitFor();
  await page.getByRole('button', { name: 'Lock the rate and approve' }).click();
  await page
    .getByText(/^9,?500 selected/)
    .first()
    .waitFor();
  await page.getByRole('searchbox').fill('claim 00500');
  assert.equal(await page.locator('[data-row]').count(), 1);
  await page.getByRole('searchbox').fill('claim 00499');
  await page
    .getByText('Nothing matches')
    .first()
    .waitFor({ timeout: 2000 })
    .catch(async () => assert.equal(await page.locator('[data-row]').count(), 0));
});

story('the focus goes to the row that takes the place of those that were approved, not to nowhere', async (page) => {
  await open(page, queue, 'ten-thousand');
  await page.locator('[data-row="0"]').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await page.keyboard.press('a');
  await page.getByRole('button', { name: 'Lock the rate and approve' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.waitForTimeout(100);
  assert.equal(await focusedRow(page), '1');
});

story('a notice that is longer than its line is read in full, and the focus returns to it', async (page) => {
  await open(page, { screen: 'notifications' }, 'many');
  await page.locator('[data-row="4"]').click();
  const sheet = page.getByRole('dialog', { name: 'Notice' });
  await sheet.getByText('If it does not go on by itself, discard the payment and select the payouts again.').waitFor();
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
  assert.equal(await focusedRow(page), '4');
});

story('a claim that cannot be approved stands first in its sheet', async (page) => {
  await open(page, queue, 'mixed');
  await page.getByRole('button', { name: 'Approve…' }).click();
  await page.locator('dialog tbody tr').first().getByText('too small to be paid').waitFor();
});

story('a sheet that is closed by two Escapes is closed, and opens again', async (page) => {
  await open(page, queue, 'selected');
  for (let round = 0; round < 2; round += 1) {
    await page.getByRole('button', { name: 'Decline…' }).click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
});

story('what was typed into a form is there again after the page was loaded anew', async (page) => {
  await open(page, { screen: 'new-pull' });
  await page.getByLabel('Name').fill('Half written');
  await page.keyboard.press('Alt+1');
  await page.getByLabel('Name').waitFor();
  await page.reload();
  await page.getByRole('heading', { level: 1 }).waitFor();
  assert.equal(await page.getByLabel('Name').inputValue(), 'Half written');
});

story('words have no copy button, and leave the page when the check is done', async (page) => {
  await open(page, 'create', '', 'secure');
  await page.getByRole('button', { name: 'Show the words' }).click();
  assert.equal(await page.getByRole('list', { name: 'Recovery words' }).locator('li').count(), 24);
  assert.equal(await page.getByRole('button', { name: /copy/i }).count(), 0);
  await page.getByRole('button', { name: 'I have written them down' }).click();
  await page.getByLabel('Word 4').waitFor();
  assert.equal(await page.getByText('abandon').count(), 0);
});

story('a password is not sent anywhere while it is too short or differs', async (page) => {
  await open(page, 'create', 'new', 'secure');
  await page.getByLabel('New password').fill('short');
  await page.keyboard.press('Enter');
  await page.getByText('A password needs at least 12 characters.').waitFor();
  await page.getByLabel('New password').fill('four plain words');
  await page.getByLabel('Repeat the password').fill('four plain worlds');
  await page.keyboard.press('Enter');
  await page.getByText('The two entries differ.').waitFor();
});

let failed = 0;
for (const { name, run } of stories) {
  const page = await browser.newPage({ viewport: { width: 1000, height: 700 } });
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.setDefaultTimeout(5000);
  try {
    await run(page);
    assert.deepEqual(errors, []);
    console.log(`ok   ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL ${name}\n     ${String(error.message).split('\n').slice(0, 6).join('\n     ')}`);
  }
  await page.close();
}
await browser.close();
close();
process.exit(failed === 0 ? 0 : 1);
