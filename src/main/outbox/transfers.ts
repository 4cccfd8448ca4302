// Owns transfers to an own address: transactions on Bitcoin that pay nobody, planned, shown and confirmed like payouts.
import { ok, refuse, type Result } from '../../shared/result.ts';
import type { Book } from './book.ts';
import { planDigest } from './digest.ts';
import { draftOptions, freshId, planLifetime } from './planner.ts';
import type { OutboxDeps } from './ports.ts';
import { draftRecord } from './records.ts';
import { spentToday, weight } from './reservations.ts';
import { planWithEntries } from './state.ts';
import type { Plan } from './types.ts';

/** Rates in satoshi per 1,000 virtual bytes; null = the wallet's own choice. */
export type TransferWish =
  /** Spends what a waiting transaction gives us, so dearly that miners take both. */
  | { readonly purpose: 'child'; readonly parent: string; readonly feeRate: bigint | null }
  /** Joins these confirmed coins ("txid:vout") into one. */
  | { readonly purpose: 'join'; readonly coins: readonly string[]; readonly feeRate: bigint | null };

/**
 * Makes the plan of one transfer; an unconfirmed one for the same coins is replaced. Call it from the queue only. Refusals: `invalid-plan`, `daily-cap-exceeded`
 * and those of the driver's draft.
 */
export async function makeTransferPlan(deps: OutboxDeps, book: Book, walletId: string, wish: TransferWish): Promise<Result<Plan>> {
  if (walletId !== deps.walletId) return refuse('invalid-plan');
  const replaced = unconfirmedTransfers(book);
  const drafted = await deps.drivers.bitcoin.draftTransfer?.(wish, draftOptions(deps, book, 'bitcoin', wish.feeRate, replaced));
  if (drafted === undefined) return refuse('invalid-plan');
  if (!drafted.ok) return drafted;
  const draft = drafted.value;
  if (draft.lines.length > 0 || draft.transfer == null) throw new Error('the driver drafted a payment where a transfer was asked for');
  const cap = deps.dailyCap?.('bitcoin') ?? null;
  if (cap !== null && spentToday(book.state, 'bitcoin', deps.now(), replaced) + weight(draft) > cap) return refuse('daily-cap-exceeded');
  const { network } = deps;
  const at = deps.now();
  const head = { planId: freshId(deps), walletId, network, expiresAt: at + planLifetime };
  const entries = [draftRecord(freshId(deps), draft)];
  const digest = planDigest({ ...head, entries });
  const feeRate = wish.feeRate?.toString() ?? null;
  const written = await book.commit({ type: 'plan-made', at, ...head, digest, feeRate, supersedes: [...replaced], entries });
  if (!written.ok) return written;
  const plan = book.state.plans.get(head.planId);
  if (plan === undefined) throw new Error('a committed plan is missing');
  return ok(planWithEntries(book.state, plan));
}

/** A transfer that nobody has confirmed holds nothing back from the next wish. */
function unconfirmedTransfers({ state }: Book): ReadonlySet<string> {
  const plans = [...state.open].flatMap((id) => {
    const entry = state.entries.get(id);
    const plan = state.plans.get(entry?.planId ?? '');
    return entry?.transfer != null && plan !== undefined && !plan.confirmed && plan.closed === null ? [plan.id] : [];
  });
  return new Set(plans);
}
