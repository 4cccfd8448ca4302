// Owns main's own look at the promises: is this line still exactly what the journal of promises says is owed?
import { refuse, ok, type Result } from '../../shared/result.ts';
import type { Promised, PromisedPayout } from './ports.ts';
import type { PlanLine } from './types.ts';

/** The line that pays this payout in full. Refusals: `payout-not-found`, `payout-not-payable`. */
export function promisedLine(promised: Promised, payoutId: string): Result<PlanLine> {
  const payout = promised.payout(payoutId);
  if (payout === null) return refuse('payout-not-found', { payoutId });
  if (!isPayable(payout)) return refuse('payout-not-payable', { payoutId });
  const { revision, chain, asset, address, tag, amount } = payout;
  return ok({ payoutId, revision, chain, asset, address, tag, amount });
}

/** Refusal `promise-changed` names the first line that the promises no longer back. */
export function checkPromises(promised: Promised, lines: readonly PlanLine[]): Result<void> {
  const changed = lines.find((line) => {
    const now = promisedLine(promised, line.payoutId);
    return !now.ok || !sameLine(now.value, line);
  });
  return changed === undefined ? ok(undefined) : refuse('promise-changed', { payoutId: changed.payoutId });
}

export function sameLine(a: PlanLine, b: PlanLine): boolean {
  return (
    a.payoutId === b.payoutId &&
    a.revision === b.revision &&
    a.chain === b.chain &&
    a.asset === b.asset &&
    a.address === b.address &&
    a.tag === b.tag &&
    a.amount === b.amount
  );
}

function isPayable(payout: PromisedPayout): boolean {
  return payout.state === 'AwaitingPayment' && payout.amount > 0n;
}
