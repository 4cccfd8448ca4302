// Owns the guard against look-alike addresses: one that is not a payee's, but that a glance at its first and last characters takes for it.

/** Characters at the start, after what all addresses of a kind share, and at the end: what people compare, and what takes effort to make alike. */
const comparedStart = 3;
const comparedEnd = 4;

/** Human-readable part, separator and witness version of SegWit; one letter of every other kind. */
const shared = /^(?:(?:bc|tb|bcrt)1[a-z0-9]|.)/;

/**
 * Answers for an address the first of `paid` that it resembles without being it; null for none, and for one that was paid itself. `paid` must be addresses that
 * were really paid: whoever sends dust chooses the address that it comes from.
 */
export function resemblanceTo(paid: ReadonlySet<string>): (address: string) => string | null {
  const byLook = new Map<string, string[]>();
  for (const address of paid) {
    const look = lookOf(address);
    byLook.set(look, [...(byLook.get(look) ?? []), address]);
  }
  return (address) => {
    if (paid.has(address)) return null;
    const alike = byLook.get(lookOf(address)) ?? [];
    return alike.some((other) => isSame(address, other)) ? null : (alike[0] ?? null);
  };
}

/** Whether two different addresses look alike at a glance. */
export function resembles(one: string, other: string): boolean {
  return lookOf(one) === lookOf(other) && !isSame(one, other);
}

/** Upper and lower case look alike. */
function lookOf(address: string): string {
  const text = address.toLowerCase();
  const prefix = shared.exec(text)?.[0] ?? '';
  return `${text.slice(0, prefix.length + comparedStart)}…${text.slice(-comparedEnd)}`;
}

/** SegWit addresses mean the same in either case; others do not. */
function isSame(one: string, other: string): boolean {
  return one === other || (/^(?:bc|tb|bcrt)1/i.test(one) && one.toLowerCase() === other.toLowerCase());
}
