// Owns the proof that coins are chosen exactly, deterministically and with a sound fee.
import { mnemonicToSeedSync } from '@scure/bip39';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountXpub, addressAt } from './account.ts';
import { scriptOfAddress } from './address.ts';
import { wasteOf } from './coin-waste.ts';
import { exactMatch } from './exact-match.ts';
import { type SelectionRequest, selectCoins } from './select-coins.ts';
import { feeFor, ownInputWeight, vsizeOf } from './size.ts';
import type { Coin } from './types.ts';

const xpub = accountXpub(mnemonicToSeedSync('abandon '.repeat(11) + 'about'), 'regtest');
const ours = addressAt(xpub, { chain: 0, index: 0 }, 'regtest');
const change = addressAt(xpub, { chain: 1, index: 0 }, 'regtest');
const payee = 'bcrt1qjh3dnrafy8f2zszh5sdqn6c3ycfljh930yza9nt72v30dkw8mlvscn82zx';

function coin(value: bigint, number: number): Coin {
  return { txid: number.toString(16).padStart(64, '0'), vout: 0, value, address: ours, position: { chain: 0, index: 0 }, height: 100 };
}

function request(values: readonly bigint[], amounts: readonly bigint[], more: Partial<SelectionRequest> = {}): SelectionRequest {
  return {
    coins: values.map(coin),
    reserved: new Set(),
    outputs: amounts.map((value) => ({ address: payee, value })),
    changeTo: { address: change, position: { chain: 1, index: 0 } },
    feeRate: 2_000n,
    params: 'regtest',
    ...more,
  };
}

const codeOf = (asked: SelectionRequest) => {
  const answer = selectCoins(asked);
  return answer.ok ? 'chosen' : answer.error.code;
};

