// The node itself: it starts with an empty chain, makes blocks, forgets and takes back, and says why it refuses.
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { type RealNode, RpcRefusal, startNode } from './lib/node.ts';

let node: RealNode;

beforeAll(async () => {
  node = await startNode(inject('bitcoind'));
});
afterAll(() => node.stop());

it('makes 110 blocks from nothing', async () => {
  expect(await node.ask('getblockcount')).toBe(0);
  expect(await node.mine(110)).toHaveLength(110);
  expect(await node.ask('getblockcount')).toBe(110);
});

it('forgets a block and takes it back', async () => {
  const [last] = await node.mine(1);
  await node.ask('invalidateblock', [last]);
  expect(await node.ask('getblockcount')).toBe(110);
  await node.ask('reconsiderblock', [last]);
  expect(await node.ask('getbestblockhash')).toBe(last);
});

it('refuses in its own words', async () => {
  await expect(node.ask('sendrawtransaction', ['00'])).rejects.toThrow(RpcRefusal);
  await expect(node.ask('sendrawtransaction', ['00'])).rejects.toThrow('TX decode failed');
});
