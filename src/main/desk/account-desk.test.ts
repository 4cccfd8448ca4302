// Owns the stories of a wallet's accounts on the XRP Ledger: which there are, which may pay, what is forgotten and when, and what a crash leaves.
import { describe, expect, it } from 'vitest';
import { PowerLossFiles } from '../../../tests/fakes/power-loss-files.ts';
import {
  abandon,
  addressFrom,
  addWallet,
  codeOf,
  freshVault,
  importSeed,
  password,
  secretFrom,
  secretOf,
  seedHex,
  seeds,
} from '../../../tests/fakes/test-vault.ts';
import { toXAddress } from '../../shared/links/xrpl-address.ts';
import { ok, refuse, type Result } from '../../shared/result.ts';
import type { LedgerState, XrplAccount } from '../backends/xrpl-backend.ts';
import { identityOfSecret } from '../chains/xrpl/imported-key.ts';
import { xrplIdentity } from '../chains/xrpl/keys.ts';
import type { Vault } from '../vault/types.ts';
import { AccountDesk } from './account-desk.ts';
import type { Desks } from './desks.ts';
import { openAccounts } from './kept-accounts.ts';
import { armedSigners, vaultSigners } from './wallet-signers.ts';

const seed = Buffer.from(seedHex(abandon), 'hex');
const own = (index: number) => xrplIdentity(seed, index).address;
const stranger = 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh';
const state: LedgerState = {
  networkId: 31_337,
  validatedLedger: 100,
  completeLedgers: '1-100',
  baseFee: 10n,
  openLedgerFee: 10n,
  reserveBase: 1_000_000n,
  reserveIncrement: 200_000n,
};
const onLedger = (address: string, change: Partial<XrplAccount> = {}): XrplAccount => ({
  address,
  balance: 5_000_000n,
  sequence: 3,
  ownerCount: 2,
  requiresTag: false,
  disallowsXrp: false,
  depositAuth: false,
  masterDisabled: false,
  regularKey: null,
  ...change,
});

class World {
  readonly ledger = new Map<string, XrplAccount>();
  readonly changes: string[] = [];
  readonly reports: unknown[] = [];
  reachable = true;

  private constructor(
    readonly files: PowerLossFiles,
    readonly vault: Vault,
    readonly id: string,
    public desk: AccountDesk,
  ) {}

  static async open(): Promise<World> {
    const files = new PowerLossFiles();
    const vault = await freshVault(files);
    const world = new World(files, vault, await addWallet(vault), undefined as unknown as AccountDesk);
    await world.restart();
    return world;
  }

  /** A new process over the same disk. */
  async restart(): Promise<void> {
    const [record] = this.vault.status().wallets;
    const report = (error: unknown) => void this.reports.push(error);
    const accounts = await openAccounts({ files: this.files, wait: async () => undefined, home: '/home', report }, record!);
    const answer = <T>(value: T): Result<T> => (this.reachable ? ok(value) : refuse('backend-unreachable'));
    this.desk = new AccountDesk({
      desks: { desk: (id: string) => (id === this.id ? ok({ accounts, record }) : refuse('wallet-not-found')) } as unknown as Desks,
      vault: this.vault,
      backendOf: () => ({ state: async () => answer(state), account: async (address) => answer(this.ledger.get(address) ?? null) }),
      changed: (walletId) => void this.changes.push(walletId),
    });
  }

  async list() {
    const listed = await this.desk.list(this.id);
    if (!listed.ok) throw new Error(listed.error.code);
    return listed.value;
  }

  async brief(): Promise<readonly string[]> {
    return (await this.list()).map(({ address, origin, signs, pays }) => `${address.slice(0, 6)} ${origin} ${signs}${pays ? ' pays' : ''}`);
  }

  importSeed(text: string, label = ''): Promise<Result<{ address: string }>> {
    const secret = secretFrom(text);
    return this.desk.importKey(this.id, { ...secret, ...identityOfSecret(secret) }, label);
  }
}

const short = (address: string) => address.slice(0, 6);