describe('coin selection', () => {
  it('pays one payout from the largest coin and returns the rest', () => {
    const answer = selectCoins(request([50_000n, 100_000n], [30_000n]));
    if (!answer.ok) throw new Error(answer.error.code);
    expect(answer.value.inputs.map(({ value }) => value)).toEqual([100_000n]);
    expect(answer.value.vsize).toBe(153);
    expect(answer.value.fee).toBe(306n);
    expect(answer.value.change).toEqual({ address: change, position: { chain: 1, index: 0 }, value: 100_000n - 30_000n - 306n });
  });

  it('finds the coins that need no change', () => {
    const fee = feeFor(vsizeOf(2, [new Uint8Array(34)]), 2_000n);
    const answer = selectCoins(request([900_000n, 70_000n, 30_000n + fee], [100_000n]));
    if (!answer.ok) throw new Error(answer.error.code);
    expect(answer.value.change).toBeNull();
    expect(answer.value.inputs.map(({ value }) => value)).toEqual([70_000n, 30_000n + fee]);
    expect(answer.value.fee).toBe(fee);
  });

  it('gives change that nobody could spend to the fee', () => {
    const answer = selectCoins(request([100_000n], [99_500n]));
    expect(answer).toMatchObject({ ok: true, value: { change: null, fee: 500n } });
  });

  it('leaves reserved coins alone', () => {
    const asked = request([50_000n, 100_000n], [60_000n]);
    expect(codeOf({ ...asked, reserved: new Set([`${asked.coins[1]?.txid}:0`]) })).toBe('insufficient-funds');
    expect(codeOf({ ...asked, reserved: new Set([`${asked.coins[0]?.txid}:0`]) })).toBe('chosen');
  });

  it('counts a coin that is listed twice once', () => {
    const asked = request([50_000n], [60_000n]);
    expect(codeOf({ ...asked, coins: [...asked.coins, ...asked.coins] })).toBe('insufficient-funds');
  });

  it('says what is missing', () => {
    const answer = selectCoins(request([10_000n], [10_000n]));
    expect(answer).toEqual({
      ok: false,
      error: { code: 'insufficient-funds', params: { asset: 'BTC', available: '0.0001', needed: '0.00010244', missing: '0.00000244' } },
    });
    expect(codeOf(request([], [10_000n]))).toBe('insufficient-funds');
  });

  it('refuses what no node would relay', () => {
    expect(codeOf(request([100_000n], [329n]))).toBe('output-dust');
    expect(codeOf(request([100_000n], [330n]))).toBe('chosen');
    expect(codeOf(request([100_000n], []))).toBe('nothing-to-pay');
    expect(codeOf(request([100_000n], [0n]))).toBe('output-dust');
    expect(codeOf(request([100_000n], [-5n]))).toBe('output-dust');
    expect(codeOf(request([100_000n], [5_000n], { feeRate: 0n }))).toBe('amount-impossible');
    expect(codeOf(request([100_000n], [5_000n], { feeRate: -1n }))).toBe('amount-impossible');
    expect(codeOf(request([100_000n], [2_100_000_000_000_001n]))).toBe('amount-impossible');
    expect(codeOf(request([100_000n], [5_000n], { outputs: [{ address: 'nowhere', value: 5_000n }] }))).toBe('address-invalid');
    expect(
      codeOf(
        request(
          Array.from({ length: 1_600 }, () => 1_000n),
          [1_400_000n],
          { feeRate: 1_000n },
        ),
      ),
    ).toBe('transaction-too-large');
  });

  it('does not spend coins that cost more than they bring', () => {
    const answer = selectCoins(request([100_000n, 500n], [30_000n], { feeRate: 10_000n }));
    expect(answer.ok && answer.value.inputs.length).toBe(1);
    expect(codeOf(request([30_600n, 600n], [30_000n], { feeRate: 10_000n }))).toBe('insufficient-funds');
  });

  it('holds its promises for any coins, amounts and rates', () => {
    const value = fc.bigInt({ min: 300n, max: 5_000_000n });
    fc.assert(
      fc.property(
        fc.array(value, { maxLength: 30 }),
        fc.array(
          value.filter((v) => v >= 330n),
          { minLength: 1, maxLength: 6 },
        ),
        fc.bigInt({ min: 1n, max: 300_000n }),
        (values, amounts, feeRate) => {
          const asked = request(values, amounts, { feeRate });
          const answer = selectCoins(asked);
          const shuffled = selectCoins({ ...asked, coins: [...asked.coins].reverse() });
          expect(shuffled).toEqual(answer);
          if (!answer.ok) {
            expect(answer.error.code).toBe('insufficient-funds');
            return;
          }
          const { inputs, outputs, change: rest, fee, vsize } = answer.value;
          const sum = (items: readonly { value: bigint }[]) => items.reduce((s, i) => s + i.value, 0n);
          expect(outputs).toEqual(asked.outputs);
          expect(sum(inputs)).toBe(sum(outputs) + (rest?.value ?? 0n) + fee);
          expect(fee >= feeFor(vsize, feeRate)).toBe(true);
          // What is given away beyond the rate is less than making and spending change would cost, or dust.
          expect(fee - feeFor(vsize, feeRate) <= feeFor(31 + 68, feeRate) + 294n).toBe(true);
          if (rest !== null) expect(rest.value >= 294n).toBe(true);
          expect(new Set(inputs.map(({ txid }) => txid)).size).toBe(inputs.length);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('refuses only when even every useful coin together is too little', () => {
    fc.assert(
      fc.property(
        fc.array(fc.bigInt({ min: 300n, max: 50_000n }), { maxLength: 12 }),
        fc.bigInt({ min: 1_000n, max: 300_000n }),
        (values, amount) => {
          const asked = request(values, [amount]);
          const script = scriptOfAddress(payee, 'regtest');
          if (!script.ok) throw new Error('payee');
          const useful = values.filter((v) => v > 136n);
          const total = useful.reduce((s, v) => s + v, 0n);
          const enough = useful.length > 0 && total >= amount + feeFor(vsizeOf(useful.length, [script.value]), 2_000n);
          expect(codeOf(asked)).toBe(enough ? 'chosen' : 'insufficient-funds');
        },
      ),
    );
  });
});

describe('the choice between change and none', () => {
  const script = new Uint8Array(34);
  const changeVsize = 31;

  it('does without change where that is cheaper, and makes change where many coins would be dear', () => {
    // Ten coins meet the amount without change, one large coin with change.
    const choose = (feeRate: bigint) => {
      const fee = feeFor(vsizeOf(10, [script]), feeRate);
      const small = Array.from({ length: 9 }, () => 100_000n);
      const answer = selectCoins(request([5_000_000n, ...small, 100_000n + fee], [1_000_000n], { feeRate }));
      if (!answer.ok) throw new Error(answer.error.code);
      return answer.value;
    };
    expect(choose(2_000n)).toMatchObject({ change: null, inputs: { length: 10 } });
    expect(choose(10_000n)).toMatchObject({ change: null, inputs: { length: 10 } });
    expect(choose(100_000n)).toMatchObject({ change: {}, inputs: { length: 1 } });
  });

  it('wastes no more than paying with the largest coins and change', () => {
    fc.assert(
      fc.property(
        fc.array(fc.bigInt({ min: 20_000n, max: 200_000n }), { minLength: 2, maxLength: 12 }),
        fc.bigInt({ min: 20_000n, max: 300_000n }),
        fc.bigInt({ min: 1_000n, max: 100_000n }),
        (values, amount, feeRate) => {
          const answer = selectCoins(request(values, [amount], { feeRate }));
          if (!answer.ok) return;
          const sorted = [...request(values, [amount]).coins].sort((a, b) => Number(b.value - a.value));
          for (let count = 1; count <= sorted.length; count += 1) {
            const inputs = sorted.slice(0, count);
            const vsize = vsizeOf(count, [script, new Uint8Array(22)]);
            const fee = feeFor(vsize, feeRate);
            const value = inputs.reduce((s, c) => s + c.value, 0n) - amount - fee;
            if (value < 294n) continue;
            const other = {
              inputs,
              outputs: [],
              change: { address: change, position: { chain: 1, index: 0 }, value },
              fee,
              feeRate,
              vsize,
            } as const;
            expect(wasteOf(answer.value, ownInputWeight, changeVsize) <= wasteOf(other, ownInputWeight, changeVsize)).toBe(true);
            break;
          }
        },
      ),
    );
  });

  it('chooses for 10,000 coins, of which the largest are far from enough', () => {
    const values = Array.from({ length: 10_000 }, (_, index) => 1_000n + BigInt((index * 7_919) % 10_000));
    const answer = selectCoins(request(values, [10_000_000n], { feeRate: 1_000n }));
    if (!answer.ok) throw new Error(answer.error.code);
    expect(answer.value.inputs.length).toBeLessThan(1_100);
    expect(codeOf(request(values, [2_000_000_000n], { feeRate: 1_000n }))).toBe('insufficient-funds');
  });
});

describe('the search for an exact sum', () => {
  it('finds the least excess that any subset has', () => {
    fc.assert(
      fc.property(
        fc.array(fc.bigInt({ min: 1n, max: 300n }), { maxLength: 10 }),
        fc.bigInt({ min: 1n, max: 1_200n }),
        fc.bigInt({ min: 0n, max: 60n }),
        (values, target, tolerance) => {
          const sorted = [...values].sort((a, b) => Number(b - a));
          const sums = Array.from({ length: 2 ** sorted.length }, (_, set) =>
            sorted.reduce((sum, value, index) => (set & (1 << index) ? sum + value : sum), 0n),
          );
          const excesses = sums.map((sum) => sum - target).filter((excess) => excess >= 0n && excess <= tolerance);
          const least = excesses.reduce<bigint | null>((best, excess) => (best === null || excess < best ? excess : best), null);
          const found = exactMatch(sorted, target, tolerance);
          expect(found === null ? null : found.reduce((sum, index) => sum + (sorted[index] ?? 0n), 0n) - target).toBe(least);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('finds a subset and prefers the least excess', () => {
    expect(exactMatch([50n, 30n, 20n, 7n], 57n, 5n)).toEqual([0, 3]);
    expect(exactMatch([50n, 31n, 20n], 50n, 5n)).toEqual([0]);
    expect(exactMatch([50n, 40n], 60n, 5n)).toBeNull();
    expect(exactMatch([], 1n, 0n)).toBeNull();
  });

  it('ends in bounded time on coins made to keep it searching', () => {
    const values = Array.from({ length: 5_000 }, (_, i) => 1_000_000n - BigInt(i % 7) * 2n);
    const start = Date.now();
    exactMatch(values, 123_456_789n, 0n);
    expect(Date.now() - start).toBeLessThan(2_000);
  });
});
