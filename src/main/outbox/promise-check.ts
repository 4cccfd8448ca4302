// Owns main's own look at the promises: is this line still exactly what the journal of promises says is owed?
import { refuse, ok, type Result } from '../../shared/result.ts';
import type { Promised, PromisedPayout } from './ports.ts';
import type { PlanLine } from './types.ts';

/** The line that pays this payout in full. Refusals: `payout-not-found`, `external-payment-seen`, `payout-not-payable`. */
export function promisedLine(promised: Promised, payoutId: string): Result<PlanLine> {
  const payout = promised.payout(payoutId);
  if (payout === null) return refuse('payout-not-found', { payoutId });
  if (payout.paidElsewhere === true) return refuse(paidElsewhere, { payoutId });
  if (!isPayable(payout)) return refuse('payout-not-payable', { payoutId });
  const { revision, chain, asset, address, tag, amount, scale } = payout;
  return ok({ payoutId, revision, chain, asset, address, tag, amount, ...(scale === undefined ? {} : { scale }) });
}

const paidElsewhere = 'external-payment-seen';

/** Names the first line that the promises no longer back: `external-payment-seen` where another wallet seems to have paid it, else `promise-changed`. */
export function checkPromises(promised: Promised, lines: readonly PlanLine[]): Result<void> {
  for (const line of lines) {
    const now = promisedLine(promised, line.payoutId);
    if (!now.ok && now.error.code === paidElsewhere) return now;
    if (!now.ok || !sameLine(now.value, line)) return refuse('promise-changed', { payoutId: line.payoutId });
  }
  return ok(undefined);
}

export function sameLine(a: PlanLine, b: PlanLine): boolean {
  return (
    a.payoutId === b.payoutId &&
    a.revision === b.revision &&
    a.chain === b.chain &&
    a.asset === b.asset &&
    a.address === b.address &&
    a.tag === b.tag &&
    a.amount === b.amount &&
    a.scale === b.scale
  );
}

function isPayable(payout: PromisedPayout): boolean {
  return payout.state === 'AwaitingPayment' && payout.amount > 0n;
}
