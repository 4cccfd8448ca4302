// Owns the outbox's word on one payout, as the workflow and the screens get it.
import type { PaymentStatus } from '../../shared/payouts/payment-status.ts';
import { satsToText } from '../../shared/money/units.ts';
import { feeSharesOf } from './fee-shares.ts';
import type { OutboxState } from './state.ts';
import { isGivenUp, occupies } from './transitions.ts';
import type { Entry, Version } from './types.ts';

/** Why an entry waits just now ("vault-locked", "backend-timeout"); it is not journalled. */
export type Waiting = ReadonlyMap<string, string>;

/** The newest word on one payout; null when no plan ever held it. */
export function statusOf(state: OutboxState, waiting: Waiting, payoutId: string): PaymentStatus | null {
  const entry = state.entries.get(state.latest.get(payoutId) ?? '');
  return entry === undefined ? null : describe(state, waiting, entry, payoutId);
}

/** The newest word on every payout that a plan ever held. */
export function allStatuses(state: OutboxState, waiting: Waiting): readonly PaymentStatus[] {
  return [...state.latest.keys()].flatMap((payoutId) => statusOf(state, waiting, payoutId) ?? []);
}

function describe(state: OutboxState, waiting: Waiting, entry: Entry, payoutId: string): PaymentStatus {
  const version = versionThatCounts(entry);
  const index = entry.lines.findIndex((line) => line.payoutId === payoutId);
  const share = feeSharesOf(entry)[index] ?? 0n;
  return {
    payoutId,
    planId: entry.planId,
    entryId: entry.id,
    chain: entry.chain,
    phase: isGivenUp(entry) ? 'void' : entry.state,
    locked: occupies(entry) && (state.plans.get(entry.planId)?.confirmed ?? false),
    transactionId: version?.transactionId ?? null,
    outputIndex: version?.outputs?.[index] ?? null,
    confirmations: entry.confirmations,
    recheck: entry.recheck,
    reason: waiting.get(entry.id) ?? entry.reason,
    updatedAt: entry.updatedAt,
    ...(share > 0n && { feeShare: satsToText(share) }),
  };
}

/** The version that settled the entry, else the one that a node has, else the newest. */
export function versionThatCounts(entry: Entry): Version | null {
  const named = entry.settled ?? entry.seen;
  return entry.versions.find((version) => version.transactionId === named) ?? entry.versions.at(-1) ?? null;
}
