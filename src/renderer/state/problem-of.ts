// Owns what keeps a chain from answering, as an overview says it, with what its words need.
import type { Refusal } from '../../shared/result.ts';

export function problemOf(chain: {
  readonly problem: string | null;
  readonly problemParams?: Readonly<Record<string, string>>;
}): Refusal | null {
  if (chain.problem === null) return null;
  return chain.problemParams === undefined ? { code: chain.problem } : { code: chain.problem, params: chain.problemParams };
}
