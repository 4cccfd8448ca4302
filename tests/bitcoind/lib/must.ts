// Owns reading an answer that a story takes for granted.
import type { Result } from '../../../src/shared/result.ts';

export function must<T>(answer: Result<T>): T {
  if (!answer.ok) throw new Error(`${answer.error.code} ${JSON.stringify(answer.error.params ?? {})}`);
  return answer.value;
}
