// Owns what is wrong with Paths by themselves: emptiness, counts, structure (§7 of the rule book).
import type { Path, PaymentDraft } from '../draft.ts';
import { branchOf, isXrpToXrp, type JudgedDraft } from '../effective.ts';
import { block, type Finding } from '../finding.ts';
import { hasFlag, tfNoRippleDirect } from '../flags.ts';
import { buildStrand, type HopJudge } from '../strand.ts';

export const maxPaths = 6;
export const maxSteps = 8;

/** An empty set, an empty path: they cannot be written as bytes. */
export function emptyPaths({ paths }: PaymentDraft): Finding | null {
  const isEmpty = paths !== null && (paths.length === 0 || paths.some((path) => path.length === 0));
  return isEmpty ? block('xrpl-paths-empty', 'Paths', 'invalidTransaction') : null;
}

export function pathCounts({ paths }: PaymentDraft): Finding | null {
  if (paths === null) return null;
  if (paths.length > maxPaths) return block('xrpl-too-many-paths', 'Paths', 'telBAD_PATH_COUNT', { limit: String(maxPaths) });
  const isLong = paths.some((path) => path.length > maxSteps);
  return isLong ? block('xrpl-too-many-steps', 'Paths', 'telBAD_PATH_COUNT', { limit: String(maxSteps) }) : null;
}

/** The paths that the engine tries, in its order: the default path (an empty one) unless tfNoRippleDirect forbids it, then those given. */
export function triedPaths(draft: PaymentDraft): readonly Path[] {
  const given = draft.paths ?? [];
  return hasFlag(draft.flags, tfNoRippleDirect) ? given : [[], ...given];
}

/** Structural faults of all paths that are tried; the param `path` counts those given from 1, the default path is 0. `judge` says which hops this ledger makes impossible: faults behind them are never seen. */
export function pathFaults(draft: JudgedDraft, judge?: HopJudge): readonly Finding[] {
  if (branchOf(draft) !== 'engine' || isXrpToXrp(draft) || emptyPaths(draft) || pathCounts(draft)) return [];
  if (hasFlag(draft.flags, tfNoRippleDirect) && draft.paths === null)
    return [block('xrpl-no-direct-without-paths', 'Flags', 'temRIPPLE_EMPTY')];
  const offset = hasFlag(draft.flags, tfNoRippleDirect) ? 1 : 0;
  return triedPaths(draft).flatMap((path, index) => {
    const { fault } = buildStrand(draft, path, judge);
    return fault === null ? [] : [block(fault.code, path.length === 0 ? null : 'Paths', fault.result, { path: String(index + offset) })];
  });
}
