// Owns making a Bitcoin backend out of the user's choice.
import type { BitcoinBackendChoice } from '../../shared/contract/bitcoin-backends.ts';
import type { BitcoinBackend } from './bitcoin-backend.ts';
import { coreBackend } from './core.ts';
import { coreRpc } from './core-rpc.ts';
import { endpointList, fixedEndpoint } from './endpoint.ts';
import { verifiedEsplora } from './esplora.ts';
import { type HttpClient, httpClient } from './http-client.ts';

export interface BackendDeps {
  /** Fails when the file cannot be read. */
  readonly readText: (path: string) => Promise<string>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<void>;
  /** For each question. */
  readonly timeoutMs: number;
}

/** The backend of a choice that its schema has passed. Nobody but the servers of the choice is ever asked. */
export function backendOf(choice: BitcoinBackendChoice, deps: BackendDeps): BitcoinBackend {
  switch (choice.kind) {
    case 'esplora':
      return esploraOf(choice, deps);
    case 'core':
      return coreOf(choice, deps);
  }
}

function esploraOf({ urls, network }: Extract<BitcoinBackendChoice, { kind: 'esplora' }>, { now, timeoutMs }: BackendDeps): BitcoinBackend {
  const [first, ...others] = urls.map((url) => fixedEndpoint(url));
  if (first === undefined) throw new Error('a choice without a server');
  const place = urls.map((url) => new URL(url).host).join(', ');
  return verifiedEsplora({ client: clientFor(urls, timeoutMs), endpoint: endpointList([first, ...others]), place, network, now });
}

function coreOf({ url, network, login }: Extract<BitcoinBackendChoice, { kind: 'core' }>, deps: BackendDeps): BitcoinBackend {
  const { readText, now, wait, timeoutMs } = deps;
  const client = clientFor([url], timeoutMs);
  const rpc = coreRpc({ client, url: url.replace(/\/+$/, ''), login, readText });
  return coreBackend({ rpc, network, now, wait, close: () => client.close() });
}

function clientFor(urls: readonly string[], timeoutMs: number): HttpClient {
  const origins = new Set(urls.map((url) => new URL(url).origin));
  return httpClient({ isAllowed: (origin) => origins.has(origin), timeoutMs });
}
