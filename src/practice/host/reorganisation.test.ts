// Stories of blocks that fall away.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestPractice, testPractice } from './testing/practice.ts';
import { TestWallet } from './testing/test-wallet.ts';

let practice: TestPractice;
const alice = new TestWallet(31);
const bob = new TestWallet(32);

beforeEach(async () => {
  practice = await testPractice();
});

afterEach(() => practice.end());

async function confirmedPayment() {
  const [coin] = await alice.fund(practice, '1');
  if (coin === undefined) throw new Error('no coin');
  const transaction = alice.signed({ coins: [coin], to: [{ address: bob.address, value: coin.value - 1000 }] });
  await practice.post('/bitcoin/tx', transaction.toHex());
  await practice.control('blocks', { count: 1 });
  return { coin, transaction, id: transaction.getId() };
}

async function refusedBlock(hex: string): Promise<string> {
  const answer = await practice.control('block', { hex });
  expect(answer.status).toBe(400);
  return JSON.parse(answer.text).message;
}

const height = async () => Number((await practice.get('/bitcoin/blocks/tip/height')).text);

describe('a reorganisation', () => {
  it('puts the payment back among the waiting, under a longer chain, and the next block confirms it again', async () => {
    const { id } = await confirmedPayment();
    const [before, oldTip] = [await height(), (await practice.get('/bitcoin/blocks/tip/hash')).text];
    await practice.control('reorg', { depth: 1 });
    expect(await height()).toBe(before + 1);
    expect((await practice.get(`/bitcoin/block/${oldTip}`)).status).toBe(404);
    expect(await practice.json(`/bitcoin/tx/${id}/status`)).toEqual({ confirmed: false });
    await practice.control('blocks', { count: 1 });
    expect(await practice.json(`/bitcoin/tx/${id}/status`)).toMatchObject({ confirmed: true, block_height: before + 2 });
  });

  it('can make the payment vanish: its coin is free again for another', async () => {
    const { coin, id } = await confirmedPayment();
    await practice.control('reorg', { depth: 1, vanish: true });
    expect((await practice.get(`/bitcoin/tx/${id}`)).status).toBe(404);
    expect((await alice.coins(practice)).map(({ txid }) => txid)).toEqual([coin.txid]);
    const other = alice.spend({ coins: [coin], to: [{ address: alice.address, value: coin.value - 2000 }] });
    expect((await practice.post('/bitcoin/tx', other)).status).toBe(200);
  });

  it('takes along what was built on a payment that vanished', async () => {
    const { id, transaction } = await confirmedPayment();
    const value = Number(transaction.outs[0]?.value);
    const child = bob.signed({ coins: [{ txid: id, vout: 0, value }], to: [{ address: alice.address, value: value - 500 }] });
    await practice.post('/bitcoin/tx', child.toHex());
    await practice.control('reorg', { depth: 1, vanish: true });
    expect((await practice.get(`/bitcoin/tx/${child.getId()}`)).status).toBe(404);
    expect(await bob.coins(practice)).toEqual([]);
  });

  it('keeps parents before children, so that one block confirms both', async () => {
    const { id, transaction } = await confirmedPayment();
    const value = Number(transaction.outs[0]?.value);
    const child = bob.signed({ coins: [{ txid: id, vout: 0, value }], to: [{ address: alice.address, value: value - 500 }] });
    await practice.post('/bitcoin/tx', child.toHex());
    await practice.control('reorg', { depth: 1 });
    await practice.control('blocks', { count: 1 });
    const tip = (await practice.get('/bitcoin/blocks/tip/hash')).text;
    expect((await practice.json<string[]>(`/bitcoin/block/${tip}/txids`)).slice(1)).toEqual([id, child.getId()]);
  });

  it('may leave the chain shorter, when asked for no blocks in place of the old', async () => {
    await confirmedPayment();
    const before = await height();
    await practice.control('reorg', { depth: 2, blocks: 0 });
    expect(await height()).toBe(before - 2);
  });

  it('never reaches the blocks that the faucet lives on', async () => {
    await practice.control('reorg', { depth: 50, blocks: 0 });
    expect(await height()).toBe(250);
    expect((await practice.control('faucet', { address: alice.address, amount: '1' })).status).toBe(200);
  });

  it('can be undone: the bytes of the blocks that fell away are taken again, one after the other', async () => {
    const { id } = await confirmedPayment();
    await practice.control('blocks', { count: 2 });
    const before = await height();
    const blocks: string[] = [];
    for (let at = before - 2; at <= before; at += 1) {
      const hash = (await practice.get(`/bitcoin/block-height/${at}`)).text;
      blocks.push(Buffer.from(practice.host.network.bitcoin.rawBlock(hash) ?? []).toString('hex'));
    }
    await practice.control('reorg', { depth: 3, blocks: 0 });
    expect(await practice.json(`/bitcoin/tx/${id}/status`)).toEqual({ confirmed: false });
    for (const hex of blocks) expect((await practice.control('block', { hex })).status).toBe(200);
    expect(await height()).toBe(before);
    expect(await practice.json(`/bitcoin/tx/${id}/status`)).toMatchObject({ confirmed: true, block_height: before - 2 });
    practice = await practice.killAndReopen();
    expect(await height()).toBe(before);
  });

  it('drops from the mempool what only the lost blocks had made old enough', async () => {
    const { transaction } = await confirmedPayment();
    await practice.control('blocks', { count: 4 });
    const value = Number(transaction.outs[0]?.value);
    const child = bob.signed({
      coins: [{ txid: transaction.getId(), vout: 0, value }],
      to: [{ address: alice.address, value: value - 500 }],
      sequence: 5,
    });
    expect((await practice.post('/bitcoin/tx', child.toHex())).status).toBe(200);
    await practice.control('reorg', { depth: 2, blocks: 0 });
    expect((await practice.get(`/bitcoin/tx/${child.getId()}`)).status).toBe(404);
    practice = await practice.killAndReopen();
    expect((await practice.get(`/bitcoin/tx/${child.getId()}`)).status).toBe(404);
  });

  it('takes no block that does not fit', async () => {
    await practice.control('blocks', { count: 1 });
    const tip = (await practice.get('/bitcoin/blocks/tip/hash')).text;
    const raw = Buffer.from(practice.host.network.bitcoin.rawBlock(tip) ?? []).toString('hex');
    expect(await refusedBlock(raw)).toBe('prev-blk-not-found');
    await practice.control('reorg', { depth: 1, blocks: 0 });
    expect(await refusedBlock('00')).toBe('Block decode failed');
    // Another lock time makes the coinbase another transaction.
    expect(await refusedBlock(`${raw.slice(0, -8)}01000000`)).toBe('bad-txnmrklroot');
    expect((await practice.control('block', {})).status).toBe(400);
    expect((await practice.control('block', { hex: raw })).status).toBe(200);
  });

  it('asks for a depth', async () => {
    for (const body of [{}, { depth: 0 }, { depth: 51 }, { depth: '1' }, { depth: 1, vanish: 1 }])
      expect((await practice.control('reorg', body)).status).toBe(400);
  });
});
