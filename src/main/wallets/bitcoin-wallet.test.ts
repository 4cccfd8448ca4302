// Owns the proof that a wallet finds all of its money, with few questions, and offers only what is safe to spend.
import { mnemonicToSeedSync } from '@scure/bip39';
import { beforeEach, describe, expect, it } from 'vitest';
import { FakeBitcoin } from '../../../tests/helpers/fake-bitcoin-backend.ts';
import { accountXpub, addressAt } from '../chains/bitcoin/account.ts';
import { type BitcoinWallet, bitcoinWallet } from './bitcoin-wallet.ts';

const xpub = accountXpub(mnemonicToSeedSync('abandon '.repeat(11) + 'about'), 'regtest');
const receive = (index: number) => addressAt(xpub, { chain: 0, index }, 'regtest');
const change = (index: number) => addressAt(xpub, { chain: 1, index }, 'regtest');
const payee = 'bcrt1qjh3dnrafy8f2zszh5sdqn6c3ycfljh930yza9nt72v30dkw8mlvscn82zx';
const none = new Set<string>();

let chain: FakeBitcoin;
let wallet: BitcoinWallet;
const refresh = async (full = false) => {
  const answer = await wallet.refresh({ full });
  if (!answer.ok) throw new Error(answer.error.code);
};
const pay = (address: string, value: bigint) => chain.send([{ address, value }]);

beforeEach(() => {
  chain = new FakeBitcoin();
  wallet = bitcoinWallet({ xpub, network: 'practice', backend: chain });
});

describe('a new wallet', () => {
  it('is empty, and shows its first address', async () => {
    expect(wallet.tipHeight()).toBeNull();
    await refresh();
    expect(wallet.balance(none)).toEqual({ confirmed: 0n, unconfirmed: 0n, reserved: 0n });
    expect(wallet.receiveAddress()).toEqual({ address: receive(0), position: { chain: 0, index: 0 } });
    expect(wallet.changeAddress(none)).toEqual({ address: change(0), position: { chain: 1, index: 0 } });
    expect(wallet.history()).toEqual([]);
    expect(wallet.tipHeight()).toBe(100);
  });

  it('asks once about each of 20 addresses on both chains', async () => {
    await refresh();
    expect(chain.questions.filter((question) => question.startsWith('transactions')).length).toBe(40);
    expect(chain.questions.filter((question) => question.startsWith('utxos')).length).toBe(0);
  });

  it('shows the next address after the first was paid', async () => {
    await refresh();
    pay(receive(0), 5_000n);
    await refresh();
    expect(wallet.receiveAddress().address).toBe(receive(1));
    expect(wallet.isOurs(receive(0))).toBe(true);
    expect(wallet.isOurs(payee)).toBe(false);
  });
});

describe('a server that calls every address used', () => {
  it('is not asked for ever', async () => {
    wallet = bitcoinWallet({ xpub, network: 'practice', backend: chain, mostAddresses: 100 });
    const utxo = { txid: 'a'.repeat(64), vout: 0, value: 1n, height: 1 };
    chain.utxos = async () => ({ ok: true, value: [utxo] });
    chain.transactions = async (address) => {
      const transaction = { txid: 'a'.repeat(64), height: 1, blockTime: 1, fee: 0n, inputs: [], outputs: [{ address, value: 1n }] };
      return { ok: true, value: [transaction] };
    };
    expect(await wallet.refresh()).toMatchObject({ ok: false, error: { code: 'backend-garbled' } });
  });
});

describe('restoring', () => {
  it('finds money right before the end of each gap, and the gap behind it', async () => {
    pay(receive(19), 1_000n);
    pay(receive(39), 2_000n);
    pay(change(7), 4_000n);
    chain.mine();
    await refresh();
    expect(wallet.balance(none).confirmed).toBe(7_000n);
    expect(wallet.receiveAddress().position).toEqual({ chain: 0, index: 40 });
    expect(wallet.changeAddress(none).position).toEqual({ chain: 1, index: 8 });
  });

  it('ends after 20 unused addresses', async () => {
    pay(receive(20), 1_000n);
    await refresh();
    expect(wallet.balance(none).unconfirmed).toBe(0n);
  });

  it('goes on where it was interrupted', async () => {
    pay(receive(3), 1_000n);
    chain.silentAbout = receive(12);
    expect(await wallet.refresh()).toEqual({ ok: false, error: { code: 'backend-timeout' } });
    expect(wallet.tipHeight()).toBeNull();
    chain.silentAbout = null;
    chain.questions.length = 0;
    await refresh();
    expect(wallet.balance(none).unconfirmed).toBe(1_000n);
    expect(chain.questions.filter((question) => question === `transactions ${receive(10)}`).length).toBe(0);
  });
});

