// Owns the proof that a batch pays each payout in exactly one output, spends no coin twice, and keeps to its limits.
import { hexToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeTo, coin, payee, repeatable, seed, spent, total } from '../../../../tests/helpers/bitcoin-batch.ts';
import { type BatchLine, type BatchPlan, type BatchRequest, mostBatchVsize, planBatch } from './batch.ts';
import { shuffled } from './batch-order.ts';
import { feeShares, senderPart } from './batch-shares.ts';
import { buildPsbt } from './build.ts';
import { outpointOf } from './coin-usable.ts';
import { decodeBitcoin } from './decode.ts';
import { changeIndexOf, outputsInOrder } from './output-order.ts';
import { signSelection } from './sign.ts';
import { feeFor } from './size.ts';

const none = new Set<string>();
const line = (amount: bigint, index: number, recipientPaysFee = false): BatchLine => ({
  id: `p${index}`,
  address: payee(index),
  amount,
  recipientPaysFee,
});

function request(values: readonly bigint[], lines: readonly BatchLine[], more: Partial<BatchRequest> = {}): BatchRequest {
  return {
    lines,
    coins: values.map((value, index) => coin(value, index)),
    reserved: none,
    frozen: none,
    changeTo,
    feeRate: 2_000n,
    ceiling: { total: null, rate: null },
    mostOutputs: 500,
    random: repeatable(7),
    params: 'regtest',
    ...more,
  };
}

function planned(asked: BatchRequest): BatchPlan {
  const answer = planBatch(asked);
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
}

const codeOf = (asked: BatchRequest) => {
  const answer = planBatch(asked);
  return answer.ok ? 'planned' : answer.error.code;
};

const inputsOf = ({ transactions }: BatchPlan) => transactions.flatMap(({ selection }) => selection.inputs.map(outpointOf));

/** Everything that must be true of a plan, whatever was asked. */
function holds(asked: BatchRequest, plan: BatchPlan): void {
  const ids = plan.transactions.flatMap(({ lines }) => lines.map(({ id }) => id));
  expect([...ids].sort()).toEqual(asked.lines.map(({ id }) => id).sort());
  const inputs = inputsOf(plan);
  expect(new Set(inputs).size).toBe(inputs.length);
  for (const outpoint of inputs) expect(asked.reserved.has(outpoint) || asked.frozen.has(outpoint)).toBe(false);
  for (const { selection, lines } of plan.transactions) {
    const outputs = outputsInOrder(selection);
    expect(total(selection.inputs)).toBe(spent(selection) + selection.fee);
    expect(selection.fee >= feeFor(selection.vsize, asked.feeRate)).toBe(true);
    expect(selection.vsize).toBeLessThanOrEqual(mostBatchVsize);
    expect(lines.length).toBeLessThanOrEqual(asked.mostOutputs);
    for (const { id, output, amount, feeShare, paid } of lines) {
      const wanted = asked.lines.find((one) => one.id === id);
      expect(amount).toBe(wanted?.amount);
      expect(paid).toBe(amount - feeShare);
      expect(wanted?.recipientPaysFee === true ? feeShare >= 0n : feeShare === 0n).toBe(true);
      expect(outputs[output]).toMatchObject({ address: wanted?.address, value: paid });
    }
    expect(new Set([...lines.map(({ output }) => output), changeIndexOf(selection)]).size).toBe(lines.length + 1);
  }
  expect(plan.fee).toBe(plan.transactions.reduce((sum, { selection }) => sum + selection.fee, 0n));
  if (asked.ceiling.total !== null) expect(plan.fee <= asked.ceiling.total).toBe(true);
  const used = new Set([...inputs, ...asked.reserved, ...asked.frozen]);
  expect(plan.left).toEqual(asked.coins.filter((one) => !used.has(outpointOf(one))));
}

