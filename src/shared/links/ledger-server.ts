// Owns which addresses a server of the XRP Ledger may have, and their one spelling.
import { ok, refuse, type Result } from '../result.ts';
import { hostKindOf } from './host-kind.ts';

export const longestServer = 200;

/**
 * "wss://host/path" in its canonical spelling. Without a scheme TLS is meant. Plain ws is for this computer alone: on the way to any other one everybody could read and
 * change what the ledger is said to be. Codes: `ledger-server-address`, `ledger-server-scheme`, `ledger-server-needs-tls`.
 */
export function readLedgerServer(text: string): Result<string> {
  const typed = text.trim().normalize('NFKC');
  if (typed === '' || typed.length > longestServer || /\s/.test(typed)) return refuse('ledger-server-address');
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(typed)?.[1]?.toLowerCase() ?? null;
  if (scheme !== null && scheme !== 'ws' && scheme !== 'wss') return refuse('ledger-server-scheme', { scheme });
  const url = parsed(scheme === null ? `wss://${typed}` : typed);
  if (url === null || url.username !== '' || url.password !== '' || url.hash !== '') return refuse('ledger-server-address');
  const kind = hostKindOf(`https://${url.host}`);
  if (!kind.ok) return refuse('ledger-server-address');
  if (url.protocol === 'ws:' && kind.value !== 'loopback') return refuse('ledger-server-needs-tls');
  return ok(`${url.protocol}//${url.host}${url.pathname.replace(/\/+$/, '')}${url.search}`);
}

function parsed(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
