// Owns the proof that digests are those of the library, for transactions of any shape, though what inputs share is hashed once.
import { Transaction } from 'bitcoinjs-lib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { witnessDigests } from './witness-digest.ts';

const bytes = (size: number) => fc.uint8Array({ minLength: size, maxLength: size });
const u32 = fc.integer({ min: 0, max: 0xffff_ffff });
const satoshi = fc.bigInt({ min: 0n, max: 2_100_000_000_000_000n });
const shape = fc.record({
  version: fc.constantFrom(1, 2, 0x7fff_ffff),
  lockTime: u32,
  inputs: fc.array(fc.record({ hash: bytes(32), index: u32, sequence: u32, key: bytes(20), value: satoshi }), {
    minLength: 1,
    maxLength: 6,
  }),
  outputs: fc.array(fc.record({ script: fc.oneof(fc.uint8Array({ maxLength: 40 }), bytes(252), bytes(253), bytes(600)), value: satoshi }), {
    minLength: 1,
    maxLength: 6,
  }),
});

describe('the digest of a P2WPKH input', () => {
  it('is what the library reckons from the whole transaction', () => {
    fc.assert(
      fc.property(shape, ({ version, lockTime, inputs, outputs }) => {
        const transaction = new Transaction();
        transaction.version = version;
        transaction.locktime = lockTime;
        for (const { hash, index, sequence } of inputs) transaction.addInput(hash, index, sequence);
        for (const { script, value } of outputs) transaction.addOutput(script, value);
        const digestAt = witnessDigests(transaction);
        for (const [index, { key, value }] of inputs.entries()) {
          const code = Uint8Array.from([0x76, 0xa9, 0x14, ...key, 0x88, 0xac]);
          const theirs = transaction.hashForWitnessV0(index, code, value, Transaction.SIGHASH_ALL);
          expect(digestAt(index, { script: Uint8Array.from([0, 20, ...key]), value })).toEqual(Uint8Array.from(theirs));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is refused for an input that is not there', () => {
    expect(() => witnessDigests(new Transaction())(0, { script: new Uint8Array(22), value: 0n })).toThrow('no input 0');
  });
});
