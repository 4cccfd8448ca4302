// Owns the user's choice of a Bitcoin server, as it is kept, shown and changed.
import * as z from 'zod';

export const mostServers = 8;

/** http or https, without user, password, query or fragment: those do not belong into an address that is shown. */
export const serverUrl = z
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

export const cookieLogin = z.strictObject({ kind: z.literal('cookie'), file: z.string().min(1).max(1_000) });
export const nodeUser = z
  .string()
  .min(1)
  .max(100)
  // The header joins both with a colon.
  .regex(/^[^:]+$/);
export const nodePassword = z.string().max(500);
const login = z.discriminatedUnion('kind', [
  cookieLogin,
  z.strictObject({ kind: z.literal('password'), user: nodeUser, password: nodePassword }),
]);

/** A name or number of a host, in the lower case in which it is asked for. */
export const serverHost = z
  .string()
  .max(255)
  .regex(/^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|[0-9a-f:]*:[0-9a-f:.]*)$/);
export const serverPort = z.int().min(1).max(65_535);

export const proxyText = z
  .string()
  .min(1)
  .refine((text) => new TextEncoder().encode(text).length <= 255);

/** SOCKS5; names of servers are looked up by the proxy. Its user and password are RFC 1929's: at most 255 bytes. */
const proxy = z
  .strictObject({ host: serverHost, port: serverPort, login: z.strictObject({ user: proxyText, password: proxyText }).nullable() })
  .nullable()
  .default(null);

/** `certificate`: SHA-256 of the only one that is accepted, in lower-case hex; null before the first use. */
export const serverSecurity = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('tls'),
    certificate: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .nullable(),
  }),
  z.strictObject({ kind: z.literal('plain') }),
]);

export const bitcoinNetworkName = z.enum(['main', 'testnet4', 'signet', 'regtest']);

export const bitcoinBackendChoice = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('esplora'), network: bitcoinNetworkName, urls: z.array(serverUrl).min(1).max(mostServers), proxy }),
  z.strictObject({ kind: z.literal('core'), network: bitcoinNetworkName, url: serverUrl, login, proxy }),
  z.strictObject({
    kind: z.literal('electrum'),
    network: bitcoinNetworkName,
    host: serverHost,
    port: serverPort,
    security: serverSecurity,
    proxy,
  }),
]);
export type BitcoinNetworkName = z.output<typeof bitcoinNetworkName>;
export type BitcoinBackendChoice = z.output<typeof bitcoinBackendChoice>;
