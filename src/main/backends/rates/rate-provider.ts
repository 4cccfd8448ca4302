// Owns what a source of prices can be asked.
import type { DecimalText, Seconds } from '../../../shared/payouts/types.ts';
import type { Result } from '../../../shared/result.ts';

export interface Quote {
  /** "BTC_USD": the price of one BTC in USD. */
  readonly pair: string;
  readonly rate: DecimalText;
  /** Id of the provider. */
  readonly source: string;
  /** When the price was valid. */
  readonly at: Seconds;
}

export interface RateProvider {
  readonly id: string;
  /** How long an answer, also a refusal, may be given again without asking; 0 for what costs nothing to ask. */
  readonly keptSeconds: number;
  /** Refusals: `rate-unavailable` (unknown pair, no answer), `rate-stale` (older than the limit), both with `pair`. */
  quote(pair: string): Promise<Result<Quote>>;
}

/** Two clocks that are right differ by less than this. */
const clockSlack = 60;

/** A price dated in the future was never valid. */
export function isFromTheFuture(at: Seconds, now: Seconds): boolean {
  return at > now + clockSlack;
}

export interface Pair {
  readonly coin: string;
  readonly unit: string;
}

export function splitPair(pair: string): Pair {
  const [coin = '', unit = ''] = pair.split('_');
  return { coin, unit };
}
