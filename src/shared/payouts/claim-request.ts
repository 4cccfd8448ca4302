// Owns the reading of a claim's body as it was sent: each property by itself, with the path that names it in a 422.
import type { Decimal } from '../money/decimal.ts';
import { parseOptionalAmount } from '../money/parse-amount.ts';
import { ok, type Refusal, type Result } from '../result.ts';
import type { ParsedDestination } from './destination.ts';
import { canonicalMethod } from './methods.ts';
import type { PayoutMethodId } from './types.ts';
import { codePoints } from '../code-points.ts';
import { type Invalid, invalid, violation } from './violations.ts';

export const maxNoteLength = 200;

/** Parsed JSON; nothing in it is trusted. The destination's text is parsed by `shared/links` beforehand. */
export interface ClaimRequest {
  readonly payoutMethodId?: unknown;
  readonly amount?: unknown;
  readonly note?: unknown;
  readonly claimId?: unknown;
}

export type Checked<T> = Result<T, Refusal | Invalid>;

/** A refusal as a 422 with one path. */
export function invalidAt(path: string, error: Refusal): { readonly ok: false; readonly error: Invalid } {
  return invalid([violation(path, error)]);
}

export function readMethodId(value: unknown): Checked<PayoutMethodId> {
  const method = canonicalMethod(value);
  return method.ok ? method : invalidAt('PayoutMethodId', method.error);
}

/** Whatever the parser says, the API's path is `Destination`. */
export function readDestination(parsed: Result<ParsedDestination>): Checked<ParsedDestination> {
  return parsed.ok ? parsed : invalidAt('Destination', parsed.error);
}

/** Missing, null and blank are null; a text that is no number is a JSON error and so has the property's name as sent. */
export function readAmount(value: unknown): Checked<Decimal | null> {
  const amount = parseOptionalAmount(value);
  return amount.ok ? amount : invalidAt('amount', amount.error);
}

/** An empty note is none. */
export function readNote(value: unknown): Checked<string | null> {
  if (value === undefined || value === null || value === '') return ok(null);
  if (typeof value !== 'string') return invalidAt('note', { code: 'text-expected' });
  if (codePoints(value) <= maxNoteLength) return ok(value);
  return invalidAt('Note', { code: 'note-too-long', params: { limit: String(maxNoteLength) } });
}

/** 16 bytes as hex, in lower case from here on. */
export function readClaimId(value: unknown): Checked<string | null> {
  if (value === undefined || value === null) return ok(null);
  const isId = typeof value === 'string' && /^[0-9a-f]{32}$/i.test(value);
  return isId ? ok(value.toLowerCase()) : invalidAt('ClaimId', { code: 'claim-id-malformed' });
}
