// Owns how refusals of the workflow become HTTP answers of the Greenfield API.
import { unpackViolation } from '../shared/greenfield/violation-params.ts';
import type { Refusal } from '../shared/result.ts';

export interface HttpAnswer {
  readonly status: number;
  /** Written as JSON; undefined for an empty body. */
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const statuses: Readonly<Record<string, number>> = {
  'pullpayment-not-found': 404,
  'payout-not-found': 404,
  'not-found': 404,
  'webhook-not-found': 404,
  'webhookdelivery-not-found': 404,
  'delivery-not-found': 404,
  'notification-not-found': 404,
  'apikey-not-found': 404,
  'method-not-allowed': 405,
  unauthenticated: 401,
  'missing-permission': 403,
  'host-refused': 403,
  'page-foreign-form': 403,
  'page-form-incomplete': 422,
  'body-too-large': 413,
  'body-too-deep': 413,
  'body-type': 415,
  'too-many-requests': 429,
  'not-ready': 503,
  'bad-answer': 503,
  // Ours to mend, and no decision about the claim: whoever sends it again later may be lucky.
  'disk-full': 503,
  'write-failed': 503,
  'write-uncertain': 503,
  'journal-broken': 503,
  'journal-closed': 503,
  'promises-unreadable': 503,
  'database-ahead': 503,
  'database-unreadable': 503,
  'event-out-of-order': 503,
  'claim-date-wrong': 503,
  internal: 500,
};

/** What is not there and has no code for it in the API (spec §13): the status says it all. */
const withoutBody: Readonly<Record<string, number>> = { 'processor-not-found': 404 };

/** `words` turns a code into an English sentence; only the code is the contract. */
export function refusalAnswer(refusal: Refusal, words: (refusal: Refusal) => string): HttpAnswer {
  if (refusal.code === 'validation' || refusal.code === 'body-malformed' || refusal.code === 'bad-arguments')
    return validationAnswer(refusal, words);
  const silent = withoutBody[refusal.code];
  if (silent !== undefined) return { status: silent, body: undefined };
  const status = statuses[refusal.code] ?? 400;
  const body = { code: refusal.code, message: words(refusal) };
  const wait = refusal.params?.retryAfter ?? (status === 503 ? '2' : undefined);
  // What was not read to its end cannot be followed by another request.
  const close: Readonly<Record<string, string>> = refusal.code === 'body-too-large' ? { Connection: 'close' } : {};
  return { status, body: { ...body, ...extraOf(refusal) }, headers: { ...close, ...(wait === undefined ? {} : { 'Retry-After': wait }) } };
}

/** What some codes carry beside their message: the permission that is missing, or which payouts of a batch failed and why (spec §1.1, §17). */
function extraOf({ code, params = {} }: Refusal): Readonly<Record<string, unknown>> {
  if (code === 'missing-permission') return { missingPermission: params.permission ?? '' };
  if (code === 'approval-refused') return { failures: Object.entries(params).map(([id, failure]) => ({ id, code: failure })) };
  return {};
}

/** 422 with a list of `{path, message}`. `params` of a `validation` refusal are path → code (`packViolations`). */
function validationAnswer(refusal: Refusal, words: (refusal: Refusal) => string): HttpAnswer {
  if (refusal.code !== 'validation') return { status: 422, body: [{ path: '', message: words(refusal) }] };
  const body = Object.entries(refusal.params ?? {}).map(([path, violation]) => ({ path, message: words(unpackViolation(violation)) }));
  return { status: 422, body };
}
