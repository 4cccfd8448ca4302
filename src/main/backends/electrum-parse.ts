// Owns the shapes of an Electrum server's answers (protocol 1.4), as far as they are used. No amount is among them: amounts are read from bytes.
import * as z from 'zod';
import { feeRate } from './core-parse.ts';
import { hash, height } from './esplora-parse.ts';

export { feeRate, hash };

/** One line: an answer with the id of its question, or a notice with a method. Some servers send errors as bare text. */
export const line = z.object({
  id: z.int().nullish(),
  method: z.string().max(200).optional(),
  result: z.unknown().optional(),
  error: z.union([z.object({ code: z.int(), message: z.string().max(10_000_000) }), z.string().max(10_000_000)]).nullish(),
});

/** Software and the protocol's version, as the server answers our offer. */
export const version = z.tuple([z.string().max(1_000), z.string().regex(/^1\.4(?:\.\d{1,3})?$/)]);
export const features = z.object({ genesis_hash: hash });

/** 80 bytes (Bitcoin's block header). */
export const header = z.string().regex(/^[0-9a-f]{160}$/);
export const tip = z.object({ height, hex: header });
export const headers = z.object({ count: z.int().min(0).max(2_016), hex: z.string().regex(/^(?:[0-9a-f]{160}){0,2016}$/) });

/** Height 0: in the mempool; -1: in the mempool, and so is one that it spends. */
export const history = z.array(z.object({ tx_hash: hash, height: z.int().min(-1).max(499_999_999) })).max(100_000);
/** A block of four million weight units has far fewer than 2^20 transactions. */
export const merkle = z.object({ block_height: height, pos: z.int().min(0).max(0xf_ffff), merkle: z.array(hash).max(20) });
export const rawTransaction = z.string().max(8_000_000);
