// Owns a Bitcoin selection as it stands in the journal: exactly the coins, outputs, change and lock time that will be signed.
import * as z from 'zod';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { changeIndexOf, outputsInOrder } from '../../chains/bitcoin/output-order.ts';
import type { KeyPosition, Selection } from '../../chains/bitcoin/types.ts';
import { firstAccountId } from '../../wallets/bitcoin-accounts.ts';
import type { Detail, Entry } from '../types.ts';

const amount = z.string().regex(/^(0|[1-9]\d{0,20})$/);
const outputIndex = z.number().int().min(0);
const place = { address: z.string(), chain: z.union([z.literal(0), z.literal(1)]), index: z.number().int().min(0) };

const shape = z.strictObject({
  inputs: z
    .array(
      z.strictObject({ txid: z.string(), vout: z.number().int().min(0), value: amount, ...place, height: z.number().int().nullable() }),
    )
    .min(1),
  /** None where a cancelling version sends everything back. */
  outputs: z.array(z.strictObject({ address: z.string(), value: amount })),
  change: z.strictObject({ value: amount, ...place }).nullable(),
  fee: amount,
  feeRate: amount,
  vsize: z.number().int().min(1),
  lockTime: z.number().int().min(0),
  /** What follows is absent in plans from before batches: the first account, change last, line n paid in full by output n. */
  account: z.string().min(1).max(64).exactOptional(),
  changeIndex: outputIndex.exactOptional(),
  payoutIndex: z.array(outputIndex).exactOptional(),
  feeShares: z.array(amount).exactOptional(),
});

/** Everything that decides the unsigned bytes: the same detail always gives the same transaction id. */
export interface BitcoinDetail {
  readonly selection: Selection;
  readonly lockTime: number;
  /** Id of the account whose coins these are, and whose keys sign. */
  readonly account: string;
  /** Index among all outputs of the one that pays each line of the entry, in the order of its lines. */
  readonly payoutIndex: readonly number[];
  /** Satoshi that each line bears of the fee; its output is its amount less this. */
  readonly feeShares: readonly bigint[];
}

export function bitcoinDetail({ selection, lockTime, account, payoutIndex, feeShares }: BitcoinDetail): Detail {
  const { inputs, outputs, change, fee, feeRate, vsize } = selection;
  return {
    inputs: inputs.map(({ txid, vout, value, address, position, height }) => ({
      txid,
      vout,
      value: `${value}`,
      address,
      ...position,
      height,
    })),
    outputs: outputs.map(({ address, value }) => ({ address, value: `${value}` })),
    change: change === null ? null : { value: `${change.value}`, address: change.address, ...change.position },
    fee: `${fee}`,
    feeRate: `${feeRate}`,
    vsize,
    lockTime,
    account,
    ...(selection.changeIndex === undefined ? {} : { changeIndex: selection.changeIndex }),
    payoutIndex,
    feeShares: feeShares.map(String),
  };
}

/** Refusal `plan-unreadable` when the detail is not one of ours, or contradicts itself. */
export function readBitcoinDetail(detail: Detail): Result<BitcoinDetail> {
  const parsed = shape.safeParse(detail);
  if (!parsed.success) return refuse('plan-unreadable');
  const { account = firstAccountId, lockTime, outputs } = parsed.data;
  const selection = selectionOf(parsed.data);
  const payoutIndex = parsed.data.payoutIndex ?? outputs.map((_, index) => index);
  const feeShares = parsed.data.feeShares?.map(BigInt) ?? payoutIndex.map(() => 0n);
  return isSound(selection, payoutIndex, feeShares)
    ? ok({ selection, lockTime, account, payoutIndex, feeShares })
    : refuse('plan-unreadable');
}

/** Addresses that plans and bytes on their way promise to their own change, in whatever version. */
export function changeAddressesOf(entries: readonly Pick<Entry, 'detail' | 'versions'>[]): ReadonlySet<string> {
  const details = entries.flatMap(({ detail, versions }) => [
    detail,
    ...versions.flatMap((version) => (version.detail === undefined ? [] : [version.detail])),
  ]);
  const read = details.map(readBitcoinDetail);
  return new Set(read.flatMap((one) => (one.ok ? (one.value.selection.change?.address ?? []) : [])));
}

function selectionOf({ inputs, outputs, change, changeIndex, fee, feeRate, vsize }: z.output<typeof shape>): Selection {
  return {
    inputs: inputs.map(({ txid, vout, value, address, height, ...at }) => ({
      txid,
      vout,
      value: BigInt(value),
      address,
      position: position(at),
      height,
    })),
    outputs: outputs.map(({ address, value }) => ({ address, value: BigInt(value) })),
    change: change === null ? null : { address: change.address, value: BigInt(change.value), position: position(change) },
    ...(changeIndex === undefined ? {} : { changeIndex }),
    fee: BigInt(fee),
    feeRate: BigInt(feeRate),
    vsize,
  };
}

/** Each line has an output of its own, and no line has the change. */
function isSound(selection: Selection, payoutIndex: readonly number[], feeShares: readonly bigint[]): boolean {
  const count = outputsInOrder(selection).length;
  const change = changeIndexOf(selection);
  return (
    (selection.changeIndex ?? 0) <= selection.outputs.length &&
    feeShares.length === payoutIndex.length &&
    new Set(payoutIndex).size === payoutIndex.length &&
    payoutIndex.every((index) => index < count && index !== change)
  );
}

function position({ chain, index }: KeyPosition): KeyPosition {
  return { chain, index };
}
