// Owns the story of automatic payments: armed once in the secure window, they pay while the screen is locked, explain themselves, and end when stopped.
import { Stranger } from './lib/stranger.ts';
import { expect, test } from './fixtures.ts';

/** A claim of 10 USD that the answer already calls approved. */
async function approvedAtOnce(stranger: Stranger, destination: string): Promise<string> {
  const { body } = await stranger.tryClaim({ chain: 'bitcoin', destination, amount: '10' });
  expect(body).toMatchObject({ state: 'AwaitingPayment' });
  return String(body.id);
}

test('an armed wallet pays an approved claim without a click, also while locked; stopped, it pays nothing more', async ({
  sender,
  chain,
}) => {
  await sender.start();
  await sender.createWallet({ name: 'Payroll' });
  await sender.receivePracticeCoins();
  await chain.setRate('BTC_USD', '50000');
  await sender.createPullPayment({ name: 'Wages', limit: '100' });
  const stranger = new Stranger(await sender.copyLink('Only on this computer'));

  await sender.goTo('Pull payments');
  await sender.page.getByRole('button', { name: /^Wages/ }).click();
  await sender.press('More');
  await sender.page.getByRole('menuitem', { name: 'Automatic approval…' }).click();
  await sender.dialog.getByRole('checkbox', { name: 'Approve claims without asking' }).check();
  await sender.dialog.getByLabel('At most per claim').fill('20');
  await sender.dialog.getByLabel('At most in 24 hours').fill('50');
  await sender.dialog.getByRole('button', { name: 'Save' }).click();
  await expect(sender.dialog).toHaveCount(0);
  await expect(sender.page.getByText('20.00 USD per claim')).toBeVisible();

  await sender.goTo('Wallet');
  await sender.page.getByRole('tab', { name: 'Automatic payments' }).click();
  await sender.press('Add automatic payments');
  await sender.dialog.getByRole('button', { name: 'Save' }).click();
  await expect(sender.dialog).toContainText('Enter a limit, or choose to have none.');
  await sender.dialog.getByLabel('At most in 24 hours').fill('0.01');
  await sender.dialog.getByRole('checkbox', { name: 'Also pay at once after an approval' }).check();
  await sender.dialog.getByRole('button', { name: 'Save' }).click();
  await expect(sender.dialog).toHaveCount(0);
  await expect(sender.page.getByText('Automatic payments are not started', { exact: true })).toBeVisible();

  const secure = await sender.secureWindow(() => sender.press('Start…'));
  await expect(secure.title).toHaveText(/^(Unlock|Start automatic payments)$/);
  if ((await secure.title.textContent()) === 'Unlock') await secure.unlock(sender.password);
  await expect(secure.title).toHaveText('Start automatic payments');
  await expect(secure.page.getByText('All approved payouts in BTC')).toBeVisible();
  await expect(secure.page.locator('[title="0.01000000 BTC"]')).toBeVisible();
  await secure.closedBy(() => secure.press('Start paying automatically'));
  await expect(sender.page.getByText('Automatic payments are running')).toBeVisible();

  await sender.lock();
  const [paid, late] = [chain.newAddress('bitcoin'), chain.newAddress('bitcoin')];
  const id = await approvedAtOnce(stranger, paid);
  await chain.moveUntil(async () => {
    expect((await chain.expectOnePayment('bitcoin', paid)).amount).toBe(20_000n);
  });
  await stranger.expectState({ id }, 'Completed');
  await sender.goTo('Wallet');
  await sender.page.getByRole('tab', { name: 'Automatic payments' }).click();
  await expect(sender.page.getByRole('row', { name: /Paid 1 payout, 0\.0002 BTC/ })).toBeVisible();

  await sender.press('Stop');
  await expect(sender.page.getByText('Automatic payments are not started', { exact: true })).toBeVisible();
  const stopped = { id: await approvedAtOnce(stranger, late) };
  await stranger.expectState({ id: stopped.id }, 'AwaitingPayment');
  await expect(sender.page.getByRole('row', { name: /Skipped: automatic payments are not started/ }).first()).toBeVisible();
  await stranger.expectState({ id: stopped.id }, 'AwaitingPayment');
  await sender.restart();
  await sender.goTo('Wallet');
  await sender.page.getByRole('tab', { name: 'Automatic payments' }).click();
  await expect(sender.page.getByText('Automatic payments are not started', { exact: true })).toBeVisible();
  await stranger.expectState({ id: stopped.id }, 'AwaitingPayment');
});
