// Owns the story of the main job on a real Bitcoin node: its server is chosen, a wallet of its own chain is made, and claims are paid on it; nothing is lost while the node is away.
import { expect, test } from './fixtures.ts';
import { type RealNode, startNode } from '../tests/bitcoind/lib/node.ts';
import { BitcoinServerSettings } from './lib/bitcoin-servers.ts';
import { findNode } from './lib/find-node.ts';
import { NodeDoor } from './lib/node-door.ts';
import type { Sender } from './lib/sender.ts';
import { Stranger } from './lib/stranger.ts';

test.describe.configure({ mode: 'serial' });
test.use({ oneWorld: true });

let bitcoind: string | null = null;
const payer = 'payer';
let node: RealNode;
let door: NodeDoor;
/** As the node writes it into its cookie: a user and a password. */
let password = '';
let link = '';
let first = '';
let second = '';

test.beforeAll(async () => {
  const found = findNode();
  bitcoind = found.command;
  if (bitcoind === null) {
    if (found.required) throw new Error('This story needs a Bitcoin node; the line above says why there is none.');
    console.log('regtest: SKIPPED, no Bitcoin node here: the story of the main job on a real node was not told');
    return;
  }
  node = await startNode(bitcoind);
  door = await NodeDoor.before(node.place.url);
  [, password = ''] = node.place.cookie.split(':');
  await node.ask('createwallet', [payer]);
  await node.mine(110, await newAddress());
});
test.beforeEach(() => test.skip(bitcoind === null, 'no Bitcoin node here'));
test.afterAll(async () => {
  await door?.shut();
  await node?.stop();
});

const newAddress = async (): Promise<string> => String(await node.ask('getnewaddress', ['', 'bech32'], payer));
const servers = (sender: Sender) => new BitcoinServerSettings(sender, 'Own test chain');

/** Waits for what is on screen while blocks come. */
async function mineUntil(look: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await node.mine(1);
    await look();
  }).toPass({ timeout: 60_000, intervals: [1000] });
}

/** What the node's wallet was paid at this address, and by which transactions. */
async function paidAt(address: string): Promise<{ readonly amount: number; readonly txids: readonly string[] }> {
  const all = (await node.ask('listreceivedbyaddress', [1, false, false, address], payer)) as { amount: number; txids: string[] }[];
  return all[0] ?? { amount: 0, txids: [] };
}

/** Neither paid nor forgotten: it waits, locked, or is on its way. */
async function expectUnpaid(sender: Sender, address: string): Promise<void> {
  const counts = await sender.tabCounts();
  expect(
    counts.filter((tab) => /^(To pay|In progress)\s*1$/.test(tab)),
    counts.join(),
  ).toHaveLength(1);
  expect((await paidAt(address)).txids).toEqual([]);
}

async function claimAndApprove(sender: Sender, destination: string, amount: string): Promise<void> {
  await new Stranger(link).claim({ chain: 'bitcoin', destination, amount });
  await sender.openPayouts('To approve');
  await sender.page.getByLabel('Select all').check();
  await sender.press('Approve…');
  // No market knows these coins.
  await expect(sender.dialog).toContainText('There is no exchange rate at the moment for BTC_USD');
  await sender.dialog.locator('summary', { hasText: 'Set the rate yourself' }).click();
  await sender.dialog.getByLabel(/^Price of 1 BTC in USD/).fill('50000');
  await sender.dialog.getByRole('button', { name: 'Use this rate' }).click();
  await sender.dialog.getByRole('button', { name: 'Lock the rate and approve' }).click();
  await expect(sender.dialog).toHaveCount(0);
}

test('the first start offers practice alone; the other networks come with the next wallet', async ({ sender }) => {
  await sender.start();
  await sender.press('Set up a wallet');
  await expect(sender.page.getByRole('radio', { name: /^Practice/ })).toBeChecked();
  for (const name of [/^Test networks/, /^Own test chain/, /^Real money/])
    await expect(sender.page.getByRole('radio', { name })).toBeDisabled();
  await sender.press('Back');
  await sender.createWallet({ name: 'Practice' });
});

test('a wallet of an own test chain is made, is marked as such, and says that no server is chosen', async ({ sender }) => {
  await sender.goTo('Settings');
  await sender.page.getByRole('button', { name: 'Add a wallet' }).last().click();
  await sender.page.getByRole('radio', { name: /^Own test chain/ }).check();
  await expect(sender.page.getByText('need a server or node that you choose')).toBeVisible();
  await sender.press('Next');
  await sender.page.getByLabel('Name of the wallet').fill('Desk');
  const secure = await sender.secureWindow(() => sender.press('Continue in the secure window'));
  await expect(secure.page.getByText('Own test chain').first()).toBeVisible();
  const words = await secure.writeDownWords();
  await secure.checkWords(words);
  await secure.closedBy(() => secure.press('Close'));
  await expect(sender.page.getByTestId('practice-mark')).toContainText('Own test chain');
  await expect(sender.page.getByText('No Bitcoin server is chosen for this wallet’s network')).toBeVisible();
  await expect(sender.page.getByText('XRP')).toHaveCount(0);
  await expect(sender.section('Send')).toHaveCount(0);
  expect(sender.paper[0]).not.toEqual(words);
});

