// Owns whose address a request counts for: the socket's, or, where a proxy on this computer forwards, the one that the proxy tells.
import { isIP } from 'node:net';
import type { Reach } from '../shared/contract/server-api.ts';

const unknown = 'unknown';

/**
 * `socket` is the address of the connection, `forwarded` the `X-Forwarded-For` header. Only the last entry was written by the proxy that we trust; all
 * before it is the client's own word.
 */
export function clientAddress(reach: Reach['kind'], socket: string | undefined, forwarded: string | undefined): string {
  const near = plain(socket ?? unknown);
  if (reach !== 'own-domain' || !isLoopback(near)) return near;
  const told = plain(forwarded?.split(',').at(-1)?.trim() ?? '');
  return isIP(told) === 0 ? near : told;
}

/** An IPv4 address as it looks on a socket for both families. */
function plain(address: string): string {
  return address.toLowerCase().startsWith('::ffff:') && address.includes('.') ? address.slice(7) : address;
}

function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.');
}
