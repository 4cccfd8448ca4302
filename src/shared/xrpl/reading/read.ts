// Owns the answer of reading one field: its value, and what there is to say about it.
import type { FindingCode } from '../finding-codes.ts';
import { block, type Finding, type PaymentField } from '../finding.ts';
import type { Result } from '../../result.ts';

/** `value` is null where the field is absent, or present and unreadable; then a finding blocks. */
export interface Read<T> {
  readonly value: T | null;
  readonly findings: readonly Finding[];
}

export const absent: Read<never> = { value: null, findings: [] };

export function read<T>(value: T): Read<T> {
  return { value, findings: [] };
}

/** Bytes of such a field cannot be made, or no server would take them for a transaction. */
export function unreadable(code: FindingCode, field: PaymentField, params: Readonly<Record<string, string>> = {}): Read<never> {
  return { value: null, findings: [block(code, field, 'invalidTransaction', params)] };
}

/** Reads with a reader that refuses with codes of findings. */
export function readWith<T>(result: Result<T>, field: PaymentField, codeOf: (code: string) => FindingCode): Read<T> {
  return result.ok ? read(result.value) : unreadable(codeOf(result.error.code), field, result.error.params);
}

/** JSON null counts as absent. */
export function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}
