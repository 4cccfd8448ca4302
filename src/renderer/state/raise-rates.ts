// Owns the rates that are offered for a higher fee, and what they come to.
import type { RaiseFactsShown } from '../../shared/contract/raises.ts';
import { toUnits } from '../../shared/money/decimal.ts';
import { parseDecimal } from '../../shared/money/parse-amount.ts';
import { satsToText } from '../../shared/money/units.ts';

/** Satoshi per 1,000 virtual bytes; null where the text is no rate. */
export function rateOf(text: string): bigint | null {
  const read = parseDecimal(text.normalize('NFKC'));
  const rate = read.ok ? toUnits(read.value, 3) : null;
  return rate !== null && rate > 0n ? rate : null;
}

export interface RateChoice {
  /** Block target; null: the least that nodes take. */
  readonly blocks: number | null;
  /** Satoshi per virtual byte as decimal text. */
  readonly rate: string;
}

const mostEstimates = 3;

/** The quickest estimates that nodes would take, each rate once, then the least. */
export function rateChoices({ estimates, leastRate }: RaiseFactsShown): readonly RateChoice[] {
  const least = rateOf(leastRate) ?? 0n;
  const taken = new Set<string>();
  const useful = estimates.filter(({ rate }) => {
    const isNew = (rateOf(rate) ?? 0n) > least && !taken.has(rate);
    taken.add(rate);
    return isNew;
  });
  return [...useful.slice(0, mostEstimates), { blocks: null, rate: leastRate }];
}

/** Virtual bytes of a child: one input, one output back to us. */
export const childVsize = 110;

/** BTC that a transaction of the size (and a child of it) pays at the rate, and how much more than now that is. */
export function costOf({ vsize, fee }: RaiseFactsShown, rate: string, extra = 0): { readonly total: string; readonly more: string } {
  const sats = (BigInt(vsize + extra) * (rateOf(rate) ?? 0n) + 999n) / 1000n;
  const read = parseDecimal(fee);
  const now = (read.ok ? toUnits(read.value, 8) : null) ?? 0n;
  return { total: satsToText(sats), more: satsToText(sats > now ? sats - now : 0n) };
}