describe('a batch', () => {
  it('pays thirty payouts in one transaction, in an order that tells nothing, and links each to its output', () => {
    const asked = request(
      [5_000_000n, 5_000_000n],
      Array.from({ length: 30 }, (_, index) => line(100_000n + BigInt(index), index)),
    );
    const plan = planned(asked);
    holds(asked, plan);
    expect(plan.transactions).toHaveLength(1);
    const lines = plan.transactions[0]?.lines ?? [];
    expect(lines.map(({ id }) => id)).not.toEqual(asked.lines.map(({ id }) => id));
    // Another draw, another order; the same draw, the same plan.
    expect(planned({ ...asked, random: repeatable(8) }).transactions[0]?.lines).not.toEqual(lines);
    expect(planned({ ...asked, random: repeatable(7) })).toEqual(plan);
  });

  it('has its change anywhere, also in the signed bytes', () => {
    const places = new Set<number | null>();
    for (let start = 0; start < 40; start += 1) {
      const asked = request([5_000_000n], [line(100_000n, 0), line(200_000n, 1)], { random: repeatable(start * 7_919) });
      const plan = planned(asked);
      holds(asked, plan);
      places.add(plan.transactions[0] === undefined ? null : changeIndexOf(plan.transactions[0].selection));
    }
    expect(places).toEqual(new Set([0, 1, 2]));
    const plan = planned(request([5_000_000n], [line(100_000n, 0), line(200_000n, 1)], { random: () => 0 }));
    const [transaction] = plan.transactions;
    if (transaction === undefined) throw new Error('no transaction');
    const { selection, lines } = transaction;
    const approved = { lines: selection.outputs, feeCeiling: selection.fee, lockTime: 0 };
    const signed = signSelection(selection, seed, { params: 'regtest', lockTime: 0, approved });
    const decoded = signed.ok ? decodeBitcoin(signed.value.hex, 'regtest') : signed;
    if (!decoded.ok) throw new Error(decoded.error.code);
    expect(decoded.value.outputs.map(({ address }) => address)).toEqual(outputsInOrder(selection).map(({ address }) => address));
    expect(changeIndexOf(selection)).toBe(0);
    expect(lines.map(({ output }) => output)).toEqual([1, 2]);
    expect(decoded.value.outputs[0]?.address).toBe(selection.change?.address);
  });

  it('is cut by the number of outputs and never spends its own change', () => {
    const asked = request(
      Array.from({ length: 6 }, () => 1_000_000n),
      Array.from({ length: 25 }, (_, index) => line(50_000n, index)),
      { mostOutputs: 10 },
    );
    const plan = planned(asked);
    holds(asked, plan);
    expect(plan.transactions.map(({ lines }) => lines.length)).toEqual([10, 10, 5]);
    expect(new Set(plan.transactions.map(({ selection }) => selection.change?.address)).size).toBe(3);
    expect(plan.left).toHaveLength(3);
  });

  it('is cut by weight: 3,500 payouts make two transactions, the first of them full', () => {
    const asked = request(
      [400_000_000n, 400_000_000n],
      Array.from({ length: 3_500 }, (_, index) => line(50_000n, index)),
      {
        mostOutputs: 10_000,
      },
    );
    const plan = planned(asked);
    expect(plan.transactions.map(({ lines }) => lines.length).reduce((sum, count) => sum + count)).toBe(3_500);
    expect(plan.transactions).toHaveLength(2);
    const [first] = plan.transactions;
    expect(first?.selection.vsize).toBeLessThanOrEqual(mostBatchVsize);
    expect(first?.selection.vsize).toBeGreaterThan(mostBatchVsize - 31);
    const psbt = first === undefined ? null : buildPsbt(first.selection, 'regtest', 0);
    if (psbt?.ok !== true) throw new Error('not built');
    // Unsigned bytes are the whole base size; the rest of the estimate is witnesses.
    const base = hexToBytes(Buffer.from(psbt.value.data.globalMap.unsignedTx.toBuffer()).toString('hex')).length;
    expect(base * 4).toBeLessThan(400_000 - 8_000);
  });

  it('counts the weight of many small coins', () => {
    const asked = request(
      Array.from({ length: 2_600 }, () => 10_000n),
      Array.from({ length: 20 }, (_, index) => line(1_000_000n, index)),
    );
    const plan = planned(asked);
    holds(asked, plan);
    expect(plan.transactions).toHaveLength(2);
    // One payout alone that needs too many coins.
    expect(
      codeOf(
        request(
          Array.from({ length: 1_600 }, () => 1_000n),
          [line(1_400_000n, 0)],
          { feeRate: 1_000n },
        ),
      ),
    ).toBe('transaction-too-large');
  });

  it('spends neither reserved nor frozen coins, and says what is left', () => {
    const asked = request([100_000n, 200_000n, 300_000n, 400_000n], [line(150_000n, 0)]);
    const [a, b, c, d] = asked.coins;
    if (a === undefined || b === undefined || c === undefined || d === undefined) throw new Error('coins');
    const limited = { ...asked, reserved: new Set([outpointOf(d)]), frozen: new Set([outpointOf(c)]) };
    const plan = planned(limited);
    holds(limited, plan);
    expect(inputsOf(plan)).toEqual([outpointOf(b)]);
    expect(plan.left).toEqual([a]);
    expect(codeOf({ ...limited, frozen: new Set([b, c].map(outpointOf)) })).toBe('insufficient-funds');
  });

  it('takes confirmed coins first', () => {
    const asked = request([], [line(150_000n, 0)], { coins: [coin(900_000n, 1, null), coin(200_000n, 2)] });
    expect(inputsOf(planned(asked))).toEqual([outpointOf(coin(0n, 2))]);
    expect(inputsOf(planned({ ...asked, lines: [line(500_000n, 0)] }))).toEqual([outpointOf(coin(0n, 1))]);
  });
});

