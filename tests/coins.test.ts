// Owns the story of coins on the practice chain: listed with their state, frozen ones never spent, and a word about what is held all the same.
import { mnemonicToSeedSync } from '@scure/bip39';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accountXpub } from '../src/main/chains/bitcoin/account.ts';
import { coinList } from '../src/main/desk/coin-list.ts';
import { firstBitcoinAccount } from '../src/main/wallets/bitcoin-accounts.ts';
import { type LabelBook, unkeptLabelBook } from '../src/main/wallets/label-book.ts';
import { must, type Practice, Sender, settle, startNetwork } from './helpers/practice-sender.ts';

const xpub = accountXpub(mnemonicToSeedSync('abandon '.repeat(11) + 'about'), 'regtest');
let practice: Practice;
let labels: LabelBook;

beforeAll(async () => {
  practice = await startNetwork();
  labels = unkeptLabelBook();
});
afterAll(() => practice.close());

it('a frozen coin is never spent, a held one says by which payout, and a thawed one pays again', async () => {
  const sender = new Sender(practice);
  const outbox = sender.start();
  const accounts = firstBitcoinAccount({ bitcoinXpub: xpub, network: 'practice' }, practice.bitcoin);
  const list = async () => (await coinList({ accounts, labels, holders: () => outbox.holders() })).coins;
  const freeze = async (outpoints: readonly string[], frozen: boolean) => {
    must(await labels.freeze(outpoints, frozen));
    sender.frozen = labels.frozen();
  };
  const before = await list();
  expect(before.map(({ state }) => state)).toEqual(Array.from({ length: 8 }, () => 'free'));
  const [kept, ...frozen] = before.map(({ outpoint }) => outpoint);

  // Only one coin is left free: whatever is paid is paid with it.
  await freeze(frozen, true);
  const first = sender.bitcoin(20_000n);
  await sender.pay(outbox, [first]);
  const planned = await list();
  expect(planned.find(({ outpoint }) => outpoint === kept)).toMatchObject({ state: 'reserved', payoutIds: [first], frozen: false });
  expect(planned.filter(({ state }) => state === 'frozen')).toHaveLength(7);
  // Frozen while it is held: it pays all the same, and the list says both.
  await freeze([kept ?? ''], true);
  expect((await list()).find(({ outpoint }) => outpoint === kept)).toMatchObject({ state: 'reserved', frozen: true });
  await settle(practice, outbox, 8);
  await sender.expectPaidOnce(outbox, [first]);
  const spent = must(await practice.bitcoin.transactions(sender.payouts.get(first)?.address ?? ''))[0]?.inputs ?? [];
  expect(spent.map(({ txid, vout }) => `${txid}:${vout}`)).toEqual([kept]);

  // With the change frozen as well nothing can be paid.
  const change = (await list()).filter(({ change: isChange }) => isChange).map(({ outpoint }) => outpoint);
  await freeze(change, true);
  const second = sender.bitcoin(30_000n);
  expect(await outbox.plan({ walletId: 'wallet', payoutIds: [second] })).toMatchObject({
    ok: false,
    error: { code: 'insufficient-funds' },
  });
  await freeze(change, false);
  await sender.pay(outbox, [second]);
  await settle(practice, outbox);
  await sender.expectPaidOnce(outbox, [second]);
  const used = must(await practice.bitcoin.transactions(sender.payouts.get(second)?.address ?? ''))[0]?.inputs ?? [];
  expect(used.map(({ txid, vout }) => `${txid}:${vout}`)).toEqual(change);
  await outbox.close();
});
