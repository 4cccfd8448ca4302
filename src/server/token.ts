// Owns what callers prove themselves by: claim tokens and API keys, which leave this process as hashes only.
import { createHash } from 'node:crypto';

/** A new secret (32 random bytes, base64url) and its SHA-256 in hex. */
export function newSecret(random: (length: number) => Uint8Array): { readonly secret: string; readonly hash: string } {
  const secret = Buffer.from(random(32)).toString('base64url');
  return { secret, hash: hashToken(secret) };
}

/** SHA-256 in hex. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token, 'utf8').digest('hex');
}

/**
 * The token of `Authorization: token …`, or the password of HTTP Basic with any user name (spec §1); null where neither is there. Its form is not looked
 * at: what is no token of ours is a wrong one.
 */
export function tokenOf(header: string | undefined): string | null {
  const [, scheme = '', value = ''] = /^(token|basic)\s+(\S+)$/i.exec(header?.trim() ?? '') ?? [];
  if (scheme.toLowerCase() === 'token') return value;
  return scheme === '' ? null : passwordOf(Buffer.from(value, 'base64').toString('utf8'));
}

function passwordOf(pair: string): string | null {
  const password = pair.slice(pair.indexOf(':') + 1);
  return pair.includes(':') && password !== '' ? password : null;
}
