// Owns what a ledger says about a destination, and the certain refusals that follow from it (spec §16.1, §17).
import { compare, type Decimal, formatDecimal } from '../money/decimal.ts';
import { decimalOf } from '../money/parse-amount.ts';
import { xrpDecimals } from '../money/units.ts';
import type { Result } from '../result.ts';
import { ok, refuse } from '../result.ts';
import { isXrplBlackHole } from './black-holes.ts';
import type { DecimalText, Payout } from './types.ts';

/** `unknown`: nobody could be asked; that blocks a payment, never a claim. */
export type DestinationFacts =
  | { readonly kind: 'unknown' }
  | {
      readonly kind: 'known';
      readonly exists: boolean;
      readonly requiresTag: boolean;
      readonly depositAuth: boolean;
      readonly disallowsXrp: boolean;
      /** Base reserve in drops. */
      readonly reserveBase: DecimalText;
    };

/**
 * Refuses what would certainly fail on the ledger, or certainly be lost. `amount` in XRP, null while it is not decided.
 * Codes: `destination-tag-required`, `destination-refused`, `destination-not-funded` (params: reserve).
 */
export function checkDestination(facts: DestinationFacts, to: Pick<Payout, 'address' | 'tag'>, amount: Decimal | null): Result<null> {
  if (isXrplBlackHole(to.address)) return refuse('destination-refused');
  if (facts.kind === 'unknown') return ok(null);
  if (!facts.exists) return amount === null ? ok(null) : checkFunding(amount, facts.reserveBase);
  if (facts.requiresTag && to.tag === null) return refuse('destination-tag-required');
  return facts.depositAuth || facts.disallowsXrp ? refuse('destination-refused') : ok(null);
}

function checkFunding(amount: Decimal, reserveBase: DecimalText): Result<null> {
  const reserve = { digits: decimalOf(reserveBase).digits, scale: xrpDecimals };
  return compare(amount, reserve) < 0 ? refuse('destination-not-funded', { reserve: formatDecimal(reserve) }) : ok(null);
}
