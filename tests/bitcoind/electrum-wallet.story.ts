// A wallet whose only witness is an Electrum server of a real node's chain: it finds money, pays, sees the block, and sees the block go; over TLS, over a proxy, and past lies.
import { mnemonicToSeedSync } from '@scure/bip39';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import type { BitcoinBackend } from '../../src/main/backends/bitcoin-backend.ts';
import { electrumBackend } from '../../src/main/backends/electrum.ts';
import { electrumConnection } from '../../src/main/backends/electrum-connection.ts';
import { type Dial, dialStraight, dialThrough } from '../../src/main/backends/socks.ts';
import { accountXpub, addressAt } from '../../src/main/chains/bitcoin/account.ts';
import { selectCoins } from '../../src/main/chains/bitcoin/select-coins.ts';
import { signSelection } from '../../src/main/chains/bitcoin/sign.ts';
import { bitcoinWallet, type BitcoinWallet } from '../../src/main/wallets/bitcoin-wallet.ts';
import { firstCertificate } from '../helpers/electrum-certificates.ts';
import { electrumOfNode } from '../helpers/electrum-of-node.ts';
import { type LoopbackElectrum, serveElectrum } from '../helpers/loopback-electrum.ts';
import { serveSocks } from '../helpers/loopback-socks.ts';
import { must } from './lib/must.ts';
import { type RealNode, startNode } from './lib/node.ts';

const seedOf = (word: number) => mnemonicToSeedSync(`${'abandon '.repeat(11)}about`, `electrum ${word}`);
const none = new Set<string>();
let words = 0;
let node: RealNode;
let miner: string;
let server: LoopbackElectrum;
/** What the server says instead of the truth. */
let twist: (line: string, method: string) => string = (line) => line;

interface Reached {
  readonly host: string;
  readonly port: number;
  readonly dial: Dial;
  /** TLS, with a certificate that nobody has seen before. */
  readonly isSecure: boolean;
}

const connect = (
  { host, port, dial, isSecure }: Reached = { host: '127.0.0.1', port: server.port, dial: dialStraight, isSecure: false },
): BitcoinBackend => {
  const pin = isSecure ? { known: null, learn: () => undefined } : null;
  const connection = electrumConnection({ server: { host, port }, pin, network: 'regtest', dial, timeoutMs: 20_000 });
  return electrumBackend({ connection, network: 'regtest', now: Date.now });
};
const answers = () => electrumOfNode((method, params) => node.ask(method, params));

beforeAll(async () => {
  node = await startNode(inject('bitcoind'));
  await node.ask('createwallet', ['bank']);
  miner = String(await node.ask('getnewaddress', [], 'bank'));
  await node.mine(101, miner);
  server = await serveElectrum({ answers: answers(), twist: (line, method) => twist(line, method) });
});
afterAll(async () => {
  await server.close();
  await node.stop();
});

let backend: BitcoinBackend;
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
  backend = connect();
  wallet = bitcoinWallet({ xpub, network: 'regtest', backend });
});
afterEach(() => {
  twist = (line) => line;
  backend.close();
});

async function signedPayment(payee: string) {
  const outputs = [{ address: payee, value: 30_000_000n }];
  const coins = wallet.spendable({ ownUnconfirmed: false });
  const changeTo = wallet.changeAddress(none);
  const selection = must(selectCoins({ outputs, coins, reserved: none, changeTo, feeRate: 2_000n, params: 'regtest' }));
  const lockTime = wallet.tipHeight() ?? 0;
  const approved = { lines: outputs, feeCeiling: selection.fee, lockTime };
  return { selection, signed: must(signSelection(selection, seed.slice(), { params: 'regtest', lockTime, approved })) };
}

