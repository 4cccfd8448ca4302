// Owns the story of the product: a newcomer sets terms, a recipient claims twice over a link and once by code, everything is paid.
import { expect, test } from './fixtures.ts';

test.describe.configure({ mode: 'serial' });
test.use({ oneWorld: true });

const name = 'Wages';
let link = '';
let bitcoinAddress = '';
let xrplAddress = '';
let codeAddress = '';
let claimCode = '';

test('a newcomer creates a wallet', async ({ sender, chain }) => {
  await sender.start();
  await chain.pause();
  await sender.createWallet({ name: 'Payroll' });
  await expect(sender.page.getByText('Practice network. This money is not real')).toBeVisible();
});

test('receives practice coins', async ({ sender }) => {
  await sender.receivePracticeCoins();
  await expect(sender.page.getByTitle('1.00000000 BTC')).toBeVisible();
  await expect(sender.page.getByTitle(/^9\d\d(\.\d+)? XRP$/)).toBeVisible();
});

test('creates "100 USD every day, BTC or XRP" and shares it', async ({ sender }) => {
  await sender.createPullPayment({ name, limit: '100', unit: 'USD', resets: 'Every day' });
  link = await sender.copyLink('Only on this computer');
  expect(link).toMatch(/^pullpay:\/\/claim\?server=/);
});

test('a recipient without a wallet opens the link and claims to a Bitcoin address', async ({ recipient, chain }) => {
  bitcoinAddress = chain.newAddress('bitcoin');
  await recipient.start();
  await recipient.openLink(link);
  await expect(recipient.terms).toContainText('100');
  await recipient.claim({ chain: 'bitcoin', destination: bitcoinAddress, amount: '40', note: 'March, 12 hours' });
  await recipient.followClaim();
});

test('and once more to an XRP Ledger address with a tag', async ({ recipient, chain }) => {
  xrplAddress = chain.newAddress('xrpl');
  await recipient.openLink(link);
  await expect(recipient.terms).toContainText('60');
  await recipient.claim({ chain: 'xrpl', destination: xrplAddress, tag: '7', amount: '25' });
  await recipient.followClaim();
});

test('the sender is notified and opens the queue from there', async ({ sender }) => {
  await expect(sender.section('Notifications')).toHaveText(/2/);
  await expect(sender.section('Payouts')).toHaveText(/2/);
  await expect.poll(() => sender.page.title()).toBe('(2) Pullpay');
  await sender.goTo('Notifications');
  await expect(sender.notifications).toHaveCount(2);
  await sender.notifications.first().getByRole('button').first().click();
  await expect(sender.heading('Payouts')).toBeVisible();
  await expect(sender.rows).toHaveCount(2);
  await sender.page.keyboard.press('Escape');
  await expect(sender.dialog).toHaveCount(0);
});

test('sees rate and converted amounts, and approves both at a locked rate', async ({ sender, chain }) => {
  await chain.setRate('BTC_USD', '80000');
  await chain.setRate('XRP_USD', '2.5');
  const quote = await sender.approveAll();
  expect(quote).toContain('80,000');
  expect(quote).toContain('Confirming locks the rate, even if nothing is paid afterwards.');
  await chain.setRate('BTC_USD', '40000');
  await sender.openPayouts('To pay');
  await expect(sender.rowOf(bitcoinAddress).getByTitle('0.00050000 BTC')).toBeVisible();
  await expect(sender.rowOf(xrplAddress).getByTitle(/^10(\.0+)? XRP$/)).toBeVisible();
});

test('pays both under one approval in the secure window, which shows every destination in full', async ({ sender, chain }) => {
  const secure = await sender.startPaying();
  expect([...(await secure.destinations())].sort()).toEqual([bitcoinAddress, xrplAddress].sort());
  await expect(secure.page.getByText('New payee', { exact: true })).toHaveCount(2);
  await secure.signAndPay();
  await sender.openPayouts('In progress');
  await expect(sender.rowOf(bitcoinAddress)).toBeVisible();
  await chain.moveUntil(async () => {
    await sender.openPayouts('Paid');
    await expect(sender.rows).toHaveCount(2, { timeout: 1000 });
  });
  expect((await chain.expectOnePayment('bitcoin', bitcoinAddress)).amount).toBe(50_000n);
  expect((await chain.expectOnePayment('xrpl', xrplAddress)).amount).toBe(10_000_000n);
});

test('the recipient’s own app finds both payments on the chains', async ({ recipient, chain }) => {
  for (const [kind, address] of [
    ['bitcoin', bitcoinAddress],
    ['xrpl', xrplAddress],
  ] as const) {
    const { transactionId } = await chain.expectOnePayment(kind, address);
    await recipient.openMyClaim(kind === 'bitcoin' ? '40' : '25');
    await expect(recipient.page.getByText('Your own app found the payment on the chain.')).toBeVisible({ timeout: 30_000 });
    await expect(recipient.page.locator('.address', { hasText: transactionId })).toBeVisible();
  }
  const claims = await recipient.openMyClaims();
  await expect(claims.getByText('Paid', { exact: true })).toHaveCount(2);
});

test('without any server: an offer becomes a claim code', async ({ sender, recipient, chain }) => {
  codeAddress = chain.newAddress('bitcoin');
  const offer = await sender.share(name, 'Works for anybody');
  await recipient.openLink(offer);
  claimCode = await recipient.makeClaimCode({ chain: 'bitcoin', destination: codeAddress, amount: '20' });
});

test('imported twice, the code is one payout', async ({ sender }) => {
  await sender.importClaim(claimCode);
  await sender.pasteLink(claimCode);
  await expect(sender.dialog).toContainText('This claim is already in your list.');
  await sender.dialog.getByRole('button', { name: 'Cancel' }).click();
  await sender.openPayouts('To approve');
  await expect(sender.rows).toHaveCount(1);
});

test('paid, and answered with a receipt that the recipient’s claim takes up', async ({ sender, recipient, chain }) => {
  await sender.approveAll();
  await sender.pay();
  await sender.expectPaid(codeAddress);
  const { transactionId } = await chain.expectOnePayment('bitcoin', codeAddress);
  const receipt = await sender.makeReceipt(codeAddress);
  await recipient.addReceipt(receipt);
  await expect(recipient.page.locator('.address', { hasText: transactionId })).toBeVisible({ timeout: 20_000 });
  await expect(await recipient.openMyClaims()).toHaveCount(3);
});
