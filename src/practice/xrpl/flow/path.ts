// Owns the paths of a transaction: their steps as they are written, and which of them are malformed by themselves.
import { accountZero } from '../base/address.ts';
import { isList, isObject, type Json, textOf } from '../base/json.ts';
import { neutralIssuer } from '../ledger/entries-tokens.ts';

/** An account to ripple through, or a currency and/or issuer to change into. */
export interface PathElement {
  readonly account: string | null;
  /** `XRP`, three characters, or 40 hex digits. */
  readonly currency: string | null;
  readonly issuer: string | null;
}

export type Path = readonly PathElement[];

export function readPaths(paths: Json | undefined): readonly Path[] {
  return isList(paths) ? paths.map((path) => (isList(path) ? path.map(readElement) : [])) : [];
}

function readElement(step: Json): PathElement {
  const of = (key: string) => (isObject(step) ? (textOf(step, key) ?? null) : null);
  return { account: of('account'), currency: of('currency'), issuer: of('issuer') };
}

export function isOffer({ account }: PathElement): boolean {
  return account === null;
}

/** Nobody's accounts: one means XRP, the other stands in trust lines. */
function isNobody(account: string | null): boolean {
  return account === accountZero || account === neutralIssuer;
}

export function isMalformed({ account, currency, issuer }: PathElement): boolean {
  if (account === null && currency === null && issuer === null) return true;
  if (account !== null && (currency !== null || issuer !== null)) return true;
  if (isNobody(account) || isNobody(issuer)) return true;
  return currency === 'XRP' && issuer !== null;
}
