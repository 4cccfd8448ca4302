// Owns taking over what a server's path finder offers.
import type { Result } from '../result.ts';
import { ok, refuse } from '../result.ts';
import { readAmount } from './amounts/amount-parse.ts';
import type { PaymentDraft } from './draft.ts';
import { readPaths } from './reading/path-fields.ts';

/**
 * The draft with the paths of one entry of `alternatives` (`ripple_path_find`). An empty set means that the default path is enough, and then Paths is left
 * out: the ledger takes no empty one. `source_amount` becomes SendMax where the draft has none and it is not what is delivered anyway.
 * Code: `xrpl-path-answer-unreadable`.
 */
export function applyPathAlternative(draft: PaymentDraft, alternative: unknown): Result<PaymentDraft> {
  const answer = typeof alternative === 'object' && alternative !== null ? (alternative as Record<string, unknown>) : {};
  const paths = readPaths(answer['paths_computed'] ?? []);
  const cost = answer['source_amount'] === undefined ? null : readAmount(answer['source_amount']);
  if (paths.value === null || cost?.ok === false) return refuse('xrpl-path-answer-unreadable');
  const given = paths.value.filter((path) => path.length > 0);
  const sendMax = draft.sendMax ?? (cost === null || isPlainXrp(draft, cost.value.kind) ? null : cost.value);
  return ok({ ...draft, paths: given.length === 0 ? null : given, sendMax });
}

function isPlainXrp(draft: PaymentDraft, kind: string): boolean {
  return draft.amount?.kind === 'xrp' && kind === 'xrp';
}
