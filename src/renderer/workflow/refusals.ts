// Owns how refusals travel: several violations as paths for the API, the first one's code for a screen; and their copy for a message.
import { packViolations } from '../../shared/greenfield/violation-params.ts';
import type { Invalid } from '../../shared/payouts/violations.ts';
import type { Refusal, Result } from '../../shared/result.ts';

function violationsOf(error: Refusal | Invalid): Invalid['violations'] {
  return 'violations' in error ? error.violations : [];
}

/** `validation` with params path → code: what the API server turns into a 422. */
export function forApi<T>(answer: Result<T, Refusal | Invalid>): Result<T> {
  if (answer.ok) return answer;
  const violations = violationsOf(answer.error);
  if (violations.length === 0) return { ok: false, error: plain(answer.error) };
  return { ok: false, error: { code: 'validation', params: packViolations(violations) } };
}

/** The first violation's own code and params; a screen shows one sentence at a time. */
export function forScreen<T>(answer: Result<T, Refusal | Invalid>): Result<T> {
  if (answer.ok) return answer;
  const [first] = violationsOf(answer.error);
  if (!first) return { ok: false, error: plain(answer.error) };
  return { ok: false, error: { code: first.code, params: { ...first.params, path: first.path } } };
}

function plain(error: Refusal): Refusal {
  return error.params === undefined ? { code: error.code } : { code: error.code, params: error.params };
}

/** A refusal as a message carries it. */
export function copied(refusal: Refusal): { code: string; params?: Record<string, string> } {
  return refusal.params === undefined ? { code: refusal.code } : { code: refusal.code, params: { ...refusal.params } };
}

export function copiedOrNull(refusal: Refusal | null): ReturnType<typeof copied> | null {
  return refusal === null ? null : copied(refusal);
}
