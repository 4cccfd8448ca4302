// Owns the form in which payment requests are kept on disk: plain JSON that people can read.
import * as z from 'zod';
import { isClassicAddress } from '../../shared/links/xrpl-address.ts';
import type { Amount } from '../../shared/xrpl/amount.ts';
import { assetOf } from '../../shared/xrpl/amount.ts';
import { readAmount } from '../../shared/xrpl/amounts/amount-parse.ts';
import { writeAmount } from '../../shared/xrpl/amounts/write-amount.ts';
import type { AskedFor } from '../../shared/xrpl/receive/requests.ts';

export const mostRequests = 1_000;
/** Tags of requests that are gone, the newest: a late payment must not answer another request. */
export const mostRetired = 5_000;

const tag = z.int().min(1).max(0xffff_ffff);
const address = z.string().refine(isClassicAddress);
/** JSON of an amount as the ledger writes it. */
const amountJson = z.union([z.string(), z.record(z.string(), z.string())]).refine((json) => readAmount(json).ok);

const storedRequest = z.strictObject({
  id: z.string().min(1).max(64),
  createdAt: z.int().min(0),
  account: address,
  tag,
  label: z.string().max(100),
  /** The amount; where any is welcome, zero of the asset. */
  amount: amountJson,
  any: z.boolean(),
});
export type StoredRequest = z.output<typeof storedRequest>;

export const requestFile = z.strictObject({
  requests: z.array(storedRequest).max(mostRequests),
  retired: z.array(z.strictObject({ account: address, tag })).max(mostRetired),
});
export type RequestFile = z.output<typeof requestFile>;
export const noRequests: RequestFile = { requests: [], retired: [] };

/** A request as it is kept, with what it asks for. */
export interface KeptRequest extends AskedFor {
  readonly createdAt: number;
  readonly label: string;
}

export function keptRequest({ id, createdAt, account, tag: number, label, amount, any }: StoredRequest): KeptRequest {
  const read = readAmount(amount);
  if (!read.ok) throw new Error(`request ${id}: ${read.error.code}`);
  return { id, createdAt, account, tag: number, label, asset: assetOf(read.value), amount: any ? null : read.value };
}

export function storedOf({ id, createdAt, account, tag: number, label, asset, amount }: KeptRequest): StoredRequest {
  const json = writeAmount(amount ?? zeroOf(asset));
  return { id, createdAt, account, tag: number, label, amount: typeof json === 'string' ? json : { ...json }, any: amount === null };
}

function zeroOf(asset: AskedFor['asset']): Amount {
  if (asset.kind === 'xrp') return { kind: 'xrp', drops: 0n };
  return asset.kind === 'mpt' ? { ...asset, value: 0n } : { ...asset, value: { mantissa: 0n, exponent: 0 } };
}
