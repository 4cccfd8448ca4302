// Owns which public sources there are, and at which hosts they answer. No other host is ever asked for a price.
import type { RateSourceId } from '../../../shared/contract/rate-settings.ts';
import type { Seconds } from '../../../shared/payouts/types.ts';
import { type HttpClient, httpClient } from '../http-client.ts';
import { bitflyer } from './bitflyer-parse.ts';
import { coingecko } from './coingecko-parse.ts';
import { kraken } from './kraken-parse.ts';
import { marketSource } from './market-source.ts';
import type { RateProvider } from './rate-provider.ts';

const markets = { kraken, coingecko, bitflyer } as const;
type MarketId = keyof typeof markets;
export type MarketOrigins = Readonly<Record<MarketId, string>>;

const publicOrigins: MarketOrigins = {
  kraken: 'https://api.kraken.com',
  coingecko: 'https://api.coingecko.com',
  bitflyer: 'https://api.bitflyer.com',
};

export interface PublicSourcesOptions {
  readonly now: () => Seconds;
  readonly maxAgeSeconds: () => number;
  /** Other places than the public ones, for tests. */
  readonly origins?: MarketOrigins;
  readonly timeoutMs?: number;
}

export interface PublicSources {
  readonly sources: ReadonlyMap<RateSourceId, RateProvider>;
  close(): void;
}

const defaultTimeoutMs = 6000;
/** A ticker is a few hundred bytes. */
const maxBytes = 64 * 1024;

export function publicSources({
  now,
  maxAgeSeconds,
  origins = publicOrigins,
  timeoutMs = defaultTimeoutMs,
}: PublicSourcesOptions): PublicSources {
  const clients: HttpClient[] = [];
  const source = (id: MarketId): readonly [RateSourceId, RateProvider] => {
    const origin = origins[id];
    const client = httpClient({ isAllowed: (asked) => asked === origin, timeoutMs, maxBytes });
    clients.push(client);
    return [id, marketSource(markets[id], { client, origin, now, maxAgeSeconds })];
  };
  return {
    sources: new Map([source('kraken'), source('coingecko'), source('bitflyer')]),
    close: () => clients.forEach((client) => client.close()),
  };
}
