// Owns the stories of the sender's desk past the main job: locked rates, claims that change meanwhile, dust, a locked app, a lying network, keys alone, two copies.
import type { ChainName, Lie } from './lib/chain.ts';
import { Keys } from './lib/keys.ts';
import { type Accepted, Stranger } from './lib/stranger.ts';
import { expect, test } from './fixtures.ts';

test.describe.configure({ mode: 'serial' });
test.use({ oneWorld: true });

let stranger: Stranger;

test('a sender who uses nothing but the keyboard: sets terms, approves, and pays up to the last press in the secure window', async ({
  sender,
  chain,
}) => {
  await sender.start();
  await sender.createWallet({ name: 'Payroll' });
  await sender.receivePracticeCoins();
  const keys = new Keys(sender.page);
  await keys.press('Alt+2');
  await keys.tabTo('button', 'New pull payment');
  await keys.press('Enter');
  await keys.tabTo('textbox', /^Name/);
  await keys.type('Wages');
  await keys.tabTo('textbox', 'Limit');
  await keys.type('100');
  await keys.tabTo('combobox', /^Resets/);
  await keys.type('Every day');
  await keys.tabTo('button', 'Create');
  await keys.press('Enter');
  await expect(sender.dialog).toContainText('Share “Wages”');
  await keys.tabTo('radio', /^Works for anybody|^Only on this computer/);
  const server = sender.dialog.getByTestId('share-link').filter({ hasText: 'server=' });
  if (!(await server.isVisible())) await keys.press('ArrowDown');
  stranger = new Stranger((await server.textContent()) ?? '');
  await keys.press('Escape');
  const [bitcoin, xrp] = [chain.newAddress('bitcoin'), chain.newAddress('xrpl')];
  await stranger.claim({ chain: 'bitcoin', destination: bitcoin, amount: '5' });
  await stranger.claim({ chain: 'xrpl', destination: xrp, amount: '5' });
  await keys.press('Alt+3');
  await expect(sender.rows).toHaveCount(2);
  await keys.tabTo('row');
  await keys.press('Control+a');
  await keys.press('a');
  await expect(sender.dialog.getByRole('button', { name: 'Lock the rate and approve' })).toBeEnabled();
  await keys.press('Control+Enter');
  await expect(sender.dialog).toHaveCount(0);
  await keys.tabTo('tab', /^To approve/);
  await keys.press('ArrowRight');
  await keys.press('Enter');
  await expect(sender.rows).toHaveCount(2);
  await keys.tabTo('row');
  await keys.press('Control+a');
  await keys.press('a');
  await expect(sender.dialog).toContainText('Pay 2 payouts');
  const secure = await sender.secureWindow(() => keys.press('Control+Enter'));
  await expect(secure.title).toHaveText('Approve this payment');
  const inside = new Keys(secure.page);
  await expect(secure.page.getByRole('button', { name: 'Sign and pay' })).toBeEnabled();
  await inside.tabTo('button', 'Sign and pay');
  await secure.closedBy(() => inside.press('Enter'));
  await chain.moveUntil(async () => {
    for (const [name, address] of [
      ['bitcoin', bitcoin],
      ['xrpl', xrp],
    ] as const)
      await chain.expectOnePayment(name, address);
  });
});

test('claims that were changed or withdrawn while the sender looked are shown again; the rest goes on at the shown rate', async ({
  sender,
  chain,
}) => {
  await chain.setRate('BTC_USD', '50000');
  const [stays, changes, goes] = [1, 2, 3].map(() => chain.newAddress('bitcoin')) as [string, string, string];
  const claim = (destination: string): Promise<Accepted> => stranger.claim({ chain: 'bitcoin', destination, amount: '5' });
  const [kept, changed, gone] = [await claim(stays), await claim(changes), await claim(goes)];
  await sender.openPayouts('To approve');
  await sender.page.getByLabel('Select all').check();
  await sender.press('Approve…');
  const approve = sender.dialog.getByRole('button', { name: 'Lock the rate and approve' });
  await expect(approve).toBeEnabled();
  const { revision } = await stranger.payout(changed.id, changed.claimToken);
  await stranger.send('PUT', `/payouts/${changed.id}`, { body: { amount: '6', revision }, token: changed.claimToken });
  await stranger.send('DELETE', `/payouts/${gone.id}`, { token: gone.claimToken });
  await approve.click();
  await expect(sender.dialog).toContainText('The recipient has changed this claim in the meantime.');
  expect(await stranger.payout(kept.id), 'all or nothing').toMatchObject({ state: 'AwaitingApproval' });
  await sender.dialog.getByRole('button', { name: 'Leave out and go on with 1' }).click();
  await approve.click();
  await expect(sender.dialog).toHaveCount(0);
  expect(await stranger.payout(kept.id)).toMatchObject({ state: 'AwaitingPayment', rate: '50000', payoutAmount: '0.0001' });
  expect(await stranger.payout(changed.id)).toMatchObject({ state: 'AwaitingApproval', originalAmount: '6' });
  expect(await stranger.payout(gone.id)).toMatchObject({ state: 'Cancelled' });
  await chain.setRate('BTC_USD', '10000');
  await sender.pay([stays]);
  await sender.expectPaid(stays);
  expect((await chain.expectOnePayment('bitcoin', stays)).amount).toBe(10_000n);
  await sender.decline(changes, 'Not agreed');
  expect(await stranger.payout(changed.id, changed.claimToken)).toMatchObject({ state: 'Cancelled', reason: 'Not agreed' });
});

