// Owns the stories of what a person does with a wallet's Bitcoin accounts: added from the words, watched, found after a restore, searched anew, given out.
import { mnemonicToSeedSync } from '@scure/bip39';
import { describe, expect, it } from 'vitest';
import { PowerLossFiles } from '../../../tests/fakes/power-loss-files.ts';
import { abandon, addWallet, freshVault, password, secretOf } from '../../../tests/fakes/test-vault.ts';
import { FakeBitcoin } from '../../../tests/helpers/fake-bitcoin-backend.ts';
import { ok, refuse, type Result } from '../../shared/result.ts';
import { type AccountKind, accountXpub, addressesOf } from '../chains/bitcoin/account.ts';
import type { Vault } from '../vault/types.ts';
import { BitcoinAccountDesk } from './bitcoin-account-desk.ts';
import { bitcoinReceiving, newBitcoinAddress } from './bitcoin-receiving.ts';
import { openBitcoinAccounts } from './kept-bitcoin-accounts.ts';
import type { Desks } from './desks.ts';
import { noRates } from '../wallets/seen-rates.ts';
import type { WalletDesk } from './wallet-desk.ts';
import { lookAtBitcoin } from './wallet-history.ts';

const seed = mnemonicToSeedSync(abandon);
const receive = (kind: AccountKind, number: number, index = 0) =>
  addressesOf(accountXpub(seed, 'regtest', kind, number), 'regtest', kind)({ chain: 0, index });
const must = <T>(answer: Result<T>): T => {
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
};
const codeOf = (answer: Result<unknown>) => (answer.ok ? 'ok' : answer.error.code);

interface OpenPlan {
  readonly entries: readonly { readonly chain: 'bitcoin'; readonly detail: unknown }[];
}

class World {
  readonly chain = new FakeBitcoin();
  readonly changes: string[] = [];
  rescans = 0;
  plans: readonly OpenPlan[] = [];
  wallet!: WalletDesk;
  desk!: BitcoinAccountDesk;

  private constructor(
    readonly files: PowerLossFiles,
    readonly vault: Vault,
    readonly id: string,
  ) {}

  static async open(): Promise<World> {
    const files = new PowerLossFiles();
    const vault = await freshVault(files);
    const world = new World(files, vault, await addWallet(vault));
    await world.restart();
    return world;
  }

  async restart(): Promise<void> {
    const [record] = this.vault.status().wallets;
    if (record === undefined) throw new Error('no wallet');
    const tools = { files: this.files, wait: async () => undefined, home: '/home', report: () => undefined };
    const coins = await openBitcoinAccounts(tools, record, this.chain);
    this.wallet = { coins, record, outbox: { plans: () => this.plans } } as unknown as WalletDesk;
    this.desk = new BitcoinAccountDesk({
      desks: { desk: (id: string) => (id === this.id ? ok(this.wallet) : refuse('wallet-not-found')) } as unknown as Desks,
      vault: this.vault,
      backendOf: () => this.chain,
      changed: (walletId) => void this.changes.push(walletId),
      rescanned: () => void (this.rescans += 1),
      wait: async () => undefined,
      now: () => 5,
    });
  }

  fund(kind: AccountKind, number: number, value: bigint, index = 0): void {
    this.chain.send([{ address: receive(kind, number, index), value }]);
    this.chain.mine();
  }

  async brief(): Promise<readonly string[]> {
    return must(await this.desk.list(this.id)).map(({ id, confirmed, pays }) => `${id} ${confirmed}${pays ? ' pays' : ''}`);
  }

  async rescanned(gap: number | null = null) {
    must(await this.desk.startRescan(this.id, gap));
    while (this.desk.rescanState(this.id).running !== null) await new Promise((resolve) => setImmediate(resolve));
    return this.desk.rescanState(this.id).last;
  }
}

