import { describe, expect, it } from 'vitest';
import { currencyOf, knownCurrencies, parseUnit } from './currencies.ts';

/** ISO 4217 codes in use as of 2026 by minor units; what is no money (XDR, XSU, XUA, XTS, XXX) is left out. */
const iso: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  2:
    'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK ' +
    'DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD ' +
    'LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR ' +
    'SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
};

describe('the table of currencies', () => {
  it('holds every ISO code in use with its places, but ARS and COP as people write them', () => {
    for (const [places, codes] of Object.entries(iso)) {
      for (const code of codes.split(' ')) {
        const expected = code === 'ARS' || code === 'COP' ? 0 : Number(places);
        expect(currencyOf(code), code).toEqual({ code, kind: 'fiat', divisibility: expected });
      }
    }
  });

  it.each([
    ['BTC', 8],
    ['SATS', 0],
    ['LTC', 8],
    ['LBTC', 8],
    ['ETH', 18],
    ['XMR', 12],
    ['XRP', 6],
  ] as const)('holds %s with %s places', (code, divisibility) => {
    expect(currencyOf(code)).toEqual({ code, kind: 'crypto', divisibility });
  });

  it('names each once, upper-case, and has no fewer than the 187 that clients know', () => {
    const codes = knownCurrencies().map((currency) => currency.code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.every((code) => parseUnit(code).ok && code === code.toUpperCase())).toBe(true);
    expect(codes.length).toBeGreaterThanOrEqual(187);
  });

  it('holds no free unit', () => {
    for (const unit of ['HOUR', '時間', 'POINTS']) expect(currencyOf(unit)).toBeNull();
  });
});
