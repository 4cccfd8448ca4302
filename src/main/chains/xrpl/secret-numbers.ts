// Owns secret numbers (XLS-12, as Xaman gives them out): eight rows of six digits, five for 16 bits and one to check them.
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { entropyLength, type XrplSecret } from './imported-key.ts';

export const secretNumberRows = entropyLength / 2;
const rowLength = 6;
/** Rows may be named A to H, as they are on the paper. */
const named = /[A-H]\s*[:.)]?\s*(?=\d)/gi;
const allowed = /^[\d\s,;.:-]+$/;

/** True for a text that can be meant as nothing but secret numbers. */
export function looksLikeSecretNumbers(text: string): boolean {
  return allowed.test(text.replace(named, ' ')) && /\d{5}/.test(text);
}

/**
 * Makes a secp256k1 secret, as every wallet of this kind does. The caller wipes it. Refusals: `secret-numbers-count` with what was found,
 * `secret-numbers-invalid` with the first wrong `row` (A to H).
 */
export function readSecretNumbers(text: string): Result<XrplSecret> {
  const digits = text.replace(named, ' ').match(/\d+/g) ?? [];
  const rows = digits.length === 1 ? (digits[0]?.match(/\d{1,6}/g) ?? []) : digits;
  if (rows.length !== secretNumberRows) return refuse('secret-numbers-count', { count: `${rows.length}` });
  const entropy = new Uint8Array(entropyLength);
  const wrong = rows.findIndex((row, position) => !takeRow(entropy, row, position));
  if (wrong < 0) return ok({ algorithm: 'secp256k1', entropy });
  entropy.fill(0);
  return refuse('secret-numbers-invalid', { row: 'ABCDEFGH'.charAt(wrong) });
}

/** The check digit also tells rows that changed places: its factor depends on the position. */
function takeRow(entropy: Uint8Array, row: string, position: number): boolean {
  if (row.length !== rowLength) return false;
  const value = Number(row.slice(0, 5));
  if (value > 0xffff || (value * (position * 2 + 1)) % 9 !== Number(row.slice(5))) return false;
  entropy[position * 2] = value >> 8;
  entropy[position * 2 + 1] = value & 0xff;
  return true;
}
