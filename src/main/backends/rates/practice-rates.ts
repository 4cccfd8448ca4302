// Owns prices from the practice network.
import * as z from 'zod';
import { formatDecimal, sign } from '../../../shared/money/decimal.ts';
import { parseDecimal } from '../../../shared/money/parse-amount.ts';
import type { Seconds } from '../../../shared/payouts/types.ts';
import { ok, refuse } from '../../../shared/result.ts';
import { askEndpoint, type EndpointSource } from '../endpoint.ts';
import type { HttpClient } from '../http-client.ts';
import { readJson } from '../json.ts';
import { type RateProvider, isFromTheFuture } from './rate-provider.ts';

const answerShape = z.object({ pair: z.string().max(32), rate: z.string().max(64), at: z.int().min(0).max(253_402_300_799) });

export interface PracticeRatesOptions {
  readonly client: HttpClient;
  /** Root of the practice network. */
  readonly endpoint: EndpointSource;
  readonly now: () => Seconds;
  readonly maxAgeSeconds: () => number;
}

/** `GET /rates?pair=BTC_USD` → `{pair, rate, at}`. An answer for another pair, without a positive price, or from the future is no answer. */
export function practiceRates({ client, endpoint, now, maxAgeSeconds }: PracticeRatesOptions): RateProvider {
  return {
    id: 'practice',
    keptSeconds: 0,
    quote: async (pair) => {
      const answer = await askEndpoint(client, endpoint, { method: 'GET', path: `/rates?pair=${encodeURIComponent(pair)}` });
      if (!answer.ok || answer.value.status !== 200) return refuse('rate-unavailable', { pair });
      const read = readJson(answerShape, answer.value.body);
      const rate = read.ok && read.value.pair === pair ? parseDecimal(read.value.rate) : null;
      if (!read.ok || rate === null || !rate.ok || sign(rate.value) <= 0 || isFromTheFuture(read.value.at, now()))
        return refuse('rate-unavailable', { pair });
      if (now() - read.value.at > maxAgeSeconds()) return refuse('rate-stale', { pair });
      return ok({ pair, rate: formatDecimal(rate.value), source: 'practice', at: read.value.at });
    },
  };
}
