// Owns how much a claim asks for when the destination names an amount too (spec §4.4).
import { compare, type Decimal, multiply } from '../money/decimal.ts';
import { ok, refuse, type Result } from '../result.ts';
import { fixedRate } from './conversion.ts';

/** `all` is everything that is left of the current period. */
export type AskedAmount = Decimal | 'all';

/**
 * The amount asked for, in the unit of the pull payment. Where unit and coin compare, the smaller destination amount wins and a
 * larger one is refused; where they do not, the destination's amount says nothing.
 * Code: `destination-amount-too-high` (path Amount).
 */
export function resolveAmount(unit: string, payoutCurrency: string, named: Decimal | null, asked: Decimal | null): Result<AskedAmount> {
  const rate = fixedRate(unit, payoutCurrency);
  if (named === null || rate === null) return ok(asked ?? 'all');
  const inUnit = multiply(named, rate);
  if (asked === null) return ok(inUnit);
  return compare(inUnit, asked) > 0 ? refuse('destination-amount-too-high') : ok(inUnit);
}

/** Without a pull payment the unit is the coin, an asked amount wins, and some amount is needed. Code: `amount-missing` (path Amount). */
export function resolveFreeAmount(named: Decimal | null, asked: Decimal | null): Result<Decimal> {
  const amount = asked ?? named;
  return amount === null ? refuse('amount-missing') : ok(amount);
}
