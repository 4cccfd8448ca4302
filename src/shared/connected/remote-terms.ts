// Owns what a payout of a connected store means here: its destination by our own rules for the wallet's network, its amounts, and the rate that its store locked. Nothing of it is believed.
import type { StorePayout } from '../contract/connected-stores.ts';
import { parseDestination } from '../links/destination.ts';
import { compare, type Decimal, divide, formatDecimal, roundTo, sign } from '../money/decimal.ts';
import { maxDecimals, parseDecimal } from '../money/parse-amount.ts';
import { parseUnit } from '../money/currencies.ts';
import type { Network } from '../network.ts';
import { lockRate } from '../payouts/approval.ts';
import { convert, fixedRate } from '../payouts/conversion.ts';
import type { ParsedDestination } from '../payouts/destination.ts';
import type { Approval } from '../payouts/events.ts';
import { canonicalMethod, methodCurrency, methodDecimals } from '../payouts/methods.ts';
import type { DecimalText, PayoutMethodId, Seconds } from '../payouts/types.ts';
import { ok, refuse, type Result } from '../result.ts';
import { storeRateSource } from './remote-id.ts';

export interface RemoteTerms {
  readonly methodId: PayoutMethodId;
  readonly destination: ParsedDestination;
  readonly originalCurrency: string;
  readonly originalAmount: DecimalText;
  readonly payoutCurrency: string;
}

/**
 * Codes: those of `canonicalMethod`, of `parseDestination` for the wallet's network and of `parseUnit`; `amount-not-positive`; `remote-amount-wrong` where the
 * store pays the method in another coin than we do.
 */
export function readRemoteTerms(seen: StorePayout, network: Network): Result<RemoteTerms> {
  const method = canonicalMethod(seen.payoutMethodId);
  if (!method.ok) return method;
  const payoutCurrency = methodCurrency(method.value);
  if (seen.payoutCurrency.toUpperCase() !== payoutCurrency.toUpperCase()) return refuse('remote-amount-wrong');
  const destination = parseDestination(method.value, seen.destination.trim(), network);
  if (!destination.ok) return destination;
  const unit = parseUnit(seen.originalCurrency);
  if (!unit.ok) return unit;
  const amount = parseDecimal(seen.originalAmount);
  if (!amount.ok) return amount;
  if (sign(amount.value) <= 0) return refuse('amount-not-positive');
  return ok({
    methodId: method.value,
    destination: destination.value,
    originalCurrency: unit.value,
    originalAmount: formatDecimal(amount.value),
    payoutCurrency,
  });
}

/**
 * The store's locked amount as an approval of ours. The rate is what the amount follows from: rounded up at 18 places, so that the amount comes out exactly.
 * Codes: `remote-amount-wrong` (none, not positive, finer than the coin, or another than the fixed rate of unit and coin gives), `amount-too-low`, `amount-too-high`.
 */
export function remoteApproval(
  payout: { readonly id: string; readonly revision: number },
  terms: RemoteTerms,
  payoutAmount: DecimalText | null,
  now: Seconds,
): Result<Approval> {
  const amount = readAmount(payoutAmount, terms.methodId);
  const original = parseDecimal(terms.originalAmount);
  if (amount === null || !original.ok) return refuse('remote-amount-wrong');
  const rate = fixedRate(terms.originalCurrency, terms.payoutCurrency) ?? divide(original.value, amount, maxDecimals, 'ceil');
  const exact = convert(original.value, rate, terms.methodId, null);
  if (exact === null || compare(exact, amount) !== 0) return refuse('remote-amount-wrong');
  const { methodId, destination, payoutCurrency, originalAmount } = terms;
  const { address, tag } = destination;
  const price = { rate, rateRule: null, rateSource: storeRateSource, quotedAt: null };
  return lockRate({ ...payout, methodId, address, tag, originalAmount, payoutCurrency }, price, { kind: 'unknown' }, now);
}

/** True where both texts say the same amount; null is none. */
export function isSameAmount(ours: DecimalText | null, theirs: DecimalText | null): boolean {
  if (ours === null || theirs === null) return ours === theirs;
  const [a, b] = [parseDecimal(ours), parseDecimal(theirs)];
  return a.ok && b.ok && compare(a.value, b.value) === 0;
}

function readAmount(text: DecimalText | null, methodId: PayoutMethodId): Decimal | null {
  const amount = text === null ? null : parseDecimal(text);
  const decimals = methodDecimals(methodId);
  if (amount === null || !amount.ok || decimals === null || sign(amount.value) <= 0) return null;
  return compare(roundTo(amount.value, decimals, 'floor'), amount.value) === 0 ? amount.value : null;
}
