// A wallet with several Bitcoin accounts over a node of one's own: Taproot receives and pays, a restore finds all of them, and a shared account shows what the node has.
import { readFile } from 'node:fs/promises';
import { mnemonicToSeedSync } from '@scure/bip39';
import { HDKey } from '@scure/bip32';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { memoryDocument } from '../fakes/memory-document.ts';
import { entryOf } from '../helpers/bitcoin-entry.ts';
import type { BitcoinBackend } from '../../src/main/backends/bitcoin-backend.ts';
import { coreBackend } from '../../src/main/backends/core.ts';
import { coreRpc } from '../../src/main/backends/core-rpc.ts';
import { httpClient } from '../../src/main/backends/http-client.ts';
import { accountXpub } from '../../src/main/chains/bitcoin/account.ts';
import { descriptorText, parseDescriptor } from '../../src/main/chains/bitcoin/descriptor.ts';
import { placesOf } from '../../src/main/chains/bitcoin/descriptor-places.ts';
import { keyVersions } from '../../src/main/chains/bitcoin/params.ts';
import { BitcoinAccountDesk } from '../../src/main/desk/bitcoin-account-desk.ts';
import { newBitcoinAddress } from '../../src/main/desk/bitcoin-receiving.ts';
import type { Desks } from '../../src/main/desk/desks.ts';
import { firstOf } from '../../src/main/desk/kept-bitcoin-accounts.ts';
import { lookAtBitcoin } from '../../src/main/desk/wallet-history.ts';
import type { WalletDesk } from '../../src/main/desk/wallet-desk.ts';
import { bitcoinDriver } from '../../src/main/outbox/drivers/bitcoin-driver.ts';
import { signersOfSeed } from '../../src/main/outbox/seed-signers.ts';
import type { PlanLine } from '../../src/main/outbox/types.ts';
import { ok } from '../../src/shared/result.ts';
import { noBitcoinAccounts } from '../../src/main/wallets/bitcoin-accounts-file.ts';
import { type BitcoinAccountList, bitcoinAccounts, viewOf } from '../../src/main/wallets/bitcoin-accounts.ts';
import { noRates } from '../../src/main/wallets/seen-rates.ts';
import { openBank } from './lib/funded.ts';
import { must } from './lib/must.ts';
import { type RealNode, startNode } from './lib/node.ts';

const params = 'regtest' as const;
let node: RealNode;
let words = 0;

beforeAll(async () => {
  node = await startNode(inject('bitcoind'));
  await openBank(node, 'bank');
});
afterAll(() => node.stop());

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const pay = async (address: string, coins: string) => String(await node.ask('sendtoaddress', [address, coins], 'bank'));

/** A copy of the app with the words `seed`; each has a wallet of its own in the node, as each user's node has. */
function open(seed: Uint8Array, name: string, made: 'here' | 'restored') {
  const client = httpClient({ isAllowed: () => true, timeoutMs: 20_000 });
  const rpc = coreRpc({
    client,
    url: node.place.url,
    login: { kind: 'cookie', file: node.place.cookieFile },
    readText: (path) => readFile(path, 'utf8'),
  });
  const backend: BitcoinBackend = coreBackend({
    rpc,
    network: 'regtest',
    now: Date.now,
    wait,
    walletName: name,
    close: () => client.close(),
  });
  const createdAt = Math.floor(Date.now() / 1000);
  const record = {
    id: 'w',
    network: 'regtest' as const,
    bitcoinXpub: accountXpub(seed, params),
    createdAt,
    ...(made === 'here' && { madeHere: true as const }),
  };
  const coins = bitcoinAccounts(firstOf(record), backend, memoryDocument(noBitcoinAccounts));
  const wallet = { coins, record, outbox: { plans: () => [] } } as unknown as WalletDesk;
  const desk = new BitcoinAccountDesk({
    desks: { desk: () => ok(wallet) } as unknown as Desks,
    vault: { withSeed: async (_, use) => ok(await use(seed.slice())) },
    backendOf: () => backend,
    changed: () => undefined,
    rescanned: () => undefined,
    wait,
    now: () => createdAt,
  });
  return { desk, coins, wallet, backend };
}

const freshSeed = () => {
  words += 1;
  return mnemonicToSeedSync(`${'abandon '.repeat(11)}about`, `accounts ${words}`);
};
const confirmed = (coins: BitcoinAccountList, id: string) => viewOf(coins, id).balance(new Set()).confirmed;

async function rescanned(desk: BitcoinAccountDesk, gap: number | null = null) {
  must(await desk.startRescan('w', gap));
  while (desk.rescanState('w').running !== null) await wait(20);
  return desk.rescanState('w').last;
}

