// Owns prices that the user typed in.
import { formatDecimal, sign } from '../../../shared/money/decimal.ts';
import { parseDecimal } from '../../../shared/money/parse-amount.ts';
import type { Seconds } from '../../../shared/payouts/types.ts';
import { ok, refuse } from '../../../shared/result.ts';
import type { RateProvider } from './rate-provider.ts';

export interface ManualRate {
  /** Decimal text as typed. */
  readonly rate: string;
  /** When it was typed. */
  readonly at: Seconds;
}

/** A typed price is as old as the user lets it be: the screen shows its age, nothing here refuses it. */
export function manualRates(find: (pair: string) => ManualRate | null): RateProvider {
  return {
    id: 'manual',
    keptSeconds: 0,
    quote: (pair) => {
      const typed = find(pair);
      const rate = typed === null ? null : parseDecimal(typed.rate);
      if (typed === null || rate === null || !rate.ok || sign(rate.value) <= 0)
        return Promise.resolve(refuse('rate-unavailable', { pair }));
      return Promise.resolve(ok({ pair, rate: formatDecimal(rate.value), source: 'manual', at: typed.at }));
    },
  };
}
