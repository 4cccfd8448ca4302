// Owns the way by which an armed policy pays: plan, last look and confirmation in one turn of the queue, so that nobody comes between them.
import type { Chain } from '../../shared/network.ts';
import { ok, refuse, type Result } from '../../shared/result.ts';
import type { Book } from './book.ts';
import { confirmByPolicy } from './confirmation.ts';
import type { Afford } from './driver.ts';
import { draftOptions, makePolicyPlan, type PolicyPlanRequest } from './planner.ts';
import type { OutboxDeps } from './ports.ts';
import { promisedLine } from './promise-check.ts';
import { spentByPolicy, weight } from './reservations.ts';
import type { Plan, PlanLine } from './types.ts';

export interface PolicyPayment extends PolicyPlanRequest {
  readonly chain: Chain;
  /** Most that policy runs may spend on this chain in any 24 hours, fees included, asked at the last moment; null = no bound. */
  readonly cap: () => bigint | null;
  /** Whether these payouts may still be paid by this run (armed, same settings, not archived…), asked after the lock. */
  readonly permit: (payoutIds: readonly string[]) => Result<void>;
}

/**
 * Plans and confirms; call it from the queue only. Nothing stays behind when it is refused. Refusals: those of `makePolicyPlan`, `confirmByPolicy` and of
 * the permit, and `daily-cap-exceeded`.
 */
export async function payByPolicy(deps: OutboxDeps, book: Book, payment: PolicyPayment): Promise<Result<Plan>> {
  const plan = await makePolicyPlan(deps, book, payment);
  if (!plan.ok) return plan;
  const confirmed = await confirmByPolicy(deps, book, plan.value, (made) => lastWord(deps, book, payment, made));
  if (confirmed.ok) return confirmed;
  const head = book.state.plans.get(plan.value.id);
  if (head !== undefined && !head.confirmed && head.closed === null)
    await book.commit({ type: 'plan-discarded', at: deps.now(), planId: head.id });
  return confirmed;
}

function lastWord(deps: OutboxDeps, book: Book, payment: PolicyPayment, plan: Plan): Result<void> {
  if (plan.entries.some((entry) => entry.chain !== payment.chain)) return refuse('invalid-plan');
  const permitted = payment.permit(payment.payoutIds);
  if (!permitted.ok) return permitted;
  const cap = payment.cap();
  const total = plan.entries.reduce((sum, entry) => sum + weight(entry), spentByPolicy(book.state, payment.chain, deps.now()));
  return cap !== null && total > cap ? refuse('daily-cap-exceeded') : ok(undefined);
}

/** Asks the chain once, then says what payouts would take together. Payouts that are not payable are refused as `promisedLine` does. */
export async function affordable(
  deps: OutboxDeps,
  book: Book,
  chain: Chain,
  feeRate: bigint | null,
): Promise<Result<(payoutIds: readonly string[]) => Result<bigint>>> {
  const afford: Result<Afford> = await deps.drivers[chain].afford(draftOptions(deps, book, chain, feeRate));
  if (!afford.ok) return afford;
  return ok((payoutIds) => {
    const lines: PlanLine[] = [];
    for (const payoutId of payoutIds) {
      const line = promisedLine(deps.promised, payoutId);
      if (!line.ok) return line;
      lines.push(line.value);
    }
    return afford.value(lines);
  });
}

/**
 * When (Unix seconds) attempts by policy runs were made that failed or were void after they were confirmed, by payout; what a sender or a disarming took
 * back is no failure.
 */
export function policyFailures(book: Book): ReadonlyMap<string, readonly number[]> {
  const failures = new Map<string, number[]>();
  for (const entry of book.state.entries.values()) {
    const ended = entry.state === 'failed' || (entry.state === 'void' && entry.reason?.startsWith('plan-') !== true);
    if (!ended || book.state.plans.get(entry.planId)?.confirmedBy !== 'policy') continue;
    for (const { payoutId } of entry.lines) failures.set(payoutId, [...(failures.get(payoutId) ?? []), entry.createdAt]);
  }
  return failures;
}