test('words of the practice wallet are refused on another network', async ({ sender }) => {
  await sender.goTo('Settings');
  await sender.page.getByRole('button', { name: 'Add a wallet' }).last().click();
  await sender.page.getByRole('radio', { name: /^Own test chain/ }).check();
  await sender.press('Next');
  await sender.page.getByRole('radio', { name: /^Restore from words/ }).check();
  const secure = await sender.secureWindow(() => sender.press('Continue in the secure window'));
  await secure.page.getByLabel(/words/i).fill(sender.paper[0]?.join(' ') ?? '');
  await secure.press('Restore');
  await expect(secure.page.getByRole('alert')).toContainText('belong to a wallet of another network');
  await secure.closedBy(() => secure.press('Cancel'));
});

test('the node is connected: what is wrong is told in words, and then it answers', async ({ sender }) => {
  const settings = servers(sender);
  await settings.open();
  await settings.fillNode(door.url, { user: '__cookie__', password: 'wrong' });
  await expect(await settings.test()).toContainText('does not accept this user and password');
  await settings.save();
  await expect(sender.dialog.getByRole('status')).toContainText('does not accept this user and password');
  await settings.fillNode('http://127.0.0.1:1', { user: '__cookie__', password });
  await expect(await settings.test()).toContainText('cannot be reached');
  await expect(sender.dialog.getByRole('button', { name: 'Use it all the same' })).toBeVisible();
  await settings.fillNode(door.url, { user: '__cookie__', password });
  await expect(await settings.test()).toContainText('It answers. Newest block: 110');
  await settings.save();
  await expect(sender.dialog).toHaveCount(0);
  await expect(settings.row).toContainText(`Bitcoin Core node: ${new URL(door.url).host}`);
});

test('the wallet is funded from the node', async ({ sender }) => {
  const address = await sender.receiveAddress('bitcoin');
  expect(address).toMatch(/^bcrt1/);
  await node.ask('sendtoaddress', [address, 1], payer);
  await sender.goTo('Home');
  await mineUntil(() => expect(sender.page.locator('#main')).toContainText('1.00000000', { timeout: 3000 }));
});

test('a claim is approved at a typed rate and paid; the node has the money once', async ({ sender }) => {
  await sender.goTo('Home');
  await sender.press('New pull payment');
  await expect(sender.page.getByRole('checkbox', { name: /^XRP, / })).toHaveCount(0);
  await sender.page.getByLabel('Name').fill('Wages');
  await sender.page.getByLabel('Limit', { exact: true }).fill('500');
  await sender.press('USD');
  await sender.press('Create');
  link = await sender.copyLink('Only on this computer');
  first = await newAddress();
  await claimAndApprove(sender, first, '20');
  await sender.pay();
  await sender.openPayouts('Paid');
  await mineUntil(() => expect(sender.rowOf(first)).toBeVisible({ timeout: 2000 }));
  const paid = await paidAt(first);
  expect([paid.amount, paid.txids.length]).toEqual([0.0004, 1]);
});

test('a node that is away in the middle of a payment loses nothing: it is unknown, and paid once when the node is back', async ({
  sender,
}) => {
  second = await newAddress();
  await claimAndApprove(sender, second, '25');
  const secure = await sender.startPaying();
  await door.shut();
  await secure.signAndPay();
  await sender.goTo('Home');
  await expect(sender.page.locator('#main')).toContainText('cannot be reached');
  await expectUnpaid(sender, second);
  await sender.restart();
  await sender.page.getByRole('button', { name: 'Switch wallet' }).click();
  await sender.page.getByRole('menuitem', { name: /^Desk/ }).click();
  // This system has no keyring, so the password went with the run: nobody is asked until it is typed again.
  await expect(sender.page.locator('#main')).toContainText('The password of your Bitcoin server is not at hand any more');
  await expectUnpaid(sender, second);
  await sender.unlockIfLocked();
  await door.open();
  const settings = servers(sender);
  await settings.open();
  await expect(settings.row).toContainText('The password must be typed again');
  await settings.fillNode(door.url, { cookieFile: node.place.cookieFile });
  await settings.save();
  await expect(sender.dialog).toHaveCount(0);
  await sender.openPayouts('Paid');
  await mineUntil(() => expect(sender.rowOf(second)).toBeVisible({ timeout: 2000 }));
  for (const [address, amount] of [
    [first, 0.0004],
    [second, 0.0005],
  ] as const) {
    const paid = await paidAt(address);
    expect([paid.amount, paid.txids.length]).toEqual([amount, 1]);
  }
});
