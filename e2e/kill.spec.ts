// Owns the kill stories: the app dies by SIGKILL right after each durable state of the outbox, on each chain, and at random moments, and pays exactly once all the same.
import type { Chain, ChainName } from './lib/chain.ts';
import type { BridgeAnswer } from './lib/page-attacks.ts';
import { seededRandom } from './lib/seeded-random.ts';
import type { Sender } from './lib/sender.ts';
import { type Accepted, Stranger } from './lib/stranger.ts';
import { expect, test } from './fixtures.ts';

test.describe.configure({ mode: 'serial' });
test.use({ oneWorld: true });

const states = ['confirmed', 'signed', 'publishing', 'seen', 'final'] as const;
const chains: readonly ChainName[] = ['bitcoin', 'xrpl'];
/** What one approval pays, in turn. */
const batches: readonly (readonly ChainName[])[] = [['bitcoin'], ['xrpl'], ['bitcoin', 'xrpl'], ['xrpl', 'bitcoin', 'xrpl', 'bitcoin']];
const randomKills = Number(process.env.KILLS ?? (process.env.LONG ? 200 : 3));
const seed = Number(process.env.KILL_SEED ?? Math.floor(Math.random() * 2 ** 31));

let stranger: Stranger;

interface Owed extends Accepted {
  readonly chain: ChainName;
  readonly address: string;
}

/** Claims of a stranger to fresh addresses. */
async function claims(chain: Chain, names: readonly ChainName[]): Promise<Owed[]> {
  const owed: Owed[] = [];
  for (const name of names) {
    const address = chain.newAddress(name);
    owed.push({ chain: name, address, ...(await stranger.claim({ chain: name, destination: address, amount: '20' })) });
  }
  return owed;
}

/** Presses the button that pays; the process may be gone before the click is reported. `meanwhile` begins with the press. */
async function signAndPay(sender: Sender, owed: readonly Owed[], meanwhile: () => Promise<void> = async () => undefined): Promise<void> {
  const secure = await sender.startPaying(owed.map(({ address }) => address));
  const button = secure.page.getByRole('button', { name: 'Sign and pay', exact: true });
  await expect(button).toBeEnabled();
  await Promise.all([button.click({ timeout: 5000, noWaitAfter: true }).catch(() => undefined), meanwhile()]);
}

/** Those that no confirmed plan holds: the kill came before main had the confirmation, which died with it. */
async function notConfirmed(sender: Sender, owed: readonly Owed[]): Promise<readonly Owed[]> {
  const waiting: Owed[] = [];
  for (const one of owed) if ((await stranger.payout(one.id)).state === 'AwaitingPayment') waiting.push(one);
  const ask = (walletId: string): Promise<BridgeAnswer> | undefined => window.pullpay.methods.plans?.({ walletId });
  const plans = (await sender.page.evaluate(ask, await sender.walletId()))?.value as { confirmed: boolean; payoutIds: string[] }[];
  const held = new Set(plans.filter(({ confirmed }) => confirmed).flatMap(({ payoutIds }) => payoutIds));
  return waiting.filter(({ id }) => !held.has(id));
}

async function expectPaidOnce(chain: Chain, owed: readonly Owed[]): Promise<void> {
  await chain.moveUntil(async () => {
    for (const { id } of owed) expect((await stranger.payout(id)).state).toBe('Completed');
  }, 60_000);
  for (const { chain: name, address } of owed) await chain.expectOnePayment(name, address);
}

test('a sender with coins, an open pull payment and a stranger who claims over HTTP', async ({ sender, recipient }) => {
  // The first copy hosts the network, which so lives on when the sender dies.
  await recipient.start();
  await sender.start();
  await sender.createWallet({ name: 'Payroll' });
  await sender.receivePracticeCoins();
  await sender.createPullPayment({ name: 'Wages', limit: '1000000', unit: 'USD', resets: 'Every day' });
  stranger = new Stranger(await sender.copyLink('Only on this computer'));
});

