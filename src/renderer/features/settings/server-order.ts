// Owns the change of places in the list of ledger servers.

/** The list with the server at a place one earlier (-1) or later (1); unchanged where there is no such place. */
export function movedServer(urls: readonly (string | null)[], at: number, by: -1 | 1): readonly (string | null)[] {
  const [one, other] = [urls[at], urls[at + by]];
  if (one === undefined || other === undefined) return urls;
  return urls.map((url, place) => (place === at ? other : place === at + by ? one : url));
}
