// Owns the readable part of the vault file: the wallets' public records as JSON, bound to the encrypted part.
import * as z from 'zod';
import { networks } from '../../shared/network.ts';
import type { WalletRecord } from './types.ts';

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-fA-F]{${2 * bytes}}$`));

const record = z.strictObject({
  id: z.string().regex(/^[0-9a-z]{1,64}$/),
  name: z.string().min(1).max(50),
  network: z.enum(networks),
  createdAt: z.number().int().min(0),
  backedUp: z.boolean(),
  /** Absent in files from before, and for words that came from elsewhere. */
  madeHere: z.literal(true).exactOptional(),
  bitcoinXpub: z.string().min(100).max(120),
  xrplAddress: z.string().min(25).max(35),
  xrplPublicKey: hex(33),
  offerPublicKey: hex(32),
});
const publicPart = z.strictObject({ wallets: z.array(record) });

export function encodePublicPart(wallets: readonly WalletRecord[]): Uint8Array {
  return Buffer.from(JSON.stringify({ wallets }), 'utf8');
}

/** Null when these bytes are not what `encodePublicPart` writes. */
export function decodePublicPart(bytes: Uint8Array): readonly WalletRecord[] | null {
  try {
    const parsed = publicPart.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8')));
    return parsed.success ? parsed.data.wallets : null;
  } catch {
    return null;
  }
}
