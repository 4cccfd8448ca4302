// Owns the Host allow-list: a web page that rebinds its name to this computer is not one of our names.

/** True for the names under which this server was declared reachable: loopback at its own port, and the user's own address. */
export function isOwnHost(host: string | undefined, port: number, reachable: readonly string[]): boolean {
  if (host === undefined) return false;
  const asked = host.toLowerCase();
  return [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`, ...reachable.map((name) => name.toLowerCase())].includes(asked);
}

/** Letters of which none ends a host, or stands for another. */
const plainHost = /^[a-z0-9.[\]:-]+$/i;

/** False where the request line carries a whole address and names another host there than in `Host`: it could be read in two ways. */
export function isSameHost(host: string | undefined, url: string): boolean {
  // As nearly every request is; reading two addresses costs a tenth of a claim.
  if (host !== undefined && url.startsWith(`http://${host}/`) && plainHost.test(host)) return true;
  try {
    return new URL(`http://${host ?? ''}`).host === new URL(url).host;
  } catch {
    return false;
  }
}

/** What `Host` may be under a declared origin: browsers leave the usual port out, some proxies do not. None where that is no origin. */
export function hostsOf(origin: string | null): readonly string[] {
  try {
    const { host, port, protocol } = new URL(origin ?? '');
    return port === '' ? [host, `${host}:${protocol === 'https:' ? 443 : 80}`] : [host];
  } catch {
    return [];
  }
}
