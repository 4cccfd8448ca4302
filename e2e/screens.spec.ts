// Owns the walk through every screen of both windows with axe, in English and Japanese, light and dark: nothing serious, nothing critical.
import type { Page } from '@playwright/test';
import { type Look, barriers, expectLook, looks } from './lib/barriers.ts';
import type { Person } from './lib/person.ts';
import { Stranger } from './lib/stranger.ts';
import { escapeTo, tabAround } from './lib/tab-around.ts';
import { expect, test } from './fixtures.ts';

test.describe.configure({ mode: 'serial' });
test.use({ oneWorld: true });

let link = '';
let offer = '';
let claimCode = '';
let walked = 0;

/** As the settings screen does it; every screen follows at once. */
async function wear(person: Person, { language, theme }: Look): Promise<void> {
  const change = (settings: object): Promise<unknown> | undefined => window.pullpay.methods.updateSettings?.(settings);
  await person.page.evaluate(change, { language, theme });
}

/** The screen that stands in the main window, in all four looks; English and light afterwards. */
async function look(person: Person, name: string): Promise<void> {
  const found: string[] = [];
  for (const one of looks) {
    await wear(person, one);
    await expectLook(person.page, one);
    found.push(...(await barriers(person.page)).map((line) => `${one.language} ${one.theme}: ${line}`));
  }
  await wear(person, { language: 'en', theme: 'light' });
  await expectLook(person.page, { language: 'en', theme: 'light' });
  walked += 1;
  expect.soft(found, name).toEqual([]);
}

/** The secure window takes language and theme when it is loaded; `steps` lead from there to the screen. */
async function lookSecure(person: Person, name: string, page: Page, steps: readonly ((page: Page) => Promise<void>)[] = []): Promise<void> {
  const found: string[] = [];
  for (const one of [...looks.slice(1), looks[0] as Look]) {
    await wear(person, one);
    await page.reload();
    await expectLook(page, one);
    for (const step of steps) await step(page);
    found.push(...(await barriers(page)).map((line) => `${one.language} ${one.theme}: ${line}`));
  }
  walked += 1;
  expect.soft(found, name).toEqual([]);
}

const primary = (page: Page): Promise<void> => page.locator('.button.is-primary').click();

test('onboarding, and the secure window from the password to the checked words', async ({ sender }) => {
  test.setTimeout(180_000);
  await sender.start();
  const { page } = sender;
  await look(sender, 'welcome');
  await sender.press('Set up a wallet');
  await look(sender, 'network');
  await sender.press('Next');
  await look(sender, 'wallet step');
  await page.getByLabel('Name of the wallet').fill('Payroll');
  const secure = await sender.secureWindow(() => sender.press('Continue in the secure window'));
  await lookSecure(sender, 'choose a password', secure.page);
  await secure.choosePassword(sender.password);
  await expect(secure.title).toHaveText('Your recovery words');
  await lookSecure(sender, 'before the words', secure.page);
  const grid = async (opened: Page): Promise<void> => {
    await primary(opened);
    await expect(opened.getByTestId(/^word-/).first()).toBeVisible();
  };
  await lookSecure(sender, 'words', secure.page, [grid]);
  const fields = async (opened: Page): Promise<void> => {
    await primary(opened);
    await expect(opened.locator('input').first()).toBeVisible();
  };
  await lookSecure(sender, 'check', secure.page, [grid, fields]);
  await secure.page.reload();
  const words = await secure.writeDownWords();
  sender.paper.push([...words]);
  await secure.checkWords(words);
  await secure.closedBy(() => secure.press('Close'));
  await expect(sender.heading('Home')).toBeVisible();
});

test('empty screens', async ({ sender }) => {
  test.setTimeout(180_000);
  await look(sender, 'home, empty');
  for (const section of ['Pull payments', 'Payouts', 'My claims', 'Notifications', 'Wallet', 'Settings'] as const) {
    await sender.goTo(section);
    await expect(sender.heading(section)).toBeVisible();
    await look(sender, `${section}, empty`);
  }
});