describe('recipients who pay the fee', () => {
  it('bear an even share each, recorded; the sender bears the shares of the others', () => {
    const lines = [line(100_000n, 0, true), line(100_000n, 1), line(100_000n, 2, true), line(100_000n, 3)];
    const asked = request([1_000_000n], lines);
    const plan = planned(asked);
    holds(asked, plan);
    const [{ selection, lines: paid } = { selection: null, lines: [] }] = plan.transactions;
    const quarter = (selection?.fee ?? 0n) / 4n;
    for (const { id, feeShare } of paid) {
      const bears = id === 'p0' || id === 'p2';
      expect(bears ? feeShare === quarter || feeShare === quarter + 1n : feeShare === 0n).toBe(true);
    }
  });

  it('can empty a wallet: what the coins hold is what the lines ask, and the lines bear the whole fee', () => {
    const asked = request([60_000n, 40_000n], [line(30_000n, 0, true), line(70_000n, 1, true)]);
    const plan = planned(asked);
    holds(asked, plan);
    expect(plan.transactions[0]?.selection.change).toBeNull();
    expect(plan.transactions[0]?.lines.reduce((sum, { feeShare }) => sum + feeShare, 0n)).toBe(plan.fee);
    expect(codeOf({ ...asked, lines: [line(30_000n, 0, true), line(70_000n, 1)] })).toBe('insufficient-funds');
  });

  it('are never paid dust', () => {
    const answer = planBatch(request([1_000_000n], [line(400n, 0, true), line(50_000n, 1)], { feeRate: 3_000n }));
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'output-dust-after-fee', params: { amount: '0.000004', minimum: '0.00000294' } },
    });
    expect(codeOf(request([1_000_000n], [line(400n, 0), line(50_000n, 1)], { feeRate: 3_000n }))).toBe('planned');
  });

  it('have shares that add up', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 1_000_000n }), fc.array(fc.boolean(), { minLength: 1, maxLength: 50 }), (fee, bearers) => {
        const shares = feeShares(fee, bearers);
        expect(shares.reduce((sum, share) => sum + share, 0n) + senderPart(fee, bearers)).toBe(fee);
        const borne = shares.filter((_, index) => bearers[index]);
        for (const share of borne) expect(share - fee / BigInt(bearers.length) <= 1n && share >= fee / BigInt(bearers.length)).toBe(true);
        expect(
          senderPart(
            fee,
            bearers.map(() => true),
          ),
        ).toBe(0n);
      }),
    );
  });
});

