// Owns the refusal of a request whose content is wrong (422 in the API): a list of paths with codes.
import type { Refusal } from '../result.ts';

/** `path` is the property's PascalCase name for wrong meaning (`Amount`), the name as sent for a wrong type (`amount`), "" for the whole body (spec §1.1). */
export interface Violation extends Refusal {
  readonly path: string;
}

/** A refusal with code `invalid-content` and every violation found. */
export interface Invalid extends Refusal {
  readonly code: 'invalid-content';
  readonly violations: readonly Violation[];
}

export function invalid(violations: readonly Violation[]): { readonly ok: false; readonly error: Invalid } {
  return { ok: false, error: { code: 'invalid-content', violations } };
}

export function violation(path: string, refusal: Refusal): Violation {
  return { ...refusal, path };
}
