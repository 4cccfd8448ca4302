// Owns which places a Bitcoin server may be asked at, and how: in the open only near by, and an onion service only through a proxy.
import type { BitcoinServer } from '../../shared/contract/bitcoin-servers.ts';
import { type HostKind, hostKindOf } from '../../shared/links/host-kind.ts';
import type { Refusal } from '../../shared/result.ts';

/**
 * Why a choice's servers must not be asked as they stand; null where they may. Codes: `bitcoin-server-in-the-open` (no encryption, and not on this computer, a private address or an
 * onion service), `bitcoin-server-needs-proxy` (an onion service, whose name must reach no name server), `host-invalid`.
 */
export function wrongPlace(server: BitcoinServer): Refusal | null {
  for (const { origin, isPlain } of originsOf(server)) {
    const kind = hostKindOf(origin);
    if (!kind.ok) return kind.error;
    const code = refusedAs(kind.value, isPlain, server.proxy !== null);
    if (code !== null) return { code, params: { host: new URL(origin).host } };
  }
  return null;
}

function refusedAs(kind: HostKind, isPlain: boolean, hasProxy: boolean): string | null {
  if (kind === 'onion' && !hasProxy) return 'bitcoin-server-needs-proxy';
  return kind === 'public' && isPlain ? 'bitcoin-server-in-the-open' : null;
}

function originsOf(server: BitcoinServer): readonly { readonly origin: string; readonly isPlain: boolean }[] {
  const ofUrl = (text: string) => {
    const { origin, protocol } = new URL(text);
    return { origin, isPlain: protocol === 'http:' };
  };
  switch (server.kind) {
    case 'esplora':
      return server.urls.map(ofUrl);
    case 'core':
      return [ofUrl(server.url)];
    case 'electrum': {
      const host = server.host.includes(':') ? `[${server.host}]` : server.host;
      return [{ origin: `http://${host}:${server.port}`, isPlain: server.security.kind === 'plain' }];
    }
  }
}
