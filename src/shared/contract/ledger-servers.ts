// Owns the schemas of the user's list of servers of the XRP Ledger: which stand in for each other, in which order, and what one was found to be.
import * as z from 'zod';
import { longestServer } from '../links/ledger-server.ts';
import { nothing, refusal } from './common.ts';
import { method } from './rpc.ts';

export const mostLedgerServers = 10;
/** Null: the one that is built in. */
const address = z.string().max(longestServer).nullable();

export const ledgerServer = z.object({
  url: address,
  /** Questions go to this one now, or will go to it first. */
  inUse: z.boolean(),
  /** In use, and the connection stands. */
  connected: z.boolean(),
});
export type LedgerServer = z.output<typeof ledgerServer>;
const servers = z.array(ledgerServer).max(mostLedgerServers).readonly();

export const triedServer = z.object({
  /** Why it cannot be used; null where nothing stands against it. */
  problem: refusal.nullable(),
  /** What makes it worse than others. */
  warnings: z.array(refusal).max(5).readonly(),
  /** Newest validated ledger. */
  ledger: z.number().int().nullable(),
  /** As the server names its program. */
  version: z.string().max(40).nullable(),
});
export type TriedServer = z.output<typeof triedServer>;

export const ledgerServerMethods = {
  ledgerServers: method(nothing, servers),
  /** Connects and asks, and keeps nothing. Refusals: those of `readLedgerServer`. */
  tryLedgerServer: method(
    z.strictObject({
      url: z
        .string()
        .max(2 * longestServer)
        .nullable(),
    }),
    triedServer,
  ),
  /**
   * Tries it first and puts it at the end of the list. What is of another network or ledger, or no server of it, is refused; `anyway` takes one that does not answer now.
   * Further refusals: `ledger-server-twice`, `ledger-servers-full`, those of `readLedgerServer` and of the disk.
   */
  addLedgerServer: method(z.strictObject({ url: z.string().max(2 * longestServer), anyway: z.boolean() }), servers),
  /** The same servers in another order, or fewer of them. Refusals: `ledger-servers-changed` (one that is not in the list, or without the built-in one), those of the disk. */
  arrangeLedgerServers: method(z.strictObject({ urls: z.array(address).min(1).max(mostLedgerServers) }), servers),
} as const;
