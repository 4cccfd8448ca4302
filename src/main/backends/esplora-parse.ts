// Owns the shapes of an Esplora server's answers, checked to the last field that is used.
import * as z from 'zod';
import { roundTo, toUnits } from '../../shared/money/decimal.ts';
import { parseDecimal } from '../../shared/money/parse-amount.ts';
import type { BackendTransaction, BackendUtxo } from './bitcoin-backend.ts';

/** 21 million coins; below 2^53, so that a JSON number holds it exactly. */
const maxSatoshi = 2_100_000_000_000_000;
/** Nobody pays 10,000 sat/vB: such an estimate is an error or a trap. */
const maxFeeRate = 10_000_000n;

const satoshi = z.int().min(0).max(maxSatoshi).transform(BigInt);
export const hash = z.string().regex(/^[0-9a-f]{64}$/);
/** Higher numbers are dates where a height can stand (BIP65). */
export const height = z.int().min(0).max(499_999_999);
const vout = z.int().min(0).max(0xffff_ffff);
const address = z
  .string()
  .max(120)
  .nullish()
  .transform((text) => text ?? null);

/** A confirmed status without a height is a contradiction; an unconfirmed one has none, whatever else it says. */
const status = z
  .object({ confirmed: z.boolean(), block_height: height.nullish(), block_time: z.int().min(0).max(253_402_300_799).nullish() })
  .refine((read) => !read.confirmed || typeof read.block_height === 'number')
  .transform((read) => ({
    height: read.confirmed ? (read.block_height ?? null) : null,
    blockTime: read.confirmed ? (read.block_time ?? null) : null,
  }));

const output = z
  .object({ scriptpubkey_address: address, value: satoshi })
  .transform((read) => ({ address: read.scriptpubkey_address, value: read.value }));

const input = z.object({ txid: hash, vout, prevout: output.nullish() }).transform(({ txid, vout: index, prevout }) => ({
  txid,
  vout: index,
  // A coinbase spends nothing.
  address: prevout?.address ?? null,
  value: prevout?.value ?? 0n,
}));

export const transaction: z.ZodType<BackendTransaction> = z
  .object({ txid: hash, fee: satoshi, status, vin: z.array(input).min(1), vout: z.array(output).min(1) })
  .transform((read) => ({ txid: read.txid, ...read.status, fee: read.fee, inputs: read.vin, outputs: read.vout }));

export const transactions: z.ZodType<readonly BackendTransaction[]> = z.array(transaction);

export const utxos: z.ZodType<readonly BackendUtxo[]> = z.array(
  z
    .object({ txid: hash, vout, value: satoshi, status })
    .transform((read) => ({ txid: read.txid, vout: read.vout, value: read.value, height: read.status.height })),
);

export const outspend: z.ZodType<{ readonly txid: string; readonly height: number | null } | null> = z
  .discriminatedUnion('spent', [z.object({ spent: z.literal(false) }), z.object({ spent: z.literal(true), txid: hash, status })])
  .transform((read) => (read.spent ? { txid: read.txid, height: read.status.height } : null));

/** Satoshi per virtual byte, often with decimals, to satoshi per 1,000 virtual bytes, rounded up. */
const feeRate = z
  .number()
  .positive()
  .transform((rate, context) => {
    const decimal = parseDecimal(String(rate));
    const units = decimal.ok ? toUnits(roundTo(decimal.value, 3, 'ceil'), 3) : null;
    if (units !== null && units > 0n && units <= maxFeeRate) return units;
    context.addIssue('not a fee rate');
    return z.NEVER;
  });

export const feeEstimates: z.ZodType<Readonly<Record<string, bigint>>> = z.record(z.string().regex(/^[1-9]\d{0,3}$/), feeRate);

/** A bare number as the whole body: the height of the newest block. */
export const tipHeight: z.ZodType<number> = height;

export const block: z.ZodType<{ readonly timestamp: number }> = z.object({ timestamp: z.int().min(0).max(253_402_300_799) });
