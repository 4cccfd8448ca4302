// Owns the step from a pull payment's unit to coins: rates that need no market, and the rounding of what is paid (spec §6.3).
import { satsPerBitcoin } from '../money/currencies.ts';
import { compare, type Decimal, divide, multiply, normalise, one, subtract } from '../money/decimal.ts';
import { maxDecimals } from '../money/parse-amount.ts';
import { assetPlaces } from './asset-places.ts';
import { methodCurrency, methodKind, readAsset } from './methods.ts';
import type { PayoutMethodId } from './types.ts';

/** Digits of a token's amount that count: one fewer than the ledger keeps, so that every client prints it exactly (spec §16.1). */
export const tokenDigits = 15;

/** Price of one payout coin in the unit where no market is needed: the same currency, SATS for BTC, a token of the unit's own code; else null. */
export function fixedRate(unit: string, payoutCurrency: string): Decimal | null {
  if (unit === payoutCurrency) return one;
  if (unit === 'SATS' && payoutCurrency === 'BTC') return { digits: satsPerBitcoin, scale: 0 };
  return isTokenOf(unit, payoutCurrency) ? one : null;
}

/**
 * Amount in coins, rounded up to what the method can pay, so that the recipient never gets less than was agreed: 8 places on Bitcoin, 6 for XRP, 15 significant digits
 * and at most 18 places for a token, the AssetScale (`scale`) for an MPT. Null for an MPT whose scale is not known, and for a method that cannot be paid.
 */
export function convert(original: Decimal, rate: Decimal, method: PayoutMethodId, scale: number | null): Decimal | null {
  const places = payablePlaces(methodCurrency(method), scale);
  if (places === null) return null;
  const amount = divide(original, rate, places, 'ceil');
  return methodKind(method) === 'token' ? significant(amount, tokenDigits) : amount;
}

/** From this share of a claim on it counts that rounding up makes it dearer: one in a hundred. */
const dearShare = 100n;

/**
 * How much dearer rounding up makes a claim, in the unit; null where that is less than a hundredth of it. Coins and tokens are fine enough, but an MPT may be counted
 * in units that are worth more than the claim: whoever asks for a little more than whole units gets one more.
 */
export function dearRounding(original: Decimal, rate: Decimal, paid: Decimal): Decimal | null {
  const extra = subtract(multiply(paid, rate), original);
  return compare(multiply(extra, { digits: dearShare, scale: 0 }), original) < 0 ? null : extra;
}

/** Places that an amount of this asset can have: a scale above 18 is cut, as no amount of ours has more. */
export function payablePlaces(asset: string, scale: number | null): number | null {
  const places = assetPlaces(asset, scale);
  return places === null ? null : Math.min(places, maxDecimals);
}

/** Rounded up to `most` significant digits. The value is above zero. */
function significant(value: Decimal, most: number): Decimal {
  const { digits, scale } = normalise(value);
  const extra = digits.toString().length - most;
  if (extra <= 0) return { digits, scale };
  const unit = 10n ** BigInt(extra);
  const rounded = ((digits + unit - 1n) / unit) * unit;
  return normalise({ digits: rounded, scale });
}

/** True where the unrounded amount in coins is below `minimum`; multiplied instead of divided, so nothing is rounded. */
export function isBelow(original: Decimal, rate: Decimal, minimum: Decimal): boolean {
  return compare(original, multiply(minimum, rate)) < 0;
}

/** The token `USD.<issuer>` counts one to one against the unit USD (§17). */
function isTokenOf(unit: string, payoutCurrency: string): boolean {
  const { code, issuer } = readAsset(payoutCurrency);
  return issuer !== null && code === unit;
}
