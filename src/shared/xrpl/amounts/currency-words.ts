// Owns how a currency code is shown, and which codes only look like a well-known one. What a code says about itself proves nothing: the issuer does.
import { hexToBytes } from '@noble/hashes/utils.js';
import { currencyOf } from '../../money/currencies.ts';
import type { CurrencyWords } from '../api.ts';
import { isHexCurrency } from './currency-code.ts';

/** Letters of other alphabets and signs that people read as the Latin capital below them. */
const foreign = 'АВСԀЕҒԌНІЈКМОРЅТХУҮΑΒΕΗΙΚΜΝΟΡΤΥΧΖ0158$|!@';
const latin = 'ABCDEFGHIJKMOPSTXYYABEHIKMNOPTYXZOISBSIIA';
const sameLook: ReadonlyMap<string, string> = new Map(Array.from(foreign, (letter, at) => [letter, latin.charAt(at)]));

/** A code as people see it, with a warning where it passes itself off as another. */
export function describeCurrency(code: string): CurrencyWords {
  const isHex = isHexCurrency(code);
  const text = isHex ? (printable(code) ?? code) : code;
  return { text, isHex, looksLike: text === code && isHex ? null : passesFor(text, isHex) };
}

/** The well-known code that a text would be read as, where it is not that code. */
function passesFor(text: string, isHex: boolean): string | null {
  const seen = skeleton(text);
  if (currencyOf(seen) === null) return null;
  // Three characters have a form of their own: the same letters in hex are another currency. Longer tickers exist in hex only.
  return seen !== text || (isHex && seen.length === 3) ? seen : null;
}

/** What is left of a text when blanks, invisible characters, marks and the choice of alphabet are taken away. */
function skeleton(text: string): string {
  const plain = text.normalize('NFKD').toUpperCase();
  return Array.from(plain)
    .filter((letter) => !/[\p{C}\p{Z}\p{M}]/u.test(letter))
    .map((letter) => sameLook.get(letter) ?? letter)
    .join('');
}

/** UTF-8 text of a hex code without its zeros at the end; null where it holds anything that is not to be printed at all. */
function printable(hex: string): string | null {
  const bytes = hexToBytes(hex.toLowerCase().replace(/(?:00)+$/, ''));
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return /^[^\p{Cc}\p{Co}\p{Cn}]+$/u.test(text) ? text : null;
  } catch {
    return null;
  }
}
