// Owns reading what a search for paths asks: from whom, to whom, what arrives, and in what it may be paid.
import { accountId } from '../base/address.ts';
import { isHash } from '../base/hex.ts';
import { isList, isObject, type Json, type JsonObject, textOf } from '../base/json.ts';
import { type IssueAmount, isPositive, readIssueAmount } from '../engine/amount.ts';
import { type Issue, xrp } from '../engine/asset.ts';
import { type ErrorName, fail, type Refusal } from './command.ts';
import { currencyCode } from './market-field.ts';

export interface PathSearch {
  readonly source: string;
  readonly target: string;
  readonly wanted: IssueAmount;
  /** As much as can be converted: `wanted` only says into what. */
  readonly convertsAll: boolean;
  readonly most: IssueAmount | null;
  /** Null: whatever the sender has. */
  readonly spend: readonly Issue[] | null;
  readonly domain: string | null;
  /** The id of the request, repeated in each answer. */
  readonly id: Json | undefined;
}

const MAX_SOURCES = 18;
const ALL = '-1';

export function pathSearch(request: JsonObject): PathSearch | Refusal {
  const source = partyField(request, 'source_account', 'srcActMissing', 'srcActMalformed');
  if (typeof source !== 'string') return source;
  const target = partyField(request, 'destination_account', 'dstActMissing', 'dstActMalformed');
  if (typeof target !== 'string') return target;
  if (request['destination_amount'] === undefined) return fail('dstAmtMissing', 'Destination amount/currency/issuer is missing.');
  const wanted = knownAmount(request['destination_amount']);
  const convertsAll = wanted !== null && isAll(request['destination_amount']);
  if (wanted === null || !(convertsAll || isPositive(wanted)))
    return fail('dstAmtMalformed', 'Destination amount/currency/issuer is malformed.');
  const most = mostField(request, convertsAll);
  if (most !== null && 'ok' in most) return most;
  const spend = sourcesField(request, source);
  if (spend !== null && 'ok' in spend) return spend;
  const { domain } = request;
  if (domain !== undefined && (typeof domain !== 'string' || !isHash(domain))) return fail('domainMalformed', 'Domain is malformed.');
  const only = most === null ? null : [most.asset];
  return { source, target, wanted, convertsAll, most, spend: spend ?? only, domain: domain?.toUpperCase() ?? null, id: request['id'] };
}

function partyField(request: JsonObject, field: string, missing: ErrorName, malformed: ErrorName): string | Refusal {
  const value = request[field];
  if (value === undefined) return fail(missing, `${field} is missing.`);
  return typeof value === 'string' && accountId(value) !== null ? value : fail(malformed, `${field} is malformed.`);
}

function isAll(amount: Json | undefined): boolean {
  return (isObject(amount) ? amount['value'] : amount) === ALL;
}

/** Null if the currency or the issuer is none that the codec could write. */
function knownAmount(value: Json | undefined): IssueAmount | null {
  const amount = readIssueAmount(value);
  if (amount?.asset.kind !== 'token') return amount;
  const { issuer } = amount.asset;
  const currency = currencyCode(amount.asset.currency);
  const isGood = currency !== null && currency !== 'XRP' && accountId(issuer) !== null;
  return isGood ? { ...amount, asset: { kind: 'token', currency, issuer } } : null;
}

/** `send_max` only goes with converting everything. */
function mostField(request: JsonObject, convertsAll: boolean): IssueAmount | null | Refusal {
  const { send_max: given } = request;
  if (given === undefined) return null;
  if (!convertsAll) return fail('dstAmtMalformed', 'Destination amount/currency/issuer is malformed.');
  const most = knownAmount(given);
  const isGood = most !== null && (isPositive(most) || isAll(given));
  return isGood ? most : fail('sendMaxMalformed', 'SendMax amount malformed.');
}

/** Sources without an issuer are the sender's own: any issuer of that currency whom it has a line with. */
function sourcesField(request: JsonObject, source: string): readonly Issue[] | null | Refusal {
  const { source_currencies: given } = request;
  if (given === undefined) return null;
  const isGood = isList(given) && given.length > 0 && given.length <= MAX_SOURCES;
  if (!isGood) return fail('srcCurMalformed', 'Source currency is malformed.');
  const issues: Issue[] = [];
  for (const one of given) {
    const issue = sourceOf(one, source);
    if ('ok' in issue) return issue;
    issues.push(issue);
  }
  return issues;
}

function sourceOf(given: Json, source: string): Issue | Refusal {
  const fields: JsonObject = isObject(given) ? given : {};
  const currency = currencyCode(fields['currency']);
  if (currency === null) return fail('srcCurMalformed', 'Source currency is malformed.');
  const issuer = textOf(fields, 'issuer');
  const isWrong = fields['issuer'] !== undefined && (issuer === undefined || accountId(issuer) === null);
  if (isWrong || (currency === 'XRP' && issuer !== undefined)) return fail('srcIsrMalformed', 'Source issuer is malformed.');
  return currency === 'XRP' ? xrp : { kind: 'token', currency, issuer: issuer ?? source };
}