describe('the accounts of a wallet', () => {
  it('are the first of the phrase alone, in a wallet from before', async () => {
    const world = await World.open();
    world.ledger.set(own(0), onLedger(own(0)));
    expect(await world.list()).toEqual([
      {
        address: own(0),
        xAddress: toXAddress(own(0), null, 'practice'),
        label: '',
        origin: 'phrase',
        index: 0,
        algorithm: 'secp256k1',
        signs: 'master',
        regularKey: null,
        masterDisabled: false,
        pays: true,
        exists: true,
        balance: '5',
        reserve: '1.4',
        spendable: '3.6',
        ownerCount: 2,
        problem: null,
      },
    ]);
  });

  it('grow by the next of the phrase, by imported and by watched ones, and survive a restart', async () => {
    const world = await World.open();
    expect(await world.desk.add(world.id, 'Second')).toEqual(ok({ address: own(1) }));
    expect(await world.desk.add(world.id, '')).toEqual(ok({ address: own(2) }));
    expect(await world.importSeed(seeds.ed25519, 'Old')).toEqual(ok({ address: addressFrom(seeds.ed25519) }));
    expect(await world.desk.watch(world.id, ` ${toXAddress(stranger, null, 'practice')} `, 'Exchange')).toEqual(ok({ address: stranger }));
    await world.restart();
    expect(await world.brief()).toEqual([
      `${short(own(0))} phrase master pays`,
      `${short(own(1))} phrase master`,
      `${short(own(2))} phrase master`,
      `${short(addressFrom(seeds.ed25519))} imported master`,
      `${short(stranger)} watched none`,
    ]);
    expect(world.changes).toHaveLength(4);
  });

  it('are named and numbered without gaps being lost', async () => {
    const world = await World.open();
    await world.desk.add(world.id, 'One');
    await world.desk.add(world.id, 'Two');
    expect(await codeOf(world.desk.forget(world.id, own(1)))).toBe('ok');
    expect(await world.desk.add(world.id, 'One again')).toEqual(ok({ address: own(1) }));
    await world.desk.set(world.id, own(0), { label: 'Main' });
    await world.restart();
    expect((await world.list()).map(({ label }) => label)).toEqual(['Main', 'Two', 'One again']);
  });

  it('are at most twenty of a phrase, and need the password', async () => {
    const world = await World.open();
    for (let index = 1; index < 20; index += 1) expect(await codeOf(world.desk.add(world.id, ''))).toBe('ok');
    expect(await codeOf(world.desk.add(world.id, ''))).toBe('too-many-accounts');
    world.vault.lock();
    await world.desk.forget(world.id, own(19));
    expect(await codeOf(world.desk.add(world.id, ''))).toBe('vault-locked');
  });

  it('that were watched can pay once their secret is imported', async () => {
    const world = await World.open();
    const address = addressFrom(seeds.ed25519);
    await world.desk.watch(world.id, address, 'Old');
    expect(await world.importSeed(seeds.ed25519, 'Old')).toEqual(ok({ address }));
    expect(await world.list()).toMatchObject([{}, { address, origin: 'imported', signs: 'master' }]);
  });

  it('are not the same account twice', async () => {
    const world = await World.open();
    await world.importSeed(seeds.ed25519);
    expect(await codeOf(world.importSeed(seeds.ed25519))).toBe('account-exists');
    for (const address of [own(0), addressFrom(seeds.ed25519)])
      expect(await codeOf(world.desk.watch(world.id, address, ''))).toBe('account-exists');
    for (const text of ['', 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq', toXAddress(stranger, null, 'main')])
      expect(await codeOf(world.desk.watch(world.id, text, ''))).toBe('watch-address-invalid');
  });

  it('say what is unknown while the ledger cannot be asked', async () => {
    const world = await World.open();
    world.reachable = false;
    expect(await world.list()).toMatchObject([{ signs: null, masterDisabled: null, problem: 'backend-unreachable', pays: true }]);
  });
});

describe('which account pays', () => {
  it('is one that a key of the wallet can sign for, and it is kept', async () => {
    const world = await World.open();
    await world.desk.add(world.id, '');
    await world.desk.watch(world.id, stranger, '');
    world.ledger.set(stranger, onLedger(stranger));
    expect(await codeOf(world.desk.set(world.id, stranger, { pays: true }))).toBe('account-cannot-sign');
    expect(await codeOf(world.desk.set(world.id, addressFrom(seeds.ed25519), { pays: true }))).toBe('account-not-found');
    expect(await codeOf(world.desk.set(world.id, own(1), { pays: true }))).toBe('ok');
    await world.restart();
    expect((await world.list()).filter(({ pays }) => pays).map(({ address }) => address)).toEqual([own(1)]);
  });

  it('may be a watched one whose regular key on the ledger is of this wallet, and no other', async () => {
    const world = await World.open();
    await world.desk.watch(world.id, stranger, '');
    world.ledger.set(stranger, onLedger(stranger, { regularKey: own(0) }));
    expect(await world.list()).toMatchObject([{}, { signs: 'regular', regularKey: own(0) }]);
    expect(await codeOf(world.desk.set(world.id, stranger, { pays: true }))).toBe('ok');
    const other = await World.open();
    await other.desk.watch(other.id, stranger, '');
    other.reachable = false;
    expect(await codeOf(other.desk.set(other.id, stranger, { pays: true }))).toBe('account-unchecked');
  });

  it('is none whose master key is disabled in favour of a stranger', async () => {
    const world = await World.open();
    await world.desk.add(world.id, '');
    world.ledger.set(own(1), onLedger(own(1), { masterDisabled: true, regularKey: stranger }));
    expect(await world.list()).toMatchObject([{}, { signs: 'none', masterDisabled: true }]);
    expect(await codeOf(world.desk.set(world.id, own(1), { pays: true }))).toBe('account-cannot-sign');
  });
});

describe('forgetting', () => {
  it('is for watched ones, and for those of the phrase that the ledger has never seen', async () => {
    const world = await World.open();
    await world.desk.add(world.id, '');
    await world.desk.watch(world.id, stranger, '');
    world.ledger.set(own(1), onLedger(own(1)));
    expect(await codeOf(world.desk.forget(world.id, own(1)))).toBe('account-in-use');
    expect(await codeOf(world.desk.forget(world.id, own(0)))).toBe('account-in-use');
    world.reachable = false;
    expect(await codeOf(world.desk.forget(world.id, own(1)))).toBe('account-unchecked');
    expect(await codeOf(world.desk.forget(world.id, stranger))).toBe('ok');
    expect(await world.list()).toHaveLength(2);
  });

  it('of an imported one needs the password, and not while it pays', async () => {
    const world = await World.open();
    const address = addressFrom(seeds.secp256k1);
    await world.importSeed(seeds.secp256k1);
    await world.desk.set(world.id, address, { pays: true });
    expect(await codeOf(world.desk.forgetKey(world.id, address, secretOf(password)))).toBe('account-in-use');
    await world.desk.set(world.id, own(0), { pays: true });
    expect(await codeOf(world.desk.forget(world.id, address))).toBe('account-in-use');
    expect(await codeOf(world.desk.forgetKey(world.id, address, secretOf('not the password')))).toBe('wrong-password');
    expect(await world.list()).toHaveLength(2);
    expect(await codeOf(world.desk.forgetKey(world.id, address, secretOf(password)))).toBe('ok');
    expect(await world.list()).toHaveLength(1);
    expect(await codeOf(world.vault.withXrplKey(world.id, address, () => 0))).toBe('key-not-here');
  });
});

describe('the key of one account that signs for another', () => {
  const exchange = 'rPEPPER7kfTD9w2To4CQk6UCfuHM9c6GDY';
  const helper = addressFrom(seeds.secp256k1);
  async function helped(change: Partial<XrplAccount>, other = exchange): Promise<World> {
    const world = await World.open();
    await world.importSeed(seeds.secp256k1);
    if (other === exchange) await world.desk.watch(world.id, exchange, 'Exchange');
    world.ledger.set(other, onLedger(other, { regularKey: helper, ...change }));
    return world;
  }
  const forget = (world: World) => codeOf(world.desk.forgetKey(world.id, helper, secretOf(password)));

  it('is not forgotten while it is the last one here', async () => {
    const watched = await helped({});
    expect(await forget(watched)).toBe('key-signs-for');
    const disabled = await helped({ masterDisabled: true }, own(0));
    expect(await forget(disabled)).toBe('key-signs-for');
    expect(await codeOf(disabled.vault.withXrplKey(disabled.id, helper, () => 0))).toBe('ok');
    disabled.ledger.set(own(0), onLedger(own(0), { regularKey: helper }));
    expect(await forget(disabled)).toBe('ok');
  });

  it('is not forgotten while nobody knows, and is once another key signs', async () => {
    const world = await helped({});
    world.reachable = false;
    expect(await forget(world)).toBe('account-unchecked');
    world.reachable = true;
    world.ledger.set(exchange, onLedger(exchange, { regularKey: own(0) }));
    expect(await forget(world)).toBe('ok');
  });
});

describe('what a fallen app leaves', () => {
  it('a secret without its line gets the line when it is imported again', async () => {
    const world = await World.open();
    const address = await importSeed(world.vault, world.id, seeds.ed25519);
    expect(await world.list()).toHaveLength(1);
    expect(await world.importSeed(seeds.ed25519, 'Old')).toEqual(ok({ address }));
    expect(await world.list()).toMatchObject([{}, { address, label: 'Old', signs: 'master' }]);
  });

  it('a line without its secret signs nothing, and can be forgotten', async () => {
    const world = await World.open();
    const address = addressFrom(seeds.ed25519);
    await world.importSeed(seeds.ed25519);
    await world.vault.forgetXrplKey(world.id, address, secretOf(password));
    expect(await codeOf(vaultSigners(world.vault, world.id).withXrplKey(address, () => 0))).toBe('key-not-here');
    expect(await codeOf(world.desk.forgetKey(world.id, address, secretOf(password)))).toBe('ok');
    expect(await world.list()).toHaveLength(1);
  });

  it('a list that cannot be read is reported and left alone, and the first account goes on', async () => {
    const world = await World.open();
    await world.desk.add(world.id, 'Second');
    const [path] = Object.keys(world.files.contents()).filter((name) => name.endsWith('xrpl-accounts.json'));
    const damaged = new TextEncoder().encode('{"accounts":[{}]}');
    const files = PowerLossFiles.with({ ...world.files.contents(), [path!]: damaged });
    Object.assign(world, { files });
    await world.restart();
    expect(world.reports).toHaveLength(1);
    expect(await world.brief()).toEqual([`${short(own(0))} phrase master pays`]);
    expect(await codeOf(world.desk.add(world.id, ''))).toBe('accounts-damaged');
    expect(files.contents()[path!]).toEqual(damaged);
  });
});

describe('after a restore from words', () => {
  it('further accounts of the phrase that the ledger knows are found, until five in a row are not on it', async () => {
    const world = await World.open();
    for (const index of [1, 4, 6, 12]) world.ledger.set(own(index), onLedger(own(index), { balance: BigInt(index) * 1_000_000n }));
    const told = (index: number) => ({ index, address: own(index), balance: String(index), passed: false });
    expect(await world.desk.found(world.id)).toEqual(ok([told(1), told(4), told(6)]));
    expect(await world.desk.add(world.id, '', 4)).toEqual(ok({ address: own(4) }));
    world.ledger.set(own(11), onLedger(own(11), { balance: 11_000_000n }));
    expect(await world.desk.found(world.id)).toEqual(ok([told(1), told(6), told(11), told(12)]));
    world.reachable = false;
    expect(await codeOf(world.desk.found(world.id))).toBe('backend-unreachable');
  });

  it('that are not wanted stay offered, and are known as such after the next start', async () => {
    const world = await World.open();
    world.ledger.set(own(2), onLedger(own(2)));
    expect(await world.desk.pass(world.id, [2])).toEqual(ok(undefined));
    await world.desk.set(world.id, own(0), { label: 'Main' });
    await world.restart();
    expect(await world.desk.found(world.id)).toMatchObject(ok([{ index: 2, passed: true }]));
    expect(await codeOf(world.desk.add(world.id, '', 2))).toBe('ok');
  });

  it('are looked for with the words once; afterwards their addresses are known', async () => {
    const world = await World.open();
    world.vault.lock();
    expect(await codeOf(world.desk.found(world.id))).toBe('vault-locked');
    await world.vault.unlock(secretOf(password));
    expect(await world.desk.found(world.id)).toEqual(ok([]));
    world.vault.lock();
    world.ledger.set(own(2), onLedger(own(2)));
    expect(await world.desk.found(world.id)).toMatchObject(ok([{ index: 2, passed: false }]));
  });
});

describe('signers', () => {
  it('sign by hand for all accounts with a key, and armed only for those of the phrase', async () => {
    const world = await World.open();
    const imported = addressFrom(seeds.secp256k1);
    await world.importSeed(seeds.secp256k1);
    const hand = vaultSigners(world.vault, world.id);
    const armed = armedSigners(async (use) => ok(await use(Uint8Array.from(seed))));
    const key = (address: string) => `${address}`;
    for (const address of [own(0), own(7)]) {
      expect(await hand.withXrplKey(address, (lent) => key(lent.address))).toEqual(ok(address));
      expect(await armed.withXrplKey(address, (lent) => key(lent.address))).toEqual(ok(address));
    }
    expect(await hand.withXrplKey(imported, (lent) => key(lent.address))).toEqual(ok(imported));
    expect(await codeOf(armed.withXrplKey(imported, () => 0))).toBe('armed-account-imported');
    const disarmed = armedSigners(async () => refuse('not-armed'));
    expect(await codeOf(disarmed.withXrplKey(own(0), () => 0))).toBe('not-armed');
  });
});
