// Owns the story of a pull payment's passphrase: the sender sets it, a browser without script and the recipient's app enter it, and it is taken away.
import { expect, test } from './fixtures.ts';
import { Browser } from './lib/browser.ts';

test.describe.configure({ mode: 'serial' });
test.use({ oneWorld: true });

let link = '';
let address = '';

test('the sender sets a passphrase', async ({ sender }) => {
  await sender.start();
  await sender.createWallet({ name: 'Payroll' });
  await sender.createPullPayment({ name: 'Wages', limit: '100' });
  link = await sender.copyLink('Only on this computer');
  address = `${new URL(link).searchParams.get('server')}/pull-payments/${new URL(link).searchParams.get('id')}`;
  expect((await fetch(address)).status).toBe(200);
  await sender.page.keyboard.press('Escape');
  await sender.page.getByRole('button', { name: 'More' }).click();
  await sender.page.getByRole('menuitem', { name: 'Set a passphrase…' }).click();
  await sender.dialog.getByLabel('Passphrase').fill('開け ごま');
  await sender.dialog.getByRole('button', { name: 'Save' }).click();
  await expect(sender.page.getByText('Passphrase saved')).toBeVisible();
  expect((await fetch(address)).status).toBe(401);
});

test('a browser without script is let in with it', async () => {
  const browser = await Browser.open(address, { script: false });
  const { page } = browser;
  await page.locator('#passphrase').fill('open sesame');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByText('This is not the passphrase of this pull payment.')).toBeVisible();
  await expect(page.getByText('Wages')).toHaveCount(0);
  await page.locator('#passphrase').fill('開け ごま');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { name: 'Wages' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Wages' }), 'the browser stays let in').toBeVisible();
  await browser.close();
});

test('the app of a recipient asks for it, and claims', async ({ recipient, sender, chain }) => {
  await recipient.start();
  await recipient.clickLink(link);
  await recipient.dialog.getByRole('button', { name: 'Contact it' }).click();
  await recipient.dialog.getByLabel('The sender’s passphrase').fill('guess');
  await recipient.page.keyboard.press('Control+Enter');
  await expect(recipient.dialog).toContainText('This is not the passphrase of this pull payment.');
  await recipient.dialog.getByLabel('The sender’s passphrase').fill('開け ごま');
  await recipient.dialog.getByRole('button', { name: 'Show the terms' }).click();
  await expect(recipient.terms).toContainText('100');
  await recipient.claim({ chain: 'bitcoin', destination: chain.newAddress('bitcoin'), amount: '12.5' });
  await sender.page.getByRole('button', { name: 'More' }).click();
  await sender.page.getByRole('menuitem', { name: 'Remove the passphrase…' }).click();
  await sender.dialog.getByRole('button', { name: 'Remove' }).click();
  await expect.poll(async () => (await fetch(address)).status).toBe(200);
});

test('one that is set in the form holds from the first moment, and the form makes nothing without it', async ({ sender }) => {
  const { page } = sender;
  await page.keyboard.press('Escape');
  await sender.goTo('Pull payments');
  await page.getByRole('button', { name: 'New pull payment' }).first().click();
  await page.getByLabel('Name').fill('Bonus');
  await page.getByLabel('Limit', { exact: true }).fill('50');
  await page.getByText('More options').click();
  await page.getByRole('checkbox', { name: /^Ask for a passphrase/ }).check();
  await sender.press('Create');
  await expect(page.getByText('The passphrase is empty.')).toBeVisible();
  await page.getByLabel('Passphrase', { exact: true }).fill('開け ごま');
  await sender.press('Create');
  await expect(sender.dialog).toContainText('Share “Bonus”');
  await expect(sender.dialog).toContainText('also need the passphrase');
  const made = new URL(await sender.copyLink('Only on this computer'));
  const bonus = `${made.searchParams.get('server')}/pull-payments/${made.searchParams.get('id')}`;
  const answer = await fetch(bonus);
  expect(answer.status).toBe(401);
  expect(await answer.text()).toContain('This money is not real');
});
