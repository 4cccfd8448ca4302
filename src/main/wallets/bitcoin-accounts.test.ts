// Owns the stories of a wallet with several Bitcoin accounts: which there are, which pays, and what is ours.
import { HDKey } from '@scure/bip32';
import { mnemonicToSeedSync } from '@scure/bip39';
import { beforeEach, describe, expect, it } from 'vitest';
import { memoryDocument } from '../../../tests/fakes/memory-document.ts';
import { FakeBitcoin } from '../../../tests/helpers/fake-bitcoin-backend.ts';
import { accountXpub, addressAt, masterFingerprint } from '../chains/bitcoin/account.ts';
import { parseDescriptor } from '../chains/bitcoin/descriptor.ts';
import { keyVersions } from '../chains/bitcoin/params.ts';
import type { JsonDocument } from '../storage/json-document.ts';
import { type BitcoinAccountsFile, bitcoinAccountsFile, noBitcoinAccounts } from './bitcoin-accounts-file.ts';
import { type BitcoinAccountList, bitcoinAccounts, elsewhereAccountId, viewOf, wordAccount } from './bitcoin-accounts.ts';

const seed = mnemonicToSeedSync(`${'abandon '.repeat(11)}about`);
const bitcoinXpub = accountXpub(seed, 'regtest');
const fingerprint = masterFingerprint(seed);
const second = wordAccount(
  { kind: 'p2wpkh', number: 1, xpub: accountXpub(seed, 'regtest', 'p2wpkh', 1), name: '' },
  fingerprint,
  'regtest',
);
const taproot = wordAccount(
  { kind: 'p2tr', number: 0, xpub: accountXpub(seed, 'regtest', 'p2tr'), name: 'Taproot' },
  fingerprint,
  'regtest',
);
const keys = [1, 2, 3].map((index) => HDKey.fromMasterSeed(seed, keyVersions('regtest')).derive(`m/48'/1'/${index}'/2'`).publicExtendedKey);
const descriptorOf = (text: string) => {
  const read = parseDescriptor(text, 'regtest');
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
};
const shared = descriptorOf(`wsh(sortedmulti(2,${keys.map((key) => `${key}/<0;1>/*`).join()}))`);
const watched = { id: elsewhereAccountId(shared), name: 'Board', descriptor: shared, number: null };
const firstOf = (account: 0 | 1, index = 0) =>
  addressAt(account === 0 ? bitcoinXpub : accountXpub(seed, 'regtest', 'p2wpkh', 1), { chain: 0, index }, 'regtest');
const codeOf = (answer: { readonly ok: boolean; readonly error?: { readonly code: string } }) => (answer.ok ? 'ok' : answer.error?.code);

let chain: FakeBitcoin;
let document: JsonDocument<BitcoinAccountsFile>;
let accounts: BitcoinAccountList;
const reopen = () => {
  accounts = bitcoinAccounts({ bitcoinXpub, network: 'regtest' }, chain, document);
};

beforeEach(() => {
  chain = new FakeBitcoin();
  document = memoryDocument(noBitcoinAccounts);
  reopen();
});

describe('the list', () => {
  it('is the first account alone in a wallet from before, and pays from it', () => {
    expect(accounts.all()).toEqual([
      { id: 'p2wpkh-0', name: '', number: 0, descriptor: { kind: 'p2wpkh', key: { origin: null, xpub: bitcoinXpub } } },
    ]);
    expect(accounts.pays().id).toBe('p2wpkh-0');
  });

  it('keeps what was added, named and chosen, and learns the fingerprint for the first account, too', async () => {
    for (const account of [second, taproot]) expect(codeOf(await accounts.add(account, fingerprint))).toBe('ok');
    expect(codeOf(await accounts.add(watched))).toBe('ok');
    await accounts.change('p2wpkh-0', { name: 'Daily' });
    await accounts.change('p2tr-0', { pays: true });
    expect(bitcoinAccountsFile('regtest').safeParse(JSON.parse(JSON.stringify(document.value()))).success).toBe(true);
    reopen();
    expect(accounts.all().map(({ id, name, number }) => [id, name, number])).toEqual([
      ['p2wpkh-0', 'Daily', 0],
      ['p2wpkh-1', '', 1],
      ['p2tr-0', 'Taproot', 0],
      [watched.id, 'Board', null],
    ]);
    expect(accounts.find('p2wpkh-0')?.descriptor).toMatchObject({ key: { origin: { fingerprint: '73c5da0a' }, xpub: bitcoinXpub } });
    expect(accounts.pays().id).toBe('p2tr-0');
  });

  it('takes no account twice, also not one whose addresses are spelled otherwise', async () => {
    await accounts.add(second, fingerprint);
    expect(codeOf(await accounts.add({ ...second, id: 'x0123456789abcdef', number: null }))).toBe('bitcoin-account-exists');
    const first = descriptorOf(`wpkh(${bitcoinXpub}/<0;1>/*)`);
    expect(codeOf(await accounts.add({ id: elsewhereAccountId(first), name: '', descriptor: first, number: null }))).toBe(
      'bitcoin-account-exists',
    );
  });

  it('knows a shared account again in any order of its keys and with or without origins', () => {
    const turned = [...keys].reverse().map((key, index) => (index === 0 ? `[aabbccdd/48h/1h/3h/2h]${key}` : key));
    expect(elsewhereAccountId(descriptorOf(`wsh(sortedmulti(2,${turned.map((key) => `${key}/<0;1>/*`).join()}))`))).toBe(watched.id);
    expect(elsewhereAccountId(descriptorOf(`wsh(sortedmulti(1,${keys.map((key) => `${key}/<0;1>/*`).join()}))`))).not.toBe(watched.id);
  });

  it('lets go of any but the first and the one that pays', async () => {
    await accounts.add(second, fingerprint);
    await accounts.change('p2wpkh-1', { pays: true });
    expect(codeOf(await accounts.remove('p2wpkh-0'))).toBe('bitcoin-account-in-use');
    expect(codeOf(await accounts.remove('p2wpkh-1'))).toBe('bitcoin-account-in-use');
    await accounts.change('p2wpkh-0', { pays: true });
    expect(codeOf(await accounts.remove('p2wpkh-1'))).toBe('ok');
    expect(accounts.view('p2wpkh-1')).toBeNull();
    expect(codeOf(await accounts.remove('p2wpkh-1'))).toBe('account-not-found');
  });

  it('that cannot be read leaves the first account and changes nothing', async () => {
    accounts = bitcoinAccounts({ bitcoinXpub, network: 'regtest' }, chain, null);
    expect(accounts.all()).toHaveLength(1);
    expect(codeOf(await accounts.add(second))).toBe('bitcoin-accounts-damaged');
    const torn = { ...noBitcoinAccounts, accounts: [{ id: 'p2tr-0', name: '', descriptor: 'tr(nothing)', number: 0 }] };
    expect(bitcoinAccountsFile('regtest').safeParse(torn).success).toBe(false);
  });
});

describe('money on several accounts', () => {
  it('is counted for each, and is ours on any', async () => {
    await accounts.add(second, fingerprint);
    const coin = chain.send([{ address: firstOf(0), value: 50_000n }]);
    chain.mine();
    chain.send([{ address: firstOf(1), value: 49_000n }], [`${coin}:0`]);
    chain.mine();
    expect((await accounts.refresh()).ok).toBe(true);
    expect(['p2wpkh-0', 'p2wpkh-1'].map((id) => viewOf(accounts, id).balance(new Set()).confirmed)).toEqual([0n, 49_000n]);
    expect([firstOf(0), firstOf(1), 'foreign'].map((address) => accounts.owns(address))).toEqual([true, true, false]);
  });

  it('is not said to be known while one account could not be asked', async () => {
    await accounts.add(second, fingerprint);
    chain.silentAbout = firstOf(1);
    expect(codeOf(await accounts.refresh())).toBe('backend-timeout');
    chain.silentAbout = null;
    expect(codeOf(await accounts.refresh())).toBe('ok');
  });

  it('beyond twenty unused addresses is found with a wider gap, and again after a restart', async () => {
    chain.send([{ address: firstOf(0, 60), value: 7_000n }]);
    await accounts.refresh();
    const confirmed = () => viewOf(accounts, 'p2wpkh-0').balance(new Set()).unconfirmed;
    expect(confirmed()).toBe(0n);
    await accounts.change('p2wpkh-0', { gap: 100 });
    await accounts.refresh();
    expect(confirmed()).toBe(7_000n);
    reopen();
    await accounts.refresh();
    expect(confirmed()).toBe(7_000n);
  });
});

it('a node is told of all accounts at once, and of the birth of words that were made here', async () => {
  const told: unknown[] = [];
  const node = Object.assign(chain, {
    watch: async (watchedAccounts: unknown) => (told.push(watchedAccounts), { ok: true as const, value: undefined }),
  });
  accounts = bitcoinAccounts({ bitcoinXpub, network: 'regtest', bornAt: 1_000 }, node, document);
  await accounts.add(watched);
  await accounts.refresh();
  expect(told[0]).toMatchObject([
    { upTo: 19, since: 1_000 },
    { upTo: 19, since: 1_000 },
    { upTo: 19, since: null },
    { upTo: 19, since: null },
  ]);
});
