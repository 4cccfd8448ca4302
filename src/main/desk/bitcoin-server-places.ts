// Owns which places a Bitcoin server may be asked at without encryption: this computer, a private network, an onion service.
import type { BitcoinServer } from '../../shared/contract/bitcoin-servers.ts';
import { hostKindOf } from '../../shared/links/host-kind.ts';
import type { Refusal } from '../../shared/result.ts';

/** Why a choice's servers must not be asked as they stand; null where they may. Codes: `bitcoin-server-in-the-open`, `host-invalid`. */
export function inTheOpen(server: BitcoinServer): Refusal | null {
  switch (server.kind) {
    case 'esplora':
      return server.urls.map(ofUrl).find((refusal) => refusal !== null) ?? null;
    case 'core':
      return ofUrl(server.url);
    case 'electrum':
      return server.security.kind === 'plain' ? ofOrigin(`http://${server.host.includes(':') ? `[${server.host}]` : server.host}`) : null;
  }
}

function ofUrl(text: string): Refusal | null {
  const { origin, protocol } = new URL(text);
  return protocol === 'http:' ? ofOrigin(origin) : null;
}

/** Of an origin that is asked without encryption. */
function ofOrigin(origin: string): Refusal | null {
  const kind = hostKindOf(origin);
  if (!kind.ok) return kind.error;
  return kind.value === 'public' ? { code: 'bitcoin-server-in-the-open', params: { host: new URL(origin).host } } : null;
}
