// Owns what a passphrase of a pull payment may be, and how it is compared: without regard to how its letters were composed, or to blanks around it.
import { codePoints } from '../code-points.ts';
import { type Refusal, type Result, ok } from '../result.ts';
import { type Violation, violation } from './violations.ts';

const asking: ReadonlySet<string> = new Set(['passphrase-needed', 'passphrase-wrong', 'too-many-passphrases']);

/** True for a refusal that a (right) passphrase overcomes; it tells nothing else of what was asked. */
export function asksForPassphrase({ code }: Pick<Refusal, 'code'>): boolean {
  return asking.has(code);
}

/** In characters (code points). */
export const maxPassphraseLength = 200;

/** The one form of a passphrase that is hashed: NFKC, without blanks at its ends. */
export function normalPassphrase(text: string): string {
  return text.normalize('NFKC').trim();
}

/** Absent and null are none. Violations: `text-expected`, `passphrase-empty`, `passphrase-too-long`; 422 path `Passphrase`. */
export function readPassphrase(value: unknown): Result<string | null, Violation> {
  if (value === undefined || value === null) return ok(null);
  if (typeof value !== 'string') return { ok: false, error: violation('passphrase', { code: 'text-expected' }) };
  const text = normalPassphrase(value);
  if (text === '') return { ok: false, error: violation('Passphrase', { code: 'passphrase-empty' }) };
  const limit = String(maxPassphraseLength);
  const tooLong = codePoints(value) > maxPassphraseLength || codePoints(text) > maxPassphraseLength;
  return tooLong ? { ok: false, error: violation('Passphrase', { code: 'passphrase-too-long', params: { limit } }) } : ok(text);
}
