// Owns the property of a child that pays for its parent: by its bytes, what both pay is at least the rate that was wanted, and nothing is lost on the way.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeTo, coin, seed, spent, total } from '../../../../tests/helpers/bitcoin-batch.ts';
import { mostChainVsize, payForParent, relayRate } from './bump-child.ts';
import { decodeBitcoin } from './decode.ts';
import { signSelection } from './sign.ts';
import { feeFor } from './size.ts';

const to = changeTo(40);
const long = process.env.LONG === '1';
const satoshi = (most: number) => fc.integer({ min: 300, max: most }).map(BigInt);
const wish = fc.record({
  vsize: fc.integer({ min: 110, max: 100_900 }),
  /** Satoshi per 1,000 virtual bytes that the waiting ones pay today. */
  pays: fc.integer({ min: 0, max: 30_000 }).map(BigInt),
  count: fc.integer({ min: 1, max: 24 }),
  outputs: fc.array(satoshi(3_000_000), { minLength: 1, maxLength: 3 }),
  coins: fc.array(satoshi(3_000_000), { maxLength: 6 }),
  feeRate: fc.integer({ min: 1_000, max: 60_000 }).map(BigInt),
  ceiling: fc.option(fc.integer({ min: 500, max: 2_000_000 }).map(BigInt), { nil: null }),
});

/** Refusals that say that it cannot or need not be; any other is a bug. */
const honest = new Set(['insufficient-funds', 'child-not-needed', 'child-chain-long', 'fee-over-ceiling', 'output-dust']);

describe('a child that pays for its parent', () => {
  it('lifts both to the wanted rate or more, within its ceiling, and brings the rest back', () => {
    let made = 0;
    fc.assert(
      fc.property(wish, ({ vsize, pays, count, outputs, coins, feeRate, ceiling }) => {
        const waiting = { count, vsize, fee: feeFor(vsize, pays) };
        const answer = payForParent({
          waiting,
          outputs: outputs.map((value, index) => coin(value, index, null)),
          coins: coins.map((value, index) => coin(value, 100 + index)),
          reserved: new Set(),
          to,
          feeRate,
          ceiling: { total: ceiling, rate: null },
          params: 'regtest',
        });
        if (!answer.ok) {
          expect(honest).toContain(answer.error.code);
          return;
        }
        made += 1;
        const { inputs, fee, change, vsize: size } = answer.value;
        expect(total(inputs)).toBe(spent(answer.value) + fee);
        expect(inputs.slice(0, outputs.length).map(({ value }) => value)).toEqual(outputs);
        expect(inputs.slice(outputs.length).every(({ height }) => height !== null)).toBe(true);
        expect(change?.address).toBe(to.address);
        expect((waiting.fee + fee) * 1_000n).toBeGreaterThanOrEqual(BigInt(vsize + size) * feeRate);
        expect(fee).toBeGreaterThanOrEqual(feeFor(size, relayRate));
        expect(vsize + size).toBeLessThanOrEqual(mostChainVsize);
        if (ceiling !== null) expect(fee).toBeLessThanOrEqual(ceiling);
        // Bytes, not estimates, are what nodes reckon with.
        if (made % 10 !== 0) return;
        const signed = signSelection(answer.value, seed.slice(), {
          params: 'regtest',
          lockTime: 0,
          approved: { lines: [], feeCeiling: fee, lockTime: 0 },
        });
        const read = signed.ok ? decodeBitcoin(signed.value.hex, 'regtest') : signed;
        if (!read.ok) throw new Error(read.error.code);
        expect((waiting.fee + fee) * 1_000n).toBeGreaterThanOrEqual(BigInt(vsize + read.value.vsize) * feeRate);
      }),
      { numRuns: long ? 5_000 : 400 },
    );
    // Else it would prove nothing.
    expect(made).toBeGreaterThan(50);
  });
});
