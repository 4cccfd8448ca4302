// Owns token quantities as text: what may come in, and exactly the text that rippled prints.
import { type Quantity, tokens } from './quantity.ts';

const NUMBER = /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,4}))?$/;
/** Outside of these exponents rippled prints mantissa and exponent. */
const [LEAST_PLAIN, MOST_PLAIN] = [-25, -5];

/** Null for what is no number. Rounded to 16 digits; throws TokenOverflow for what is too large. */
export function parseTokens(text: string): Quantity | null {
  const match = NUMBER.exec(text);
  if (match === null) return null;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  const magnitude = BigInt(whole + fraction);
  return tokens(sign === '-' ? -magnitude : magnitude, Number(exponent) - fraction.length);
}

/** `97.5`, `1000000000000000e-4`: plain without trailing zeros, or the untrimmed mantissa with its exponent. */
export function tokensText({ m, e }: Quantity): string {
  if (m === 0n) return '0';
  const sign = m < 0n ? '-' : '';
  const mantissa = (m < 0n ? -m : m).toString();
  if (e === 0) return sign + mantissa;
  if (e < LEAST_PLAIN || e > MOST_PLAIN) return `${sign}${mantissa}e${e}`;
  const padded = mantissa.padStart(1 - e, '0');
  const fraction = padded.slice(e).replace(/0+$/, '');
  return `${sign}${padded.slice(0, e)}${fraction === '' ? '' : `.${fraction}`}`;
}
