// Owns the demo: the main job from an empty computer to two confirmed payments, through visible screens, in two processes.
import { expect, test } from '../fixtures.ts';
import { Narrator } from './narrator.ts';

test('the main job', async ({ sender, recipient, chain }) => {
  const tell = new Narrator(process.env.PULLPAY_DEMO ?? 'demo');
  const bitcoinAddress = chain.newAddress('bitcoin');
  const xrplAddress = chain.newAddress('xrpl');

  await sender.start();
  await chain.ready();
  tell.say('The app opens on the practice network: no internet, no money, no account.');
  await tell.shoot(sender.page, 'welcome');
  await sender.createWallet({ name: 'Payroll' });
  tell.say('The sender creates the wallet "Payroll"; password and words stay in the secure window.');
  await tell.shoot(sender.page, 'home-empty');
  await sender.receivePracticeCoins();
  tell.say('Practice coins arrive on both chains.');
  await tell.shoot(sender.page, 'home');
  await sender.goTo('Wallet');
  await tell.shoot(sender.page, 'wallet');

  await sender.createPullPayment({ name: 'Wages', limit: '100', unit: 'USD', resets: 'Every day' });
  tell.say('The sender creates a pull payment: 100 USD every day, payable in BTC or XRP.');
  await tell.shoot(sender.page, 'share');
  const link = await sender.copyLink('Only on this computer');
  tell.note(link);
  await tell.shoot(sender.page, 'pull-payment');

  await recipient.start();
  await tell.shoot(recipient.page, 'recipient-welcome');
  await recipient.openLink(link);
  tell.say('A second copy of the app, the recipient, opens the link.');
  await tell.shoot(recipient.page, 'recipient-claim');
  await recipient.claim({ chain: 'bitcoin', destination: bitcoinAddress, amount: '40', note: 'March, 12 hours' });
  tell.say(`The recipient claims 40 USD to ${bitcoinAddress}.`);
  await tell.shoot(recipient.page, 'recipient-claimed');
  await recipient.followClaim();
  await recipient.openLink(link);
  await recipient.claim({ chain: 'xrpl', destination: xrplAddress, tag: '7', amount: '25' });
  tell.say(`And 25 USD to ${xrplAddress}, tag 7.`);
  await recipient.followClaim();
  await tell.shoot(recipient.page, 'recipient-waiting');

  await sender.goTo('Notifications');
  await expect(sender.page.getByText('Wages').first()).toBeVisible();
  tell.say('The sender is notified.');
  await tell.shoot(sender.page, 'notifications');
  await sender.openPayouts('To approve');
  await tell.shoot(sender.page, 'queue');
  const words = await sender.approveAll();
  tell.say('The sender sees rate and converted amounts, and approves both at a locked rate.');
  for (const line of words.split('\n').filter((text) => /^1 (BTC|XRP) =/.test(text))) tell.note(line);
  await sender.openPayouts('To pay');
  await tell.shoot(sender.page, 'approved');

  const secure = await sender.startPaying();
  tell.say('One approval in the secure window for one Bitcoin transaction and one XRP Ledger payment.');
  await tell.shoot(secure.page, 'secure-approval');
  await secure.signAndPay();
  await sender.openPayouts('In progress');
  await tell.shoot(sender.page, 'in-progress');
  await sender.expectPaid(bitcoinAddress);
  await sender.expectPaid(xrplAddress);
  const bitcoin = await chain.expectOnePayment('bitcoin', bitcoinAddress);
  const xrpl = await chain.expectOnePayment('xrpl', xrplAddress);
  tell.say('After a block and a validated ledger both payouts are completed.');
  tell.note(`Bitcoin     ${bitcoin.amount} sat    ${bitcoin.transactionId}`);
  tell.note(`XRP Ledger  ${xrpl.amount} drops  ${xrpl.transactionId}`);
  await tell.shoot(sender.page, 'paid');

  const claims = await recipient.openMyClaims();
  // Exactly the badge: "Being paid" is not enough.
  await expect(claims.getByText('Paid', { exact: true })).toHaveCount(2, { timeout: 60_000 });
  tell.say("The recipient's app found both payments on the chains by itself.");
  await tell.shoot(recipient.page, 'recipient-paid');
  await sender.goTo('Settings');
  await tell.shoot(sender.page, 'settings');
});
