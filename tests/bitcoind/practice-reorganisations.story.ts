// Blocks that fall away, on the practice chain and on the real node alike: what goes back to the mempool, what comes back, what is lost.
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openingBlocks } from '../../src/practice/bitcoin/side.ts';
import { doubleHash } from '../../src/practice/bitcoin/transaction.ts';
import { type Built, spending } from './lib/practice-builder.ts';
import { keyOf, p2wpkh } from './lib/practice-coins.ts';
import { Dice } from './lib/practice-dice.ts';
import { ChainPair } from './lib/practice-pair.ts';
import { World } from './lib/practice-world.ts';

const seed = process.env.SEED ?? String(Date.now());

let pair: ChainPair;
let world: World;

beforeAll(async () => {
  console.log(`seed ${seed}`);
  const dice = new Dice(seed);
  pair = await ChainPair.open(inject('bitcoind'), dice);
  world = new World(pair, dice);
  await world.fund(240);
}, 120_000);
afterAll(() => pair?.stop());

const tip = async () => ({ practice: pair.side.state.tip.hash, real: await pair.node.ask('getbestblockhash') });

async function expectAlike(): Promise<readonly string[]> {
  const { practice, real } = await tip();
  expect(practice).toBe(real);
  const mempools = await pair.mempools();
  expect(mempools.practice).toEqual(mempools.real);
  return mempools.practice;
}

async function payment(more: Parameters<typeof spending>[3] = {}): Promise<Built> {
  const paid = spending([world.take()], [p2wpkh(keyOf(world.dice)), world.lock()], 5, more);
  await world.send(paid);
  return paid;
}

async function child(of: Built): Promise<Built> {
  const paid = spending(of.made.slice(0, 1), [p2wpkh(keyOf(world.dice))], 5);
  await world.send(paid);
  return paid;
}

/** The node forgets its newest blocks, as the practice chain does; neither puts anything in their place. */
async function forget(depth: number): Promise<readonly string[]> {
  const { state } = pair.side;
  const dropped = Array.from({ length: depth }, (_, index) => pair.blockHex(state.tip.height - depth + 1 + index));
  const first = state.blockAt(state.tip.height - depth + 1)?.hash;
  pair.reorganise(depth, 0);
  await pair.node.ask('invalidateblock', [first]);
  return dropped;
}

