// Owns SHA-256 as storage uses it: against accidents, not against an attacker who can write the file.
import { createHash } from 'node:crypto';

/** Hex SHA-256 over the parts one after another; texts count as UTF-8. */
export function sha256Hex(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}
