// Stories of asking: the shapes that Blockstream's Esplora gives, as the chain moves.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scriptOf } from '../bitcoin/address.ts';
import { type TestPractice, testPractice } from './testing/practice.ts';
import { TestWallet } from './testing/test-wallet.ts';

let practice: TestPractice;
const alice = new TestWallet(11);
const bob = new TestWallet(12);

beforeAll(async () => {
  practice = await testPractice();
});

afterAll(() => practice.end());

interface Shown {
  readonly txid: string;
  readonly status: { readonly confirmed: boolean };
}

const tip = async () => Number((await practice.get('/bitcoin/blocks/tip/height')).text);

describe('blocks', () => {
  it('are named by height and hash, linked, and counted', async () => {
    const height = await tip();
    const hash = (await practice.get('/bitcoin/blocks/tip/hash')).text;
    expect((await practice.get(`/bitcoin/block-height/${height}`)).text).toBe(hash);
    const block = await practice.json<Record<string, unknown>>(`/bitcoin/block/${hash}`);
    expect(block).toMatchObject({ id: hash, height, tx_count: 1, bits: 0x207fffff });
    expect(block.previousblockhash).toBe((await practice.get(`/bitcoin/block-height/${height - 1}`)).text);
    expect(await practice.json(`/bitcoin/block/${hash}/txids`)).toHaveLength(1);
    expect(await practice.json(`/bitcoin/block/${hash}/status`)).toEqual({ in_best_chain: true, height, next_best: null });
    expect((await practice.get(`/bitcoin/block/${hash}/header`)).text).toHaveLength(160);
    expect((await practice.get('/bitcoin/block-height/0')).text).toBe('0f9188f13cb7b2c71f2a335e3a4fc328bf5beb436012afca590b1a11466e2206');
  });

  it('come on request', async () => {
    const height = await tip();
    const made = await practice.control('blocks', { count: 3 });
    expect(JSON.parse(made.text)).toMatchObject({ height: height + 3 });
    expect(await tip()).toBe(height + 3);
  });

  it('are listed ten at a time, newest first, from the tip or from a height', async () => {
    const height = await tip();
    const heights = async (path: string) => (await practice.json<{ height: number }[]>(path)).map((block) => block.height);
    expect(await heights('/bitcoin/blocks')).toEqual(Array.from({ length: 10 }, (_, index) => height - index));
    expect(await heights('/bitcoin/blocks/3')).toEqual([3, 2, 1, 0]);
    expect((await practice.get('/bitcoin/blocks/x')).status).toBe(400);
  });

  it('show their transactions in pages of 25, and one id by its place', async () => {
    const hash = (await practice.get('/bitcoin/blocks/tip/hash')).text;
    const [coinbase] = await practice.json<{ txid: string; vin: { is_coinbase: boolean }[] }[]>(`/bitcoin/block/${hash}/txs`);
    expect(coinbase?.vin[0]?.is_coinbase).toBe(true);
    expect((await practice.get(`/bitcoin/block/${hash}/txid/0`)).text).toBe(coinbase?.txid);
    for (const path of ['txs/1', 'txs/25', 'txid/1', 'txs/x'])
      expect((await practice.get(`/bitcoin/block/${hash}/${path}`)).status).toBe(400);
  });

  it('that do not exist are 404', async () => {
    expect((await practice.get('/bitcoin/block-height/99999999')).status).toBe(404);
    expect((await practice.get(`/bitcoin/block/${'00'.repeat(32)}`)).status).toBe(404);
    expect((await practice.get('/bitcoin/block/xyz')).status).toBe(400);
  });
});

