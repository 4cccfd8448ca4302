// Owns who may talk to the practice network at all: programs of this computer, but no web page that a browser happens to show.
import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

export const tokenHeader = 'x-pullpay-practice-token';

/**
 * A page of a stranger can make a browser call 127.0.0.1. Browsers name the page's origin or say "cross-site"; a name that was
 * re-bound to 127.0.0.1 shows in the Host header. None of these is ever sent by Pullpay.
 */
export function isOwnCaller(headers: IncomingHttpHeaders, port: number): boolean {
  const host = headers.host;
  if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`) return false;
  const site = headers['sec-fetch-site'];
  return headers.origin === undefined && (site === undefined || site === 'none');
}

export function hasToken(headers: IncomingHttpHeaders, token: string): boolean {
  const given = headers[tokenHeader];
  if (typeof given !== 'string') return false;
  const [left, right] = [Buffer.from(given), Buffer.from(token)];
  return left.length === right.length && timingSafeEqual(left, right);
}
