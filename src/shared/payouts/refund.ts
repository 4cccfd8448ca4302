// Owns the arithmetic of a refund: what was paid in one currency becomes an amount in another, less a share. Every line is exact as it is written down.
import { currencyOf, satsPerBitcoin } from '../money/currencies.ts';
import { compare, type Decimal, divide, formatDecimal, multiply, normalise, roundTo, sign, subtract } from '../money/decimal.ts';
import { parseDecimal } from '../money/parse-amount.ts';
import { ok, refuse, type Result } from '../result.ts';
import type { DecimalText } from './types.ts';

/** By the rate when it was paid, by today's, or an amount chosen by hand. Between equal currencies there is nothing to convert. */
export type RefundBasis = 'then' | 'now' | 'custom';

export interface RefundRequest {
  /** Decimal text: what was paid. */
  readonly paid: string;
  readonly paidIn: string;
  readonly refundIn: string;
  readonly basis: RefundBasis;
  /** Price of one `base` in `quote` of `refundPair`, decimal text; needed for `then` and `now`. */
  readonly rate: string | null;
  /** Decimal text in `refundIn`; needed for `custom`. */
  readonly custom: string | null;
  /** What is kept back, in percent of the refund: "0" to below "100", decimal text. */
  readonly minusPercent: string;
}

export interface RefundPair {
  readonly base: string;
  readonly quote: string;
  /** Set where the price needs no market. */
  readonly fixed: DecimalText | null;
}

/** The refund with the lines that lead to it; `converted` minus `deduction` is exactly `amount`. */
export interface Refund {
  /** What was paid, as it was read; null for an amount chosen by hand. */
  readonly paid: DecimalText | null;
  readonly pair: RefundPair | null;
  readonly operator: '×' | '÷' | null;
  readonly rate: DecimalText | null;
  readonly converted: DecimalText;
  /** Places that the conversion was rounded down to; null where it came out even. */
  readonly roundedTo: number | null;
  readonly percent: DecimalText;
  readonly deduction: DecimalText;
  readonly amount: DecimalText;
}

/** How a rate between two currencies is said, coin first: "1 BTC = … USD". Null where they are the same. */
export function refundPair(paidIn: string, refundIn: string): RefundPair | null {
  if (paidIn === refundIn) return null;
  const isCoin = (code: string): boolean => currencyOf(code)?.kind === 'crypto' && code !== 'SATS';
  const [base, quote] = isCoin(paidIn) || !isCoin(refundIn) ? [paidIn, refundIn] : [refundIn, paidIn];
  return { base, quote, fixed: base === 'BTC' && quote === 'SATS' ? String(satsPerBitcoin) : null };
}

/**
 * The conversion is rounded down to the places of the currency (more are kept where the paid amount or the chosen one has more and none is converted),
 * the deduction up: a refund never exceeds what was paid. Codes: those of `parseDecimal`, `refund-not-positive` (paid, rate or custom amount),
 * `refund-percent-invalid`, `refund-nothing-left`.
 */
export function refundOf(request: RefundRequest): Result<Refund> {
  const percent = parseDecimal(request.minusPercent.trim() === '' ? '0' : request.minusPercent);
  if (!percent.ok || sign(percent.value) < 0 || compare(percent.value, hundred) >= 0) return refuse('refund-percent-invalid');
  const converted = request.basis === 'custom' ? chosen(request) : convertedOf(request);
  if (!converted.ok) return converted;
  const { value, places } = converted.value;
  const deduction = divide(multiply(value, percent.value), hundred, places, 'ceil');
  const amount = subtract(value, deduction);
  if (sign(amount) <= 0) return refuse('refund-nothing-left');
  return ok({
    ...converted.value.how,
    converted: formatDecimal(value),
    percent: formatDecimal(percent.value),
    deduction: formatDecimal(deduction),
    amount: formatDecimal(amount),
  });
}

const hundred: Decimal = { digits: 100n, scale: 0 };

interface Converted {
  readonly value: Decimal;
  /** Places for what follows. */
  readonly places: number;
  readonly how: Pick<Refund, 'paid' | 'pair' | 'operator' | 'rate' | 'roundedTo'>;
}

const unconverted = { paid: null, pair: null, operator: null, rate: null, roundedTo: null } as const;

function chosen({ custom, refundIn }: RefundRequest): Result<Converted> {
  const value = positive(custom);
  return value.ok ? ok({ value: value.value, places: placesFor(refundIn, value.value), how: unconverted }) : value;
}

function convertedOf(request: RefundRequest): Result<Converted> {
  const paid = positive(request.paid);
  if (!paid.ok) return paid;
  const pair = refundPair(request.paidIn, request.refundIn);
  if (pair === null)
    return ok({
      value: paid.value,
      places: placesFor(request.refundIn, paid.value),
      how: { ...unconverted, paid: formatDecimal(paid.value) },
    });
  const rate = positive(pair.fixed ?? request.rate);
  if (!rate.ok) return rate;
  const places = currencyOf(request.refundIn)?.divisibility ?? 0;
  const forward = request.paidIn === pair.base;
  const value = forward ? roundTo(multiply(paid.value, rate.value), places, 'floor') : divide(paid.value, rate.value, places, 'floor');
  const even = forward ? compare(multiply(paid.value, rate.value), value) === 0 : compare(multiply(value, rate.value), paid.value) === 0;
  const how = {
    paid: formatDecimal(paid.value),
    pair,
    operator: forward ? '×' : '÷',
    rate: formatDecimal(rate.value),
    roundedTo: even ? null : places,
  } as const;
  return sign(value) > 0 ? ok({ value, places, how }) : refuse('refund-nothing-left');
}

function positive(text: string | null): Result<Decimal> {
  const read = parseDecimal(text ?? '');
  if (!read.ok) return read;
  return sign(read.value) > 0 ? read : refuse('refund-not-positive');
}

function placesFor(unit: string, value: Decimal): number {
  return Math.max(currencyOf(unit)?.divisibility ?? 0, normalise(value).scale);
}
