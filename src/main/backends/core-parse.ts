// Owns the shapes of Bitcoin Core's answers, as far as they are used. No amount is among them: amounts are read from bytes.
import * as z from 'zod';
import { roundTo, toUnits } from '../../shared/money/decimal.ts';
import { parseAmount } from '../../shared/money/parse-amount.ts';
import { hash, height } from './esplora-parse.ts';

export { hash, height };

/** The envelope of every answer (JSON-RPC 1.0 and 2.0). */
export const envelope = z.object({
  result: z.unknown().optional(),
  error: z.object({ code: z.int(), message: z.string().max(10_000) }).nullish(),
});

export const chainInfo = z.object({
  blocks: height,
  headers: height,
  bestblockhash: hash,
  initialblockdownload: z.boolean(),
  verificationprogress: z.number(),
  pruned: z.boolean(),
  pruneheight: height.optional(),
});
export const header = z.object({ hash, height, time: z.int().min(0) });
export const networkInfo = z.object({ version: z.int(), subversion: z.string().max(256) });
export const indexInfo = z.record(z.string(), z.object({ synced: z.boolean() }));

/** Depth below zero: another transaction that spends the same coins was mined. */
export const listed = z.object({
  transactions: z
    .array(z.object({ txid: hash, confirmations: z.int(), blockheight: height.optional(), blocktime: z.int().min(0).optional() }))
    .max(1_000_000),
  removed: z
    .array(z.object({ txid: hash }))
    .max(1_000_000)
    .default([]),
  lastblock: hash,
});

export const walletInfo = z.object({
  scanning: z.union([z.literal(false), z.object({ progress: z.number().min(0).max(1) })]).default(false),
});
export const descriptors = z.object({
  descriptors: z.array(z.object({ desc: z.string().max(10_000), range: z.tuple([z.int(), z.int()]).optional() })).max(100_000),
});
export const imported = z.array(z.object({ success: z.boolean() }));
export const addressInfo = z.object({ ismine: z.boolean(), labels: z.array(z.string()).default([]) });
export const addresses = z.array(z.string().max(120)).min(1).max(25_000);
export const walletTransaction = z.object({ hex: z.string().max(8_000_000) });
export const rawTransaction = z.object({
  hex: z.string().max(8_000_000),
  blockhash: hash.optional(),
  confirmations: z.int().min(0).optional(),
  blocktime: z.int().min(0).optional(),
});
export const coinAtOutput = z.object({ confirmations: z.int().min(0) }).nullable();
export const spending = z.array(z.object({ spendingtxid: hash.optional() })).length(1);
export const scanned = z.object({
  success: z.boolean(),
  unspents: z.array(z.object({ txid: hash, vout: z.int().min(0), height })).max(1_000_000),
});
export const accepts = z.array(z.object({ allowed: z.boolean(), 'reject-reason': z.string().max(1_000).optional() })).length(1);

/** BTC per 1,000 virtual bytes as a JSON number, to satoshi; null when the node has no estimate, or a senseless one. */
export function feeRate(value: unknown): bigint | null {
  const decimal = parseAmount(value);
  const units = decimal.ok ? toUnits(roundTo(decimal.value, 8, 'ceil'), 8) : null;
  return units !== null && units > 0n && units <= 10_000_000n ? units : null;
}
export const estimate = z.object({ feerate: z.number().optional() });
export const mempoolInfo = z.object({ mempoolminfee: z.number() });
export const described = z.object({ descriptor: z.string().max(10_000) });
