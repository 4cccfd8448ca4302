// Owns the kill stories: the app dies by SIGKILL right after each durable state of the outbox, on each chain, and pays exactly once all the same.
import type { ChainName } from './lib/chain.ts';
import { expect, test } from './fixtures.ts';

test.describe.configure({ mode: 'serial' });
test.use({ oneWorld: true });

const states = ['confirmed', 'signed', 'publishing', 'seen', 'final'] as const;
const chains: readonly ChainName[] = ['bitcoin', 'xrpl'];
const randomKills = process.env.LONG ? 200 : 2;

let link = '';

test('a sender with coins and an open pull payment', async ({ sender, chain, recipient }) => {
  await sender.start();
  await sender.createWallet({ name: 'Payroll' });
  await sender.receivePracticeCoins();
  for (let more = 0; more < (process.env.LONG ? 20 : 1); more += 1) await chain.mine();
  await sender.createPullPayment({ name: 'Wages', limit: '1000000', unit: 'USD', resets: 'Every day' });
  link = await sender.copyLink('Only on this computer');
  await recipient.start();
});

for (const chainName of chains) {
  for (const state of states) {
    test(`killed after "${state}" on ${chainName}: one payment, completed`, async ({ sender, recipient, chain }) => {
      const address = chain.newAddress(chainName);
      await recipient.openLink(link);
      await recipient.claim({ chain: chainName, destination: address, amount: '20' });
      await sender.restart({ env: { PULLPAY_KILL_AT: `${state}:${chainName}` } });
      await sender.unlock();
      await sender.approveAll();
      const secure = await sender.startPaying([address]);
      await secure.page.getByRole('button', { name: 'Sign and pay', exact: true }).click({ timeout: 5000 }).catch(deadAlready);
      await Promise.race([sender.copy.ended, chain.moveUntil(async () => expect(sender.copy.isGone).toBe(true), 60_000)]);
      await sender.start();
      await sender.unlock();
      await sender.expectPaid(address);
      await chain.expectOnePayment(chainName, address);
    });
  }
}

test(`${randomKills} kills at random moments: each payout is paid once`, async ({ sender, recipient, chain }) => {
  test.setTimeout(60_000 + randomKills * 60_000);
  console.log(`kills at random moments: ${randomKills} (200 with LONG=1)`);
  for (let kill = 0; kill < randomKills; kill += 1) {
    const chainName = chains[kill % 2] ?? 'bitcoin';
    const address = chain.newAddress(chainName);
    await recipient.openLink(link);
    await recipient.claim({ chain: chainName, destination: address, amount: '5' });
    await sender.approveAll();
    const secure = await sender.startPaying([address]);
    await secure.page.getByRole('button', { name: 'Sign and pay', exact: true }).click({ timeout: 5000 }).catch(deadAlready);
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 1500));
    await sender.kill();
    await sender.start();
    await sender.unlock();
    await sender.expectPaid(address);
    await chain.expectOnePayment(chainName, address);
  }
});

test('a plan that was not confirmed survives the kill, its approval does not: it is approved again', async ({
  sender,
  recipient,
  chain,
}) => {
  const address = chain.newAddress('bitcoin');
  await recipient.openLink(link);
  await recipient.claim({ chain: 'bitcoin', destination: address, amount: '10' });
  await sender.approveAll();
  await sender.startPaying([address]);
  await sender.kill();
  await sender.start();
  await sender.unlock();
  expect(await chain.paymentsTo('bitcoin', address)).toEqual([]);
  await sender.pay([address]);
  await sender.expectPaid(address);
  await chain.expectOnePayment('bitcoin', address);
});

test('or it is discarded, and nothing was paid', async ({ sender, recipient, chain }) => {
  const address = chain.newAddress('xrpl');
  await recipient.openLink(link);
  await recipient.claim({ chain: 'xrpl', destination: address, amount: '10' });
  await sender.approveAll();
  await sender.startPaying([address]);
  await sender.kill();
  await sender.start();
  await sender.unlock();
  const secure = await sender.startPaying([address]);
  await secure.doNotPay();
  await sender.page.keyboard.press('Escape');
  await chain.mine();
  await chain.closeLedgers();
  expect(await chain.paymentsTo('xrpl', address)).toEqual([]);
  await sender.openPayouts('To pay');
  await expect(sender.rowOf(address)).toBeVisible();
});

/** The process may be gone before the click is reported; the chain tells whether it counted. */
function deadAlready(): void {}
