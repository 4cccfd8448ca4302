// Owns the table of known currencies with their divisibility, and the rule for free units (hours, points, 時間).
import type { Result } from '../result.ts';
import { ok, refuse } from '../result.ts';

export type CurrencyKind = 'fiat' | 'crypto';
export interface Currency {
  readonly code: string;
  readonly kind: CurrencyKind;
  /** Places after the point that people use; a unit may still be claimed with more. */
  readonly divisibility: number;
}

// ISO 4217 alphabetic codes that people are paid in, by places after the point. ARS and COP have none in practice (spec §2.1).
const fiatByPlaces: readonly (readonly [number, string])[] = [
  [0, 'ARS BIF BYR CLP COP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'],
  [
    2,
    'AED AFN ALL AMD ANG AOA AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COU CRC CUC CUP ' +
      'CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GGP GHS GIP GMD GTQ GYD HKD HNL HRK HTG HUF IDR ILS IMP INR IRR JEP JMD KES KGS KHR ' +
      'KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRO MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP ' +
      'PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STD STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN ' +
      'UYU UZS VED VEF VES WST XCD XCG YER ZAR ZMW ZWG ZWL',
  ],
  [3, 'BHD IQD JOD KWD LYD OMR TND'],
  [4, 'CLF UYW'],
];

const cryptoByPlaces: readonly (readonly [number, string])[] = [
  [0, 'SATS'],
  [6, 'XRP USDC USDT RLUSD ADA TRX'],
  [7, 'XLM'],
  [8, 'BTC LBTC LTC BCH BTG DASH DOGE DCR GRS MONA ZEC VTC XAU XAG XPD XPT'],
  [9, 'SOL'],
  [12, 'XMR'],
  [18, 'ETH DAI BNB'],
];

const table = new Map<string, Currency>();
for (const [divisibility, codes] of fiatByPlaces) {
  for (const code of codes.split(' ')) table.set(code, { code, kind: 'fiat', divisibility });
}
for (const [divisibility, codes] of cryptoByPlaces) {
  for (const code of codes.split(' ')) table.set(code, { code, kind: 'crypto', divisibility });
}

/** Satoshi per bitcoin: the one rate that needs no market (spec §6.3). */
export const satsPerBitcoin = 100_000_000n;

/** The known currency of an upper-case code, null for a free unit. */
export function currencyOf(code: string): Currency | null {
  return table.get(code) ?? null;
}

export function knownCurrencies(): readonly Currency[] {
  return [...table.values()];
}

/**
 * Canonical form of a unit: trimmed, full-width letters as plain ones, ASCII in upper case; 1 to 12 Unicode letters and digits (D5, §17).
 * Code: `unit-invalid`.
 */
export function parseUnit(text: string): Result<string> {
  if (text.length > 64) return refuse('unit-invalid');
  const unit = text
    .normalize('NFKC')
    .trim()
    .replace(/[a-z]/g, (letter) => letter.toUpperCase());
  return /^[\p{L}\p{Nd}]{1,12}$/u.test(unit) ? ok(unit) : refuse('unit-invalid');
}
