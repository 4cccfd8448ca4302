// Owns which approved payouts an automatic run may pay, and in which order (spec §11).
import { textToUnits } from '../../shared/money/units.ts';
import { awaitsDecision } from '../../shared/payouts/transitions.ts';
import { methodDecimals } from '../../shared/payouts/methods.ts';
import type { Payout } from '../../shared/payouts/types.ts';
import { pullPaymentOf, type World } from '../../shared/payouts/world.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { RunLog } from './run-log.ts';

export interface Candidate {
  readonly payoutId: string;
  /** Satoshi or drops. */
  readonly amount: bigint;
  /** Unix seconds of the approval. */
  readonly approvedAt: number;
}

/** After so many runs that could not pay it a payout is left to the sender, until it is approved anew. */
export const mostFailures = 10;

export interface CandidateSources {
  readonly world: World;
  readonly outbox: Pick<Outbox, 'isSpokenFor' | 'policyFailures'>;
  readonly log: Pick<RunLog, 'failures'>;
}

/** Answers the candidate that a payout is by now, or null. */
export type Judge = (payout: Payout) => Candidate | null;

/** In the order of creation. */
export function candidatesOf(sources: CandidateSources, methodId: string): readonly Candidate[] {
  const judge = judgeOf(sources);
  const payouts = [...sources.world.payouts.values()].filter(
    (payout) => payout.methodId === methodId && payout.state === 'AwaitingPayment',
  );
  return payouts.sort((a, b) => a.order - b.order).flatMap((payout) => judge(payout) ?? []);
}

/** Looks at log and outbox once. No candidate is what is not approved, held by a plan, of an archived pull payment, perhaps paid by another wallet, or failed too often. */
export function judgeOf({ world, outbox, log }: CandidateSources): Judge {
  const noted = log.failures();
  const made = outbox.policyFailures();
  return (payout) => {
    const { id, state, methodId, payoutAmount, rateLock, route } = payout;
    // What another server says is approved is paid by a person's word alone: else whoever holds that server could empty the wallet.
    if (route === 'remote') return null;
    if (state !== 'AwaitingPayment' || payoutAmount === null || awaitsDecision(payout)) return null;
    if (pullPaymentOf(world, payout)?.archived === true || outbox.isSpokenFor(id)) return null;
    const decimals = methodDecimals(methodId);
    const amount = decimals === null ? null : textToUnits(payoutAmount, decimals);
    if (amount === null || !amount.ok || amount.value <= 0n) return null;
    const approvedAt = rateLock?.rateLockedAt ?? 0;
    const failure = noted.get(id);
    const failures =
      (failure?.approvedAt === approvedAt ? failure.count : 0) + (made.get(id) ?? []).filter((at) => at >= approvedAt).length;
    return failures < mostFailures ? { payoutId: id, amount: amount.value, approvedAt } : null;
  };
}
