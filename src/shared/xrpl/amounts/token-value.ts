// Owns the text of token values: every form that people and servers write, read exactly and compared by value.
import { type Decimal, formatDecimal } from '../../money/decimal.ts';
import type { Result } from '../../result.ts';
import { ok, refuse } from '../../result.ts';
import type { TokenValue } from '../amount.ts';

export const maxTokenDigits = 16;
export const minExponent = -96;
export const maxExponent = 80;
/** Smallest mantissa of the normal form, 10^15; the largest is one below ten times that. */
export const minMantissa = 1_000_000_000_000_000n;

export const zeroValue: TokenValue = { mantissa: 0n, exponent: 0 };

/** Longest text looked at; 16 digits with 80 zeros behind them are shorter. */
const maxText = 200;
const pattern = /^([+-]?)(0|[1-9]\d*)?(?:\.(\d+))?(?:[eE]([+-]?\d{1,4}))?$/;

/**
 * Reads a value as JSON may hold it ("12.5", "1e-7", ".5", rippled's "1000000000000000e-4"); surrounding blanks are ignored. Never rounds.
 * Codes: `xrpl-value-invalid`, `xrpl-value-too-many-digits` (over 16 that count), `xrpl-value-out-of-range` (not between 1e-81 and 9999999999999999e80).
 */
export function readTokenValue(text: string): Result<TokenValue> {
  const match = text.length > maxText ? null : pattern.exec(text.trim());
  const [, sign = '', whole = '', fraction = '', power = '0'] = match ?? [];
  if (match === null || whole + fraction === '') return refuse('xrpl-value-invalid');
  const digits = (whole + fraction).replace(/^0+/, '');
  const significant = digits.replace(/0+$/, '');
  if (significant === '') return ok(zeroValue);
  if (significant.length > maxTokenDigits) return refuse('xrpl-value-too-many-digits', { limit: String(maxTokenDigits) });
  const exponent = Number.parseInt(power, 10) - fraction.length + digits.length - maxTokenDigits;
  if (exponent < minExponent || exponent > maxExponent) return refuse('xrpl-value-out-of-range');
  const mantissa = BigInt(significant.padEnd(maxTokenDigits, '0'));
  return ok({ mantissa: sign === '-' ? -mantissa : mantissa, exponent });
}

/** Exponents beyond which plain text would be a row of zeros. */
const plainExponents = { least: -40, most: 6 };

/** The value as plain decimal text ("0.0000001", "100000000000"); with an exponent only where it would have more than 24 zeros. Reads back to the same value. */
export function formatTokenValue(value: TokenValue): string {
  const { least, most } = plainExponents;
  if (value.exponent >= least && value.exponent <= most) return formatDecimal(decimalOfValue(value));
  const digits = value.mantissa.toString().replace(/0+$/, '');
  const dropped = value.mantissa.toString().length - digits.length;
  return `${digits}e${value.exponent + dropped}`;
}

/** The same value as a decimal; exact. */
export function decimalOfValue({ mantissa, exponent }: TokenValue): Decimal {
  return exponent < 0 ? { digits: mantissa, scale: -exponent } : { digits: mantissa * 10n ** BigInt(exponent), scale: 0 };
}

export function equalValues(a: TokenValue, b: TokenValue): boolean {
  return a.mantissa === b.mantissa && a.exponent === b.exponent;
}

export function compareValues(a: TokenValue, b: TokenValue): -1 | 0 | 1 {
  const shift = Math.min(a.exponent, b.exponent);
  const left = a.mantissa * 10n ** BigInt(a.exponent - shift);
  const right = b.mantissa * 10n ** BigInt(b.exponent - shift);
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

export function isPositive(value: TokenValue): boolean {
  return value.mantissa > 0n;
}

export function negate(value: TokenValue): TokenValue {
  return value.mantissa === 0n ? value : { mantissa: -value.mantissa, exponent: value.exponent };
}