describe('an address', () => {
  it('shows coins, history and sums, first waiting, then confirmed', async () => {
    const granted = JSON.parse((await practice.control('faucet', { address: alice.address, amount: '0.5' })).text);
    expect(granted.chain).toBe('bitcoin');
    expect(await alice.coins(practice)).toEqual([
      { txid: granted.id, vout: expect.any(Number), status: { confirmed: false }, value: 50_000_000 },
    ]);
    const stats = await practice.json(`/bitcoin/address/${alice.address}`);
    const none = { funded_txo_count: 0, funded_txo_sum: 0, spent_txo_count: 0, spent_txo_sum: 0, tx_count: 0 };
    const one = { ...none, funded_txo_count: 1, funded_txo_sum: 50_000_000, tx_count: 1 };
    expect(stats).toEqual({ address: alice.address, chain_stats: none, mempool_stats: one });
    await practice.control('blocks', { count: 1 });
    expect(await practice.json(`/bitcoin/address/${alice.address}`)).toEqual({
      address: alice.address,
      chain_stats: one,
      mempool_stats: none,
    });
    const [coin] = await alice.coins(practice);
    expect(coin?.status).toEqual({
      confirmed: true,
      block_height: await tip(),
      block_hash: expect.any(String),
      block_time: expect.any(Number),
    });
  });

  it('is found by its script hash too', async () => {
    const hash = createHash('sha256')
      .update(scriptOf(alice.address) as Uint8Array)
      .digest('hex');
    expect(await practice.json(`/bitcoin/scripthash/${hash}/utxo`)).toEqual(await alice.coins(practice));
    expect(await practice.json(`/bitcoin/scripthash/${hash}/txs`)).toEqual(await practice.json(`/bitcoin/address/${alice.address}/txs`));
  });

  it('has its history newest first, in pages of 25', async () => {
    for (let count = 0; count < 30; count += 1) {
      await practice.control('faucet', { address: bob.address, amount: '0.001' });
      if (count % 10 === 9) await practice.control('blocks', { count: 1 });
    }
    const waiting = JSON.parse((await practice.control('faucet', { address: bob.address, amount: '0.001' })).text).id;
    const all = await practice.json<Shown[]>(`/bitcoin/address/${bob.address}/txs`);
    expect(all).toHaveLength(26);
    expect(all[0]).toMatchObject({ txid: waiting, status: { confirmed: false } });
    const first = await practice.json<Shown[]>(`/bitcoin/address/${bob.address}/txs/chain`);
    const last = first.at(-1)?.txid;
    const second = await practice.json<Shown[]>(`/bitcoin/address/${bob.address}/txs/chain/${last}`);
    expect([first.length, second.length]).toEqual([25, 5]);
    expect(new Set([...first, ...second].map(({ txid }) => txid)).size).toBe(30);
    expect((await practice.json<Shown[]>(`/bitcoin/address/${bob.address}/txs/mempool`)).map(({ txid }) => txid)).toEqual([waiting]);
    await practice.control('blocks', { count: 1 });
  });

  it('of another network or none is refused', async () => {
    for (const name of ['bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4', 'nonsense', '', '%00']) {
      expect((await practice.get(`/bitcoin/address/${name}/utxo`)).status).toBe(400);
    }
    expect((await practice.get('/bitcoin/scripthash/12/utxo')).status).toBe(400);
  });
});

