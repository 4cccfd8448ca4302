// Owns the third layer of the preflight: what `simulate` answered (§20 of the rule book, L2).
import type { Result } from '../result.ts';
import { ok, refuse } from '../result.ts';
import type { Amount } from './amount.ts';
import { compareAmounts } from './amounts/compare.ts';
import { negate } from './amounts/token-value.ts';
import { amountText } from './amounts/write-amount.ts';
import type { Simulation } from './api.ts';
import { canBeJudged, type JudgedDraft, sourceAsset } from './effective.ts';
import { finding, type Finding } from './finding.ts';
import { balanceChange, membersOf, readNodes } from './metadata-parse.ts';
import type { PaymentDraft } from './draft.ts';
import { readAmount, readDrops } from './amounts/amount-parse.ts';
import { isLedgerResult, resultClass } from './results.ts';

/**
 * Reads the `result` of a simulate request for this draft. Code: `xrpl-simulation-unreadable`. A refusal blocks, but for `ter`, which may pass later.
 */
export function readSimulation(answer: unknown, draft: PaymentDraft): Result<Simulation> {
  const members = membersOf(answer);
  const result = members?.['engine_result'];
  if (typeof result !== 'string' || resultClass(result) === null || !canBeJudged(draft)) return refuse('xrpl-simulation-unreadable');
  const meta = membersOf(members?.['meta']);
  const read = readAmount(meta?.['delivered_amount']);
  const delivered = read.ok ? read.value : null;
  const fee = feeOf(members?.['tx_json']);
  return ok({ result, delivered, spent: spentOf(meta, draft, fee), findings: findingsOf(result, delivered, draft) });
}

function findingsOf(result: string, delivered: Amount | null, draft: JudgedDraft): readonly Finding[] {
  if (result !== 'tesSUCCESS') {
    const severity = resultClass(result) === 'ter' ? 'warn' : 'block';
    return [finding('xrpl-simulated-refusal', severity, null, isLedgerResult(result) ? result : null, { result })];
  }
  if (delivered === null || delivered.kind !== draft.amount.kind || compareAmounts(delivered, draft.amount) >= 0) return [];
  return [
    finding('xrpl-simulated-less', 'warn', 'Amount', null, { delivered: amountText(delivered), requested: amountText(draft.amount) }),
  ];
}

function feeOf(tx: unknown): bigint {
  const fee = membersOf(tx)?.['Fee'];
  const drops = typeof fee === 'string' ? readDrops(fee) : null;
  return drops?.ok ? drops.value : 0n;
}

/** What the sender's holding fell by. When the sender delivers to itself in the same asset, only the difference is seen. */
function spentOf(meta: unknown, draft: JudgedDraft, fee: bigint): Amount | null {
  const asset = sourceAsset(draft);
  const change = balanceChange(readNodes(meta), draft.account, asset);
  if (change === null) return null;
  if (asset.kind === 'token') return change.kind === 'value' ? { ...asset, value: negate(change.value) } : null;
  if (change.kind !== 'units') return null;
  return asset.kind === 'xrp' ? { kind: 'xrp', drops: -change.units - fee } : { ...asset, value: -change.units };
}
