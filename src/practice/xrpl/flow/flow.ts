// Owns the payment engine as a whole: from what is wanted to what flowed (xrpl-payment.md section 8).
import { TokenOverflow } from '../arith/quantity.ts';
import { type Issue, unitOf } from '../engine/asset.ts';
import type { ResultCode } from '../engine/results.ts';
import type { Rules } from '../engine/rules.ts';
import type { FlowView } from './flow-view.ts';
import { iterate, type Wish } from './iterate.ts';
import type { Path } from './path.ts';
import type { InOut } from './step.ts';
import type { StrandPlan } from './build-strand.ts';
import { buildStrands } from './strands.ts';

export interface FlowRequest extends Wish {
  readonly rules: Rules;
  /** Ripple seconds of the parent ledger. */
  readonly parentCloseTime: number;
  readonly source: string;
  readonly target: string;
  readonly deliver: Issue;
  readonly spend: Issue;
  readonly paths: readonly Path[];
  readonly usesDefaultPath: boolean;
  readonly domain: string | null;
}

export interface FlowResult {
  readonly code: ResultCode;
  /** Null if nothing flowed or it was undone. */
  readonly flowed: InOut | null;
  /** Offers that are of no more use: expired, unfunded, of owners who may not hold what they ask for. */
  readonly stale: ReadonlySet<string>;
}

/** Changes `view` only if the code is tesSUCCESS. */
export function flow(view: FlowView, request: FlowRequest): FlowResult {
  const built = buildStrands((isDefaultPath) => planOf(view, request, isDefaultPath), request.paths, request.usesDefaultPath);
  if (!built.ok) return { code: built.code, flowed: null, stale: new Set() };
  try {
    const { code, stale, ...amounts } = iterate(view, built.strands, request, unitOf(request.spend));
    return { code, stale, flowed: code === 'tesSUCCESS' ? amounts : null };
  } catch (error) {
    if (error instanceof TokenOverflow) return { code: 'tecINTERNAL', flowed: null, stale: new Set() };
    throw error;
  }
}

function planOf(view: FlowView, request: FlowRequest, isDefaultPath: boolean): StrandPlan {
  const { rules, parentCloseTime, source, target, deliver, spend, crossing, limit, domain } = request;
  const placed = crossing === null || limit === null ? null : { threshold: limit, sells: crossing.sells };
  const frame = { rules, parentCloseTime, source, target, deliver, isDefaultPath, crossing: placed };
  return { view, frame, ends: { source, target, deliver, spend, isCrossing: placed !== null }, domain };
}