describe('a wallet over an Electrum server', () => {
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
    const { selection, signed } = await signedPayment(payee);
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
    expect(must(await backend.spender(coin?.txid ?? '', coin?.vout ?? 0))).toEqual({ txid: signed.txid, height });

    await node.ask('invalidateblock', [block]);
    await refresh();
    expect(wallet.history()[0]).toMatchObject({ txid: signed.txid, height: null, confirmations: 0 });
    expect(must(await backend.blockHash(height))).toBeNull();
    await node.ask('reconsiderblock', [block]);
    await refresh();
    expect(wallet.history()[0]).toMatchObject({ txid: signed.txid, height, confirmations: 1 });
  });

  it('sees its payment move to another height when three blocks are replaced by four', async () => {
    const paid = await pay(receive(0), '1');
    const [first = ''] = await node.mine(3, miner);
    await refresh();
    const before = wallet.tipHeight() ?? 0;
    expect(wallet.history()[0]).toMatchObject({ txid: paid, height: before - 2, confirmations: 3 });
    await node.ask('invalidateblock', [first]);
    await node.ask('generateblock', [miner, []]);
    await node.mine(3, miner);
    await refresh();
    expect(wallet.history()[0]).toMatchObject({ txid: paid, height: before - 1, confirmations: 3 });
    expect(wallet.balance(none).confirmed).toBe(100_000_000n);
  });

  it('hands out whole transactions, proves old ones, and says why bytes are refused', async () => {
    const txid = await pay(receive(0), '1');
    expect(must(await backend.rawTransaction(txid))).toBe(await node.ask('getrawtransaction', [txid]));
    expect(must(await backend.rawTransaction('1'.repeat(64)))).toBeNull();
    expect(must(await backend.transaction('1'.repeat(64)))).toBeNull();
    const first = (await node.ask('getblock', [await node.ask('getblockhash', [1])])) as { tx: [string] };
    await node.mine(146, miner);
    expect(must(await backend.transaction(first.tx[0]))).toMatchObject({ height: 1, fee: 0n });
    expect(await backend.broadcast('00')).toMatchObject({ kind: 'rejected', reason: expect.stringContaining('TX decode failed') });
    expect(must(await backend.feeRates())).toHaveProperty('1008');
    const bank = String(await node.ask('getnewaddress', [], 'bank'));
    await refresh();
    const { signed } = await signedPayment(bank);
    // One digit of the signature.
    const spoiled = signed.hex.replace(/(0121[0-9a-f]{66})/, (found) => found.replace(/^0121/, '0221'));
    expect(await backend.broadcast(spoiled)).toMatchObject({ kind: 'rejected' });
    expect(await backend.broadcast(signed.hex)).toEqual({ kind: 'accepted' });
  });

  it('goes on after the server has cut the connection', async () => {
    await refresh();
    const before = server.connections();
    server.cut();
    await new Promise((resolve) => setImmediate(resolve));
    await backend.tip();
    await refresh();
    expect(server.connections()).toBe(before + 1);
  });

  it('passes the connection test', async () => {
    expect(must(await backend.check())).toMatchObject({
      notes: [],
      software: 'FakeX 1.16',
      tip: { hash: await node.ask('getbestblockhash') },
    });
  });
});

describe('an Electrum server that lies about the chain', () => {
  const codeOf = async (): Promise<string> => {
    const answer = await wallet.refresh({ full: true });
    return answer.ok ? 'ok' : answer.error.code;
  };

  it('confirms nothing that no block holds', async () => {
    const txid = await pay(receive(0), '1');
    twist = (line, method) => (method.endsWith('get_history') ? line.replace(/"height":0/, '"height":5') : line);
    expect(await codeOf()).toBe('backend-unproved');
    expect(wallet.balance(none).confirmed).toBe(0n);
    // With a proof of something else.
    twist = (line, method) => {
      if (method.endsWith('get_history')) return line.replace(/"height":0/, '"height":5');
      const id = /"id":\d+/.exec(line)?.[0] ?? '';
      return method.endsWith('get_merkle') ? `{${id},"result":{"block_height":5,"pos":0,"merkle":[]}}` : line;
    };
    expect(await codeOf()).toBe('backend-unproved');
    twist = (line) => line;
    await refresh();
    expect(wallet.history()).toMatchObject([{ txid, height: null }]);
  });

  it('makes no block older than it is', async () => {
    await pay(receive(0), '1');
    await node.mine(1, miner);
    // Its newest block stands 50 higher than it does: 51 confirmations for one.
    twist = (line, method) =>
      method.endsWith('headers.subscribe') ? line.replace(/"height":(\d+)/, (_, height) => `"height":${Number(height) + 50}`) : line;
    expect(await codeOf()).toBe('backend-false-chain');
    expect(wallet.history()).toEqual([]);
  });

  it('breaks no link between blocks', async () => {
    await pay(receive(0), '1');
    await node.mine(3, miner);
    twist = (line, method) => (method.endsWith('block.headers') ? line.replace(/"hex":"(.{8})./, '"hex":"$1f') : line);
    expect(await codeOf()).toBe('backend-false-chain');
  });
});

describe('an Electrum server over TLS and a proxy', () => {
  it('serves the wallet under a name that only the proxy knows', async () => {
    const secured = await serveElectrum({ answers: answers(), certificate: firstCertificate });
    const proxy = await serveSocks({ names: { 'electrum.test': secured.port } });
    const far = connect({
      host: 'electrum.test',
      port: 50_002,
      dial: dialThrough({ host: proxy.host, port: proxy.port, login: null }),
      isSecure: true,
    });
    const followed = bitcoinWallet({ xpub, network: 'regtest', backend: far });
    await pay(receive(0), '1');
    await node.mine(1, miner);
    must(await followed.refresh());
    expect(followed.balance(none).confirmed).toBe(100_000_000n);
    expect(proxy.asked).toEqual(['name electrum.test:50002']);
    far.close();
    await proxy.close();
    await secured.close();
  });
});
