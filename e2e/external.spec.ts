// Owns the story of payments that another wallet made: noticed, kept from being paid twice, rejected and paid by us, confirmed and completed.
import { Stranger } from './lib/stranger.ts';
import { expect, test } from './fixtures.ts';

const badge = 'Paid from outside?';

test('a payment by another wallet is offered; rejected it is paid from here, confirmed it completes the claim', async ({
  sender,
  chain,
}) => {
  await sender.start();
  await sender.createWallet({ name: 'Payroll' });
  await sender.receivePracticeCoins();
  await sender.createPullPayment({ name: 'Wages', limit: '100' });
  const stranger = new Stranger(await sender.copyLink('Only on this computer'));
  await chain.setRate('BTC_USD', '50000');
  const [mine, theirs] = [chain.newAddress('bitcoin'), chain.newAddress('bitcoin')];
  const claims = new Map<string, Awaited<ReturnType<Stranger['claim']>>>();
  for (const destination of [mine, theirs]) claims.set(destination, await stranger.claim({ chain: 'bitcoin', destination, amount: '5' }));
  await sender.approveAll();

  await chain.pause();
  await chain.faucet(mine, '0.0001');
  await chain.faucet(theirs, '0.0001');
  await sender.openPayouts('To pay');
  await expect(sender.rows.filter({ hasText: badge })).toHaveCount(2, { timeout: 60_000 });
  const [seen] = await chain.paymentsTo('bitcoin', theirs);
  expect(await stranger.payout(claims.get(theirs)?.id ?? '')).toMatchObject({
    state: 'AwaitingPayment',
    paymentProof: { transactionId: seen?.transactionId },
  });
  await sender.page.getByLabel('Select all').check();
  await expect(sender.page.getByRole('button', { name: 'Confirm payment' })).toBeVisible();
  await expect(sender.page.getByRole('button', { name: 'Pay…' })).toHaveCount(0);
  await sender.page.getByRole('button', { name: 'Clear selection' }).click();

  await sender.openPayout('To pay', mine);
  await expect(sender.dialog).toContainText('Another wallet sent exactly the amount of this claim');
  await sender.dialog.getByRole('button', { name: 'Reject payment' }).click();
  await expect(sender.dialog).toContainText('paying it again pays twice');
  await sender.dialog.getByRole('button', { name: 'Reject payment' }).click();
  await expect(sender.dialog).toHaveCount(0);
  await expect(sender.rowOf(mine)).not.toContainText(badge);

  await sender.openPayout('To pay', theirs);
  await sender.dialog.getByRole('button', { name: 'Confirm payment' }).click();
  await expect(sender.dialog).toContainText('Is this the payment of the claim?');
  await sender.dialog.getByRole('button', { name: 'Confirm payment' }).click();
  await expect(sender.dialog).toHaveCount(0);
  await sender.openPayouts('In progress');
  await expect(sender.rowOf(theirs)).toBeVisible();
  expect(await stranger.payout(claims.get(theirs)?.id ?? ''), 'no block holds it yet').toMatchObject({ state: 'InProgress' });

  await chain.pause(false);
  await sender.expectPaid(theirs);
  expect(await chain.expectOnePayment('bitcoin', theirs)).toMatchObject({ transactionId: seen?.transactionId, amount: 10_000n });
  await sender.openPayouts('To pay');
  await expect(sender.rowOf(mine), 'what was rejected does not come back with its block').not.toContainText(badge);
  await sender.pay([mine]);
  await sender.expectPaid(mine);
  expect(await chain.paymentsTo('bitcoin', mine), 'the rejected one and ours').toHaveLength(2);
  await sender.openPayout('Paid', mine);
  await sender.dialog.getByText(/^Attempts to pay/).click();
  await expect(sender.dialog.getByRole('list', { name: 'Attempts to pay, oldest first' })).toContainText('Confirmed by you');
});

test('a block that vanishes under a payment by another wallet takes "paid" back until the chain has it again', async ({
  sender,
  chain,
}) => {
  await sender.start();
  await sender.createWallet({ name: 'Payroll' });
  await sender.createPullPayment({ name: 'Wages', limit: '100' });
  const stranger = new Stranger(await sender.copyLink('Only on this computer'));
  await chain.setRate('BTC_USD', '50000');
  const address = chain.newAddress('bitcoin');
  const claim = await stranger.claim({ chain: 'bitcoin', destination: address, amount: '5' });
  await sender.approveAll();
  await chain.pause();
  await chain.faucet(address, '0.0001');
  await sender.openPayouts('To pay');
  await expect(sender.rows.filter({ hasText: badge })).toHaveCount(1, { timeout: 60_000 });
  await sender.openPayout('To pay', address);
  await sender.dialog.getByRole('button', { name: 'Confirm payment' }).click();
  await sender.dialog.getByRole('button', { name: 'Confirm payment' }).click();
  await expect(sender.dialog).toHaveCount(0);
  await chain.mine();
  await stranger.expectState(claim, 'Completed');

  await chain.reorganise(1);
  await stranger.expectState(claim, 'InProgress', 90_000);
  await sender.openPayout('In progress', address);
  await expect(sender.dialog).toContainText('the block with this payment has vanished');
  await sender.page.keyboard.press('Escape');
  await chain.mine();
  await stranger.expectState(claim, 'Completed', 60_000);
  await chain.mine(6);
  expect(await chain.paymentsTo('bitcoin', address)).toHaveLength(1);
  expect((await stranger.payout(claim.id, claim.claimToken)).paymentProof).toMatchObject({ link: null });
});
