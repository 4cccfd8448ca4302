// Owns the proof that a higher fee never costs a payout: what a replacement keeps, what it must pay, and what is refused.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeTo, coin, payee, placeAt, repeatable, seed, spent, total } from '../../../../tests/helpers/bitcoin-batch.ts';
import { planBatch } from './batch.ts';
import { bump, type BumpRequest, cancel } from './bump.ts';
import { type ChildRequest, mostInChain, payForParent } from './bump-child.ts';
import { leastFee, leastRate } from './bump-rules.ts';
import { outpointOf } from './coin-usable.ts';
import { decodeBitcoin } from './decode.ts';
import { changeIndexOf, outputsInOrder, payoutIndex } from './output-order.ts';
import { signSelection } from './sign.ts';
import { feeFor } from './size.ts';
import type { Selection } from './types.ts';

const free = { total: null, rate: null };
const none = new Set<string>();
const spare = changeTo(40);

function batchOf(values: readonly bigint[], amounts: readonly bigint[], feeRate = 1_000n, start = 5): Selection {
  const answer = planBatch({
    lines: amounts.map((amount, index) => ({ id: `${index}`, address: payee(index), amount, recipientPaysFee: false })),
    coins: values.map((value, index) => coin(value, index)),
    reserved: none,
    frozen: none,
    changeTo,
    feeRate,
    ceiling: free,
    mostOutputs: 500,
    random: repeatable(start),
    params: 'regtest',
  });
  const selection = answer.ok ? answer.value.transactions[0]?.selection : undefined;
  if (selection === undefined) throw new Error('no batch');
  return selection;
}

const asking = (original: Selection, more: Partial<BumpRequest> = {}): BumpRequest => ({
  original,
  signedVsize: original.vsize,
  descendants: [],
  coins: [],
  reserved: none,
  changeTo: spare,
  feeRate: 5_000n,
  ceiling: free,
  params: 'regtest',
  ...more,
});

function bumped(asked: BumpRequest): Selection {
  const answer = bump(asked);
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
}

const codeOf = (asked: BumpRequest) => {
  const answer = bump(asked);
  return answer.ok ? 'bumped' : answer.error.code;
};

/** BIP125, and what every replacement of a payment must keep. */
function holds(asked: BumpRequest, replacement: Selection): void {
  const { original } = asked;
  expect(replacement.outputs).toEqual(original.outputs);
  const outpoints = replacement.inputs.map(outpointOf);
  expect(outpoints.slice(0, original.inputs.length)).toEqual(original.inputs.map(outpointOf));
  expect(new Set(outpoints).size).toBe(outpoints.length);
  for (const added of replacement.inputs.slice(original.inputs.length)) {
    expect(added.height).not.toBeNull();
    expect(asked.reserved.has(outpointOf(added))).toBe(false);
  }
  expect(total(replacement.inputs)).toBe(spent(replacement) + replacement.fee);
  const childFees = asked.descendants.reduce((sum, { fee }) => sum + fee, 0n);
  expect(replacement.fee >= original.fee + childFees + BigInt(replacement.vsize)).toBe(true);
  expect(replacement.fee * BigInt(asked.signedVsize) > original.fee * BigInt(replacement.vsize)).toBe(true);
  if (replacement.change !== null) expect(replacement.change.value >= 294n).toBe(true);
  if (asked.ceiling.total !== null) expect(replacement.fee <= asked.ceiling.total).toBe(true);
  const all = outputsInOrder(replacement);
  for (const [line, output] of replacement.outputs.entries()) expect(all[payoutIndex(replacement, line)]).toEqual(output);
}

