// Owns the shape of the file that keeps a wallet's Bitcoin accounts.
import * as z from 'zod';
import { accountName } from '../../shared/contract/bitcoin-accounts.ts';
import type { Network } from '../../shared/network.ts';
import { parseDescriptor } from '../chains/bitcoin/descriptor.ts';
import { paramsOf } from '../chains/bitcoin/params.ts';
import { gapLimit, mostGap } from './bitcoin-scan.ts';

const keptAccount = z.strictObject({
  id: z.string().regex(/^(?:(?:p2wpkh|p2tr)-(?:\d|1\d)|x[0-9a-f]{16})$/),
  name: accountName,
  /** With its checksum; public keys only. */
  descriptor: z.string().max(4_000),
  number: z.int().min(0).max(19).nullable(),
  given: z.int().min(0).max(1_000_000).exactOptional(),
  gap: z.int().min(gapLimit).max(mostGap).exactOptional(),
});
export type KeptBitcoinAccount = Readonly<z.output<typeof keptAccount>>;

const shape = z.strictObject({
  accounts: z.array(keptAccount).max(101),
  /** Null: the first. */
  pays: z.string().max(20).nullable(),
  /** Of the words' master key; null until it was learned. */
  fingerprint: z
    .string()
    .regex(/^[0-9a-f]{8}$/)
    .nullable(),
  /** Ids of accounts of the words that were found on the chain, announced and not wanted. */
  passed: z.array(z.string().max(20)).max(40),
});
export type BitcoinAccountsFile = z.output<typeof shape>;

export const noBitcoinAccounts: BitcoinAccountsFile = { accounts: [], pays: null, fingerprint: null, passed: [] };

/** A file with a descriptor that this network does not read is damaged: an account that vanished from the list would hide its money. */
export function bitcoinAccountsFile(network: Network): z.ZodType<BitcoinAccountsFile> {
  const params = paramsOf(network);
  return shape.refine(({ accounts }) => accounts.every(({ descriptor }) => parseDescriptor(descriptor, params).ok));
}
