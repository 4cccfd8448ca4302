// Owns currency codes: three characters or 160 bits in hex, which of them are allowed, and how they are written to the ledger.
import type { Result } from '../../result.ts';
import { ok, refuse } from '../../result.ts';

const threeCharacters = /^[A-Za-z0-9?!@#$%^&*<>(){}[\]|]{3}$/;
/** 160 bits whose bytes are zero but for three in the middle: the wire form of three characters. */
const standardHex = /^0{24}([0-9A-F]{6})0{10}$/;
/** A code whose three characters read XRP: it is not XRP, and the ledger refuses it (temBAD_CURRENCY). */
export const hexSpellingXrp = '0000000000000000000000005852500000000000';

/**
 * Reads a token's currency: three characters (case matters) or 40 hex digits. A hex code that is the wire form of three characters becomes those.
 * Codes: `xrpl-currency-is-xrp` (XRP has no issuer), `xrpl-currency-invalid`.
 */
export function readCurrency(text: string): Result<string> {
  if (text === 'XRP') return refuse('xrpl-currency-is-xrp');
  if (threeCharacters.test(text)) return ok(text);
  const hex = text.toUpperCase();
  if (!/^[0-9A-F]{40}$/.test(hex)) return refuse('xrpl-currency-invalid');
  if (/^0{40}$/.test(hex)) return refuse('xrpl-currency-is-xrp');
  return hex === hexSpellingXrp ? ok(hex) : readHex(hex);
}

function readHex(hex: string): Result<string> {
  const [, middle] = standardHex.exec(hex) ?? [];
  const plain = middle === undefined ? '' : asciiOf(middle);
  if (threeCharacters.test(plain)) return ok(plain);
  return hex.startsWith('00') ? refuse('xrpl-currency-invalid') : ok(hex);
}

export function isHexCurrency(currency: string): boolean {
  return currency.length === 40;
}

/** The code as transaction JSON has it: the codec knows `<` and `>` in hex only. */
export function writeCurrency(currency: string): string {
  if (isHexCurrency(currency) || !/[<>]/.test(currency)) return currency;
  const middle = Array.from(currency, (letter) => letter.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()).join('');
  return `${'0'.repeat(24)}${middle}${'0'.repeat(10)}`;
}

function asciiOf(hex: string): string {
  return String.fromCharCode(...(hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16)));
}