it('a Taproot account of the words receives, pays through the driver, and its change comes back to it', async () => {
  const seed = freshSeed();
  const { desk, coins, backend } = open(seed, 'taproot', 'here');
  const { id } = must(await desk.add('w', 'p2tr', 'Taproot'));
  must(await desk.set('w', id, { pays: true }));
  must(await coins.refresh());
  await pay(viewOf(coins, id).receiveAddress().address, '0.5');
  await node.mine(1);
  must(await coins.refresh());
  expect(confirmed(coins, id)).toBe(50_000_000n);

  const address = String(await node.ask('getnewaddress', ['', 'bech32m'], 'bank'));
  const line: PlanLine = { payoutId: 'p1', revision: 0, chain: 'bitcoin', asset: 'BTC', address, tag: null, amount: 20_000_000n };
  const past = { transactions: new Set<string>(), claimedAt: () => 0, lastLedger: () => 0, attempts: () => [] };
  const driver = bitcoinDriver({ backend, params, accounts: coins, now: () => 1, random: (length) => new Uint8Array(length) });
  const [draft] = must(await driver.draft([line], { feeRate: 2_000n, reserved: new Set(), committed: 0n, open: [], past }));
  if (draft === undefined) throw new Error('no draft');
  const signers = signersOfSeed(async (use) => ok(await use(seed.slice())));
  const version = must(await driver.sign(entryOf(draft), { reserved: new Set(), known: new Set(), past }, signers));
  expect(await driver.publish(version, true)).toEqual({ kind: 'accepted' });
  await node.mine(1);
  must(await coins.refresh());
  expect(confirmed(coins, id)).toBe(50_000_000n - 20_000_000n - draft.fee);
  const [newest] = must(await lookAtBitcoin({ coins, seenRates: noRates }));
  expect(newest).toMatchObject({ txid: version.transactionId, counterparties: [address], confirmations: 1 });
  backend.close();
});

describe('words that are restored', () => {
  it('find their three accounts by a rescan, with addresses that were given out of order, and what lies behind a wide gap with a wider one', async () => {
    const seed = freshSeed();
    const before = open(seed, 'before', 'here');
    must(await before.desk.add('w', 'p2wpkh', ''));
    must(await before.desk.add('w', 'p2tr', ''));
    must(await before.coins.refresh());
    const at = (id: string) => viewOf(before.coins, id).receiveAddress().address;
    await pay(at('p2wpkh-0'), '0.1');
    await pay(at('p2wpkh-1'), '0.2');
    for (let skipped = 0; skipped < 7; skipped += 1) must(await newBitcoinAddress(before.wallet, 'p2tr-0'));
    await pay(at('p2tr-0'), '0.4');
    const far = placesOf(
      { kind: 'p2wpkh', key: { origin: null, xpub: accountXpub(seed, params) } },
      params,
    )({ chain: 0, index: 150 }).address;
    await pay(far, '0.8');
    await node.mine(2);
    before.backend.close();

    const { desk, coins, backend } = open(seed, 'after', 'restored');
    expect(await rescanned(desk)).toMatchObject({ outcome: 'done', progress: { found: '0.7', used: 3 } });
    const found = must(await desk.further('w', false));
    expect(found.map(({ id, balance }) => [id, balance])).toEqual([
      ['p2wpkh-1', '0.2'],
      ['p2tr-0', '0.4'],
    ]);
    for (const { kind, number } of found) must(await desk.add('w', kind, '', number));
    expect(await rescanned(desk, 200)).toMatchObject({ outcome: 'done', progress: { accounts: 3, done: 3, found: '1.5' } });
    expect(confirmed(coins, 'p2wpkh-0')).toBe(90_000_000n);
    backend.close();
  });

  it('that were made here are read from their birth on and no earlier', async () => {
    const seed = freshSeed();
    const { coins, backend } = open(seed, 'young', 'here');
    must(await coins.refresh());
    await pay(viewOf(coins, 'p2wpkh-0').receiveAddress().address, '0.3');
    await node.mine(1);
    must(await coins.refresh());
    expect(confirmed(coins, 'p2wpkh-0')).toBe(30_000_000n);
    backend.close();
  });
});

it('a watched account that two of three share shows the balance and the addresses that the node has for it', async () => {
  const { desk, coins, backend } = open(freshSeed(), 'shared', 'here');
  const keys = [1, 2, 3].map(
    (index) => HDKey.fromMasterSeed(freshSeed(), keyVersions(params)).derive(`m/48'/1'/${index}'/2'`).publicExtendedKey,
  );
  const text = `wsh(sortedmulti(2,${keys.map((key) => `${key}/<0;1>/*`).join()}))`;
  const descriptor = must(parseDescriptor(text, params));
  const placeAt = placesOf(descriptor, params);
  for (const index of [0, 3, 11]) await pay(placeAt({ chain: 0, index }).address, '0.05');
  await pay(placeAt({ chain: 1, index: 2 }).address, '0.01');
  await node.mine(1);

  const { id } = must(await desk.watch('w', { text, name: 'Board', kind: 'p2wpkh' }));
  must(await coins.refresh());
  expect(must(await desk.list('w')).find((account) => account.id === id)).toMatchObject({
    name: 'Board',
    kind: 'p2wsh-multi',
    threshold: 2,
    keys: 3,
    signs: false,
    confirmed: '0.16',
    problem: null,
  });
  await node.ask('createwallet', ['board', true, true]);
  const lines = ([0, 1] as const).map((chain) => ({ desc: descriptorText(descriptor, chain), range: [0, 50], timestamp: 0 }));
  await node.ask('importdescriptors', [lines], 'board');
  expect(Number(await node.ask('getbalance', [], 'board'))).toBe(0.16);
  for (const chain of [0, 1] as const) {
    const own = Array.from({ length: 20 }, (_, index) => placeAt({ chain, index }).address);
    expect(await node.ask('deriveaddresses', [descriptorText(descriptor, chain), [0, 19]])).toEqual(own);
  }
  expect(viewOf(coins, id).receiveAddress().address).toBe(placeAt({ chain: 0, index: 12 }).address);
  backend.close();
});
