// Owns prices from the order books of the wallet's own ledger, for tokens and XRP in units for which the user chose a token.
import type { RateSettings } from '../../shared/contract/rate-settings.ts';
import { type Decimal, divide, formatDecimal, multiply, one, roundTo, sign } from '../../shared/money/decimal.ts';
import { decimalOf, maxDecimals } from '../../shared/money/parse-amount.ts';
import { readMethod } from '../../shared/payouts/methods.ts';
import type { Seconds } from '../../shared/payouts/types.ts';
import { ok, refuse } from '../../shared/result.ts';
import { type Asset, sameAsset } from '../../shared/xrpl/amount.ts';
import { readCurrency } from '../../shared/xrpl/amounts/currency-code.ts';
import { rippleEpoch } from '../../shared/xrpl/ledger-time.ts';
import { isFromTheFuture, type RateProvider, splitPair } from '../backends/rates/rate-provider.ts';
import type { XrplBackend } from '../backends/xrpl-backend.ts';
import { readBook } from './book.ts';
import { type BookPrice, bookPrice } from './book-price.ts';
import { LedgerReader } from './ledger-reader.ts';
import { type LastLedger, lastLedger } from './server-facts.ts';

export interface LedgerRatesOptions {
  readonly backend: Pick<XrplBackend, 'read'>;
  /** Id of the wallet's ledger; another one's prices are none. */
  readonly networkId: number;
  readonly units: () => RateSettings['ledger'];
  readonly now: () => Seconds;
  readonly maxAgeSeconds: () => number;
}

/** A ledger closes every three to four seconds; until then its books do not change. */
const keptSeconds = 3;
/** Where XRP itself is the unit. */
const xrpDepth: Decimal = { digits: 10n, scale: 0 };
const xrp: Asset = { kind: 'xrp' };

/** What stands for a unit on the ledger, and for how much of it a price must be had. */
interface LedgerUnit {
  readonly asset: Asset;
  readonly depth: Decimal;
}

/**
 * The price of a token ("USD.rIssuer_EUR") or of XRP in XRP, or in a unit for which a token is chosen: from the book between the two, else from both books with XRP. As old as the
 * last validated ledger. Refusals: `rate-unavailable` (no such unit, no book, no answer), `rate-book-thin`, `rate-mpt-no-book`, `rate-stale`.
 */
export function ledgerRates(options: LedgerRatesOptions): RateProvider {
  return {
    id: 'ledger',
    keptSeconds,
    quote: async (pair) => {
      const { coin: coinText, unit: unitText } = splitPair(pair);
      const unavailable = refuse('rate-unavailable', { pair });
      if (readMethod(`${coinText}-CHAIN`)?.kind === 'mpt') return refuse('rate-mpt-no-book', { pair });
      const [coin, unit] = [ledgerAsset(coinText), unitOf(unitText, options.units())];
      if (coin === null || unit === null || (coin.kind === 'xrp' && unit.asset.kind === 'xrp')) return unavailable;
      const reader = new LedgerReader(options.backend);
      const ledger = await lastLedger(reader, options.networkId);
      if (!ledger.ok || ledger.value.closeTime === null) return unavailable;
      const at = ledger.value.closeTime + rippleEpoch;
      if (isFromTheFuture(at, options.now())) return unavailable;
      if (options.now() - at > options.maxAgeSeconds()) return refuse('rate-stale', { pair });
      const found = await priceOf(reader, ledger.value, coin, unit);
      if (found.kind === 'thin') return refuse('rate-book-thin', { pair });
      if (found.kind === 'empty') return unavailable;
      const price = roundTo(found.price, maxDecimals, 'half-away');
      return sign(price) <= 0 ? unavailable : ok({ pair, rate: formatDecimal(price), source: sourceOf(unit.asset), at });
    },
  };
}

/** The issuer of the coin stands in the pair; that of the unit is the user's choice and is named. */
function sourceOf(unit: Asset): string {
  return unit.kind === 'token' ? `ledger:${unit.issuer}` : 'ledger';
}

/** Null for what is not of the ledger. */
function ledgerAsset(text: string): Asset | null {
  if (text === 'XRP') return xrp;
  const method = readMethod(`${text}-CHAIN`);
  if (method?.kind !== 'token') return null;
  const [code = '', issuer = ''] = method.currency.split('.');
  const currency = readCurrency(code);
  return currency.ok ? { kind: 'token', currency: currency.value, issuer } : null;
}

function unitOf(unit: string, units: RateSettings['ledger']): LedgerUnit | null {
  if (unit === 'XRP') return { asset: xrp, depth: xrpDepth };
  const chosen = units.find((one) => one.unit === unit);
  const asset = chosen === undefined ? null : ledgerAsset(chosen.token);
  return chosen === undefined || asset === null ? null : { asset, depth: decimalOf(chosen.depth) };
}

async function priceOf(reader: LedgerReader, ledger: LastLedger, coin: Asset, unit: LedgerUnit): Promise<BookPrice> {
  if (sameAsset(coin, unit.asset)) return { kind: 'price', price: one };
  const [direct, bridged] = await Promise.all([
    between(reader, ledger, coin, unit.asset, unit.depth),
    coin.kind === 'xrp' || unit.asset.kind === 'xrp' ? null : overXrp(reader, ledger, coin, unit),
  ]);
  if (direct.kind === 'price' || bridged === null) return direct;
  return bridged.kind === 'empty' ? direct : bridged;
}

/** How the ledger itself bridges two tokens: both against XRP. */
async function overXrp(reader: LedgerReader, ledger: LastLedger, coin: Asset, { asset, depth }: LedgerUnit): Promise<BookPrice> {
  const xrpPrice = await between(reader, ledger, xrp, asset, depth);
  if (xrpPrice.kind !== 'price') return xrpPrice;
  const coinPrice = await between(reader, ledger, coin, xrp, divide(depth, xrpPrice.price, maxDecimals, 'ceil'));
  return coinPrice.kind === 'price' ? { kind: 'price', price: multiply(coinPrice.price, xrpPrice.price) } : coinPrice;
}

/** By both sides of one book, of one and the same ledger. Silence is an empty book: no price either way. */
async function between(
  reader: LedgerReader,
  { index, closeTime }: LastLedger,
  coin: Asset,
  unit: Asset,
  depth: Decimal,
): Promise<BookPrice> {
  const side = (gets: Asset, pays: Asset): ReturnType<typeof readBook> =>
    readBook(reader, { gets, pays, domain: null, ledger: index, closeTime });
  const [asks, bids] = await Promise.all([side(coin, unit), side(unit, coin)]);
  return asks.ok && bids.ok ? bookPrice({ asks: asks.value, bids: bids.value }, depth) : { kind: 'empty' };
}
