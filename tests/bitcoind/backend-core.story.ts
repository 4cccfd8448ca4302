// A wallet whose only witness is a Bitcoin Core node: it finds money, pays, sees the block, and sees the block go.
import { mnemonicToSeedSync } from '@scure/bip39';
import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { type CoreBackend, coreBackend } from '../../src/main/backends/core.ts';
import { type CoreLogin, coreRpc } from '../../src/main/backends/core-rpc.ts';
import { httpClient } from '../../src/main/backends/http-client.ts';
import { accountXpub, addressAt } from '../../src/main/chains/bitcoin/account.ts';
import { selectCoins } from '../../src/main/chains/bitcoin/select-coins.ts';
import { signSelection } from '../../src/main/chains/bitcoin/sign.ts';
import { bitcoinWallet, type BitcoinWallet } from '../../src/main/wallets/bitcoin-wallet.ts';
import { type RealNode, startNode } from './lib/node.ts';
import { must } from './lib/must.ts';

const seedOf = (word: number) => mnemonicToSeedSync(`${'abandon '.repeat(11)}about`, `story ${word}`);
const none = new Set<string>();
let words = 0;
let node: RealNode;
let miner: string;

const connect = (to: RealNode, login?: CoreLogin, network: 'regtest' | 'main' = 'regtest'): CoreBackend => {
  const client = httpClient({ isAllowed: () => true, timeoutMs: 20_000 });
  const rpc = coreRpc({
    client,
    url: to.place.url,
    login: login ?? { kind: 'cookie', file: to.place.cookieFile },
    readText: (path) => readFile(path, 'utf8'),
  });
  return coreBackend({
    rpc,
    network,
    now: Date.now,
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    close: () => client.close(),
  });
};

async function bank(to: RealNode): Promise<string> {
  await to.ask('createwallet', ['bank']);
  const address = String(await to.ask('getnewaddress', [], 'bank'));
  await to.mine(101, address);
  return address;
}

beforeAll(async () => {
  node = await startNode(inject('bitcoind'));
  miner = await bank(node);
});
afterAll(() => node.stop());

