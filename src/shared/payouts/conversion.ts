// Owns the step from a pull payment's unit to coins: rates that need no market, and the rounding of what is paid (spec §6.3).
import { satsPerBitcoin } from '../money/currencies.ts';
import { compare, type Decimal, divide, multiply, one } from '../money/decimal.ts';
import { methodDecimals } from './methods.ts';
import type { PayoutMethodId } from './types.ts';

/** Price of one payout coin in the unit where no market is needed: the same currency, SATS for BTC, a token of the unit's own code; else null. */
export function fixedRate(unit: string, payoutCurrency: string): Decimal | null {
  if (unit === payoutCurrency) return one;
  if (unit === 'SATS' && payoutCurrency === 'BTC') return { digits: satsPerBitcoin, scale: 0 };
  return isTokenOf(unit, payoutCurrency) ? one : null;
}

/** Amount in coins, rounded up to the places of the method, so that the recipient never gets less than was agreed; null for a method without places yet. */
export function convert(original: Decimal, rate: Decimal, method: PayoutMethodId): Decimal | null {
  const decimals = methodDecimals(method);
  return decimals === null ? null : divide(original, rate, decimals, 'ceil');
}

/** True where the unrounded amount in coins is below `minimum`; multiplied instead of divided, so nothing is rounded. */
export function isBelow(original: Decimal, rate: Decimal, minimum: Decimal): boolean {
  return compare(original, multiply(minimum, rate)) < 0;
}

/** The token `USD.<issuer>` counts one to one against the unit USD (§17). */
function isTokenOf(unit: string, payoutCurrency: string): boolean {
  const [code, issuer] = payoutCurrency.split('.');
  return issuer !== undefined && code === unit;
}