describe('a higher fee', () => {
  it('is taken from the change, which stays where it was', () => {
    const original = batchOf([1_000_000n], [100_000n, 200_000n, 300_000n]);
    const asked = asking(original);
    const replacement = bumped(asked);
    holds(asked, replacement);
    expect(replacement.inputs).toEqual(original.inputs);
    expect(changeIndexOf(replacement)).toBe(changeIndexOf(original));
    expect(replacement.fee).toBe(feeFor(original.vsize, 5_000n));
    expect((original.change?.value ?? 0n) - (replacement.change?.value ?? 0n)).toBe(replacement.fee - original.fee);
  });

  it('takes all of a change that would be dust; payouts behind it move up and are still found', () => {
    const [at] = [4, 5, 6, 7, 8, 9, 10].filter(
      (start) => changeIndexOf(batchOf([601_000n], [300_000n, 300_000n], 1_000n, start * 7_919)) === 0,
    );
    const original = batchOf([601_000n], [300_000n, 300_000n], 1_000n, (at ?? 0) * 7_919);
    expect(changeIndexOf(original)).toBe(0);
    const asked = asking(original, { feeRate: 5_000n });
    const replacement = bumped(asked);
    holds(asked, replacement);
    expect(replacement.change).toBeNull();
    expect(replacement.fee).toBe(1_000n);
    expect([payoutIndex(original, 0), payoutIndex(replacement, 0)]).toEqual([1, 0]);
  });

  it('takes further confirmed coins when the change does not suffice, and none that are promised elsewhere', () => {
    const original = batchOf([601_000n], [300_000n, 300_000n]);
    const coins = [coin(900_000n, 90, null), coin(700_000n, 91), coin(80_000n, 92), coin(60_000n, 93)];
    const asked = asking(original, { feeRate: 20_000n, coins, reserved: new Set([outpointOf(coin(0n, 91))]) });
    const replacement = bumped(asked);
    holds(asked, replacement);
    expect(replacement.inputs.at(-1)).toEqual(coin(80_000n, 92));
    expect(replacement.change?.address).toBe(original.change?.address);
    expect(codeOf({ ...asked, coins: coins.slice(0, 1) })).toBe('insufficient-funds');
  });

  it('makes change at the given address when the original had none', () => {
    const original = batchOf([600_400n], [300_000n, 300_000n]);
    expect(original.change).toBeNull();
    const asked = asking(original, { coins: [coin(100_000n, 90)] });
    const replacement = bumped(asked);
    holds(asked, replacement);
    expect(replacement.change?.address).toBe(spare.address);
    expect(replacement.outputs.map((_, line) => payoutIndex(replacement, line))).toEqual([0, 1]);
  });

  it('is signed as it stands', () => {
    const original = batchOf([601_000n], [300_000n, 300_000n]);
    const replacement = bumped(asking(original, { feeRate: 20_000n, coins: [coin(80_000n, 92)] }));
    const approved = { lines: original.outputs, feeCeiling: replacement.fee, lockTime: 0 };
    const signed = signSelection(replacement, seed, { params: 'regtest', lockTime: 0, approved });
    const decoded = signed.ok ? decodeBitcoin(signed.value.hex, 'regtest') : signed;
    if (!decoded.ok) throw new Error(decoded.error.code);
    expect(decoded.value.outputs.map(({ value }) => value)).toEqual(outputsInOrder(replacement).map(({ value }) => value));
    expect(decoded.value.vsize).toBeLessThanOrEqual(replacement.vsize);
  });

  it('is refused below what nodes ask for, with the least rate that they take', () => {
    const original = batchOf([1_000_000n], [100_000n, 200_000n], 10_000n);
    const answer = bump(asking(original, { feeRate: 10_999n }));
    expect(answer).toMatchObject({ ok: false, error: { code: 'bump-too-small', params: { rate: '10.999', least: '11' } } });
    const asked = asking(original, { feeRate: 11_000n });
    holds(asked, bumped(asked));
    // Fees of transactions that would be evicted count as well.
    const evicting = asking(original, { feeRate: 11_000n, descendants: [{ fee: 2_000n, hasPayout: false }] });
    expect(codeOf(evicting)).toBe('bump-too-small');
    const enough = { ...evicting, feeRate: 40_000n };
    holds(enough, bumped(enough));
  });

  it('is refused where a payout would be evicted, and where too much would be', () => {
    const original = batchOf([1_000_000n], [100_000n]);
    expect(codeOf(asking(original, { descendants: [{ fee: 300n, hasPayout: true }] }))).toBe('bump-child-pays');
    const many = Array.from({ length: 100 }, () => ({ fee: 1n, hasPayout: false }));
    expect(codeOf(asking(original, { descendants: many }))).toBe('bump-too-many');
    expect(codeOf(asking(original, { descendants: many.slice(1) }))).toBe('bumped');
  });

  it('is refused above the ceiling', () => {
    const original = batchOf([1_000_000n], [100_000n]);
    const { fee } = bumped(asking(original));
    expect(codeOf(asking(original, { ceiling: { total: fee, rate: 5_000n } }))).toBe('bumped');
    expect(codeOf(asking(original, { ceiling: { total: fee - 1n, rate: null } }))).toBe('fee-over-ceiling');
    expect(codeOf(asking(original, { ceiling: { total: null, rate: 4_999n } }))).toBe('fee-rate-over-ceiling');
  });

  it('keeps every payout, whatever is asked', () => {
    let replaced = 0;
    fc.assert(
      fc.property(
        fc.array(fc.bigInt({ min: 10_000n, max: 500_000n }), { minLength: 1, maxLength: 10 }),
        fc.bigInt({ min: 0n, max: 5_000n }),
        fc.array(fc.bigInt({ min: 300n, max: 60_000n }), { maxLength: 8 }),
        fc.bigInt({ min: 1_000n, max: 30_000n }),
        fc.bigInt({ min: 1_000n, max: 60_000n }),
        fc.option(fc.bigInt({ min: 500n, max: 50_000n })),
        fc.array(fc.bigInt({ min: 0n, max: 3_000n }), { maxLength: 3 }),
        (amounts, over, more, oldRate, feeRate, most, fees) => {
          const size = 60n + 68n + 31n * BigInt(amounts.length);
          const original = batchOf([amounts.reduce((a, b) => a + b) + (size * oldRate) / 1_000n + 100n + over], amounts, oldRate);
          const asked = asking(original, {
            signedVsize: original.vsize - 1,
            feeRate,
            coins: [...original.inputs, ...more.map((value, index) => coin(value, 100 + index, index % 3 === 0 ? null : 7))],
            ceiling: { total: most, rate: null },
            descendants: fees.map((fee) => ({ fee, hasPayout: false })),
          });
          const answer = bump(asked);
          if (answer.ok) {
            replaced += 1;
            holds(asked, answer.value);
          } else expect(answer.error.code).toMatch(/^(bump-too-small|insufficient-funds|fee-over-ceiling)$/);
        },
      ),
      { numRuns: 300 },
    );
    expect(replaced).toBeGreaterThan(0);
  });

  it('follows the rules of BIP125 in small numbers', () => {
    const replaced = { fee: 200n, vsize: 200, childFees: 0n };
    expect(leastFee(200, replaced)).toBe(400n);
    expect(leastRate(200, replaced)).toBe(2_000n);
    // A replacement ten times as large must have a higher rate as well.
    expect(leastFee(2_000, { fee: 20_000n, vsize: 200, childFees: 0n })).toBe(200_001n);
    expect(leastFee(100, { ...replaced, childFees: 50n })).toBe(350n);
  });
});