test('pull payments: form, list, one, share sheet', async ({ sender }) => {
  await sender.receivePracticeCoins();
  await sender.goTo('Pull payments');
  await sender.page.getByRole('button', { name: 'New pull payment' }).first().click();
  await sender.press('Create');
  await look(sender, 'form with errors');
  await sender.createPullPayment({ name: 'Wages', limit: '100', unit: 'USD', resets: 'Every day' });
  await expect(sender.dialog.getByTestId('share-link')).toBeVisible();
  await look(sender, 'share sheet');
  link = await sender.copyLink('Only on this computer');
  offer = await sender.share('Wages', 'Works for anybody');
  await sender.goTo('Pull payments');
  await look(sender, 'pull payments');
});

test('the recipient: question about the host, form, sent, code, my claims, one claim, paste sheet', async ({ recipient, chain }) => {
  test.setTimeout(180_000);
  await recipient.start();
  await recipient.clickLink(link);
  await expect(recipient.dialog.getByTestId('host-origin')).toBeVisible();
  await look(recipient, 'contact this computer?');
  await recipient.expectForm();
  await look(recipient, 'claim form');
  await recipient.claim({ chain: 'bitcoin', destination: chain.newAddress('bitcoin'), amount: '20', note: 'March, 12 hours' });
  await look(recipient, 'claim sent');
  await recipient.followClaim();
  await look(recipient, 'one claim');
  await recipient.openLink(offer);
  claimCode = await recipient.makeClaimCode({ chain: 'xrpl', destination: chain.newAddress('xrpl'), tag: '7', amount: '15' });
  await look(recipient, 'claim code');
  await recipient.openMyClaims();
  await look(recipient, 'my claims');
  await recipient.page.keyboard.press('Control+o');
  await expect(recipient.dialog).toBeVisible();
  await look(recipient, 'paste sheet');
  await recipient.quit();
});

test('the queue: import sheet, rows, one payout, approval, decline, pay sheet, receipt sheet', async ({ sender, chain }) => {
  test.setTimeout(240_000);
  const stranger = new Stranger(link);
  const declined = chain.newAddress('bitcoin');
  await stranger.claim({ chain: 'bitcoin', destination: declined, amount: '5' });
  await sender.pasteLink(claimCode);
  await expect(sender.dialog).toContainText('Add this claim?');
  await look(sender, 'import sheet');
  await sender.dialog.getByRole('button', { name: 'Add to the list' }).click();
  await look(sender, 'one payout, to approve');
  await sender.dialog.getByRole('button', { name: 'Close' }).click();
  await sender.openPayouts('To approve');
  await sender.select(declined);
  await look(sender, 'queue, to approve, one selected');
  await sender.press('Decline…');
  await look(sender, 'decline sheet');
  await sender.dialog.getByRole('button', { name: 'Decline', exact: true }).click();
  await expect(sender.dialog).toHaveCount(0);
  await sender.page.getByLabel('Select all').check();
  await sender.press('Approve…');
  await expect(sender.dialog.getByRole('button', { name: 'Lock the rate and approve' })).toBeEnabled();
  await look(sender, 'approval with its rate');
  await sender.page.keyboard.press('Escape');
  await sender.approveAll();
  await sender.openPayouts('To pay');
  await look(sender, 'queue, to pay');
  await sender.page.getByLabel('Select all').check();
  await sender.press('Pay…');
  await look(sender, 'pay sheet');
  await sender.page.keyboard.press('Escape');
  await sender.lock();
  await look(sender, 'queue, locked');
  await sender.page.getByLabel('Select all').check();
  await sender.press('Pay…');
  const secure = await sender.secureWindow(() => sender.dialog.getByRole('button', { name: 'Check in the secure window' }).click());
  await lookSecure(sender, 'unlock', secure.page);
  await secure.expectApproval(sender.password);
  await lookSecure(sender, 'approval of the payment', secure.page);
  await secure.signAndPay();
  await sender.openPayouts('In progress');
  await look(sender, 'queue, in progress');
  await chain.moveUntil(async () => {
    await sender.openPayouts('Paid');
    await expect(sender.rows).toHaveCount(2, { timeout: 500 });
  });
  await look(sender, 'queue, paid');
  await sender.rows.filter({ hasText: '7' }).first().click();
  await expect(sender.dialog).toBeVisible();
  await look(sender, 'one payout, paid');
  await sender.dialog.getByRole('button', { name: 'Make a receipt code' }).click();
  await expect(sender.dialog.getByText(/^pullpay:\/\/receipt/)).toBeVisible();
  await look(sender, 'receipt sheet');
  await sender.dialog.getByRole('button', { name: 'Close' }).click();
  await sender.page.keyboard.press('Escape');
  await sender.openPayouts('Declined');
  await look(sender, 'queue, declined');
});