describe('afterwards', () => {
  it('asks far less than all again, and still sees a payment to the shown address at once', async () => {
    await refresh();
    chain.questions.length = 0;
    pay(wallet.receiveAddress().address, 5_000n);
    await refresh();
    expect(wallet.balance(none).unconfirmed).toBe(5_000n);
    expect(chain.questions.length).toBeLessThan(20);
  });

  it('finds a payment to any old address after some rounds, or in one full round', async () => {
    pay(receive(0), 1_000n);
    pay(receive(15), 1_000n);
    chain.mine(10);
    await refresh();
    pay(receive(9), 7_000n);
    for (let round = 0; round < 10; round += 1) await refresh();
    expect(wallet.balance(none).unconfirmed).toBe(7_000n);
    pay(receive(11), 8_000n);
    await refresh(true);
    expect(wallet.balance(none).unconfirmed).toBe(15_000n);
  });

  it('follows confirmation and a vanished block', async () => {
    const txid = pay(receive(0), 5_000n);
    await refresh();
    chain.mine();
    await refresh();
    expect(wallet.history()).toMatchObject([{ txid, height: 101, confirmations: 1, time: 101 * 600 }]);
    chain.unmine();
    await refresh();
    expect(wallet.balance(none)).toEqual({ confirmed: 0n, unconfirmed: 5_000n, reserved: 0n });
    expect(wallet.history()).toMatchObject([{ txid, height: null, confirmations: 0, time: null }]);
  });

  it('keeps what it knew when the network is silent', async () => {
    pay(receive(0), 5_000n);
    await refresh();
    chain.silentAbout = 'tip';
    expect(await wallet.refresh()).toMatchObject({ ok: false });
    expect(wallet.balance(none).unconfirmed).toBe(5_000n);
  });

  it('lets calls at the same time share one round, and a full one follow a small one', async () => {
    await refresh();
    chain.questions.length = 0;
    await Promise.all([wallet.refresh(), wallet.refresh(), wallet.refresh()]);
    expect(chain.questions.filter((question) => question === 'tip').length).toBe(1);
    chain.questions.length = 0;
    await Promise.all([wallet.refresh(), wallet.refresh({ full: true }), wallet.refresh({ full: true })]);
    expect(chain.questions.filter((question) => question === 'tip').length).toBe(2);
    expect(chain.questions.filter((question) => question === `transactions ${receive(17)}`).length).toBeGreaterThan(0);
  });
});

describe('coins', () => {
  it('know their place', async () => {
    const txid = pay(receive(2), 5_000n);
    chain.mine();
    await refresh();
    expect(wallet.coins()).toEqual([{ txid, vout: 0, value: 5_000n, address: receive(2), position: { chain: 0, index: 2 }, height: 101 }]);
  });

  it('are counted once, and reserved ones shown within', async () => {
    const txid = pay(receive(0), 5_000n);
    pay(receive(1), 3_000n);
    chain.mine();
    pay(receive(2), 1_000n);
    await refresh();
    expect(wallet.balance(new Set([`${txid}:0`]))).toEqual({ confirmed: 8_000n, unconfirmed: 1_000n, reserved: 5_000n });
  });

  it('are offered unconfirmed only when nobody else can take them back', async () => {
    const funded = pay(receive(0), 50_000n);
    chain.mine();
    await refresh();
    chain.send(
      [
        { address: payee, value: 20_000n },
        { address: change(0), value: 29_000n },
      ],
      [`${funded}:0`],
    );
    // A stranger sends to our change address, to look like change.
    pay(change(0), 600n);
    await refresh();
    expect(wallet.spendable({ ownUnconfirmed: false })).toEqual([]);
    expect(wallet.spendable({ ownUnconfirmed: true }).map(({ value }) => value)).toEqual([29_000n]);
    expect(wallet.changeAddress(none).address).toBe(change(1));
    expect(wallet.changeAddress(new Set([change(1), change(2)])).position).toEqual({ chain: 1, index: 3 });
  });
});

describe('history', () => {
  it('tells what came, what went, the fee, and to whom', async () => {
    const funded = pay(receive(0), 50_000n);
    chain.mine();
    const sent = chain.send(
      [
        { address: payee, value: 20_000n },
        { address: change(0), value: 29_000n },
      ],
      [`${funded}:0`],
    );
    chain.mine();
    await refresh();
    expect(wallet.history()).toEqual([
      { txid: sent, net: -21_000n, fee: 1_000n, amount: -20_000n, height: 102, time: 102 * 600, confirmations: 1, counterparties: [payee] },
      { txid: funded, net: 50_000n, fee: 0n, amount: 50_000n, height: 101, time: 101 * 600, confirmations: 2, counterparties: ['foreign'] },
    ]);
  });

  it('shows a payment to ourselves as its fee alone', async () => {
    const funded = pay(receive(0), 50_000n);
    chain.send([{ address: receive(1), value: 49_500n }], [`${funded}:0`]);
    await refresh();
    expect(wallet.history()).toContainEqual(expect.objectContaining({ net: -500n, fee: 500n, amount: 0n, counterparties: [] }));
  });
});
