// Owns where the price of a coin comes from at approval (spec §6.3, D2, D5, §17).
import { currencyOf } from '../money/currencies.ts';
import { type Decimal, divide, formatDecimal, sign } from '../money/decimal.ts';
import { toDecimal } from '../money/fraction.ts';
import { decimalOf, maxDecimals, maxDigits } from '../money/parse-amount.ts';
import { ok, refuse, type Result } from '../result.ts';
import { fixedRate } from './conversion.ts';
import { parseRule, type RateNode, type RateTerm, termsOf, valueOf } from './rate-rule.ts';
import type { DecimalText, Payout, PullPayment, Seconds } from './types.ts';

/** A price as it was asked for: "BTC_USD" (one BTC in USD, by the wallet's own rule) or "kraken(BTC_USD)" (of one source). */
export interface RateQuote {
  readonly pair: string;
  readonly rate: DecimalText;
  /** Id of the source, or "median of …". */
  readonly source: string;
  readonly at: Seconds;
}

/** One snapshot for a whole selection, by what was asked for. */
export type Quotes = ReadonlyMap<string, RateQuote>;

export type RateRule =
  | { readonly kind: 'own' }
  | { readonly kind: 'constant'; readonly rate: Decimal; readonly text: string }
  /** One price and nothing else. */
  | { readonly kind: 'provider'; readonly provider: string | null; readonly pair: string; readonly text: string; readonly node: RateNode }
  | { readonly kind: 'expression'; readonly text: string; readonly node: RateNode };

export type Priced = Pick<Payout, 'originalCurrency' | 'payoutCurrency'>;

/** A price that can be locked, and when it was taken; null where it never ages (same currency, a rate given by hand). */
export interface Price {
  readonly rate: Decimal;
  readonly rateRule: string | null;
  readonly rateSource: string;
  readonly quotedAt: Seconds | null;
}

/**
 * Reads a rate rule: absent or null (the wallet's own), a constant ("5000"), a price ("kraken(BTC_USD)", "BTC_USD"), or arithmetic of these
 * ("(kraken(BTC_USD) + coingecko(BTC_USD)) / 2"). Code: `rate-rule-invalid`, also for a constant of zero or below.
 */
export function parseRateRule(value: unknown): Result<RateRule> {
  if (value === undefined || value === null) return ok({ kind: 'own' });
  if (typeof value !== 'string') return refuse('rate-rule-invalid');
  const node = parseRule(value);
  if (node === null) return refuse('rate-rule-invalid');
  const text = value.trim();
  if (node.kind === 'price') return ok({ kind: 'provider', provider: node.term.provider, pair: node.term.pair, text, node });
  if (termsOf(node).length > 0) return ok({ kind: 'expression', text, node });
  const rate = workedOut(node, () => null);
  return rate.ok ? ok({ kind: 'constant', rate: rate.value, text }) : rate;
}

