// Owns claim tokens: shown once in the answer to a claim, kept only as a hash.
import { createHash } from 'node:crypto';

/** A new token (32 random bytes, base64url) and its SHA-256 in hex. */
export function newClaimToken(random: (length: number) => Uint8Array): { readonly token: string; readonly hash: string } {
  const token = Buffer.from(random(32)).toString('base64url');
  return { token, hash: hashToken(token) };
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token, 'utf8').digest('hex');
}

/** The token of an `Authorization: token …` header, or null. Its form is not looked at: what is no token of ours is a wrong one. */
export function tokenOf(header: string | undefined): string | null {
  return /^token\s+(\S+)$/i.exec(header?.trim() ?? '')?.[1] ?? null;
}
