// Owns the sender's word on a plan: confirm with its token, discard, and what happens when nobody answers in time.
import { ok, refuse, type Result } from '../../shared/result.ts';
import type { Book } from './book.ts';
import { planDigest } from './digest.ts';
import { endingLocks, type OutboxDeps } from './ports.ts';
import { checkPromises } from './promise-check.ts';
import { draftRecord } from './records.ts';
import { planWithEntries } from './state.ts';
import type { Tokens } from './token.ts';
import { isHarmless } from './transitions.ts';
import type { Approver, Entry, Plan, PlanHead, PlanLine } from './types.ts';

/** Seconds by which a clock may be set back without a plan from before being taken for one from the future. */
const clockSlack = 60;

/** True between making and expiry. A clock that was set back to before the plan was made would otherwise keep it for as long as it was set back. */
export function isTimely(plan: Pick<PlanHead, 'createdAt' | 'expiresAt'>, now: number): boolean {
  return now <= plan.expiresAt && now >= plan.createdAt - clockSlack;
}

/** A plan that can still be confirmed. Refusals: `plan-not-found`, `plan-closed`, `plan-expired`, `plan-confirmed`. */
export function awaitingPlan(deps: OutboxDeps, book: Book, planId: string): Result<Plan> {
  const head = book.state.plans.get(planId);
  if (head === undefined) return refuse('plan-not-found');
  if (head.closed === 'expired' || (!head.confirmed && head.closed === null && !isTimely(head, deps.now()))) return refuse('plan-expired');
  if (head.closed !== null) return refuse('plan-closed');
  if (head.confirmed) return refuse('plan-confirmed');
  return ok(planWithEntries(book.state, head));
}

/**
 * Confirms a plan; call it from the queue only. Repeating it with the same token answers the same again.
 * Refusals: those of `awaitingPlan`, `token-invalid`, `promise-changed`, `external-payment-seen`, and the workflow's own when it refuses the lock. Nothing is signed here.
 */
export async function confirmPlan(deps: OutboxDeps, book: Book, tokens: Tokens, planId: string, token: string): Promise<Result<Plan>> {
  const repeated = book.state.plans.get(planId);
  if (repeated?.confirmed && tokens.wasSpent(planId, token)) return ok(planWithEntries(book.state, repeated));
  const plan = awaitingPlan(deps, book, planId);
  if (!plan.ok) return plan;
  // The digest is computed anew from what would be signed: a token never confirms anything but what its window showed.
  const spent = tokens.spend(planId, token, digestOf(plan.value));
  if (!spent.ok) return spent;
  return lockAndConfirm(deps, book, plan.value, 'person', () => ok(undefined));
}

/** The policy's last word: asked once more after the lock, right before the confirmation is written. */
export type Permit = (plan: Plan) => Result<void>;

/**
 * Confirms the plan that a policy run has just made; call it from the queue only, in the same turn. Instead of a token it needs `permit`, which knows
 * what is armed, the cap and what was spent. Refusals: those of `awaitingPlan` and of the permit, `promise-changed`, and the workflow's own.
 */
export async function confirmByPolicy(deps: OutboxDeps, book: Book, made: Plan, permit: Permit): Promise<Result<Plan>> {
  const plan = awaitingPlan(deps, book, made.id);
  if (!plan.ok) return plan;
  if (plan.value.madeBy !== 'policy' || digestOf(plan.value) !== made.digest) return refuse('plan-closed');
  return lockAndConfirm(deps, book, plan.value, 'policy', permit);
}

async function lockAndConfirm(deps: OutboxDeps, book: Book, plan: Plan, by: Approver, permit: Permit): Promise<Result<Plan>> {
  const lines = plan.entries.flatMap((entry) => entry.lines);
  const backed = checkPromises(deps.promised, lines);
  if (!backed.ok) return backed;
  // An order or a transfer is of no payout: there is nothing to lock.
  if (lines.length === 0) return writeConfirmation(deps, book, plan, lines, by, permit);
  const locked = await deps.lock.lock(plan.id, refs(lines), 'confirm');
  if (!locked.ok) {
    // Nobody answered, but the lock may stand: a plan that was not confirmed must not hold anything.
    if (!endingLocks.has(locked.error.code)) await deps.lock.unlock(plan.id);
    return locked;
  }
  return writeConfirmation(deps, book, plan, lines, by, permit);
}

/** After the lock nothing changes any more in the workflow; what changed before it shows here. */
async function writeConfirmation(
  deps: OutboxDeps,
  book: Book,
  plan: Plan,
  lines: readonly PlanLine[],
  by: Approver,
  permit: Permit,
): Promise<Result<Plan>> {
  const backed = checkPromises(deps.promised, lines);
  const permitted = backed.ok ? permit(plan) : backed;
  const record = { type: 'plan-confirmed', at: deps.now(), planId: plan.id, ...(by === 'policy' && { by }) } as const;
  const written = permitted.ok ? await book.commit(record) : permitted;
  if (!written.ok) {
    if (lines.length > 0) await deps.lock.unlock(plan.id);
    return written;
  }
  return ok(planWithEntries(book.state, book.state.plans.get(plan.id) ?? plan));
}

/**
 * Releases every row of the plan that is not and cannot be on the network; call it from the queue only.
 * Rows on their way live on and are not signed again. Refusals: `plan-not-found`, `plan-closed`, `plan-on-its-way` when nothing can be released.
 */
export async function discardPlan(deps: OutboxDeps, book: Book, tokens: Tokens, planId: string): Promise<Result<void>> {
  const head = book.state.plans.get(planId);
  if (head === undefined) return refuse('plan-not-found');
  if (head.closed !== null) return refuse('plan-closed');
  tokens.forget(planId);
  if (!planWithEntries(book.state, head).entries.some(isHarmless)) return refuse('plan-on-its-way');
  return book.commit({ type: 'plan-discarded', at: deps.now(), planId });
}

/** Closes every plan whose time to be confirmed is over; call it from the queue only. */
export async function expirePlans(deps: OutboxDeps, book: Book): Promise<Result<void>> {
  const late = (plan: PlanHead): boolean => !plan.confirmed && plan.closed === null && !isTimely(plan, deps.now());
  for (const plan of livePlans(book).filter(late)) {
    const written = await book.commit({ type: 'plan-expired', at: deps.now(), planId: plan.id });
    if (!written.ok) return written;
  }
  return ok(undefined);
}

/** Plans with at least one open entry, oldest first. */
export function livePlans(book: Book): readonly PlanHead[] {
  const ids = new Set([...book.state.open].flatMap((id) => book.state.entries.get(id)?.planId ?? []));
  return [...ids].flatMap((id) => book.state.plans.get(id) ?? []);
}

export function refs(lines: readonly PlanLine[]): readonly { readonly payoutId: string; readonly revision: number }[] {
  return lines.map(({ payoutId, revision }) => ({ payoutId, revision }));
}

export function digestOf(plan: Plan): string {
  const entries = plan.entries.map((entry: Entry) => draftRecord(entry.id, entry));
  const { id: planId, walletId, network, expiresAt, terms } = plan;
  return planDigest({ planId, walletId, network, expiresAt, entries, ...(terms !== null && { terms }) });
}
