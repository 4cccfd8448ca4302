// Owns how a payout currency is named where people read it: short enough for a row, and told apart from what only looks like it.
import { mptIssuerOf } from './mpt.ts';
import { describeCurrency } from './currency-words.ts';
import { readAsset } from '../../payouts/methods.ts';

export interface AssetWords {
  readonly kind: 'bitcoin' | 'xrp' | 'token' | 'mpt' | 'unit';
  /** "BTC", "XRP", a token's code, "MPT". */
  readonly code: string;
  /** Whose promise it is: the issuer's address, whole; null for coins and units. */
  readonly issuer: string | null;
  /** Issuance id of an MPT, whole. */
  readonly id: string | null;
  /** The well-known code that a token's code passes itself off as; null where it is what it seems. */
  readonly looksLike: string | null;
}

const mptName = 'MPT';
const mptForm = /^[0-9A-F]{48}$/i;
/** Long codes in hex are text by convention alone; only what cannot hide anything is shown as text. */
const plain = /^[\x21-\x7e]{1,20}$/;

/** Names any currency of a payout or a unit of a pull payment. */
export function assetWords(currency: string): AssetWords {
  const none = { issuer: null, id: null, looksLike: null };
  if (currency === 'BTC') return { ...none, kind: 'bitcoin', code: currency };
  if (currency === 'XRP') return { ...none, kind: 'xrp', code: currency };
  if (mptForm.test(currency)) return { ...none, kind: 'mpt', code: mptName, issuer: mptIssuerOf(currency), id: currency.toUpperCase() };
  const { code, issuer } = readAsset(currency);
  if (issuer === null) return { ...none, kind: 'unit', code: currency };
  const { looksLike } = describeCurrency(code);
  return { kind: 'token', code: codeText(code), issuer, id: null, looksLike };
}

/** The code that stands beside an amount: "USD", "MPT", and a hex code as its text where that is plain and nobody else's, else its first digits. */
export function assetCode(currency: string): string {
  if (mptForm.test(currency)) return mptName;
  return codeText(readAsset(currency).code);
}

function codeText(code: string): string {
  if (!/^[0-9A-F]{40}$/i.test(code)) return code;
  const { text, looksLike } = describeCurrency(code.toUpperCase());
  return looksLike === null && plain.test(text) && text.length < code.length ? text : `${code.slice(0, 6)}…`;
}

/** An address or an id, long enough to be compared and short enough for a row: "rHb9CJ…dtyTh". */
export function shortId(text: string): string {
  return text.length <= 16 ? text : `${text.slice(0, 6)}…${text.slice(-6)}`;
}
