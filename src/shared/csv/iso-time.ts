// Owns the text of a time in files: ISO 8601 in UTC.
import type { Seconds } from '../payouts/types.ts';

/** "2026-11-25T23:10:00Z" */
export function isoTime(at: Seconds): string {
  return new Date(at * 1000).toISOString().replace('.000Z', 'Z');
}
