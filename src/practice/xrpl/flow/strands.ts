// Owns the set of strands of a payment: the default path and all that are listed, each once (xrpl-payment.md section 7.2).
import { isMalformed as isMalformedResult, type ResultCode } from '../engine/results.ts';
import { buildStrand, type Built, type StrandPlan } from './build-strand.ts';
import type { Path } from './path.ts';
import type { Strand } from './step.ts';

export type Strands = { readonly ok: true; readonly strands: readonly Strand[] } | { readonly ok: false; readonly code: ResultCode };

/** `plan` is made anew for each path, since strands of the default path behave differently when an offer crosses. */
export function buildStrands(planFor: (isDefaultPath: boolean) => StrandPlan, paths: readonly Path[], usesDefault: boolean): Strands {
  if (!usesDefault && paths.length === 0) return { ok: false, code: 'temRIPPLE_EMPTY' };
  const found = new Map<string, Strand>();
  let lastFailure: ResultCode = 'tecPATH_DRY';
  const wanted: readonly Path[] = [...(usesDefault ? [[]] : []), ...paths];
  for (const path of wanted) {
    const built: Built = buildStrand(planFor(path.length === 0), path);
    if (built.ok) addOnce(found, built.strand);
    else if (isMalformedResult(built.code)) return built;
    else lastFailure = built.code;
  }
  return found.size === 0 ? { ok: false, code: lastFailure } : { ok: true, strands: [...found.values()] };
}

function addOnce(found: Map<string, Strand>, strand: Strand): void {
  const key = strand.map((step) => step.key).join(' > ');
  if (!found.has(key)) found.set(key, strand);
}
