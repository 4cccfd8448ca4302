// Owns what a new password must be: long. Rules of composition make passwords worse, not better (NIST SP 800-63B).
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { Secret } from './types.ts';

export const shortestPassword = 12;

/** `password-too-short` below twelve characters. They are counted in the UTF-8 bytes, so that no string is made of them. */
export function checkNewPassword(password: Secret): Result<void> {
  const characters = password.bytes.reduce((count, byte) => ((byte & 0xc0) === 0x80 ? count : count + 1), 0);
  return characters < shortestPassword ? refuse('password-too-short', { shortest: `${shortestPassword}` }) : ok(undefined);
}