test('an amount below dust at today’s rate is refused and named; nothing is cancelled by it', async ({ sender, chain }) => {
  await chain.setRate('BTC_USD', '50000');
  const [dust, fine] = [chain.newAddress('bitcoin'), chain.newAddress('bitcoin')];
  // 294 satoshi is the least: 0.14 USD are 280 satoshi at 50,000, and 1,400 at 10,000.
  const small = await stranger.claim({ chain: 'bitcoin', destination: dust, amount: '0.14' });
  const large = await stranger.claim({ chain: 'bitcoin', destination: fine, amount: '4' });
  await sender.openPayouts('To approve');
  await sender.page.getByLabel('Select all').check();
  await sender.press('Approve…');
  const row = sender.dialog.getByRole('row').filter({ has: sender.page.locator(`[title="${dust}"]`) });
  await expect(row).toContainText('too small to be paid');
  await expect(row).toContainText('0.00000294');
  await sender.dialog.getByRole('button', { name: 'Leave out and go on with 1' }).click();
  await sender.dialog.getByRole('button', { name: 'Lock the rate and approve' }).click();
  await expect(sender.dialog).toHaveCount(0);
  expect(await stranger.payout(large.id)).toMatchObject({ state: 'AwaitingPayment' });
  expect(await stranger.payout(small.id)).toMatchObject({ state: 'AwaitingApproval', originalAmount: '0.14' });
  await chain.setRate('BTC_USD', '10000');
  await sender.approve([dust]);
  expect(await stranger.payout(small.id)).toMatchObject({ state: 'AwaitingPayment', payoutAmount: '0.000014' });
  await sender.pay();
  await sender.expectPaid(dust);
  expect((await chain.expectOnePayment('bitcoin', dust)).amount).toBe(1400n);
  await chain.setRate('BTC_USD', '50000');
});

test('locked: claims and notices arrive, what was signed is sent again and completes, nothing new can be signed', async ({
  sender,
  chain,
}) => {
  const [bitcoin, xrp] = [chain.newAddress('bitcoin'), chain.newAddress('xrpl')];
  const first = await stranger.claim({ chain: 'bitcoin', destination: bitcoin, amount: '5' });
  const second = await stranger.claim({ chain: 'xrpl', destination: xrp, amount: '5' });
  await sender.approve([bitcoin, xrp]);
  // The network refuses both at first: they are signed and on disk, and nobody has them.
  for (const name of ['bitcoin', 'xrpl'] as const) await chain.lie(name, 'reject', { count: 2 });
  await sender.pay([bitcoin, xrp]);
  await expect.poll(async () => (await stranger.payout(second.id)).state).toBe('InProgress');
  await stranger.expectState(first, 'InProgress');
  await sender.lock();
  await sender.goTo('Notifications');
  await expect(sender.notifications.first()).toBeVisible();
  const seen = await sender.notifications.count();
  const meanwhile = chain.newAddress('bitcoin');
  await stranger.claim({ chain: 'bitcoin', destination: meanwhile, amount: '3' });
  await expect(sender.notifications).toHaveCount(seen + 1);
  await chain.moveUntil(async () => {
    for (const { id } of [first, second]) expect(await stranger.payout(id)).toMatchObject({ state: 'Completed' });
  }, 60_000);
  await chain.expectOnePayment('bitcoin', bitcoin);
  await chain.expectOnePayment('xrpl', xrp);
  const status = await sender.page.evaluate(() => window.pullpay.methods.vaultStatus?.({}));
  expect(status?.value, 'all this time').toMatchObject({ locked: true });
  await sender.approve([meanwhile]);
  const secure = await sender.askToPay([meanwhile]);
  await expect(secure.title, 'paying asks for the password').toHaveText('Unlock');
  await secure.closedBy(() => secure.page.close());
  await sender.page.keyboard.press('Escape');
  await sender.unlock();
});

const lies: readonly Exclude<Lie, 'none'>[] = ['lose-reply', 'late', 'reject', 'duplicate'];

for (const lie of lies)
  test(`a network that lies on both chains ("${lie}"): exactly one payment each in the end`, async ({ sender, chain }) => {
    const owed: { name: ChainName; destination: string; id: string }[] = [];
    for (const name of ['bitcoin', 'xrpl'] as const) {
      const destination = chain.newAddress(name);
      owed.push({ name, destination, ...(await stranger.claim({ chain: name, destination, amount: '3' })) });
      await chain.lie(name, lie, { count: 2, delayMs: 3000 });
    }
    await sender.approve(owed.map(({ destination }) => destination));
    await sender.pay(owed.map(({ destination }) => destination));
    await chain.moveUntil(async () => {
      for (const { id } of owed) expect(await stranger.payout(id)).toMatchObject({ state: 'Completed' });
    }, 60_000);
    for (const { name, destination } of owed) await chain.expectOnePayment(name, destination);
    for (const { name } of owed) await chain.lie(name, 'none');
  });

test('a second copy of a profile shows the first one’s window and ends; where there is a tray, closing hides, and where there is none, it ends the app', async ({
  sender,
}) => {
  const shown = (): Promise<boolean> =>
    sender.copy.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible() ?? false);
  const close = (): Promise<void> => sender.copy.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await sender.restart({ env: { XDG_CURRENT_DESKTOP: 'KDE' } });
  await close();
  await expect.poll(shown).toBe(false);
  await stranger.ready();
  await sender.startAgain();
  await expect.poll(shown).toBe(true);
  expect(sender.copy.isGone).toBe(false);
  await expect(sender.heading('Home')).toBeVisible();
  await sender.restart({ env: { XDG_CURRENT_DESKTOP: '' } });
  await close().catch(() => undefined);
  await sender.copy.ended;
  await sender.start();
  await expect(sender.heading('Home'), 'nothing holds the profile').toBeVisible();
});
