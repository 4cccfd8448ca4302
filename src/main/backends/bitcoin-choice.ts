// Owns making a Bitcoin backend out of the user's choice.
import type { BitcoinBackendChoice } from '../../shared/contract/bitcoin-backends.ts';
import type { BitcoinBackend } from './bitcoin-backend.ts';
import { coreBackend } from './core.ts';
import { coreRpc } from './core-rpc.ts';
import { electrumBackend } from './electrum.ts';
import { electrumConnection } from './electrum-connection.ts';
import { endpointList, fixedEndpoint } from './endpoint.ts';
import { esploraBackend, verifiedEsplora } from './esplora.ts';
import { comparedHealth } from './esplora-compare.ts';
import { type HttpClient, httpClient } from './http-client.ts';
import { type Dial, dialStraight, dialThrough } from './socks.ts';

export interface BackendDeps {
  /** Fails when the file cannot be read. */
  readonly readText: (path: string) => Promise<string>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<void>;
  /** For each question. */
  readonly timeoutMs: number;
  /** Keeps the certificate of a server's first use with its choice (SHA-256 in lower-case hex): from then on no other is accepted. */
  readonly learnCertificate: (server: { readonly host: string; readonly port: number }, fingerprint: string) => void;
}

/** The backend of a choice that its schema has passed. Nobody but the servers of the choice is ever asked. */
export function backendOf(choice: BitcoinBackendChoice, deps: BackendDeps): BitcoinBackend {
  switch (choice.kind) {
    case 'esplora':
      return esploraOf(choice, deps);
    case 'core':
      return coreOf(choice, deps);
    case 'electrum':
      return electrumOf(choice, deps);
  }
}

function esploraOf(choice: Extract<BitcoinBackendChoice, { kind: 'esplora' }>, { now, timeoutMs }: BackendDeps): BitcoinBackend {
  const { urls, network, proxy } = choice;
  const client = clientFor(urls, timeoutMs, proxy);
  const servers = urls.map((url) => ({ endpoint: fixedEndpoint(url), place: new URL(url).host }));
  const [first, ...others] = servers.map(({ endpoint }) => endpoint);
  if (first === undefined) throw new Error('a choice without a server');
  const place = servers.map((server) => server.place).join(', ');
  const backend = verifiedEsplora({ client, endpoint: endpointList([first, ...others]), place, network, now });
  if (others.length === 0) return backend;
  const witnesses = servers.map((server) => esploraBackend({ client, ...server, network, now }));
  return { ...backend, check: () => comparedHealth(() => backend.check(), witnesses) };
}

function coreOf({ url, network, login, proxy }: Extract<BitcoinBackendChoice, { kind: 'core' }>, deps: BackendDeps): BitcoinBackend {
  const { readText, now, wait, timeoutMs } = deps;
  const client = clientFor([url], timeoutMs, proxy);
  const rpc = coreRpc({ client, url: url.replace(/\/+$/, ''), login, readText });
  return coreBackend({ rpc, network, now, wait, close: () => client.close() });
}

function electrumOf(choice: Extract<BitcoinBackendChoice, { kind: 'electrum' }>, deps: BackendDeps): BitcoinBackend {
  const { host, port, network, security, proxy } = choice;
  const server = { host, port };
  const pin =
    security.kind === 'plain'
      ? null
      : { known: security.certificate, learn: (fingerprint: string) => deps.learnCertificate(server, fingerprint) };
  const connection = electrumConnection({ server, pin, network, dial: dialOf(proxy), timeoutMs: deps.timeoutMs });
  return electrumBackend({ connection, network, now: deps.now });
}

function clientFor(urls: readonly string[], timeoutMs: number, proxy: BitcoinBackendChoice['proxy']): HttpClient {
  const origins = new Set(urls.map((url) => new URL(url).origin));
  const dial = proxy === null ? {} : { dial: dialOf(proxy) };
  return httpClient({ isAllowed: (origin) => origins.has(origin), timeoutMs, ...dial });
}

function dialOf(proxy: BitcoinBackendChoice['proxy']): Dial {
  return proxy === null ? dialStraight : dialThrough(proxy);
}
