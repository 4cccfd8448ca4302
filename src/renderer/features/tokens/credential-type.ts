// Owns the type of a credential as people see and type it: text where it is one, else hex. What it says is its issuer's own word.
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import type { Result } from '../../../shared/result.ts';
import { ok, refuse } from '../../../shared/result.ts';

const mostBytes = 64;

/** Printable UTF-8 text of the hex, else the hex with 0x in front. */
export function credentialTypeText(type: string): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(hexToBytes(type.toLowerCase()));
    return /^[^\p{Cc}\p{Co}\p{Cn}]+$/u.test(text) && !text.startsWith('0x') ? text : `0x${type}`;
  } catch {
    return `0x${type}`;
  }
}

/** Upper-case hex of what was typed: text, or 0x and hex. Code: `credential-type-invalid`. */
export function readCredentialType(text: string): Result<string> {
  const typed = text.trim();
  const hex = typed.startsWith('0x') ? typed.slice(2) : bytesToHex(new TextEncoder().encode(typed));
  const fits = /^(?:[0-9a-fA-F]{2})+$/.test(hex) && hex.length <= 2 * mostBytes;
  return fits ? ok(hex.toUpperCase()) : refuse('credential-type-invalid');
}

/** Seconds between the ledger's epoch (2000-01-01) and that of Unix. */
const epochOffset = 946_684_800;

export function unixTimeOf(ledgerTime: number): number {
  return ledgerTime + epochOffset;
}
