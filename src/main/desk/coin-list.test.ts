// Owns the proof that every coin is shown with what may be done with it and why.
import { mnemonicToSeedSync } from '@scure/bip39';
import { beforeEach, describe, expect, it } from 'vitest';
import { FakeBitcoin } from '../../../tests/helpers/fake-bitcoin-backend.ts';
import { accountXpub, addressAt } from '../chains/bitcoin/account.ts';
import { type BitcoinAccountList, firstBitcoinAccount } from '../wallets/bitcoin-accounts.ts';
import { type LabelBook, unkeptLabelBook } from '../wallets/label-book.ts';
import { coinList, joiningAdviceOf } from './coin-list.ts';

const xpub = accountXpub(mnemonicToSeedSync('abandon '.repeat(11) + 'about'), 'regtest');
const receive = (index: number) => addressAt(xpub, { chain: 0, index }, 'regtest');
const change = (index: number) => addressAt(xpub, { chain: 1, index }, 'regtest');

let chain: FakeBitcoin;
let accounts: BitcoinAccountList;
let labels: LabelBook;
const held = new Map<string, readonly string[]>();
const list = () => coinList({ accounts, labels, holders: () => held });
const pay = (address: string, value: bigint, spends?: readonly string[]) => `${chain.send([{ address, value }], spends)}:0`;

beforeEach(() => {
  chain = new FakeBitcoin();
  accounts = firstBitcoinAccount({ bitcoinXpub: xpub, network: 'practice' }, chain);
  labels = unkeptLabelBook();
  held.clear();
});

describe('the list of coins', () => {
  it('names the state of each, and the payouts that hold it', async () => {
    const [free, frozen, reserved] = [pay(receive(0), 50_000n), pay(receive(1), 60_000n), pay(receive(2), 70_000n)];
    chain.mine(3);
    const waiting = pay(receive(3), 80_000n);
    await labels.freeze([frozen, reserved], true);
    held.set(reserved, ['po1', 'po2']);
    const { coins, accounts: named, problem } = await list();
    expect(new Map(coins.map(({ outpoint, state }) => [outpoint, state]))).toEqual(
      new Map([
        [free, 'free'],
        [frozen, 'frozen'],
        [reserved, 'reserved'],
        [waiting, 'waiting'],
      ]),
    );
    expect(coins.find(({ outpoint }) => outpoint === reserved)).toMatchObject({ frozen: true, payoutIds: ['po1', 'po2'] });
    expect(coins.find(({ outpoint }) => outpoint === waiting)).toMatchObject({ at: null, confirmations: 0, amount: '0.0008' });
    expect(coins.find(({ outpoint }) => outpoint === free)).toMatchObject({ at: 103 * 600, confirmations: 1, change: false });
    expect([named, problem]).toEqual([[{ id: 'p2wpkh-0', name: '', pays: true }], null]);
  });

  it('marks dust from strangers and reused addresses, and change as change', async () => {
    const coin = pay(receive(0), 90_000n);
    chain.mine();
    const dust = pay(receive(0), 600n);
    const again = pay(receive(1), 5_000n);
    const twice = pay(receive(1), 6_000n);
    const back = pay(change(0), 89_000n, [coin]);
    const marks = new Map((await list()).coins.map(({ outpoint, ...rest }) => [outpoint, [rest.dust, rest.reused, rest.change]]));
    expect(marks).toEqual(
      new Map([
        [dust, [true, false, false]],
        [again, [false, true, false]],
        [twice, [false, true, false]],
        [back, [false, false, true]],
      ]),
    );
  });

  it('stays as known while the chain cannot be asked, and says so', async () => {
    pay(receive(0), 50_000n);
    await list();
    chain.silentAbout = 'tip';
    const { coins, problem } = await list();
    expect([coins.length, problem?.code]).toEqual([1, 'backend-timeout']);
  });
});

describe('the advice to join small coins', () => {
  const advice = () =>
    joiningAdviceOf({ accounts, labels, holders: () => held }, { account: 'p2wpkh-0', network: 'practice', rates: () => chain.feeRates() });

  it('counts what is small and free to move, and says what it costs and from when it pays off', async () => {
    const coins = [0, 1, 2, 3, 4].map((index) => pay(receive(index), 20_000n + BigInt(index)));
    pay(receive(5), 5_000_000n);
    chain.mine();
    const dust = pay(receive(0), 700n);
    chain.mine();
    await list();
    await labels.freeze(coins.slice(0, 1), true);
    held.set(coins[1] ?? '', ['po1']);
    const answer = await advice();
    // Three coins of 68 vB each into one output at 2 sat/vB; two inputs fewer later.
    expect(answer).toMatchObject({ ok: true, value: { count: 3, value: '0.00060009', rateNow: '2', rateLater: '10', paysOff: true } });
    // The smallest first, as they are joined.
    expect(answer).toMatchObject({ value: { coins: coins.slice(2) } });
    expect(dust).toBeTruthy();
  });

  it('names no coins to be joined where their keys are on another device', async () => {
    for (const index of [0, 1]) pay(receive(index), 20_000n);
    chain.mine();
    await list();
    const [first] = accounts.all();
    if (first === undefined) throw new Error('no account');
    const watched: BitcoinAccountList = { ...accounts, find: () => ({ ...first, number: null }) };
    const asked = { account: first.id, network: 'practice', rates: () => chain.feeRates() } as const;
    expect(await joiningAdviceOf({ accounts: watched, labels, holders: () => held }, asked)).toMatchObject({
      value: { count: 2, coins: [] },
    });
  });

  it('is none where nothing is small, and for an account that is not there', async () => {
    pay(receive(0), 5_000_000n);
    chain.mine();
    await list();
    expect(await advice()).toEqual({ ok: true, value: null });
    const other = { account: 'x', network: 'practice', rates: () => chain.feeRates() } as const;
    expect(await joiningAdviceOf({ accounts, labels, holders: () => held }, other)).toMatchObject({ error: { code: 'account-not-found' } });
  });
});