/** As `look`, and then once around with Tab. */
async function lookAndWalk(person: Person, name: string): Promise<void> {
  await look(person, name);
  expect.soft(await tabAround(person.page), `${name}, by Tab`).toEqual([]);
}

/** Opens a sheet by Enter, looks, walks, and leaves it by Escape. */
async function sheet(person: Person, name: string): Promise<void> {
  const opener = person.page.getByRole('button', { name, exact: true }).first();
  await opener.focus();
  await person.page.keyboard.press('Enter');
  await expect(person.dialog).toBeVisible();
  await lookAndWalk(person, `sheet: ${name}`);
  await escapeTo(person.page, opener);
}

test('the payment studio and its lesson, without a mouse', async ({ sender, chain }) => {
  test.setTimeout(300_000);
  const { page } = sender;
  await sender.goTo('Send');
  await expect(sender.heading('Send')).toBeVisible();
  await page.getByLabel('Address of the receiver').fill(chain.newAddress('xrpl'));
  await page.getByLabel('Amount', { exact: true }).fill('25');
  await expect(page.locator('.studio-verdict')).not.toContainText('Asking the ledger');
  await lookAndWalk(sender, 'send, filled in');
  await sheet(sender, 'Review…');
  await page.getByText('Every field', { exact: true }).click();
  await lookAndWalk(sender, 'send, every field');
  await sender.press('Lesson: rates');
  await expect(sender.heading('Lesson: what a rate limit does')).toBeVisible();
  await lookAndWalk(sender, 'lesson');
});

test('the tabs of the wallet, without a mouse', async ({ sender }) => {
  test.setTimeout(300_000);
  const { page } = sender;
  await sender.goTo('Wallet');
  await page.getByRole('tab', { name: 'XRP Ledger' }).click();
  const sheets = [
    ['Receive', 'New request…'],
    ['Tokens', 'Accept a token…'],
    ['Permissions', 'Let an account in…'],
    ['Accounts', 'Add'],
    ['Automatic payments', 'Add automatic payments'],
  ] as const;
  for (const [tab, opener] of sheets) {
    await page.getByRole('tab', { selected: true }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('tab', { selected: true })).toHaveText(tab);
    await expect(page.getByRole('button', { name: opener, exact: true }).first()).toBeEnabled();
    await lookAndWalk(sender, `wallet, ${tab}`);
    await sheet(sender, opener);
  }
});

test('everything else with something in it: home, one pull payment, notifications, wallet, settings, keys', async ({ sender }) => {
  test.setTimeout(180_000);
  await sender.goTo('Home');
  await look(sender, 'home');
  await sender.goTo('Pull payments');
  await sender.page.getByRole('button', { name: /^Wages/ }).click();
  await look(sender, 'one pull payment');
  await sender.goTo('Notifications');
  await look(sender, 'notifications');
  await sender.goTo('Wallet');
  await look(sender, 'wallet, Bitcoin');
  await sender.page.getByRole('tab', { name: /XRP/ }).click();
  await look(sender, 'wallet, XRP Ledger');
  await sender.goTo('Settings');
  await look(sender, 'settings');
  await sender.page.keyboard.press('?');
  await look(sender, 'keys');
  console.log(`screens: ${walked}, each in two languages and two themes`);
});
