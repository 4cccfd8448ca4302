// Owns what strangers wrote into the ledger as bytes: text for people where it is plain text, hex where it is not.
import { hexToBytes } from '@noble/hashes/utils.js';

/** Control characters, marks that turn the reading direction, and characters that are not seen. */
const unsafe = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u;

/** The bytes as text; null where they are not UTF-8, or hold characters that could hide or turn something. */
export function plainTextOf(hex: string): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(hexToBytes(hex.toLowerCase()));
    return unsafe.test(text) ? null : text;
  } catch {
    return null;
  }
}

/** Plain text or hex, at most `most` characters. */
export function textOrHex(hex: string, most: number): string {
  return (plainTextOf(hex) ?? hex).slice(0, most);
}

const longestTicker = 64;

/** The ticker that metadata in JSON names (XLS-89: `ticker`, short `t`). */
export function tickerOf(metadata: string | null): string | null {
  if (metadata === null) return null;
  try {
    const json: unknown = JSON.parse(metadata);
    if (typeof json !== 'object' || json === null || Array.isArray(json)) return null;
    const members = new Map<string, unknown>(Object.entries(json));
    const ticker = members.get('ticker') ?? members.get('t');
    const isGood = typeof ticker === 'string' && ticker !== '' && ticker.length <= longestTicker && !unsafe.test(ticker);
    return isGood ? ticker : null;
  } catch {
    return null;
  }
}
