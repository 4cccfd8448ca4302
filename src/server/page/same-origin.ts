// Owns the question whether a form was sent from a page of ours: other pages can make a browser send forms as well.

export interface SentFrom {
  /** The header `Sec-Fetch-Site`, which pages cannot set; only sent to safe addresses. */
  readonly site: string | undefined;
  readonly origin: string | undefined;
  readonly host: string | undefined;
}

/** `names` are the names beside `host` under which this server is reached. A sender that tells neither is no browser with our page in it. */
export function isOwnForm({ site, origin, host }: SentFrom, names: readonly string[]): boolean {
  if (site !== undefined && site !== 'same-origin') return false;
  if (origin === undefined) return site === 'same-origin';
  const from = hostOf(origin);
  return from !== null && (from === host?.toLowerCase() || names.some((name) => name.toLowerCase() === from));
}

function hostOf(origin: string): string | null {
  return /^https?:\/\/([^/?#@\s]+)$/i.exec(origin)?.[1]?.toLowerCase() ?? null;
}
