// Owns what a stored Bitcoin selection must survive: the journal, plans from before batches, and nonsense.
import { describe, expect, it } from 'vitest';
import { outputsInOrder } from '../../chains/bitcoin/output-order.ts';
import type { Result } from '../../../shared/result.ts';
import { type BitcoinDetail, bitcoinDetail, readBitcoinDetail } from './bitcoin-detail.ts';

const change = { address: 'change', value: 7_000n, position: { chain: 1, index: 3 } } as const;
const batch: BitcoinDetail = {
  selection: {
    inputs: [{ txid: 'a'.repeat(64), vout: 1, value: 50_000n, address: 'ours', position: { chain: 0, index: 2 }, height: 90 }],
    outputs: [
      { address: 'second', value: 20_000n },
      { address: 'first', value: 22_500n },
    ],
    change,
    changeIndex: 1,
    fee: 500n,
    feeRate: 2_000n,
    vsize: 250,
  },
  lockTime: 100,
  account: 'p2tr-1',
  payoutIndex: [2, 0],
  feeShares: [250n, 0n],
};
const stored = (detail: BitcoinDetail): Record<string, unknown> => JSON.parse(JSON.stringify(bitcoinDetail(detail)));
const must = <T>(answer: Result<T>): T => {
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
};

describe('a stored selection', () => {
  it('comes back from the journal as it was: account, order of the outputs, shares', () => {
    expect(must(readBitcoinDetail(stored(batch)))).toEqual(batch);
    const changeless: BitcoinDetail = { ...batch, selection: { ...withoutPlace(batch), change: null }, payoutIndex: [1, 0] };
    expect(must(readBitcoinDetail(stored(changeless)))).toEqual(changeless);
  });

  it('of a plan from before batches is the first account’s, with its change last and line n paid in full by output n', () => {
    const { account, changeIndex, payoutIndex, feeShares, ...old } = stored(batch);
    const read = must(readBitcoinDetail(old));
    expect([account, changeIndex, payoutIndex, feeShares]).toEqual(['p2tr-1', 1, [2, 0], ['250', '0']]);
    expect(read).toMatchObject({ account: 'p2wpkh-0', payoutIndex: [0, 1], feeShares: [0n, 0n] });
    expect(outputsInOrder(read.selection).map(({ address }) => address)).toEqual(['second', 'first', 'change']);
  });

  it('may pay nobody: a version that takes everything back', () => {
    const selection = { ...withoutPlace(batch), outputs: [], change };
    const cancelled: BitcoinDetail = { ...batch, selection, payoutIndex: [], feeShares: [] };
    expect(must(readBitcoinDetail(stored(cancelled)))).toEqual(cancelled);
  });

  it.each([
    ['a line that the change would pay', { payoutIndex: [1, 0] }],
    ['two lines with one output', { payoutIndex: [0, 0] }],
    ['an output that is not there', { payoutIndex: [0, 3] }],
    ['a share too few', { feeShares: ['1'] }],
    ['a negative share', { feeShares: ['-1', '0'] }],
    ['change beyond the end', { changeIndex: 3 }],
    ['something more', { note: 'x' }],
  ])('is not read with %s', (_, wrong) => {
    expect(readBitcoinDetail({ ...stored(batch), ...wrong })).toMatchObject({ ok: false, error: { code: 'plan-unreadable' } });
  });
});

function withoutPlace({ selection }: BitcoinDetail): Omit<BitcoinDetail['selection'], 'changeIndex'> {
  const { changeIndex: _, ...rest } = selection;
  return rest;
}