describe('blocks that fall away', () => {
  it('give their payments back to the mempool, and take them again when they come back', async () => {
    const first = await payment();
    await world.mine();
    const second = await child(first);
    await world.mine();
    const third = await payment();
    await world.mine();
    const waiting = await child(third);
    const height = pair.side.state.tip.height;
    const dropped = await forget(3);
    expect(pair.side.state.tip.height).toBe(height - 3);
    expect(await expectAlike()).toEqual([first, second, third, waiting].map(({ txid }) => txid).sort());
    const [oldest] = dropped;
    for (const hex of dropped) expect(pair.side.take(hex).ok).toBe(true);
    await pair.node.ask('reconsiderblock', [firstHash(oldest ?? '')]);
    expect(await expectAlike()).toEqual([waiting.txid]);
    expect(pair.side.state.transaction(first.txid)?.block?.height).toBe(height - 2);
    await world.mine();
  });

  it('lose against a longer branch, which the node follows by itself', async () => {
    const paid = await payment();
    await world.mine(2);
    const height = pair.side.state.tip.height;
    const lost = pair.side.state.blockAt(height - 1)?.hash;
    pair.reorganise(2, 3);
    for (let at = height - 1; at <= height + 1; at += 1) await pair.give(at);
    expect(await expectAlike()).toEqual([paid.txid]);
    // Or the node would go back to the lost branch when a later story makes it forget this one.
    await pair.node.ask('invalidateblock', [lost]);
    await world.mine();
    expect(await expectAlike()).toEqual([]);
  });

  it('take along what only they made final, old enough or ripe, with all that spends it', async () => {
    const { height } = pair.side.state.tip;
    const final = await payment({ lockTime: height });
    const after = await child(final);
    const plain = await payment();
    await world.mine(3);
    const aged = await payment({ lockTime: height + 3 });
    const relative = spending(plain.made.slice(0, 1), [p2wpkh(keyOf(world.dice))], 5, { sequence: 3 });
    await world.send(relative);
    const ripest = height + 3 + 1 - 100;
    const coinbase = pair.side.state.blockAt(ripest)?.txids[0] ?? '';
    const lock = p2wpkh(Buffer.from(pair.side.state.faucetKey ?? '', 'hex'));
    const value = pair.side.state.output({ txid: coinbase, vout: 0 })?.value ?? 0n;
    const ripe = spending([{ txid: coinbase, vout: 0, value, lock }], [p2wpkh(keyOf(world.dice))], 5);
    await world.send(ripe);
    await child(ripe);
    await forget(2);
    expect(await expectAlike()).toEqual([]);
    expect(pair.side.state.transaction(aged.txid)).toBeNull();
    expect(pair.side.state.transaction(after.txid)?.block?.height).toBe(height + 1);
    await forget(1);
    expect(await expectAlike()).toEqual([final.txid, after.txid, plain.txid].sort());
    await world.mine();
  });

  it('may leave a family too long for the mempool: the youngest go', async () => {
    let last = await payment();
    const family = [last];
    for (let block = 0; block < 2; block += 1) {
      for (let made = 0; made < 18; made += 1) {
        last = await child(last);
        family.push(last);
      }
      await world.mine();
    }
    await forget(2);
    expect((await expectAlike()).length).toBe(25);
    await world.mine();
  });

  it('give way to a branch of the node that pays the same coin to somebody else', async () => {
    const coin = world.take();
    const ours = spending([coin], [p2wpkh(keyOf(world.dice))], 5);
    const theirs = spending([coin], [world.lock(), world.lock()], 50);
    await world.send(ours);
    await child(ours);
    await world.mine();
    const mined = pair.side.state.tip.height;
    await forget(1);
    expect((await expectAlike()).length).toBe(2);
    // The node alone makes the other branch: it never heard of ours but in the block that it dropped.
    const [hash] = ((await pair.node.ask('generateblock', ['raw(51)#8lvh9jxk', [theirs.hex]])) as { hash: string }).hash.split(' ');
    const taken = pair.side.take(String(await pair.node.ask('getblock', [hash, 0])));
    expect(taken).toEqual({ ok: true, value: hash });
    expect(await expectAlike()).toEqual([]);
    expect(pair.side.state.transaction(theirs.txid)?.block?.height).toBe(mined);
    expect(pair.side.state.transaction(ours.txid)).toBeNull();
  });

  it('happen at random, and both chains stay one', { timeout: 120_000 }, async () => {
    for (let round = 0; round < 12; round += 1) {
      for (let made = 0; made < world.dice.int(1, 4); made += 1) {
        const paid = await payment(world.dice.once(3) ? { lockTime: world.height } : {});
        if (world.dice.once(2)) await child(paid);
        if (world.dice.once(2)) await world.mine(world.dice.int(1, 2));
      }
      const depth = Math.min(world.dice.int(1, 4), pair.side.state.tip.height - openingBlocks);
      if (world.dice.once(2)) await forget(depth);
      else {
        const height = pair.side.state.tip.height;
        const lost = pair.side.state.blockAt(height - depth + 1)?.hash;
        pair.reorganise(depth, depth + 1);
        for (let at = height - depth + 1; at <= height + 1; at += 1) await pair.give(at);
        // Or the node would go back to the lost branch when it forgets this one.
        await pair.node.ask('invalidateblock', [lost]);
      }
      await expectAlike();
      await world.mine();
      await expectAlike();
    }
  });
});

/** Of a block's bytes. */
function firstHash(hex: string): string {
  const { state } = pair.side;
  for (let height = state.tip.height; height > openingBlocks; height -= 1)
    if (pair.blockHex(height) === hex) return state.blockAt(height)?.hash ?? '';
  throw new Error('no such block');
}

describe('a block from elsewhere', () => {
  it('is refused in the node’s own words if it does not fit', async () => {
    await world.mine();
    const good = pair.blockHex(pair.side.state.tip.height);
    await forget(1);
    const spoilt = {
      'bad-txnmrklroot': good.slice(0, 72) + (good[72] === '0' ? '1' : '0') + good.slice(73),
      'prev-blk-not-found': good.slice(0, 8) + (good[8] === '0' ? '1' : '0') + good.slice(9),
    };
    for (const [reason, hex] of Object.entries(spoilt)) {
      const worked = withWork(hex);
      expect(pair.side.take(worked)).toMatchObject({ ok: false, error: { message: reason } });
      expect(await pair.node.ask('submitblock', [worked]).catch((error: Error) => error.message)).toContain(reason);
    }
    expect(pair.side.take(good.slice(2))).toMatchObject({ ok: false });
    expect(pair.side.take(good).ok).toBe(true);
  });
});

/** The nonce counted up until regtest's little work is done. */
function withWork(hex: string): string {
  for (let nonce = 0; ; nonce += 1) {
    const bytes = Buffer.from(hex, 'hex');
    bytes.writeUInt32LE(nonce, 76);
    const header = bytes.subarray(0, 80);
    if ((doubleHash(header)[31] ?? 255) < 0x7f) return bytes.toString('hex');
  }
}
