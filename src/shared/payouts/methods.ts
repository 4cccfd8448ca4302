// Owns the payout method ids: canonical form, accepted aliases, and which of them can be claimed and paid.
import { isClassicAddress } from '../links/xrpl-address.ts';
import { bitcoinDecimals, xrpDecimals } from '../money/units.ts';
import { type Chain, hasLedger, type Network } from '../network.ts';
import type { Result } from '../result.ts';
import { ok, refuse } from '../result.ts';
import { hexSpellingXrp, readCurrency } from '../xrpl/amounts/currency-code.ts';
import type { PayoutMethodId } from './types.ts';

/** What a pull payment offers that names no methods (§17). Tokens and MPTs are offered only where they are named. */
export const defaultMethods: readonly PayoutMethodId[] = ['BTC-CHAIN', 'XRP-CHAIN'];

export interface PayoutMethod {
  readonly id: PayoutMethodId;
  readonly kind: 'bitcoin' | 'xrp' | 'token' | 'mpt' | 'lightning';
  /** `BTC`, `XRP`, `<CODE>.<issuer>` or the 48 hex digits of an MPT. */
  readonly currency: string;
}

const chainNames = ['CHAIN', 'ONCHAIN'];
const bitcoinNames = [...chainNames, 'BTCLIKE', 'BITCOINLIKE'];
const lightningNames = ['LN', 'LIGHTNINGLIKE', 'LIGHTNINGNETWORK', 'OFFCHAIN', 'LNURL', 'LNURLPAY'];
const token = /^([A-Za-z0-9?!@#$%^&*<>(){}[\]|]{3}|[0-9A-Fa-f]{40})\.(r[1-9A-HJ-NP-Za-km-z]{24,34})$/;
const mpt = /^[0-9A-F]{48}$/i;

/** Reads a method id by its form alone, supported or not: canonical ids, the aliases of spec §2.2 and §16.1; null for anything else. */
export function readMethod(text: string): PayoutMethod | null {
  const trimmed = text.trim();
  if (trimmed.length > 120) return null;
  const separator = Math.max(trimmed.lastIndexOf('-'), trimmed.lastIndexOf('_'));
  const currency = separator < 0 ? trimmed : trimmed.slice(0, separator);
  const name = separator < 0 ? 'CHAIN' : trimmed.slice(separator + 1).toUpperCase();
  return readCoin(currency, name) ?? (separator >= 0 && chainNames.includes(name) ? readIssued(currency) : null);
}

/** What pays in an asset: `BTC`, `XRP`, `USD.<issuer>` or the id of an MPT, which are no method ids by themselves. */
export function assetMethod(asset: string): PayoutMethod | null {
  return readMethod(`${asset}-CHAIN`);
}

function readCoin(currency: string, name: string): PayoutMethod | null {
  const code = currency.toUpperCase();
  if (code === 'BTC' && bitcoinNames.includes(name)) return { id: 'BTC-CHAIN', kind: 'bitcoin', currency: 'BTC' };
  if (code === 'BTC' && lightningNames.includes(name)) return { id: 'BTC-LN', kind: 'lightning', currency: 'BTC' };
  if (code === 'XRP' && chainNames.includes(name)) return { id: 'XRP-CHAIN', kind: 'xrp', currency: 'XRP' };
  return null;
}

/** A hex code that only spells three characters becomes those: one currency has one id. */
function readIssued(currency: string): PayoutMethod | null {
  if (mpt.test(currency)) return { id: `${currency.toUpperCase()}-CHAIN`, kind: 'mpt', currency: currency.toUpperCase() };
  const [, written = '', issuer = ''] = token.exec(currency) ?? [];
  const code = written === '' ? null : readCurrency(written);
  // The ledger has no token of the code XRP; the name is kept free so that nobody can dress one up as the coin.
  if (code === null || !code.ok || code.value.toUpperCase() === 'XRP' || code.value === hexSpellingXrp) return null;
  const canonical = `${code.value}.${issuer}`;
  return { id: `${canonical}-CHAIN`, kind: 'token', currency: canonical };
}

/**
 * Canonical id of a method that can be claimed and paid. Codes: `payout-method-unknown` (also Lightning and TOPUP, D18), `payout-method-issuer-wrong` (a token
 * whose issuer is no address: a mistyped one would name a token that nobody has).
 */
export function canonicalMethod(value: unknown): Result<PayoutMethodId> {
  const method = typeof value === 'string' ? readMethod(value) : null;
  if (method === null || method.kind === 'lightning') return refuse('payout-method-unknown');
  const { issuer } = readAsset(method.currency);
  return issuer === null || isClassicAddress(issuer) ? ok(method.id) : refuse('payout-method-issuer-wrong');
}

/** True for a canonical id of what can be claimed and paid. */
export function isPayable(id: PayoutMethodId): boolean {
  const method = canonicalMethod(id);
  return method.ok && method.value === id;
}

/** A payout currency in its parts: a token has a code and an issuer; anything else is its own code (an MPT's is its id). */
export function readAsset(currency: string): { readonly code: string; readonly issuer: string | null } {
  const point = currency.lastIndexOf('.');
  return point < 0 ? { code: currency, issuer: null } : { code: currency.slice(0, point), issuer: currency.slice(point + 1) };
}

/** Currency in which a method pays: `BTC`, `XRP`, a token or an MPT id. */
export function methodCurrency(id: PayoutMethodId): string {
  return readMethod(id)?.currency ?? id;
}

export function methodKind(id: PayoutMethodId): PayoutMethod['kind'] | null {
  return readMethod(id)?.kind ?? null;
}

export function methodChain(id: PayoutMethodId): Chain {
  return methodCurrency(id) === 'BTC' ? 'bitcoin' : 'xrpl';
}

/** Whether wallets of the set can pay by the method: without an XRP Ledger Bitcoin alone. */
export function isOnNetwork(id: PayoutMethodId, network: Network): boolean {
  return methodChain(id) === 'bitcoin' || hasLedger(network);
}

/** What a pull payment of the set offers that names no methods. */
export function defaultMethodsOf(network: Network): readonly PayoutMethodId[] {
  return defaultMethods.filter((id) => isOnNetwork(id, network));
}

/** Places of the two coins: 8 and 6; null for everything else, whose places are `assetPlaces`. */
export function methodDecimals(id: PayoutMethodId): number | null {
  if (id === 'BTC-CHAIN') return bitcoinDecimals;
  return id === 'XRP-CHAIN' ? xrpDecimals : null;
}
