// Owns which address may be declared for which kind of reach.
import type { Settings } from '../../../shared/contract/main-api.ts';
import type { TextKey } from '../../../shared/i18n/catalogue.ts';

type Kind = Settings['apiReach'];

/** Canonical origin of what was typed; null when it is none, and when it carries a path, a user or a query. */
export function originOf(text: string): string | null {
  try {
    const url = new URL(text.trim());
    const plain =
      (url.protocol === 'https:' || url.protocol === 'http:') &&
      url.username === '' &&
      url.password === '' &&
      url.search === '' &&
      url.hash === '' &&
      url.pathname === '/';
    return plain ? url.origin : null;
  } catch {
    return null;
  }
}

export type Declared = { readonly origin: string | null } | { readonly problem: TextKey };

/**
 * What was typed as the address, or what is wrong with it. On the local network it leads straight to this server, so it has no TLS and ends with its port
 * (`port`, null where the server is not running); behind a domain both are the proxy's affair.
 */
export function declared(kind: Kind, text: string, port: string | null): Declared {
  if (kind === 'loopback') return { origin: null };
  const origin = originOf(text);
  if (origin === null) return { problem: 'settings.reachableBad' };
  if (kind === 'own-domain') return { origin };
  const url = new URL(origin);
  const direct = url.protocol === 'http:' && (port === null || url.port === port);
  return direct ? { origin } : { problem: 'settings.networkBad' };
}
