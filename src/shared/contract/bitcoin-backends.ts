// Owns the user's choice of a Bitcoin server, as it is kept, shown and changed.
import * as z from 'zod';

export const mostServers = 8;

/** http or https, without user, password, query or fragment: those do not belong into an address that is shown. */
const serverUrl = z
  .string()
  .max(300)
  .refine((text) => {
    try {
      const { protocol, username, password, search, hash } = new URL(text);
      return (protocol === 'https:' || protocol === 'http:') && username + password + search + hash === '';
    } catch {
      return false;
    }
  });

const login = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cookie'), file: z.string().min(1).max(1_000) }),
  z.strictObject({
    kind: z.literal('password'),
    user: z
      .string()
      .min(1)
      .max(100)
      // The header joins both with a colon.
      .regex(/^[^:]+$/),
    password: z.string().max(500),
  }),
]);

export const bitcoinNetworkName = z.enum(['main', 'testnet4', 'signet', 'regtest']);

export const bitcoinBackendChoice = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('esplora'), network: bitcoinNetworkName, urls: z.array(serverUrl).min(1).max(mostServers) }),
  z.strictObject({ kind: z.literal('core'), network: bitcoinNetworkName, url: serverUrl, login }),
]);
export type BitcoinBackendChoice = z.output<typeof bitcoinBackendChoice>;