describe('a transaction', () => {
  it('is shown in Esplora form, with fee and the outputs it spends', async () => {
    const [coin] = await alice.fund(practice, '0.2');
    if (coin === undefined) throw new Error('no coin');
    const transaction = alice.signed({ coins: [coin], to: [{ address: bob.address, value: coin.value - 777 }] });
    await practice.post('/bitcoin/tx', transaction.toHex());
    const id = transaction.getId();
    expect(await practice.json(`/bitcoin/tx/${id}`)).toEqual({
      txid: id,
      version: 2,
      locktime: 0,
      vin: [
        {
          txid: coin.txid,
          vout: coin.vout,
          prevout: expect.objectContaining({ scriptpubkey_address: alice.address, scriptpubkey_type: 'v0_p2wpkh', value: coin.value }),
          scriptsig: '',
          scriptsig_asm: '',
          witness: [expect.stringMatching(/^30.*01$/), Buffer.from(alice.publicKey).toString('hex')],
          is_coinbase: false,
          sequence: 0xfffffffd,
        },
      ],
      vout: [expect.objectContaining({ scriptpubkey_address: bob.address, value: coin.value - 777 })],
      size: transaction.byteLength(),
      weight: transaction.weight(),
      fee: 777,
      status: { confirmed: false },
    });
    expect((await practice.get(`/bitcoin/tx/${id}/hex`)).text).toBe(transaction.toHex());
    expect((await practice.get(`/bitcoin/tx/${id}/raw`)).type).toBe('application/octet-stream');
    expect(await practice.json('/bitcoin/mempool/recent')).toEqual([
      { txid: id, fee: 777, vsize: transaction.virtualSize(), value: coin.value - 777 },
    ]);
  });

  it('says who spends its outputs, waiting or confirmed', async () => {
    const [coin] = await alice.fund(practice, '0.3');
    if (coin === undefined) throw new Error('no coin');
    expect(await practice.json(`/bitcoin/tx/${coin.txid}/outspend/${coin.vout}`)).toEqual({ spent: false });
    const transaction = alice.signed({ coins: [coin], to: [{ address: bob.address, value: coin.value - 500 }] });
    await practice.post('/bitcoin/tx', transaction.toHex());
    const spent = { spent: true, txid: transaction.getId(), vin: 0 };
    expect(await practice.json(`/bitcoin/tx/${coin.txid}/outspend/${coin.vout}`)).toEqual({ ...spent, status: { confirmed: false } });
    await practice.control('blocks', { count: 1 });
    const spends = await practice.json<unknown[]>(`/bitcoin/tx/${coin.txid}/outspends`);
    expect(spends[coin.vout]).toMatchObject({ ...spent, status: { confirmed: true } });
  });

  it('that nobody knows is 404; its outputs count as unspent, as with electrs', async () => {
    const id = 'ab'.repeat(32);
    expect((await practice.get(`/bitcoin/tx/${id}`)).status).toBe(404);
    expect((await practice.get(`/bitcoin/tx/${id}/hex`)).text).toBe('Transaction not found');
    expect(await practice.json(`/bitcoin/tx/${id}/status`)).toEqual({ confirmed: false });
    expect(await practice.json(`/bitcoin/tx/${id}/outspend/0`)).toEqual({ spent: false });
    expect((await practice.get('/bitcoin/tx/12')).status).toBe(400);
    expect((await practice.get(`/bitcoin/tx/${id}/outspend/x`)).status).toBe(400);
  });
});

describe('fees and rates', () => {
  it('are named for every target Esplora knows, falling with patience', async () => {
    const fees = await practice.json<Record<string, number>>('/bitcoin/fee-estimates');
    const targets = [...Array.from({ length: 25 }, (_, index) => index + 1), 144, 504, 1008];
    expect(Object.keys(fees).map(Number)).toEqual(targets);
    const rates = targets.map((target) => fees[String(target)] ?? 0);
    expect(rates).toEqual([...rates].sort((left, right) => right - left));
  });

  it('are given as text with the time, and can be set', async () => {
    expect(await practice.json('/rates?pair=BTC_USD')).toEqual({ pair: 'BTC_USD', rate: '50000', at: expect.any(Number) });
    expect((await practice.control('rates', { pair: 'BTC_USD', rate: '61234.5' })).status).toBe(200);
    expect(await practice.json('/rates?pair=BTC_USD')).toMatchObject({ rate: '61234.5' });
    expect((await practice.control('rates', { pair: 'BTC_USD', rate: '-1' })).status).toBe(400);
    expect((await practice.get('/rates?pair=ABC_DEF')).status).toBe(404);
    expect((await practice.get('/rates')).status).toBe(404);
  });
});

describe('the mempool', () => {
  it('is counted, with its fees', async () => {
    await practice.control('blocks', { count: 1 });
    expect(await practice.json('/bitcoin/mempool')).toEqual({ count: 0, vsize: 0, total_fee: 0, fee_histogram: [] });
    await practice.control('faucet', { address: bob.address, amount: '0.1' });
    const [waiting] = await practice.json<{ fee: number; vsize: number }[]>('/bitcoin/mempool/recent');
    const { fee = 0, vsize = 0 } = waiting ?? {};
    expect(await practice.json('/bitcoin/mempool')).toEqual({ count: 1, vsize, total_fee: fee, fee_histogram: [[fee / vsize, vsize]] });
  });
});
