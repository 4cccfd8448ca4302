// Owns reading which order book a request means, and rippled's errors for books that are none.
import { accountId } from '../base/address.ts';
import { isHash } from '../base/hex.ts';
import { isObject, type Json, type JsonObject } from '../base/json.ts';
import { type Issue, isSameAsset, xrp } from '../engine/asset.ts';
import type { Market } from '../offers/book.ts';
import { type ErrorName, fail, type Refusal } from './command.ts';

const CODE = /^[A-Za-z0-9?!@#$%^&*<>(){}[\]|]{3}$/;
const HEX_CODE = /^[0-9a-fA-F]{40}$/;

/** A currency as the codec writes it: three characters, or 40 hex digits in capitals; null if it is none. */
export function currencyCode(value: Json | undefined): string | null {
  if (typeof value !== 'string') return null;
  if (CODE.test(value)) return value;
  return HEX_CODE.test(value) ? value.toUpperCase() : null;
}

type Side = 'taker_pays' | 'taker_gets';
const errors: Readonly<Record<Side, { readonly currency: ErrorName; readonly issuer: ErrorName }>> = {
  taker_pays: { currency: 'srcCurMalformed', issuer: 'srcIsrMalformed' },
  taker_gets: { currency: 'dstAmtMalformed', issuer: 'dstIsrMalformed' },
};

/** The book named by `taker_pays`, `taker_gets` and `domain`. */
export function marketField(request: JsonObject): Market | Refusal {
  const missing = (['taker_pays', 'taker_gets'] as const).map((side) => shapeError(request, side)).find((error) => error !== null);
  if (missing !== undefined && missing !== null) return missing;
  const pays = sideField(request, 'taker_pays');
  if ('ok' in pays) return pays;
  const gets = sideField(request, 'taker_gets');
  if ('ok' in gets) return gets;
  const { domain } = request;
  if (domain !== undefined && (typeof domain !== 'string' || !isHash(domain))) return fail('domainMalformed', 'Unable to parse domain.');
  if (isSameAsset(pays, gets)) return fail('badMarket', 'No such market.');
  return { in: pays, out: gets, domain: domain?.toUpperCase() ?? null };
}

function shapeError(request: JsonObject, side: Side): Refusal | null {
  const given = request[side];
  if (given === undefined) return fail('invalidParams', `Missing field '${side}'.`);
  if (!isObject(given)) return fail('invalidParams', `Invalid field '${side}', not object.`);
  if (given['currency'] === undefined) return fail('invalidParams', `Missing field '${side}.currency'.`);
  if (typeof given['currency'] !== 'string') return fail('invalidParams', `Invalid field '${side}.currency', not string.`);
  const { issuer } = given;
  return issuer === undefined || typeof issuer === 'string' ? null : fail('invalidParams', `Invalid field '${side}.issuer', not string.`);
}

function sideField(request: JsonObject, side: Side): Issue | Refusal {
  const given = request[side];
  const { currency, issuer }: JsonObject = isObject(given) ? given : {};
  const code = currencyCode(currency);
  if (code === null) return fail(errors[side].currency, `Invalid field '${side}.currency', bad currency.`);
  if (code === 'XRP') {
    const message = `Unneeded field '${side}.issuer' for XRP currency specification.`;
    return issuer === undefined ? xrp : fail(errors[side].issuer, message);
  }
  if (typeof issuer !== 'string') return fail(errors[side].issuer, `Invalid field '${side}.issuer', expected non-XRP issuer.`);
  if (accountId(issuer) === null) return fail(errors[side].issuer, `Invalid field '${side}.issuer', bad issuer.`);
  return { kind: 'token', currency: code, issuer };
}
