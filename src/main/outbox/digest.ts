// Owns the canonical bytes of a plan and their digest: what a confirmation is bound to.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { DraftRecord, RecordOf } from './records.ts';

type Digested = Pick<RecordOf<'plan-made'>, 'planId' | 'walletId' | 'network' | 'expiresAt' | 'terms'> & {
  readonly entries: readonly DraftRecord[];
};

/**
 * One text for one plan: a version tag, then JSON whose arrays have a fixed order and whose objects have sorted keys.
 * Everything the sender sees is in it: every line in full, fees, ceilings, change, coins, terms, expiry.
 */
export function canonicalPlan(plan: Digested): string {
  const entries = plan.entries.map((entry) => [
    entry.id,
    entry.chain,
    entry.lines.map((line) => [
      line.payoutId,
      line.revision,
      line.chain,
      line.asset,
      line.address,
      line.tag,
      line.amount,
      // Left out where there is none, so that digests from before MPTs stay what they were.
      ...(line.scale === undefined ? [] : [line.scale]),
    ]),
    entry.fee,
    entry.feeCeiling,
    entry.change,
    entry.consumes,
    sorted(entry.detail),
    ...(entry.transfer === undefined ? [] : [['transfer', sorted(entry.transfer)]]),
    ...(entry.order === undefined ? [] : [['order', entry.order.account, entry.order.useTicket, sorted(entry.order.tx)]]),
  ]);
  // Left out where there are none, so that digests from before terms stay what they were.
  const terms = plan.terms === undefined ? [] : [sorted(plan.terms)];
  return `pullpay plan v1\n${JSON.stringify([plan.network, plan.walletId, plan.planId, plan.expiresAt, entries, ...terms])}`;
}

/** SHA-256 of the canonical bytes, 64 hex. */
export function planDigest(plan: Digested): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalPlan(plan))));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => [key, sorted(inner)]);
}