describe('a batch is refused', () => {
  const lines = [line(100_000n, 0), line(100_000n, 1)];

  it('above the fee that the sender allows', () => {
    const asked = request([1_000_000n], lines);
    const { fee } = planned(asked);
    expect(codeOf({ ...asked, ceiling: { total: fee, rate: 2_000n } })).toBe('planned');
    expect(planBatch({ ...asked, ceiling: { total: fee - 1n, rate: null } })).toMatchObject({
      error: { code: 'fee-over-ceiling', params: { fee: '0.00000344', ceiling: '0.00000343' } },
    });
    expect(planBatch({ ...asked, ceiling: { total: null, rate: 1_999n } })).toMatchObject({
      error: { code: 'fee-rate-over-ceiling', params: { rate: '2', ceiling: '1.999' } },
    });
  });

  it('when only giving change away would do, above the allowed rate; a further coin is taken instead where there is one', () => {
    // 200 satoshi too much for the fee, and too little for change.
    const [one] = planned(request([1_000_000n], lines)).transactions;
    const bare = 200_000n + feeFor((one?.selection.vsize ?? 0) - 31, 2_000n) + 200n;
    const tight = { total: null, rate: 2_000n };
    expect(codeOf(request([bare], lines))).toBe('planned');
    expect(codeOf(request([bare], lines, { ceiling: tight }))).toBe('fee-rate-over-ceiling');
    const two = request([bare, 50_000n], lines, { ceiling: tight });
    expect(planned(two).transactions[0]?.selection.inputs).toHaveLength(2);
    holds(two, planned(two));
  });

  it('for want of money or of coins, and says which', () => {
    const short = request([150_000n, 20_000n], lines, { mostOutputs: 1 });
    expect(codeOf(short)).toBe('insufficient-funds');
    // What is missing is missing for all of it, not for the first transaction.
    expect(planBatch(request([50_000n], lines, { mostOutputs: 1 }))).toMatchObject({
      error: { code: 'insufficient-funds', params: { available: '0.0005', needed: '0.00200282' } },
    });
    expect(planBatch(request([1_000_000n], lines, { mostOutputs: 1 }))).toMatchObject({
      error: { code: 'batch-coins-short', params: { paid: '1', count: '2' } },
    });
  });

  it('when it makes no sense', () => {
    expect(codeOf(request([1_000_000n], []))).toBe('nothing-to-pay');
    expect(codeOf(request([1_000_000n], [line(10_000n, 1), line(20_000n, 1)]))).toBe('batch-line-twice');
    for (const mostOutputs of [0, -1, 1.5, Number.NaN]) expect(codeOf(request([1_000_000n], lines, { mostOutputs }))).toBe('batch-limit');
    expect(codeOf(request([1_000_000n], [line(293n, 0)]))).toBe('output-dust');
    expect(codeOf(request([1_000_000n], [{ ...line(10_000n, 0), address: 'nowhere' }]))).toBe('address-invalid');
    expect(codeOf(request([1_000_000n], [line(0n, 0, true)]))).toBe('output-dust');
  });

  it('and a broken source of randomness is a bug, not a payment', () => {
    expect(() => shuffled([1, 2, 3], () => 3)).toThrow();
    expect(() => shuffled([1, 2, 3], () => 0.5)).toThrow();
    expect(() => planBatch(request([1_000_000n], [line(100_000n, 0)], { random: (limit) => (limit === 1 ? 0 : limit) }))).toThrow();
    expect(new Set(shuffled([1, 2, 3, 4], repeatable(3)))).toEqual(new Set([1, 2, 3, 4]));
  });
});

describe('whatever is asked', () => {
  const cases = fc.record({
    values: fc.array(fc.bigInt({ min: 300n, max: 3_000_000n }), { minLength: 1, maxLength: 40 }),
    lines: fc.array(fc.tuple(fc.bigInt({ min: 294n, max: 400_000n }), fc.boolean()), { minLength: 1, maxLength: 25 }),
    feeRate: fc.bigInt({ min: 1_000n, max: 60_000n }),
    mostOutputs: fc.integer({ min: 1, max: 12 }),
    total: fc.option(fc.bigInt({ min: 200n, max: 100_000n })),
    rate: fc.option(fc.bigInt({ min: 1_000n, max: 60_000n })),
    start: fc.integer(),
  });

  it('each payout is in one output of one transaction, inputs pay outputs and fee, and two live plans share no coin', () => {
    let both = 0;
    fc.assert(
      fc.property(cases, ({ values, lines, feeRate, mostOutputs, total: most, rate, start }) => {
        const all = lines.map(([amount, bears], index) => line(amount, index, bears));
        const more = { feeRate, mostOutputs, ceiling: { total: most, rate }, random: repeatable(start) };
        const asked = request(values, all, more);
        const first = planBatch(asked);
        if (!first.ok) {
          expect(first.error.code).toMatch(
            /^(insufficient-funds|batch-coins-short|output-dust-after-fee|fee-over-ceiling|fee-rate-over-ceiling)$/,
          );
          return;
        }
        holds(asked, first.value);
        const next = { ...asked, reserved: new Set(inputsOf(first.value)), random: repeatable(start + 1) };
        const second = planBatch(next);
        if (!second.ok) return;
        both += 1;
        holds(next, second.value);
        expect(inputsOf(second.value).filter((outpoint) => inputsOf(first.value).includes(outpoint))).toEqual([]);
      }),
      { numRuns: 300 },
    );
    expect(both).toBeGreaterThan(0);
  });
});
