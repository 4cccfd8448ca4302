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
  /** Refusals: `rate-unavailable` (unknown pair, no answer), `rate-stale` (older than the limit), both with `pair`. */
  quote(pair: string): Promise<Result<Quote>>;
}