for (const name of chains) {
  for (const state of states) {
    test(`killed after "${state}" on ${name}: one payment, completed`, async ({ sender, chain }) => {
      const owed = await claims(chain, [name]);
      await sender.approveAll();
      await sender.copy.killAt(`${state}:${name}`);
      await signAndPay(sender, owed);
      await Promise.race([sender.copy.ended, chain.moveUntil(async () => expect(sender.copy.isGone).toBe(true), 60_000)]);
      await sender.start();
      // What is signed goes on without the password; what was only confirmed needs it to be signed.
      if (state === 'confirmed') await sender.unlock();
      await expectPaidOnce(chain, owed);
      await sender.openPayouts('Paid');
      await sender.search(owed[0]?.address ?? '');
      await expect(sender.rows).toHaveCount(1);
    });
  }
}

test('a plan that was not confirmed survives the kill, its approval does not: approved again it is paid, discarded it is not', async ({
  sender,
  chain,
}) => {
  const owed = await claims(chain, chains);
  const [bitcoin, xrp] = owed as [Owed, Owed];
  await sender.approveAll();
  await sender.startPaying([bitcoin.address]);
  await sender.kill();
  await sender.start();
  await sender.startPaying([xrp.address]).then((secure) => secure.doNotPay());
  await sender.page.keyboard.press('Escape');
  await chain.mine();
  await chain.closeLedgers();
  for (const { chain: name, address } of owed) expect(await chain.paymentsTo(name, address)).toEqual([]);
  await sender.pay([bitcoin.address]);
  await expectPaidOnce(chain, [bitcoin]);
  expect(await chain.paymentsTo('xrpl', xrp.address)).toEqual([]);
  await sender.openPayouts('To pay');
  await expect(sender.rowOf(xrp.address)).toBeVisible();
});

test(`${randomKills} kills at random moments from the press of the button to the end: each payout is paid once`, async ({
  sender,
  chain,
}) => {
  test.setTimeout(120_000 + randomKills * 60_000);
  console.log(`kills at random moments: ${randomKills} (200 with LONG=1, or KILLS=n), KILL_SEED=${seed}`);
  const random = seededRandom(seed);
  const whole = await payUndisturbed(sender, chain);
  for (let kill = 0; kill < randomKills; kill += 1) {
    if (kill % 20 === 19)
      for (const [name, amount] of [
        ['bitcoin', '1'],
        ['xrpl', '500'],
      ] as const)
        await chain.faucet(await sender.receiveAddress(name), amount);
    const batch = batches[kill % batches.length] ?? chains;
    const owed = await claims(chain, batch);
    await sender.approveAll();
    const moment = Math.floor(random() * whole);
    const moving = keepMoving(chain);
    await signAndPay(sender, owed, () => wait(moment).then(() => sender.kill()));
    await moving.stop();
    await sender.start();
    // Where the kill came before the signature, only the password can finish it.
    await sender.unlock();
    const again = await notConfirmed(sender, owed);
    console.log(
      `kill ${kill + 1}: ${batch.join('+')}, ${moment} of ${whole} ms after the press${again.length > 0 ? ', approved again' : ''}`,
    );
    if (again.length > 0) {
      for (const { chain: name, address } of again) expect(await chain.paymentsTo(name, address)).toEqual([]);
      await sender.pay(again.map(({ address }) => address));
    }
    await expectPaidOnce(chain, owed);
  }
});

/** One payment of a batch of both without a kill: how long the whole way takes, in milliseconds. */
async function payUndisturbed(sender: Sender, chain: Chain): Promise<number> {
  const owed = await claims(chain, chains);
  await sender.approveAll();
  await signAndPay(sender, owed);
  const pressed = Date.now();
  const moving = keepMoving(chain);
  for (const payout of owed) await stranger.expectState(payout, 'Completed', 60_000);
  await moving.stop();
  return Date.now() - pressed;
}

/** Blocks and ledgers twice a second, as long as somebody hosts the network. */
function keepMoving(chain: Chain): { stop(): Promise<void> } {
  let on = true;
  const loop = (async () => {
    while (on) {
      await chain.mine().catch(() => undefined);
      await chain.closeLedgers().catch(() => undefined);
      await wait(500);
    }
  })();
  return {
    stop: async () => {
      on = false;
      await loop;
    },
  };
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
