// Owns what all public sources of prices have in common: one question to one host, a bounded answer, a fresh price above zero or none.
import type { DecimalText, Seconds } from '../../../shared/payouts/types.ts';
import { type Result, ok, refuse } from '../../../shared/result.ts';
import type { HttpClient } from '../http-client.ts';
import { type Pair, type RateProvider, isFromTheFuture, splitPair } from './rate-provider.ts';

export interface MarketOptions {
  /** Lets through this source's host and no other. */
  readonly client: HttpClient;
  /** Without a slash at the end. */
  readonly origin: string;
  readonly now: () => Seconds;
  readonly maxAgeSeconds: () => number;
}

/** What one source is: which question it understands, and how to read the answer. */
export interface Market {
  readonly id: string;
  /** Path and query; null for a pair that the source does not have, which then is not asked for. */
  readonly path: (pair: Pair) => string | null;
  /** The price, and when it was valid; null `at` where the answer carries no time and is as fresh as the question. */
  readonly read: (body: string, pair: Pair) => { readonly rate: DecimalText; readonly at: Seconds | null } | null;
}

/** Public markets ask that nobody asks them too often. */
const keptSeconds = 5;

export function marketSource(market: Market, { client, origin, now, maxAgeSeconds }: MarketOptions): RateProvider {
  return { id: market.id, keptSeconds, quote };

  async function quote(pair: string): ReturnType<RateProvider['quote']> {
    const parts = splitPair(pair);
    const path = market.path(parts);
    if (path === null) return refuse('rate-unavailable', { pair });
    const askedAt = now();
    const answer = await client.ask({ method: 'GET', url: origin + path, headers: { 'user-agent': 'Pullpay' } });
    const read: ReturnType<Market['read']> = answer.ok && answer.value.status === 200 ? market.read(answer.value.body, parts) : null;
    return read === null ? refuse('rate-unavailable', { pair }) : dated(pair, read.rate, read.at ?? askedAt);
  }

  function dated(pair: string, rate: DecimalText, at: Seconds): Result<{ pair: string; rate: DecimalText; source: string; at: Seconds }> {
    if (isFromTheFuture(at, now())) return refuse('rate-unavailable', { pair });
    return now() - at > maxAgeSeconds() ? refuse('rate-stale', { pair }) : ok({ pair, rate, source: market.id, at });
  }
}
