// Owns where the price of a coin comes from at approval (spec §6.3, D2, D5, §17).
import { currencyOf } from '../money/currencies.ts';
import { type Decimal, divide, formatDecimal, sign } from '../money/decimal.ts';
import { decimalOf, maxDecimals, parseDecimal } from '../money/parse-amount.ts';
import { ok, refuse, type Result } from '../result.ts';
import { fixedRate } from './conversion.ts';
import type { DecimalText, Payout, PullPayment, Seconds } from './types.ts';

/** Price of a pair, for example "BTC_USD": one BTC in USD. */
export interface RateQuote {
  readonly pair: string;
  readonly rate: DecimalText;
  /** Provider's id. */
  readonly source: string;
  readonly at: Seconds;
}

/** One snapshot for a whole selection, by pair. */
export type Quotes = ReadonlyMap<string, RateQuote>;

export type RateRule =
  | { readonly kind: 'own' }
  | { readonly kind: 'constant'; readonly rate: Decimal; readonly text: string }
  | { readonly kind: 'provider'; readonly provider: string; readonly pair: string; readonly text: string };

export type Priced = Pick<Payout, 'originalCurrency' | 'payoutCurrency'>;

/** A price that can be locked, and when it was taken; null where it never ages (same currency, a rate given by hand). */
export interface Price {
  readonly rate: Decimal;
  readonly rateRule: string | null;
  readonly rateSource: string;
  readonly quotedAt: Seconds | null;
}

/** Reads a rate rule: absent or null (the wallet's own), a constant ("5000"), or "provider(BTC_USD)". Code: `rate-rule-invalid`. */
export function parseRateRule(value: unknown): Result<RateRule> {
  if (value === undefined || value === null) return ok({ kind: 'own' });
  if (typeof value !== 'string' || value.length > 200) return refuse('rate-rule-invalid');
  const text = value.trim();
  const constant = parseDecimal(text);
  if (constant.ok) return sign(constant.value) > 0 ? ok({ kind: 'constant', rate: constant.value, text }) : refuse('rate-rule-invalid');
  const [, provider = '', pair = ''] = /^([a-z][a-z0-9-]{0,31})\(([\p{L}\p{Nd}]{1,12}_[\p{L}\p{Nd}]{1,12})\)$/iu.exec(text) ?? [];
  return provider === ''
    ? refuse('rate-rule-invalid')
    : ok({ kind: 'provider', provider: provider.toLowerCase(), pair: pair.toUpperCase(), text });
}

/** The market pair that pricing needs under the wallet's own rule; null where none is needed or none exists. */
export function pairFor(payout: Priced, defaultPrice: PullPayment['defaultPrice']): string | null {
  const { originalCurrency: unit, payoutCurrency } = payout;
  if (fixedRate(unit, payoutCurrency) !== null) return null;
  if (currencyOf(unit) !== null) return `${payoutCurrency}_${unit}`;
  if (defaultPrice === null || fixedRate(defaultPrice.currency, payoutCurrency) !== null) return null;
  return `${payoutCurrency}_${defaultPrice.currency}`;
}

/**
 * Price of one payout coin in the payout's unit. A fixed rate is never replaced by a rule: one coin is worth itself.
 * Codes: `rate-unavailable`, `rate-rule-invalid` (a provider's rule for another pair).
 */
export function priceOf(payout: Priced, defaultPrice: PullPayment['defaultPrice'], rule: RateRule, quotes: Quotes): Result<Price> {
  const { originalCurrency: unit, payoutCurrency } = payout;
  const pair = `${payoutCurrency}_${unit}`;
  const fixed = fixedRate(unit, payoutCurrency);
  const rateRule = rule.kind === 'own' ? null : rule.text;
  if (rule.kind === 'provider' && rule.pair !== pair) return refuse('rate-rule-invalid');
  if (fixed !== null) return ok({ rate: fixed, rateRule, rateSource: 'same-currency', quotedAt: null });
  if (rule.kind === 'constant') return ok({ rate: rule.rate, rateRule, rateSource: 'manual', quotedAt: null });
  if (rule.kind === 'provider') return quoted(quotes, pair, rateRule, rule.provider);
  if (currencyOf(unit) !== null) return quoted(quotes, pair, null, null);
  return defaultPrice === null ? refuse('rate-unavailable', { pair }) : byDefaultPrice(payoutCurrency, defaultPrice, quotes);
}

function quoted(quotes: Quotes, pair: string, rateRule: string | null, provider: string | null): Result<Price> {
  const quote = quotes.get(pair);
  if (quote === undefined || (provider !== null && quote.source !== provider)) return refuse('rate-unavailable', { pair });
  const rate = decimalOf(quote.rate);
  return sign(rate) > 0 ? ok({ rate, rateRule, rateSource: quote.source, quotedAt: quote.at }) : refuse('rate-unavailable', { pair });
}

/** Coins per unit follow from the price of a unit. Rounded up: rounding down could lift the converted amount by one satoshi over the exact one. */
function byDefaultPrice(payoutCurrency: string, price: NonNullable<PullPayment['defaultPrice']>, quotes: Quotes): Result<Price> {
  const fixed = fixedRate(price.currency, payoutCurrency);
  const coin: Result<Pick<Price, 'rate' | 'quotedAt'>> =
    fixed === null ? quoted(quotes, `${payoutCurrency}_${price.currency}`, null, null) : ok({ rate: fixed, quotedAt: null });
  if (!coin.ok) return coin;
  const rate = divide(coin.value.rate, decimalOf(price.amount), maxDecimals, 'ceil');
  return ok({ rate, rateRule: null, rateSource: 'default-price', quotedAt: coin.value.quotedAt });
}

/** The rate as it is locked and emitted. */
export function rateText(price: Price): DecimalText {
  return formatDecimal(price.rate);
}
