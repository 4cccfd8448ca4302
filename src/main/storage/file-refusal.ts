// Owns the step from an error of the file system to a code of ours.
import { type Refusal, refuse } from '../../shared/result.ts';

/** The system's code of an error ("ENOSPC"), or an empty text. */
export function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** `disk-full` when nothing more fits (also by quota), else `write-failed`. Paths stay out of it. */
export function writeRefusal(error: unknown): { readonly ok: false; readonly error: Refusal } {
  const code = systemCode(error);
  return code === 'ENOSPC' || code === 'EDQUOT' ? refuse('disk-full') : refuse('write-failed', { reason: code || 'unknown' });
}

/** `file-unreadable`: the file is there but the system does not give its bytes. */
export function readRefusal(error: unknown): { readonly ok: false; readonly error: Refusal } {
  return refuse('file-unreadable', { reason: systemCode(error) || 'unknown' });
}
