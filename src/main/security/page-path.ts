// Owns the step from an app:// address to a file of the bundle, and nothing outside it.

/** Hosts of our scheme: each window has its own origin and its own page. */
export const pageHosts = { pullpay: 'index.html', secure: 'secure.html' } as const;
export type PageHost = keyof typeof pageHosts;
export const scheme = 'app';

export function originOf(host: PageHost): string {
  return `${scheme}://${host}`;
}

/**
 * The relative file for a request of `host`'s window, or null when it must not be served:
 * another scheme or host, any escape (`..`, `%2e`, `\`, NUL, drive letters), the other window's page.
 */
export function pagePath(address: string, host: PageHost): string | null {
  const url = parseUrl(address);
  if (!url || url.protocol !== `${scheme}:` || url.host !== host || url.username !== '' || url.password !== '') return null;
  if (/[%\\]|\.\.|\0/.test(url.pathname)) return null;
  const path = url.pathname === '/' ? pageHosts[host] : url.pathname.slice(1);
  if (path === pageHosts[host]) return path;
  return /^assets\/[A-Za-z0-9._-]+$/.test(path) ? path : null;
}

function parseUrl(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}
