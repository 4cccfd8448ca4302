// Owns a Bitcoin selection as it stands in the journal: exactly the coins, outputs, change and lock time that will be signed.
import * as z from 'zod';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import type { KeyPosition, Selection } from '../../chains/bitcoin/types.ts';
import type { Detail } from '../types.ts';

const amount = z.string().regex(/^(0|[1-9]\d{0,20})$/);
const place = { address: z.string(), chain: z.union([z.literal(0), z.literal(1)]), index: z.number().int().min(0) };

const shape = z.strictObject({
  inputs: z
    .array(
      z.strictObject({ txid: z.string(), vout: z.number().int().min(0), value: amount, ...place, height: z.number().int().nullable() }),
    )
    .min(1),
  outputs: z.array(z.strictObject({ address: z.string(), value: amount })).min(1),
  change: z.strictObject({ value: amount, ...place }).nullable(),
  fee: amount,
  feeRate: amount,
  vsize: z.number().int().min(1),
  lockTime: z.number().int().min(0),
});

/** Everything that decides the unsigned bytes: the same detail always gives the same transaction id. */
export interface BitcoinDetail {
  readonly selection: Selection;
  readonly lockTime: number;
}

export function bitcoinDetail({ selection, lockTime }: BitcoinDetail): Detail {
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
  };
}

/** Refusal `plan-unreadable` when the detail is not one of ours. */
export function readBitcoinDetail(detail: Detail): Result<BitcoinDetail> {
  const parsed = shape.safeParse(detail);
  if (!parsed.success) return refuse('plan-unreadable');
  const { inputs, outputs, change, fee, feeRate, vsize, lockTime } = parsed.data;
  const selection: Selection = {
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
    fee: BigInt(fee),
    feeRate: BigInt(feeRate),
    vsize,
  };
  return ok({ selection, lockTime });
}

function position({ chain, index }: KeyPosition): KeyPosition {
  return { chain, index };
}