/** What must be asked of the sources to price a payout by a rule; nothing where no market is needed or none exists. */
export function askedPrices(payout: Priced, defaultPrice: PullPayment['defaultPrice'], rule: RateRule): readonly string[] {
  if (rule.kind === 'constant') return [];
  if (rule.kind !== 'own') return termsOf(rule.node).map((term) => term.key);
  const pair = pairFor(payout, defaultPrice);
  return pair === null ? [] : [pair];
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
 * Price of one payout coin in the payout's unit. A fixed rate is never replaced by a rule, for one coin is worth itself; but the rule is worked
 * out all the same, and may fail (spec §6.3). Codes: `rate-unavailable` (params: the price that is missing), `rate-rule-invalid` (a lone price of
 * another pair than the payout's, a division by zero, an outcome of zero or below or beyond 40 digits).
 */
export function priceOf(payout: Priced, defaultPrice: PullPayment['defaultPrice'], rule: RateRule, quotes: Quotes): Result<Price> {
  const { originalCurrency: unit, payoutCurrency } = payout;
  const pair = `${payoutCurrency}_${unit}`;
  const fixed = fixedRate(unit, payoutCurrency);
  const rateRule = rule.kind === 'own' ? null : rule.text;
  const price = rule.kind === 'own' ? null : byRule(rule, pair, quotes);
  if (price?.ok === false) return price;
  if (fixed !== null) return ok({ rate: fixed, rateRule, rateSource: 'same-currency', quotedAt: null });
  if (price !== null) return price;
  if (currencyOf(unit) !== null) return quoted(quotes, pair);
  return defaultPrice === null ? refuse('rate-unavailable', { pair }) : byDefaultPrice(payoutCurrency, defaultPrice, quotes);
}

function byRule(rule: Exclude<RateRule, { kind: 'own' }>, pair: string, quotes: Quotes): Result<Price> {
  const rateRule = rule.text;
  if (rule.kind === 'constant') return ok({ rate: rule.rate, rateRule, rateSource: 'manual', quotedAt: null });
  // Somebody who writes a sum knows what he does; a single price of another pair is a slip of the pen, and a dear one.
  if (rule.kind === 'provider' && rule.pair !== pair) return refuse('rate-rule-invalid');
  const found: RateQuote[] = [];
  for (const term of termsOf(rule.node)) {
    const quote = quoteFor(term, quotes);
    if (quote === null) return refuse('rate-unavailable', { pair: term.key });
    found.push(quote);
  }
  const rate = workedOut(rule.node, (term) => decimalOf(quotes.get(term.key)?.rate ?? '0'));
  if (!rate.ok) return rate;
  const quotedAt = Math.min(...found.map((quote) => quote.at));
  return ok({ rate: rate.value, rateRule, rateSource: joined(found.map((quote) => quote.source)), quotedAt });
}

/**
 * A quote counts only if it is of the source that was named, and above zero. The ledger's says which token stood for the unit (`ledger:<issuer>`), or where the price of
 * XRP came from (`ledger, kraken`).
 */
function quoteFor({ provider, key }: RateTerm, quotes: Quotes): RateQuote | null {
  const quote = quotes.get(key);
  if (quote === undefined || (provider !== null && quote.source.split(/[:,]/)[0] !== provider)) return null;
  return sign(decimalOf(quote.rate)) > 0 ? quote : null;
}

/**
 * Exact until the last step, which rounds up to 18 places: the dearer coin is the sender's side, and what is paid is rounded up afterwards.
 * Code: `rate-rule-invalid`.
 */
function workedOut(node: RateNode, price: (term: RateTerm) => Decimal | null): Result<Decimal> {
  const exact = valueOf(node, price);
  if (exact === null || exact.over <= 0n) return refuse('rate-rule-invalid');
  const rate = toDecimal(exact, maxDecimals, 'ceil');
  return rate.digits.toString().length > maxDigits ? refuse('rate-rule-invalid') : ok(rate);
}

/** Longest source of a locked rate, in UTF-16 units. */
const longestSource = 64;

function joined(sources: readonly string[]): string {
  const all = [...new Set(sources)];
  let kept = all.length;
  while (kept > 1 && text(kept).length > longestSource) kept -= 1;
  return text(kept).slice(0, longestSource);

  function text(count: number): string {
    return [...all.slice(0, count), ...(count < all.length ? ['…'] : [])].join(', ');
  }
}

function quoted(quotes: Quotes, pair: string): Result<Price> {
  const quote = quoteFor({ provider: null, pair, key: pair }, quotes);
  if (quote === null) return refuse('rate-unavailable', { pair });
  return ok({ rate: decimalOf(quote.rate), rateRule: null, rateSource: quote.source, quotedAt: quote.at });
}

/** Coins per unit follow from the price of a unit. Rounded up: rounding down could lift the converted amount by one satoshi over the exact one. */
function byDefaultPrice(payoutCurrency: string, price: NonNullable<PullPayment['defaultPrice']>, quotes: Quotes): Result<Price> {
  const fixed = fixedRate(price.currency, payoutCurrency);
  const coin: Result<Pick<Price, 'rate' | 'quotedAt'>> =
    fixed === null ? quoted(quotes, `${payoutCurrency}_${price.currency}`) : ok({ rate: fixed, quotedAt: null });
  if (!coin.ok) return coin;
  const rate = divide(coin.value.rate, decimalOf(price.amount), maxDecimals, 'ceil');
  return ok({ rate, rateRule: null, rateSource: 'default-price', quotedAt: coin.value.quotedAt });
}

/** The rate as it is locked and emitted. */
export function rateText(price: Price): DecimalText {
  return formatDecimal(price.rate);
}
