// Owns the rules that every claim, edit and un-cancelling passes, in the order of spec §4.2.
import { add, compare, type Decimal, formatDecimal, sign, subtract } from '../money/decimal.ts';
import { decimalOf } from '../money/parse-amount.ts';
import { ok, refuse, type Result } from '../result.ts';
import type { AskedAmount } from './claim-amount.ts';
import { assetCode } from '../xrpl/amounts/asset-words.ts';
import { convert, fixedRate, isBelow } from './conversion.ts';
import { checkDestination, type DestinationFacts, scaleIn } from './destination-facts.ts';
import { minimumAmount } from './dust.ts';
import type { ParsedDestination, ScriptKind } from './destination.ts';
import type { PayoutBook } from './payout-book.ts';
import { currentPeriod } from './periods.ts';
import { checkRunning } from './pull-payment-status.ts';
import type { PayoutMethodId, PullPayment, Seconds } from './types.ts';

/** Refuses with `archived`, `expired`, `not-started`, `payment-method-not-supported`. */
export function checkOpen(pullPayment: PullPayment, methodId: PayoutMethodId, now: Seconds): Result<null> {
  const running = checkRunning(pullPayment, now);
  if (!running.ok) return running;
  return pullPayment.methods.includes(methodId) ? ok(null) : refuse('payment-method-not-supported', { method: methodId });
}

/** Refuses with `duplicate-destination` (params: state of the payout that holds the destination). `except` is the payout being changed. */
export function checkUnused(book: PayoutBook, dedupKey: string, except?: string): Result<null> {
  const holder = book.liveWithKey(dedupKey, except);
  return holder === null ? ok(null) : refuse('duplicate-destination', { state: holder.state });
}

export interface Room {
  readonly limit: Decimal;
  /** What others have claimed in the period; the claim's own amount is set aside. */
  readonly counted: Decimal;
}

/** Room of the period in which a claim dated `date` counts; null where that date lies in no period. */
export function roomAt(pullPayment: PullPayment, book: PayoutBook, date: Seconds, own: Decimal | null = null): Room | null {
  const period = currentPeriod(pullPayment, date);
  if (period === null) return null;
  const claimed = book.claimed(pullPayment, period.start);
  return { limit: decimalOf(pullPayment.limit), counted: own === null ? claimed : subtract(claimed, own) };
}

/** The amount claimed, `all` being what is left. Refuses with `overdraft` (params: available, unit), then `amount-too-low`. */
export function checkRoom(room: Room, asked: AskedAmount, unit: string): Result<Decimal> {
  const available = subtract(room.limit, room.counted);
  const amount = asked === 'all' ? available : asked;
  if (compare(add(room.counted, amount), room.limit) > 0) return refuse('overdraft', { available: formatDecimal(available), unit });
  return sign(amount) > 0 ? ok(amount) : refuse('amount-too-low', { minimum: '0', currency: unit });
}

/**
 * What can be said before the rate is known (D7, §17): dust where unit and coin compare, and what the ledger would certainly refuse.
 * Codes: `amount-too-low` and those of `checkDestination`.
 */
export function checkPayable(
  amount: Decimal,
  unit: string,
  method: { readonly id: PayoutMethodId; readonly currency: string },
  destination: Pick<ParsedDestination, 'address' | 'tag' | 'scriptKind'>,
  facts: DestinationFacts,
): Result<null> {
  const rate = fixedRate(unit, method.currency);
  const to = { address: destination.address, tag: destination.tag, payoutCurrency: method.currency };
  if (rate === null) return checkDestination(facts, to, null);
  const scale = scaleIn(facts);
  const large = checkDust(amount, rate, destination.scriptKind, method.currency, scale);
  return large.ok ? checkDestination(facts, to, convert(amount, rate, method.id, scale)) : large;
}

/**
 * Refuses with `amount-too-low` (params: minimum, currency) where the unrounded amount in coins is below the smallest payable one (spec §6.4). Of an MPT whose
 * scale is not known nothing is too low yet.
 */
export function checkDust(original: Decimal, rate: Decimal, kind: ScriptKind, currency: string, scale: number | null): Result<null> {
  const minimum = minimumAmount(kind, currency, scale);
  if (minimum === null || !isBelow(original, rate, minimum)) return ok(null);
  return refuse('amount-too-low', { minimum: formatDecimal(minimum), currency: assetCode(currency) });
}
