// Owns how often an anonymous address may ask: a fixed window per minute, for requests and for claims.

export interface RateLimit {
  /** Null when it may go on, else the seconds to wait. */
  take(address: string, now: number): number | null;
  /** Makes one that was taken undone. */
  giveBack(address: string): void;
}

const windowSeconds = 60;
const maxAddresses = 10_000;

/** `now` is in whole seconds. At most 10,000 addresses are remembered; beyond that the oldest window is dropped. */
export function createRateLimit(perMinute: number): RateLimit {
  const seen = new Map<string, { start: number; count: number }>();
  return {
    take(address, now) {
      const entry = seen.get(address);
      if (!entry || now >= entry.start + windowSeconds || now < entry.start) {
        seen.delete(address);
        if (seen.size >= maxAddresses) seen.delete(seen.keys().next().value ?? '');
        seen.set(address, { start: now, count: 1 });
        return null;
      }
      if (entry.count >= perMinute) return entry.start + windowSeconds - now;
      entry.count += 1;
      return null;
    },
    giveBack(address) {
      const entry = seen.get(address);
      if (entry && entry.count > 0) entry.count -= 1;
    },
  };
}