describe('accounts of the words', () => {
  it('are added one after another of each kind, need the words once, and stand after a restart', async () => {
    const world = await World.open();
    expect(must(await world.desk.add(world.id, 'p2wpkh', 'Savings'))).toEqual({ id: 'p2wpkh-1' });
    world.vault.lock();
    expect(must(await world.desk.add(world.id, 'p2tr', 'Taproot'))).toEqual({ id: 'p2tr-0' });
    world.fund('p2tr', 0, 12_000n);
    await world.restart();
    expect(await world.brief()).toEqual(['p2wpkh-0 0 pays', 'p2wpkh-1 0', 'p2tr-0 0.00012']);
    expect(codeOf(await world.desk.add(world.id, 'p2tr', ''))).toBe('vault-locked');
    const [first, , taproot] = must(await world.desk.list(world.id));
    expect(first).toMatchObject({ fingerprints: ['73c5da0a'], path: 'm/84h/1h/0h', signs: true, keys: 1, known: true, problem: null });
    expect(taproot).toMatchObject({ name: 'Taproot', kind: 'p2tr', number: 0, path: 'm/86h/1h/0h' });
    expect(taproot?.descriptor).toMatch(/^tr\(\[73c5da0a\/86h\/1h\/0h\]tpub.*\/<0;1>\/\*\)#[a-z0-9]{8}$/);
  });

  it('that were used are found after a restore until two in a row were not, told once, and added by their number', async () => {
    const world = await World.open();
    world.fund('p2wpkh', 2, 30_000n, 4);
    world.fund('p2tr', 1, 5_000n);
    world.fund('p2wpkh', 5, 1_000n);
    expect(must(await world.desk.further(world.id, false))).toEqual([]);
    const found = must(await world.desk.further(world.id, true));
    expect(found.map(({ id, balance, passed }) => [id, balance, passed])).toEqual([
      ['p2wpkh-2', '0.0003', false],
      ['p2tr-1', '0.00005', false],
    ]);
    must(await world.desk.pass(world.id, ['p2tr-1']));
    must(await world.desk.add(world.id, 'p2wpkh', '', 2));
    expect(must(await world.desk.further(world.id, true)).map(({ id, passed }) => [id, passed])).toEqual([['p2tr-1', true]]);
    expect(await world.brief()).toEqual(['p2wpkh-0 0 pays', 'p2wpkh-2 0.0003']);
    world.vault.lock();
    await world.restart();
    expect(codeOf(await world.desk.further(world.id, true))).toBe('vault-locked');
    must(await world.vault.unlock(secretOf(password)));
    expect(must(await world.desk.further(world.id, true)).map(({ id, passed }) => [id, passed])).toEqual([['p2tr-1', true]]);
  });
});

describe('an account whose keys are elsewhere', () => {
  const text = `wpkh(${accountXpub(mnemonicToSeedSync(`${'zoo '.repeat(11)}wrong`), 'regtest')}/<0;1>/*)`;

  it('is shown before it is added, watched, named, may pay, and may go while it does not', async () => {
    const world = await World.open();
    expect(must(world.desk.read(world.id, text, 'p2tr'))).toMatchObject({ kind: 'p2wpkh', threshold: 1, keys: 1 });
    const { id } = must(await world.desk.watch(world.id, { text, name: 'Cold', kind: 'p2wpkh' }));
    expect(codeOf(await world.desk.watch(world.id, { text, name: '', kind: 'p2wpkh' }))).toBe('bitcoin-account-exists');
    must(await world.desk.set(world.id, id, { pays: true }));
    expect(codeOf(await world.desk.remove(world.id, id))).toBe('bitcoin-account-in-use');
    must(await world.desk.set(world.id, 'p2wpkh-0', { pays: true }));
    must(await world.desk.set(world.id, id, { name: 'Cold storage' }));
    expect(must(await world.desk.list(world.id)).at(-1)).toMatchObject({ name: 'Cold storage', number: null, signs: false, path: null });
    must(await world.desk.remove(world.id, id));
    expect(await world.brief()).toEqual(['p2wpkh-0 0 pays']);
  });

  it('is refused by the name of what is wrong with the text', async () => {
    const world = await World.open();
    const xprv = 'xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi';
    expect(codeOf(world.desk.read(world.id, `wpkh(${xprv}/<0;1>/*)`, 'p2wpkh'))).toBe('descriptor-private');
    expect(codeOf(await world.desk.watch(world.id, { text: accountXpub(seed, 'mainnet'), name: '', kind: 'p2wpkh' }))).toBe(
      'descriptor-other-network',
    );
  });
});

it('an account with a payment on its way stays until it is settled', async () => {
  const world = await World.open();
  must(await world.desk.add(world.id, 'p2wpkh', ''));
  const coin = { txid: 'a'.repeat(64), vout: 0, value: '5', address: 'x', chain: 0, index: 0, height: 1 };
  const detail = { inputs: [coin], outputs: [], change: null, fee: '1', feeRate: '1', vsize: 1, lockTime: 0, account: 'p2wpkh-1' };
  world.plans = [{ entries: [{ chain: 'bitcoin', detail }] }];
  expect(codeOf(await world.desk.remove(world.id, 'p2wpkh-1'))).toBe('account-has-payments');
  world.plans = [];
  expect(codeOf(await world.desk.remove(world.id, 'p2wpkh-1'))).toBe('ok');
});

it('what goes from one account to another is neither income nor payment', async () => {
  const world = await World.open();
  must(await world.desk.add(world.id, 'p2wpkh', ''));
  const coin = world.chain.send([{ address: receive('p2wpkh', 0), value: 50_000n }]);
  world.chain.mine();
  const moved = world.chain.send([{ address: receive('p2wpkh', 1), value: 49_000n }], [`${coin}:0`]);
  const items = must(await lookAtBitcoin({ coins: world.wallet.coins, seenRates: noRates }));
  expect(items.map(({ txid, amount, fee }) => [txid, amount, fee])).toEqual([
    [moved, 0n, 1_000n],
    [coin, 50_000n, 0n],
  ]);
});

describe('searching again', () => {
  it('goes through all accounts and further ones of the words, counts what it looked at, and says what it found', async () => {
    const world = await World.open();
    must(await world.desk.add(world.id, 'p2tr', ''));
    world.fund('p2wpkh', 0, 1_000n);
    world.fund('p2tr', 0, 2_000n);
    world.fund('p2wpkh', 1, 4_000n);
    const last = await world.rescanned();
    expect(last).toMatchObject({
      outcome: 'done',
      problem: null,
      at: 5,
      progress: { done: 2, accounts: 2, used: 3, found: '0.00007', node: null },
    });
    // Two listed accounts, and of the words p2wpkh 1 to 3 and p2tr 1 and 2, each with both chains.
    expect(last?.progress.addresses).toBe(7 * 40 + 3);
    expect(world.rescans).toBeGreaterThan(10);
    expect(must(await world.desk.further(world.id, false)).map(({ id }) => id)).toEqual(['p2wpkh-1']);
  });

  it('with a wider gap finds what lies behind many unused addresses, and the gap stays', async () => {
    const world = await World.open();
    world.fund('p2wpkh', 0, 9_000n, 50);
    expect((await world.rescanned())?.progress.found).toBe('0');
    expect((await world.rescanned(60))?.progress.found).toBe('0.00009');
    await world.restart();
    expect(await world.brief()).toEqual(['p2wpkh-0 0.00009 pays']);
    expect(must(await world.desk.list(world.id))[0]?.gap).toBe(60);
  });

  it('is stopped by the user, runs once at a time, and says when the server failed', async () => {
    const world = await World.open();
    must(await world.desk.startRescan(world.id, null));
    expect(codeOf(await world.desk.startRescan(world.id, null))).toBe('rescan-running');
    world.desk.cancelRescan(world.id);
    while (world.desk.rescanState(world.id).running !== null) await new Promise((resolve) => setImmediate(resolve));
    expect(world.desk.rescanState(world.id).last).toMatchObject({ outcome: 'cancelled', problem: null });
    world.chain.silentAbout = 'transactions';
    expect(await world.rescanned()).toMatchObject({ outcome: 'failed', problem: { code: 'backend-timeout' } });
  });

  it('waits for a node that reads old blocks, and says how far it is', async () => {
    const world = await World.open();
    const seen: (number | null)[] = [];
    const answers = [refuse('backend-rescanning', { percent: '12' }), refuse('backend-rescanning', { percent: '80' })];
    Object.assign(world.chain, {
      watch: async () => {
        seen.push(world.desk.rescanState(world.id).running?.node ?? null);
        return answers.shift() ?? ok(undefined);
      },
    });
    expect(await world.rescanned()).toMatchObject({ outcome: 'done', progress: { node: null } });
    expect(seen.slice(0, 3)).toEqual([null, 12, 80]);
  });
});

describe('receive addresses', () => {
  it('are given out one by one, listed with what came in, and no further than another wallet would look', async () => {
    const world = await World.open();
    world.fund('p2wpkh', 0, 3_000n);
    world.fund('p2wpkh', 0, 4_000n);
    const shown = async () => must(await bitcoinReceiving(world.wallet, 'p2wpkh-0'));
    expect(await shown()).toEqual({
      next: { address: receive('p2wpkh', 0, 1), index: 1, received: '0', payments: 0 },
      given: [{ address: receive('p2wpkh', 0), index: 0, received: '0.00007', payments: 2 }],
      left: 19,
      gap: 20,
      problem: null,
    });
    for (let index = 2; index <= 20; index += 1) {
      expect(must(await newBitcoinAddress(world.wallet, 'p2wpkh-0')).address).toBe(receive('p2wpkh', 0, index));
    }
    expect(codeOf(await newBitcoinAddress(world.wallet, 'p2wpkh-0'))).toBe('address-gap-full');
    await world.restart();
    expect((await shown()).next.index).toBe(20);
    // What comes in far out is found by a wallet that knows nothing but the words.
    world.fund('p2wpkh', 0, 5_000n, 20);
    expect(await shown()).toMatchObject({ next: { index: 21 }, left: 19 });
    expect(codeOf(await bitcoinReceiving(world.wallet, 'p2tr-7'))).toBe('account-not-found');
  });
});