describe('taking a transaction back', () => {
  const isOurs = (address: string) => address === placeAt({ chain: 0, index: 3 }).address;

  it('is refused while it pays anybody else', () => {
    const asked = asking(batchOf([1_000_000n], [100_000n, 50_000n]));
    expect(cancel(asked, isOurs)).toMatchObject({ ok: false, error: { code: 'cancel-has-payouts', params: { count: '2' } } });
  });

  it('sends all of it back to us, for more than it paid', () => {
    const ours = { address: placeAt({ chain: 0, index: 3 }).address, value: 400_000n };
    const original: Selection = { ...batchOf([1_000_000n], [400_000n], 9_000n), outputs: [ours] };
    const asked = asking(original, { feeRate: 1_000n });
    const answer = cancel(asked, isOurs);
    if (!answer.ok) throw new Error(answer.error.code);
    const { inputs, outputs, change, fee, vsize } = answer.value;
    expect(outputs).toEqual([]);
    expect(inputs).toEqual(original.inputs);
    expect(change).toEqual({ ...spare, value: 1_000_000n - fee });
    expect(fee).toBe(original.fee + feeFor(vsize, 1_000n));
    expect(cancel({ ...asked, ceiling: { total: fee - 1n, rate: null } }, isOurs)).toMatchObject({ error: { code: 'fee-over-ceiling' } });
    expect(cancel({ ...asked, ceiling: { total: null, rate: 9_000n } }, isOurs)).toMatchObject({
      error: { code: 'fee-rate-over-ceiling' },
    });
  });
});

describe('a child that pays for its parent', () => {
  const parentChange = coin(50_000n, 70, null);
  const child = (more: Partial<ChildRequest> = {}): ChildRequest => ({
    waiting: { count: 1, fee: 1_200n, vsize: 1_200 },
    outputs: [parentChange],
    coins: [],
    reserved: none,
    to: spare,
    feeRate: 10_000n,
    ceiling: free,
    params: 'regtest',
    ...more,
  });
  const refusal = (more: Partial<ChildRequest>) => {
    const answer = payForParent(child(more));
    return answer.ok ? 'made' : answer.error.code;
  };

  it('lifts both to the rate and comes back to us', () => {
    const answer = payForParent(child());
    if (!answer.ok) throw new Error(answer.error.code);
    const { inputs, outputs, change, fee, vsize } = answer.value;
    expect([inputs, outputs]).toEqual([[parentChange], []]);
    expect(vsize).toBe(110);
    expect(fee + 1_200n).toBe(feeFor(1_200 + vsize, 10_000n));
    expect(change).toEqual({ ...spare, value: 50_000n - fee });
  });

  it('takes confirmed coins when the parent gives too little', () => {
    const answer = payForParent(child({ outputs: [coin(2_000n, 70, null)], coins: [coin(90_000n, 71, null), coin(80_000n, 72)] }));
    expect(answer).toMatchObject({ ok: true, value: { inputs: [coin(2_000n, 70, null), coin(80_000n, 72)] } });
    expect(refusal({ outputs: [coin(2_000n, 70, null)] })).toBe('insufficient-funds');
  });

  it('is refused where it would do nothing, or nodes would not take it', () => {
    expect(refusal({ outputs: [] })).toBe('child-no-output');
    expect(refusal({ outputs: [coin(50_000n, 70)] })).toBe('child-no-output');
    expect(refusal({ reserved: new Set([outpointOf(parentChange)]) })).toBe('child-no-output');
    expect(refusal({ feeRate: 1_000n })).toBe('child-not-needed');
    expect(refusal({ waiting: { count: mostInChain, fee: 1_200n, vsize: 1_200 } })).toBe('child-chain-long');
    expect(refusal({ waiting: { count: 3, fee: 1_200n, vsize: 100_950 }, outputs: [coin(90_000_000n, 70, null)] })).toBe(
      'child-chain-long',
    );
    expect(refusal({ ceiling: { total: 5_000n, rate: null } })).toBe('fee-over-ceiling');
    expect(refusal({ ceiling: { total: null, rate: 9_999n } })).toBe('fee-rate-over-ceiling');
  });
});
