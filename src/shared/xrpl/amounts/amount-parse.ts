// Owns reading an amount of transaction JSON, exactly or not at all.
import { accountIdOf } from '../../links/xrpl-address.ts';
import type { Result } from '../../result.ts';
import { ok, refuse } from '../../result.ts';
import type { Amount } from '../amount.ts';
import { readCurrency } from './currency-code.ts';
import { readMptId, readMptValue } from './mpt.ts';
import { accountZero } from '../special-accounts.ts';
import { readTokenValue } from './token-value.ts';

/**
 * Reads an amount: drops as text, `{currency, issuer, value}`, or `{mpt_issuance_id, value}`. Whole JSON numbers that are exact count as their text.
 * It may be zero, negative or above the cap: what the ledger says to that is the preflight's. Codes: `xrpl-amount-shape`, `xrpl-issuer-invalid`,
 * `xrpl-issuer-zero`, and those of `readDrops`, `readTokenValue`, `readCurrency`, `readMptId`, `readMptValue`.
 */
export function readAmount(json: unknown): Result<Amount> {
  const drops = textOf(json);
  if (drops !== null) return mapped(readDrops(drops), (value) => ({ kind: 'xrp', drops: value }));
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return refuse('xrpl-amount-shape');
  const members = json as Record<string, unknown>;
  const names = Object.keys(members).sort().join();
  const value = textOf(members['value']);
  if (value === null) return refuse('xrpl-amount-shape');
  if (names === 'mpt_issuance_id,value') return readMpt(members['mpt_issuance_id'], value);
  return names === 'currency,issuer,value' ? readToken(members['currency'], members['issuer'], value) : refuse('xrpl-amount-shape');
}

/** Reads drops: digits only, no leading zero. Code: `xrpl-drops-invalid`. */
export function readDrops(text: string): Result<bigint> {
  return /^-?(?:0|[1-9]\d{0,30})$/.test(text) ? ok(BigInt(text)) : refuse('xrpl-drops-invalid');
}

function readMpt(idJson: unknown, text: string): Result<Amount> {
  if (typeof idJson !== 'string') return refuse('xrpl-mpt-id-invalid');
  const id = readMptId(idJson);
  return id.ok ? mapped(readMptValue(text), (value) => ({ kind: 'mpt', id: id.value, value })) : id;
}

function readToken(currencyJson: unknown, issuer: unknown, text: string): Result<Amount> {
  if (typeof currencyJson !== 'string') return refuse('xrpl-currency-invalid');
  const currency = readCurrency(currencyJson);
  if (!currency.ok) return currency;
  if (typeof issuer !== 'string' || accountIdOf(issuer) === null) return refuse('xrpl-issuer-invalid');
  if (issuer === accountZero) return refuse('xrpl-issuer-zero');
  return mapped(readTokenValue(text), (value) => ({ kind: 'token', currency: currency.value, issuer, value }));
}

/** Text, or a JSON number that is surely what was written. */
function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return Number.isSafeInteger(value) && !Object.is(value, -0) ? String(value) : null;
}

function mapped<T>(result: Result<T>, make: (value: T) => Amount): Result<Amount> {
  return result.ok ? ok(make(result.value)) : result;
}
