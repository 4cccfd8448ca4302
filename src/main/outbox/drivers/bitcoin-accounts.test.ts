// Owns stories of a wallet with several Bitcoin accounts: a plan is signed with the account that it was made from, and any account may have paid before.
import { mnemonicToSeedSync } from '@scure/bip39';
import { beforeEach, describe, expect, it } from 'vitest';
import { entryOf } from '../../../../tests/helpers/bitcoin-entry.ts';
import { FakeBitcoin } from '../../../../tests/helpers/fake-bitcoin-backend.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { accountXpub, addressAt } from '../../chains/bitcoin/account.ts';
import { decodeBitcoin } from '../../chains/bitcoin/decode.ts';
import type { BitcoinAccount, BitcoinAccounts } from '../../wallets/bitcoin-accounts.ts';
import { type BitcoinWallet, bitcoinWallet } from '../../wallets/bitcoin-wallet.ts';
import type { ChainDriver, Draft } from '../driver.ts';
import { signersOfSeed } from '../seed-signers.ts';
import type { Plan, PlanLine } from '../types.ts';
import { OutboxWorld } from '../../../../tests/fakes/outbox-world.ts';
import { createOutbox } from '../outbox.ts';
import { bitcoinDriver } from './bitcoin-driver.ts';

const seed = mnemonicToSeedSync('abandon '.repeat(11) + 'about');
const payee = addressAt(accountXpub(mnemonicToSeedSync('legal '.repeat(11) + 'will'), 'regtest'), { chain: 0, index: 0 }, 'regtest');
const xpubs = [0, 1].map((number) => accountXpub(seed, 'regtest', 'p2wpkh', number));
const addressIn = (account: number, chain: 0 | 1 = 0) => addressAt(xpubs[account] ?? '', { chain, index: 0 }, 'regtest');
const past = { transactions: new Set<string>(), claimedAt: () => 0, lastLedger: () => 0, attempts: () => [] };
const nothing = { reserved: new Set<string>(), known: new Set<string>(), past };
const options = { feeRate: 2_000n, reserved: new Set<string>(), committed: 0n, open: [], past };
const signers = signersOfSeed(async (use) => ok(await use(seed.slice())));
const line: PlanLine = { payoutId: 'p1', revision: 0, chain: 'bitcoin', asset: 'BTC', address: payee, tag: null, amount: 20_000n };
const must = <T>(answer: Result<T>): T => {
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
};

let chain: FakeBitcoin;
let accounts: Several;
let driver: ChainDriver;

/** Two accounts of one phrase; the second one's keys may be said to be elsewhere. */
class Several implements BitcoinAccounts {
  paying = 1;
  gone = false;
  elsewhere = false;
  private readonly views: readonly BitcoinWallet[];

  constructor(backend: FakeBitcoin) {
    this.views = xpubs.map((xpub) => bitcoinWallet({ xpub, network: 'practice', backend }));
  }

  all(): readonly BitcoinAccount[] {
    return this.gone ? [this.account(0)] : [this.account(0), this.account(1)];
  }
  find(id: string): BitcoinAccount | null {
    return this.all().find((account) => account.id === id) ?? null;
  }
  pays(): BitcoinAccount {
    return this.account(this.paying);
  }
  view(id: string): BitcoinWallet | null {
    return this.views[Number(id.at(-1))] ?? null;
  }
  private account(number: number): BitcoinAccount {
    const descriptor = { kind: 'p2wpkh', key: { origin: null, xpub: xpubs[number] ?? '' } } as const;
    return { id: `p2wpkh-${number}`, name: '', descriptor, number: number === 1 && this.elsewhere ? null : number };
  }
}

beforeEach(() => {
  chain = new FakeBitcoin();
  accounts = new Several(chain);
  driver = bitcoinDriver({ backend: chain, params: 'regtest', accounts, now: () => 1, random: (length) => new Uint8Array(length) });
});

async function drafted(): Promise<Draft> {
  const [draft] = must(await driver.draft([line], options));
  if (draft === undefined) throw new Error('no draft');
  return draft;
}

describe('a plan from the second account', () => {
  it('spends its coins, has its change come back there, and is signed with its keys although another account pays by then', async () => {
    chain.send([{ address: addressIn(0), value: 90_000n }]);
    const coin = chain.send([{ address: addressIn(1), value: 50_000n }]);
    chain.mine();
    const draft = await drafted();
    expect(draft.consumes).toEqual([`${coin}:0`]);
    accounts.paying = 0;
    const version = must(await driver.sign(entryOf(draft), nothing, signers));
    const { outputs } = must(decodeBitcoin(version.raw, 'regtest'));
    expect(new Set(outputs.map(({ address }) => address))).toEqual(new Set([payee, addressIn(1, 1)]));
    expect(outputs[version.outputs?.[0] ?? -1]).toMatchObject({ address: payee, value: 20_000n });
  });

  it('waits while the account is gone from the list, or its keys are on another machine', async () => {
    chain.send([{ address: addressIn(1), value: 50_000n }]);
    chain.mine();
    const entry = entryOf(await drafted());
    accounts.gone = true;
    expect(await driver.sign(entry, nothing, signers)).toEqual(refuse('account-not-found'));
    accounts.gone = false;
    accounts.elsewhere = true;
    expect(await driver.sign(entry, nothing, signers)).toEqual(refuse('account-cannot-sign'));
    accounts.elsewhere = false;
    expect((await driver.sign(entry, nothing, signers)).ok).toBe(true);
  });

  it('is neither made nor signed once the first account has paid the payout without this journal', async () => {
    const first = chain.send([{ address: addressIn(0), value: 90_000n }]);
    chain.send([{ address: addressIn(1), value: 50_000n }]);
    chain.mine();
    const draft = await drafted();
    chain.send([{ address: payee, value: 20_000n }], [`${first}:0`]);
    const paid = refuse('already-paid', { payoutId: 'p1' });
    expect(await driver.draft([line], options)).toEqual(paid);
    expect(await driver.sign(entryOf(draft), nothing, signers)).toEqual(paid);
  });
});

describe('a plan that nobody has confirmed', () => {
  it('is made anew once another account pays, or one of its coins was frozen', async () => {
    const frozen = new Set<string>();
    const first = `${chain.send([{ address: addressIn(0), value: 90_000n }])}:0`;
    const small = `${chain.send([{ address: addressIn(1), value: 50_000n }])}:0`;
    chain.mine();
    const world = new OutboxWorld();
    world.promise('p1', 'bitcoin', 20_000n, { address: payee });
    const random = (length: number) => new Uint8Array(length);
    const bitcoin = bitcoinDriver({ backend: chain, params: 'regtest', accounts, now: () => 1, random, frozen: () => frozen });
    const deps = world.deps();
    const outbox = must(createOutbox({ ...deps, drivers: { ...deps.drivers, bitcoin } }));
    const plan = async () => must(await outbox.plan({ walletId: 'wallet', payoutIds: ['p1'] }));
    const coinsOf = ({ entries }: Plan) => entries.flatMap(({ consumes }) => consumes);
    const made = await plan();
    expect(coinsOf(made)).toEqual([small]);
    expect((await plan()).id).toBe(made.id);
    accounts.paying = 0;
    const other = await plan();
    expect(coinsOf(other)).toEqual([first]);
    expect(outbox.planOf(made.id)?.closed).toBe('superseded');
    expect((await plan()).id).toBe(other.id);
    frozen.add(first);
    expect(await outbox.plan({ walletId: 'wallet', payoutIds: ['p1'] })).toMatchObject({ error: { code: 'insufficient-funds' } });
  });
});
