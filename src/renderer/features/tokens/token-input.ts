// Owns what people paste to name a token: code and issuer in any common spelling, or the id of a multi-purpose token.
import { isClassicAddress, readXAddress } from '../../../shared/links/xrpl-address.ts';
import type { Result } from '../../../shared/result.ts';
import { ok, refuse } from '../../../shared/result.ts';
import type { Asset } from '../../../shared/xrpl/amount.ts';
import { readCurrency } from '../../../shared/xrpl/amounts/currency-code.ts';
import { mptIssuerOf } from '../../../shared/xrpl/amounts/mpt.ts';

export type NamedAsset = Exclude<Asset, { readonly kind: 'xrp' }>;

export type TokenInput =
  | { readonly kind: 'empty' }
  /** An issuer alone: the code is still to be said. */
  | { readonly kind: 'issuer'; readonly issuer: string }
  | { readonly kind: 'asset'; readonly asset: NamedAsset };

const hexId = /^[0-9A-Fa-f]{48}$/;
const mostBytes = 20;

/**
 * Reads `CODE.rIssuer` (also with `/`, `+`, `:` or blanks between, or the issuer first), an issuer alone (classic or X-address), or 48 hex of an issuance.
 * Codes: `token-unreadable`, and those of `readCode`.
 */
export function readTokenInput(text: string): Result<TokenInput> {
  const typed = text.trim();
  if (typed === '') return ok({ kind: 'empty' });
  if (hexId.test(typed)) return readMpt(typed.toUpperCase());
  const alone = issuerOf(typed);
  if (alone !== null) return ok({ kind: 'issuer', issuer: alone });
  const [, first = '', last = ''] = /^(\S+?)[\s./+:]+(\S+)$/.exec(typed) ?? [];
  const [behind, before] = [issuerOf(last), issuerOf(first)];
  if (behind !== null) return readToken(first, behind);
  return before === null ? refuse('token-unreadable') : readToken(last, before);
}

/** The token of a code and an issuer that were given apart. */
export function readToken(code: string, issuer: string): Result<TokenInput> {
  const currency = readCode(code);
  return currency.ok ? ok({ kind: 'asset', asset: { kind: 'token', currency: currency.value, issuer } }) : currency;
}

/**
 * A code as people say it: three characters, 40 hex digits, or a longer name, which the ledger keeps in hex. Codes: `xrpl-currency-is-xrp`,
 * `xrpl-currency-invalid`.
 */
export function readCode(text: string): Result<string> {
  const code = text.trim();
  const bytes = new TextEncoder().encode(code);
  if (code.length <= 3 || code.length === 40 || bytes.length > mostBytes) return readCurrency(code);
  return readCurrency(
    Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'))
      .join('')
      .padEnd(40, '0'),
  );
}

function readMpt(id: string): Result<TokenInput> {
  return isClassicAddress(mptIssuerOf(id)) ? ok({ kind: 'asset', asset: { kind: 'mpt', id } }) : refuse('token-unreadable');
}

function issuerOf(text: string): string | null {
  return isClassicAddress(text) ? text : (readXAddress(text)?.address ?? null);
}
