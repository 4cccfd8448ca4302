// Owns the reading of amounts from text and JSON, with the bounds of spec §17.
import type { Result } from '../result.ts';
import { ok, refuse } from '../result.ts';
import type { Decimal } from './decimal.ts';
import { normalise } from './decimal.ts';

export const maxDecimals = 18;
export const maxDigits = 40;
/** Longest text looked at; a valid amount of 40 digits with sign, point and exponent is far shorter. */
const maxText = 100;
const maxExponent = 60;
const pattern = /^(-?)(\d*)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/;

/**
 * Reads decimal text, exponent allowed ("12.3", ".5", "5e-7"). Surrounding blanks are ignored.
 * Codes: `number-invalid` (not a number, NaN, infinity, minus zero), `number-too-precise` (over 18 decimals), `number-too-long` (over 40 digits).
 */
export function parseDecimal(text: string): Result<Decimal> {
  if (text.length > maxText) return tooLong();
  const match = pattern.exec(text.trim());
  if (match === null) return refuse('number-invalid');
  const [, minus = '', whole = '', fraction = '', exponentText = '0'] = match;
  const exponent = Number.parseInt(exponentText, 10);
  if (whole + fraction === '') return refuse('number-invalid');
  const digits = BigInt(whole + fraction);
  if (digits === 0n) return minus === '' ? ok({ digits: 0n, scale: 0 }) : refuse('number-invalid');
  if (Math.abs(exponent) > maxExponent) return exponent > 0 ? tooLong() : tooPrecise();
  return bounded(shift(minus === '' ? digits : -digits, fraction.length - exponent));
}

/**
 * Reads a JSON amount: a string, or a number of at most 15 significant digits, the most that every JSON reader keeps exactly.
 * Codes as `parseDecimal`, and `number-inexact` for a longer JSON number.
 */
export function parseAmount(value: unknown): Result<Decimal> {
  if (typeof value === 'string') return parseDecimal(value);
  if (typeof value !== 'number' || !Number.isFinite(value) || Object.is(value, -0)) return refuse('number-invalid');
  const text = String(value);
  const significant = text
    .replace(/e.*$/i, '')
    .replace(/[-.]/g, '')
    .replace(/^0+|0+$/g, '');
  return significant.length > 15 ? refuse('number-inexact') : parseDecimal(text);
}

/** As `parseAmount`; a missing, null or blank amount is null (spec §1). */
export function parseOptionalAmount(value: unknown): Result<Decimal | null> {
  if (value === undefined || value === null) return ok(null);
  if (typeof value === 'string' && value.trim() === '') return ok(null);
  return parseAmount(value);
}

/**
 * Reads canonical text that was written by us and checked before; anything else is a bug or a damaged file, and throws. It may be longer
 * than what people may send: what is left of a limit of 40 digits can have 18 places more.
 */
export function decimalOf(text: string): Decimal {
  const [, whole = '', fraction = ''] = /^(-?\d{1,60})(?:\.(\d{1,18}))?$/.exec(text) ?? [];
  if (whole === '') throw new TypeError('not a decimal of ours');
  return normalise({ digits: BigInt(whole + fraction), scale: fraction.length });
}

function shift(digits: bigint, scale: number): Decimal {
  return scale < 0 ? { digits: digits * 10n ** BigInt(-scale), scale: 0 } : normalise({ digits, scale });
}

function bounded(value: Decimal): Result<Decimal> {
  if (value.scale > maxDecimals) return tooPrecise();
  const length = value.digits.toString().replace('-', '').length;
  return length > maxDigits ? tooLong() : ok(value);
}

function tooLong(): Result<never> {
  return refuse('number-too-long', { limit: String(maxDigits) });
}

function tooPrecise(): Result<never> {
  return refuse('number-too-precise', { limit: String(maxDecimals) });
}