describe('a wallet over a node of one’s own', () => {
  let backend: CoreBackend;
  let wallet: BitcoinWallet;
  let seed: Uint8Array;
  let xpub: string;
  const receive = (index: number) => addressAt(xpub, { chain: 0, index }, 'regtest');
  const pay = async (address: string, coins: string) => String(await node.ask('sendtoaddress', [address, coins], 'bank'));
  const refresh = async () => must(await wallet.refresh({ full: true }));

  beforeEach(() => {
    words += 1;
    seed = seedOf(words);
    xpub = accountXpub(seed, 'regtest');
    backend = connect(node);
    wallet = bitcoinWallet({ xpub, network: 'regtest', backend });
  });
  afterEach(() => backend.close());

  it('finds money of before it was first asked, and behind a gap', async () => {
    const old = await pay(receive(0), '1.5');
    await pay(receive(19), '0.25');
    await pay(receive(39), '0.125');
    await node.mine(3, miner);
    await pay(receive(2), '0.0625');
    await refresh();
    expect(wallet.balance(none)).toEqual({ confirmed: 187_500_000n, unconfirmed: 6_250_000n, reserved: 0n });
    expect(wallet.history().find(({ txid }) => txid === old)).toMatchObject({ net: 150_000_000n, confirmations: 3 });
    expect(wallet.receiveAddress().position.index).toBe(40);
  });

  it('pays, sees its payment wait and be mined, and sees the block go and come back', async () => {
    await pay(receive(0), '1');
    await node.mine(1, miner);
    await refresh();
    const payee = String(await node.ask('getnewaddress', [], 'bank'));
    const outputs = [{ address: payee, value: 30_000_000n }];
    const changeTo = wallet.changeAddress(none);
    const coins = wallet.spendable({ ownUnconfirmed: false });
    const selection = must(selectCoins({ outputs, coins, reserved: none, changeTo, feeRate: 2_000n, params: 'regtest' }));
    const lockTime = wallet.tipHeight() ?? 0;
    const approved = { lines: outputs, feeCeiling: selection.fee, lockTime };
    const signed = must(signSelection(selection, seed.slice(), { params: 'regtest', lockTime, approved }));
    expect(must(await backend.wouldAccept(signed.hex))).toEqual({ allowed: true, reason: null });
    expect(await backend.broadcast(signed.hex)).toEqual({ kind: 'accepted' });
    expect(await backend.broadcast(signed.hex)).toEqual({ kind: 'accepted' });
    await refresh();
    const change = 100_000_000n - 30_000_000n - selection.fee;
    expect(wallet.balance(none)).toEqual({ confirmed: 0n, unconfirmed: change, reserved: 0n });
    expect(must(await backend.transaction(signed.txid))).toMatchObject({ height: null, fee: selection.fee });
    const [coin] = selection.inputs;
    expect(must(await backend.spender(coin?.txid ?? '', coin?.vout ?? 0))).toEqual({ txid: signed.txid, height: null });

    const [block = ''] = await node.mine(1, miner);
    await refresh();
    const height = wallet.tipHeight() ?? 0;
    expect(wallet.history()[0]).toMatchObject({ txid: signed.txid, height, confirmations: 1, fee: selection.fee, counterparties: [payee] });
    expect(must(await backend.blockHash(height))).toBe(block);

    await node.ask('invalidateblock', [block]);
    await refresh();
    expect(wallet.history()[0]).toMatchObject({ txid: signed.txid, height: null, confirmations: 0 });
    expect(must(await backend.blockHash(height))).toBeNull();
    await node.ask('reconsiderblock', [block]);
    await refresh();
    expect(wallet.history()[0]).toMatchObject({ txid: signed.txid, height, confirmations: 1 });
  });

  it('is known to another copy of the app from its first question on', async () => {
    await pay(receive(0), '1');
    await node.mine(1, miner);
    await refresh();
    const again = bitcoinWallet({ xpub, network: 'regtest', backend: connect(node) });
    must(await again.refresh());
    expect(again.balance(none).confirmed).toBe(100_000_000n);
  });

  it('knows payments to a stranger’s address from a day back', async () => {
    const stranger = addressAt(accountXpub(seedOf(1_000 + words), 'regtest'), { chain: 0, index: 0 }, 'regtest');
    const txid = await pay(stranger, '0.5');
    await node.mine(1, miner);
    expect(must(await backend.transactions(stranger)).map((entry) => [entry.txid, entry.height !== null])).toEqual([[txid, true]]);
    const later = await pay(stranger, '0.25');
    must(await backend.tip());
    expect(must(await backend.transactions(stranger)).map((entry) => entry.txid)).toEqual([later, txid]);
  });

  it('knows payments to two strangers’ addresses that are asked about in one breath', async () => {
    const stranger = (index: number) => addressAt(accountXpub(seedOf(2_000 + words), 'regtest'), { chain: 0, index }, 'regtest');
    const sent = [await pay(stranger(0), '0.5'), await pay(stranger(1), '0.25')];
    for (const [index, txid] of sent.entries())
      expect(must(await backend.transactions(stranger(index))).map((entry) => entry.txid)).toEqual([txid]);
  });

  it('knows the whole past of a second account that it is asked about later', async () => {
    await refresh();
    const other = accountXpub(seedOf(3_000 + words), 'regtest');
    await pay(addressAt(other, { chain: 0, index: 0 }, 'regtest'), '0.5');
    await node.mine(300, miner);
    await refresh();
    const second = bitcoinWallet({ xpub: other, network: 'regtest', backend });
    must(await second.refresh());
    expect(second.balance(none).confirmed).toBe(50_000_000n);
    expect(second.history()).toMatchObject([{ confirmations: 300 }]);
  });

  it('has a first look before any rescan', async () => {
    const txid = await pay(receive(7), '0.75');
    await node.mine(1, miner);
    const { descriptorText } = await import('../../src/main/chains/bitcoin/descriptor.ts');
    const lines = ([0, 1] as const).map((chain) => descriptorText({ kind: 'p2wpkh', key: { origin: null, xpub } }, chain));
    expect(must(await backend.firstLook([{ lines, upTo: 19, since: null }]))).toMatchObject([{ txid, value: 75_000_000n }]);
  });

  it('hands out whole transactions, and says why bytes are refused', async () => {
    const txid = await pay(receive(0), '1');
    expect(must(await backend.rawTransaction(txid))).toBe(await node.ask('getrawtransaction', [txid]));
    expect(must(await backend.rawTransaction('1'.repeat(64)))).toBeNull();
    expect(must(await backend.transaction('1'.repeat(64)))).toBeNull();
    expect(await backend.broadcast('00')).toMatchObject({ kind: 'rejected' });
    expect(Object.keys(must(await backend.feeRates()))).toContain('1008');
  });
});

describe('the connection test', () => {
  const codeOf = async (backend: CoreBackend): Promise<string> => {
    const answer = await backend.check();
    backend.close();
    return answer.ok ? 'ok' : answer.error.code;
  };

  it('is passed by the node, with its name', async () => {
    const health = must(await connect(node).check());
    expect(health).toMatchObject({ notes: [], tip: { hash: await node.ask('getbestblockhash') } });
    expect(health.software).toContain('Satoshi');
  });

  it('tells a wrong password, a missing cookie file and a wrong network apart', async () => {
    expect(await codeOf(connect(node, { kind: 'password', user: 'me', password: 'wrong' }))).toBe('backend-wrong-password');
    expect(await codeOf(connect(node, { kind: 'cookie', file: '/nowhere/.cookie' }))).toBe('backend-cookie-unreadable');
    expect(await codeOf(connect(node, undefined, 'main'))).toBe('backend-wrong-network');
  });
});

describe('a node without an index of all transactions, that prunes', () => {
  let poor: RealNode;
  beforeAll(async () => {
    poor = await startNode(inject('bitcoind'), ['-txindex=0', '-prune=1']);
    miner = await bank(poor);
  });
  afterAll(() => poor.stop());

  it('says so, and its wallet still knows its own', async () => {
    const backend = connect(poor);
    const xpub = accountXpub(seedOf(5_000), 'regtest');
    const wallet = bitcoinWallet({ xpub, network: 'regtest', backend });
    expect(must(await backend.check()).notes.map(({ code }) => code)).toEqual(['backend-pruned', 'backend-no-txindex']);
    must(await wallet.refresh());
    await poor.ask('sendtoaddress', [addressAt(xpub, { chain: 0, index: 0 }, 'regtest'), '1'], 'bank');
    await poor.mine(1, miner);
    must(await wallet.refresh());
    expect(wallet.balance(none).confirmed).toBe(100_000_000n);
    expect(wallet.history()).toMatchObject([{ net: 100_000_000n, fee: 0n, confirmations: 1 }]);
    backend.close();
  });
});
