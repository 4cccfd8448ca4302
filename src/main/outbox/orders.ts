// Owns orders: the plan of one transaction of an own account, and the outbox's word on every order that was ever planned.
import type { PaymentPhase } from '../../shared/payouts/payment-status.ts';
import { ok, refuse, type Result } from '../../shared/result.ts';
import type { Amount } from '../../shared/xrpl/amount.ts';
import { readAmount } from '../../shared/xrpl/amounts/amount-parse.ts';
import { readOrder } from '../chains/xrpl/order-parse.ts';
import { canonicalText } from '../chains/xrpl/sign-transaction.ts';
import type { Book } from './book.ts';
import { isTimely } from './confirmation.ts';
import { planDigest } from './digest.ts';
import type { Draft } from './driver.ts';
import { draftOptions, freshId, leastLeft, planLifetime } from './planner.ts';
import type { OutboxDeps } from './ports.ts';
import { draftRecord } from './records.ts';
import { spentToday, weight } from './reservations.ts';
import { planWithEntries } from './state.ts';
import { versionThatCounts, type Waiting } from './statuses.ts';
import type { OutboxState } from './state.ts';
import { occupies } from './transitions.ts';
import type { Entry, Order, Plan } from './types.ts';

export interface OrderRequest {
  readonly walletId: string;
  readonly account: string;
  /** The transaction as JSON text. */
  readonly text: string;
  /** Drops; null = the wallet's own ceiling. */
  readonly feeCeiling: bigint | null;
  readonly useTicket: boolean;
}

/**
 * Makes the plan of one order, or finds it while the same order waits to be confirmed. Call it from the queue only. Refusals: `invalid-plan`, those of `readOrder`,
 * `order-under-way` (the same order was confirmed and is not decided yet), `fee-ceiling-impossible`, `daily-cap-exceeded`, and those of the driver's draft.
 */
export async function makeOrderPlan(deps: OutboxDeps, book: Book, request: OrderRequest): Promise<Result<Plan>> {
  if (request.walletId !== deps.walletId) return refuse('invalid-plan');
  if (request.feeCeiling !== null && (request.feeCeiling <= 0n || request.feeCeiling > mostAllowed))
    return refuse('fee-ceiling-impossible');
  const tx = readOrder(request.text, request.account, deps.network);
  if (!tx.ok) return tx;
  const order: Order = { account: request.account, tx: tx.value, useTicket: request.useTicket };
  const twins = liveTwins(book, order);
  if (twins.some(({ confirmed, closed }) => confirmed || closed !== null)) return refuse('order-under-way');
  const same = twins.find((plan) => isReadable(deps, plan) && hasCeiling(plan, request.feeCeiling));
  if (same !== undefined) return ok(same);
  return draftAndWrite(deps, book, order, request.feeCeiling, new Set(twins.map(({ id }) => id)));
}

/** Drops: 2 XRP, as xrpl.js. */
const mostAllowed = 2_000_000n;

/** Plans whose order is exactly this one and not decided yet. */
function liveTwins(book: Book, order: Order): readonly Plan[] {
  const text = textOf(order);
  const twins = [...book.state.open]
    .flatMap((id) => book.state.entries.get(id) ?? [])
    .filter((entry) => occupies(entry) && entry.order !== null);
  const heads = twins
    .filter((entry) => entry.order !== null && textOf(entry.order) === text)
    .flatMap(({ planId }) => book.state.plans.get(planId) ?? []);
  return heads.map((head) => planWithEntries(book.state, head));
}

function textOf({ account, tx, useTicket }: Order): string {
  return canonicalText([account, useTicket, tx]);
}

function isReadable(deps: OutboxDeps, plan: Plan): boolean {
  return isTimely(plan, deps.now() + leastLeft) && isTimely(plan, deps.now());
}

function hasCeiling(plan: Plan, feeCeiling: bigint | null): boolean {
  return feeCeiling === null || plan.entries.every((entry) => entry.feeCeiling === feeCeiling);
}

async function draftAndWrite(
  deps: OutboxDeps,
  book: Book,
  order: Order,
  feeCeiling: bigint | null,
  replaced: ReadonlySet<string>,
): Promise<Result<Plan>> {
  const draft = await deps.drivers.xrpl.draftOrder?.(order, draftOptions(deps, book, 'xrpl', null, replaced), feeCeiling);
  if (draft === undefined) return refuse('order-type-unknown', { type: String(order.tx['TransactionType']) });
  if (!draft.ok) return draft;
  if (draft.value.lines.length > 0 || textOf(draft.value.order ?? order) !== textOf(order))
    throw new Error('the driver drafted another order than it was given');
  const cap = deps.dailyCap?.('xrpl') ?? null;
  if (cap !== null && spentToday(book.state, 'xrpl', deps.now(), replaced) + weight(draft.value) > cap) return refuse('daily-cap-exceeded');
  return writeOrderPlan(deps, book, { ...draft.value, order }, replaced);
}

async function writeOrderPlan(deps: OutboxDeps, book: Book, draft: Draft, replaced: ReadonlySet<string>): Promise<Result<Plan>> {
  const { walletId, network } = deps;
  const at = deps.now();
  const head = { planId: freshId(deps), walletId, network, expiresAt: at + planLifetime };
  const entries = [draftRecord(freshId(deps), draft)];
  const digest = planDigest({ ...head, entries });
  const written = await book.commit({ type: 'plan-made', at, ...head, digest, feeRate: null, supersedes: [...replaced], entries });
  if (!written.ok) return written;
  const plan = book.state.plans.get(head.planId);
  if (plan === undefined) throw new Error('a committed plan is missing');
  return ok(planWithEntries(book.state, plan));
}

export interface OrderWord {
  readonly id: string;
  readonly planId: string;
  readonly order: Order;
  readonly phase: PaymentPhase;
  readonly transactionId: string | null;
  readonly reason: string | null;
  /** Drops: paid where it is settled, else planned. */
  readonly fee: bigint;
  /** What a final Payment delivered, by the ledger's own metadata; null before, and where nobody can say. */
  readonly delivered: Amount | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** Newest first, at most `most`. */
export function orderWords(state: OutboxState, waiting: Waiting, most: number): readonly OrderWord[] {
  const entries = [...state.entries.values()].filter((entry) => entry.order !== null).slice(-most);
  return entries.reverse().flatMap((entry) => wordOn(entry, waiting) ?? []);
}

function wordOn(entry: Entry, waiting: Waiting): OrderWord | null {
  if (entry.order === null) return null;
  const version = versionThatCounts(entry);
  const delivered = entry.delivered === null ? null : readAmount(entry.delivered);
  return {
    id: entry.id,
    planId: entry.planId,
    order: entry.order,
    phase: entry.state,
    transactionId: version?.transactionId ?? null,
    reason: waiting.get(entry.id) ?? entry.reason,
    fee: entry.settled === null ? entry.fee : (version?.fee ?? entry.fee),
    delivered: delivered?.ok === true ? delivered.value : null,
    createdAt: entry.createdAt,
    updatedAt: entry.updatedAt,
  };
}
