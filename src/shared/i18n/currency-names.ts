// Owns the names of currencies in both languages, and finding one by what somebody types.
import { folded } from './folded.ts';
import { type Currency, knownCurrencies } from '../money/currencies.ts';
import { type Locale, locales } from './locale.ts';

/** Names that no system knows; the same in both languages unless told apart. */
const coinNames: Readonly<Record<string, string | Readonly<Record<Locale, string>>>> = {
  BTC: { en: 'Bitcoin', ja: 'ビットコイン' },
  SATS: { en: 'Satoshi, a hundred-millionth of a bitcoin', ja: 'サトシ（1 億分の 1 ビットコイン）' },
  XRP: { en: 'XRP, the coin of the XRP Ledger', ja: 'XRP（XRP Ledger の通貨）' },
  LBTC: 'Liquid Bitcoin',
  LTC: { en: 'Litecoin', ja: 'ライトコイン' },
  BCH: { en: 'Bitcoin Cash', ja: 'ビットコインキャッシュ' },
  BTG: 'Bitcoin Gold',
  DASH: 'Dash',
  DOGE: { en: 'Dogecoin', ja: 'ドージコイン' },
  DCR: 'Decred',
  GRS: 'Groestlcoin',
  MONA: { en: 'Monacoin', ja: 'モナコイン' },
  ZEC: 'Zcash',
  VTC: 'Vertcoin',
  SOL: 'Solana',
  XMR: 'Monero',
  ETH: { en: 'Ether', ja: 'イーサ' },
  DAI: 'Dai',
  BNB: 'BNB',
  USDC: 'USD Coin',
  USDT: 'Tether USD',
  RLUSD: 'Ripple USD',
  ADA: 'Cardano',
  TRX: 'Tron',
  XLM: 'Stellar Lumen',
};

export interface NamedCurrency extends Currency {
  /** In the asked language; the code itself where nobody has a name for it. */
  readonly name: string;
}

/** Makes the list of all currencies, those that people use most first, then by code; and the search in it. */
export function namedCurrencies(locale: Locale): readonly NamedCurrency[] {
  const names = namesIn(locale);
  return [...knownCurrencies()].sort(byUse).map((currency) => ({ ...currency, name: names(currency.code) }));
}

/**
 * Currencies that fit what was typed, best first: the code itself, codes that begin so, names that contain it. Names count in both languages, whatever
 * the screen speaks; upper case, accents and width make no difference. Nothing typed: all.
 */
export function findCurrencies(list: readonly NamedCurrency[], typed: string): readonly NamedCurrency[] {
  const wanted = folded(typed);
  if (wanted === '') return list;
  const ranked = list.flatMap((currency) => {
    const rank = rankOf(currency, wanted);
    return rank === null ? [] : [{ currency, rank }];
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ currency }) => currency);
}

const oftenUsed = ['USD', 'EUR', 'JPY', 'GBP', 'CHF', 'BTC', 'SATS', 'XRP'];

function byUse(a: Currency, b: Currency): number {
  const place = ({ code }: Currency): number => (oftenUsed.includes(code) ? oftenUsed.indexOf(code) : oftenUsed.length);
  return place(a) - place(b) || (a.code < b.code ? -1 : 1);
}

function namesIn(locale: Locale): (code: string) => string {
  const system = new Intl.DisplayNames(locale, { type: 'currency' });
  return (code) => {
    const own = coinNames[code];
    return own === undefined ? (system.of(code) ?? code) : typeof own === 'string' ? own : own[locale];
  };
}

let searched: ReadonlyMap<string, readonly string[]> | null = null;

/** Names of all currencies in all languages, made ready for comparing once. */
function searchNames(): ReadonlyMap<string, readonly string[]> {
  if (searched) return searched;
  const readers = locales.map(namesIn);
  searched = new Map(knownCurrencies().map(({ code }) => [code, readers.map((name) => folded(name(code)))]));
  return searched;
}

function rankOf({ code }: NamedCurrency, wanted: string): number | null {
  const plain = code.toLowerCase();
  if (plain === wanted) return 0;
  if (plain.startsWith(wanted)) return 1;
  const names = searchNames().get(code) ?? [];
  if (names.some((name) => name.startsWith(wanted))) return 2;
  return names.some((name) => name.includes(wanted)) ? 3 : null;
}
