// Owns the story of a pull payment in USD that is paid in a token one to one, in XRP at a rate and in an MPT by its scale, and of who cannot be paid so, in words for laymen.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import type { Chain } from './lib/chain.ts';
import type { Person } from './lib/ledger-hands.ts';
import type { Sender } from './lib/sender.ts';
import { Stranger } from './lib/stranger.ts';
import { askLedger } from './lib/xrpl-socket.ts';

test.describe.configure({ mode: 'serial' });
test.use({ oneWorld: true });

let usd = '';
let mpt = '';
let link = '';
let alice: Person;
let bob: Person;
let carol: Person;

interface World {
  readonly sender: Sender;
  readonly chain: Chain;
}

/** Accepts one of the practice network's tokens and gets some of it. */
async function accept({ sender, chain }: World, choice: string, name = choice): Promise<void> {
  await sender.goTo('Wallet');
  await sender.page.getByRole('tab', { name: 'Tokens' }).click();
  await sender.press('Accept a token…');
  await sender.dialog.locator('.token-choice').filter({ hasText: choice }).first().click();
  const secure = await sender.secureWindow(() => sender.dialog.getByRole('button', { name: 'Accept…' }).click());
  await secure.expectOrder(sender.password);
  await secure.signAndSend();
  const row = sender.page.locator('.token-row').filter({ hasText: name });
  await chain.moveUntil(() => expect(row).toBeVisible({ timeout: 2000 }));
  await row.click();
  await sender.dialog.getByRole('button', { name: /^Get .* for practice$/ }).click();
  await chain.moveUntil(() => expect(sender.dialog.locator('.amount.is-large')).not.toHaveText('0', { timeout: 2000 }));
  await sender.page.keyboard.press('Escape');
}

const issuerOf = (currency: string): string => currency.slice(currency.lastIndexOf('.') + 1);

async function opened(chain: Chain): Promise<Person> {
  const person = await chain.ledger.person();
  const limit = { currency: 'USD', issuer: issuerOf(usd), value: '500' };
  await chain.ledger.must(person, { TransactionType: 'TrustSet', Flags: 0x0002_0000, LimitAmount: limit });
  await chain.ledger.must(person, { TransactionType: 'MPTokenAuthorize', MPTokenIssuanceID: mpt });
  return person;
}

test('a wallet that holds a token and an MPT offers both beside Bitcoin and XRP', async ({ sender, chain }) => {
  await sender.start();
  await sender.createWallet({ name: 'Payroll' });
  await sender.receivePracticeCoins();
  await accept({ sender, chain }, 'USD');
  await accept({ sender, chain }, 'MPT', 'PTS');
  await sender.goTo('Home');
  await sender.press('New pull payment');
  await sender.page.getByLabel('Name').fill('Bounties');
  await sender.page.getByLabel('Limit', { exact: true }).fill('100');
  await sender.page.locator('summary', { hasText: 'Add a token' }).click();
  const held = sender.page.getByLabel('Token that you hold');
  const options = await held.locator('option').evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
  const [ofUsd = '', ofMpt = ''] = [options.find((id) => id.startsWith('USD.')), options.find((id) => /^[0-9A-F]{48}-/.test(id))];
  await held.selectOption(ofUsd);
  await held.selectOption(ofMpt);
  await expect(sender.page.getByRole('list', { name: 'Tokens' })).toContainText('1 USD counts as 1 USD');
  await sender.press('Create');
  link = await sender.copyLink('Only on this computer');
  [usd, mpt] = [ofUsd, ofMpt].map((id) => id.replace(/-CHAIN$/, '')) as [string, string];
  expect((await new Stranger(link).terms()).payoutMethods).toEqual(['BTC-CHAIN', 'XRP-CHAIN', ofUsd, ofMpt]);
});

test('who has not accepted the token is told so in plain words', async ({ chain }) => {
  const stranger = new Stranger(link);
  const nobody = await chain.ledger.person();
  const refused = await stranger.post({ payoutMethodId: `${usd}-CHAIN`, destination: nobody.address, amount: '10' });
  expect(refused).toMatchObject({ status: 400, body: { code: 'no-trust-line' } });
  expect(String(refused.body.message)).toContain('The recipient first accepts this token in his own wallet');
  const missing = await stranger.post({ payoutMethodId: `${usd}-CHAIN`, destination: chain.newAddress('xrpl'), amount: '10' });
  expect(missing).toMatchObject({ status: 400, body: { code: 'destination-not-funded' } });
});

test('claims in all three are approved: one to one, at a rate, by scale', async ({ sender, chain }) => {
  const stranger = new Stranger(link);
  [alice, bob, carol] = [await opened(chain), await opened(chain), await opened(chain)];
  const claim = async (currency: string, { address }: Person): Promise<void> => {
    const { status, body } = await stranger.post({ payoutMethodId: `${currency}-CHAIN`, destination: address, amount: '10' });
    expect(body, String(status)).toMatchObject({ state: 'AwaitingApproval', payoutCurrency: currency });
  };
  await chain.setRate('XRP_USD', '2');
  await claim(usd, alice);
  await claim('XRP', bob);
  await claim(mpt, carol);
  const words = await sender.approve([alice.address, bob.address]);
  expect(words).toContain('same currency');
  await sender.openPayouts('To approve');
  await sender.select(carol.address);
  await sender.press('Approve…');
  await sender.dialog.locator('summary', { hasText: 'Set the rate yourself' }).first().click();
  await sender.dialog.locator('.own-rate input').fill('3');
  await sender.dialog.getByRole('button', { name: 'Use this rate' }).click();
  await sender.dialog.getByRole('button', { name: 'Lock the rate and approve' }).click();
  await expect(sender.dialog).toHaveCount(0);
});

test('all of them are paid under one approval, and each received exactly its own', async ({ sender, world }) => {
  const { port } = JSON.parse(readFileSync(join(world.home, 'practice', 'endpoint.json'), 'utf8')) as { readonly port: number };
  const before = BigInt(await balance(port, bob.address));
  await sender.pay();
  for (const { address } of [alice, bob, carol]) await sender.expectPaid(address);
  const lines = await askLedger(port, { command: 'account_lines', account: alice.address, ledger_index: 'validated' });
  expect(lines.lines).toMatchObject([{ account: issuerOf(usd), currency: 'USD', balance: '10' }]);
  expect(BigInt(await balance(port, bob.address)) - before).toBe(5_000_000n);
  const owned = await askLedger(port, { command: 'account_objects', account: carol.address, type: 'mptoken', ledger_index: 'validated' });
  const held = (owned.account_objects as readonly { readonly MPTokenIssuanceID: string; readonly MPTAmount: string }[])[0];
  const issuance = await askLedger(port, { command: 'ledger_entry', mpt_issuance: mpt, ledger_index: 'validated' });
  const scale = (issuance.node as { readonly AssetScale?: number }).AssetScale ?? 0;
  // 10 USD at 3 USD for one, rounded up in the last place that the MPT has.
  const raw = (10n * 10n ** BigInt(scale) + 2n) / 3n;
  expect(held).toMatchObject({ MPTokenIssuanceID: mpt, MPTAmount: String(raw) });
});

async function balance(port: number, account: string): Promise<string> {
  const info = await askLedger(port, { command: 'account_info', account, ledger_index: 'validated' });
  return (info.account_data as { readonly Balance: string }).Balance;
}
