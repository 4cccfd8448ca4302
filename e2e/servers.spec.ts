// Owns the story of several servers of the ledger: a second one is added, tried, put first, used, lost, gone back from and removed; a wrong one is told in plain words.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { type LedgerDoor, openDoor, openWebServer } from './lib/ledger-door.ts';
import type { Sender } from './lib/sender.ts';
import { Stranger } from './lib/stranger.ts';
import type { World } from './lib/world.ts';

test.describe.configure({ mode: 'serial' });
test.use({ oneWorld: true });

const builtIn = 'Built-in practice ledger';
let door: LedgerDoor;

async function ledgerOf({ home }: World): Promise<string> {
  const { port } = JSON.parse(await readFile(join(home, 'practice', 'endpoint.json'), 'utf8')) as { readonly port: number };
  return `ws://127.0.0.1:${port}/xrpl`;
}

const card = ({ page }: Sender): Locator => page.locator('section', { has: page.getByRole('heading', { name: 'Ledger servers' }) });
const row = (sender: Sender, name: string): Locator => card(sender).locator('.settings-row').filter({ hasText: name });

async function add(sender: Sender, address: string): Promise<void> {
  await sender.page.getByLabel('Address of a further server').fill(address);
  await sender.press('Test and add');
}

test.afterAll(async () => {
  await door?.close();
});

test('there is one server at first, in use, and it cannot be removed', async ({ sender, world }) => {
  await sender.start();
  await sender.createWallet({ name: 'Payroll' });
  await sender.receivePracticeCoins();
  door = await openDoor(await ledgerOf(world));
  await sender.goTo('Settings');
  await expect(row(sender, builtIn)).toContainText('In use');
  await expect(row(sender, builtIn)).toContainText('It cannot be removed');
  await expect(sender.page.getByRole('button', { name: `Remove ${builtIn}` })).toHaveCount(0);
});

test('what is no server of this ledger is told in plain words and not taken', async ({ sender, world }) => {
  const behind = await ledgerOf(world);
  const elsewhere = await openDoor(behind, (reply) => JSON.parse(JSON.stringify(reply).replaceAll('"network_id":60421', '"network_id":1')));
  const web = await openWebServer();
  const gone = await openDoor(behind);
  await gone.close();
  for (const [address, words] of [
    ['https://ledger.example', 'Addresses with “https://” are not used'],
    ['ws://ledger.example:51233', 'Without encryption anybody on the way could tell you a false ledger'],
    ['ledger .example', 'This is not the address of a server'],
    [elsewhere.url, 'This server belongs to the network with the id 1; your wallets are on the one with the id 60421'],
    [web.url, 'Something answers at this address, but it does not speak as a server of the XRP Ledger does'],
    [gone.url, 'Nobody answers at this address'],
  ] as const) {
    await add(sender, address);
    await expect(card(sender)).toContainText(words);
    await expect(card(sender).locator('.server-address')).toHaveCount(0);
  }
  await expect(sender.page.getByRole('button', { name: 'Add it all the same' })).toBeVisible();
  await elsewhere.close();
  web.close();
});

test('a second server is added, tried, put first, and then it is in use', async ({ sender }) => {
  await add(sender, door.url);
  await expect(row(sender, `2. ${door.url}`)).toBeVisible();
  await expect(row(sender, `1. ${builtIn}`)).toContainText('In use');
  await sender.press(`Test ${door.url}`);
  await expect(card(sender).getByRole('status')).toContainText(/It answers/);
  await sender.press(`Ask ${door.url} earlier`);
  await expect(row(sender, `1. ${door.url}`)).toContainText('In use');
  await expect(row(sender, `2. ${builtIn}`)).not.toContainText('In use');
});

test('what is paid goes through it, once', async ({ sender, chain }) => {
  const before = door.asked.filter((command) => command === 'submit').length;
  await sender.createPullPayment({ name: 'Wages', limit: '100', unit: 'XRP' });
  const link = await sender.copyLink('Only on this computer');
  const payee = chain.newAddress('xrpl');
  await new Stranger(link).claim({ chain: 'xrpl', destination: payee, amount: '20' });
  await sender.approveAll();
  await sender.pay();
  await sender.expectPaid(payee);
  expect((await chain.expectOnePayment('xrpl', payee)).amount).toBe(20_000_000n);
  expect(door.asked.filter((command) => command === 'submit').length - before).toBe(1);
});

test('when it is lost the other one stands in; removed, it is forgotten, also after a restart', async ({ sender, chain }) => {
  await door.close();
  await sender.goTo('Settings');
  await chain.moveUntil(async () => {
    await expect(row(sender, `2. ${builtIn}`)).toContainText('In use', { timeout: 6000 });
  });
  await sender.press(`Test ${door.url}`);
  await expect(card(sender).getByRole('status')).toContainText('Nobody answers at this address');
  await sender.press(`Remove ${door.url}`);
  await expect(card(sender).locator('.server-address')).toHaveCount(0);
  await expect(row(sender, builtIn)).toContainText('In use');
  await sender.restart();
  await sender.goTo('Settings');
  await expect(row(sender, builtIn)).toContainText('In use');
  await expect(card(sender).locator('.server-address')).toHaveCount(0);
});
