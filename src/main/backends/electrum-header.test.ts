// Owns the proof that a transaction's way to its block's root is followed right, and that no other way leads there.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { branch, merkleRoot } from '../../../tests/helpers/electrum-of-node.ts';
import { hasWork, readHeader, rootOf } from './electrum-header.ts';

const txid = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex'));
const places = fc
  .uniqueArray(txid, { minLength: 1, maxLength: 40 })
  .chain((txids) => fc.tuple(fc.constant(txids), fc.nat(txids.length - 1)));

describe('a proof that a transaction is in a block', () => {
  it('leads to the root for each one', () =>
    fc.assert(
      fc.property(places, ([txids, at]) => {
        expect(rootOf(txids[at] ?? '', at, branch(txids, at))).toBe(merkleRoot(txids));
      }),
    ));

  it('leads elsewhere for another transaction, place or neighbour', () =>
    fc.assert(
      fc.property(places, txid, fc.nat(), ([txids, at], other, dice) => {
        const own = txids[at] ?? '';
        const beside = branch(txids, at);
        const root = merkleRoot(txids);
        expect(rootOf(other, at, beside)).not.toBe(root);
        expect(rootOf(own, at + 2 ** beside.length, beside)).toBeNull();
        const level = dice % Math.max(1, beside.length);
        if (beside.length > 0) expect(rootOf(own, at, [...beside.slice(0, level), other, ...beside.slice(level + 1)])).not.toBe(root);
        // The last of an odd row stands beside itself: left and right are the same there.
        if (beside.length > 0 && beside[0] !== own) expect(rootOf(own, at ^ 1, beside)).not.toBe(root);
      }),
    ));
});

describe('a block header', () => {
  // The main network's first block.
  const first = `01000000${'0'.repeat(64)}3ba3edfd7a7b12b27ac72c3e67768f617fc81bc3888a51323a9fb8aa4b1e5e4a29ab5f49ffff001d1dac2b7c`;
  it('is read to its hash and time', () =>
    expect(readHeader(first)).toMatchObject({
      hash: '000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f',
      previous: '0'.repeat(64),
      merkleRoot: '4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b',
      time: 1_231_006_505,
      target: 0xffffn << 208n,
    }));

  it('has the work of its own target, and of its network', () => {
    expect(hasWork(readHeader(first), 0, 'main')).toBe(true);
    expect(hasWork(readHeader(first), 799_999, 'main')).toBe(true);
    expect(hasWork(readHeader(first), 800_000, 'main')).toBe(false);
    expect(hasWork(readHeader(first.replace(/.{8}$/, '00000000')), 0, 'main')).toBe(false);
    // An easy target of its own choosing, a negative one, one of 255 bytes.
    for (const bits of ['ffff7f20', 'ffff801d', 'ffff00ff', '00000000']) {
      expect(hasWork(readHeader(first.replace('ffff001d', bits)), 0, 'main')).toBe(false);
    }
  });
});
