// Owns reading rates set by hand back from disk.
import type { FixedRates } from './rates.ts';

/** No file is no fixed rate; null for a file that is not a map of texts. */
export function parseFixedRates(text: string | null): FixedRates | null {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
    return Object.values(value).every((rate) => typeof rate === 'string') ? (value as FixedRates) : null;
  } catch {
    return null;
  }
}
