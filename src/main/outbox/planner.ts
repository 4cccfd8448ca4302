// Owns plans: which payouts, exactly what for whom, at what fee ceiling, until when. The same live payouts give the same plan.
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Chain } from '../../shared/network.ts';
import { ok, refuse, type Refusal, type Result } from '../../shared/result.ts';
import type { Book } from './book.ts';
import { isTimely } from './confirmation.ts';
import { planDigest } from './digest.ts';
import { withinTotal } from '../chains/bitcoin/fee-ceiling.ts';
import { boundAccount, excludesGivenUp, groupsOf, optionsWithin } from './given-up.ts';
import type { Draft, DraftOptions } from './driver.ts';
import type { OutboxDeps } from './ports.ts';
import { checkPromises, promisedLine, sameLine } from './promise-check.ts';
import { draftRecord, type RecordOf } from './records.ts';
import { committed, openEntries, pastOf, reservedBy, spentToday, weight } from './reservations.ts';
import { planWithEntries } from './state.ts';
import { draftTerms, sameTerms, termsOf, type WishedTerms } from './terms.ts';
import { occupies } from './transitions.ts';
import type { Entry, Plan, PlanHead, PlanLine } from './types.ts';

export interface PlanRequest {
  readonly walletId: string;
  readonly payoutIds: readonly string[];
  /** Satoshi per 1,000 virtual bytes; null or absent = the wallet's own choice. */
  readonly feeRate?: bigint | null;
  /** Of the Bitcoin lines; absent: the sender bears the fee, and there is no ceiling but the fee itself. */
  readonly terms?: WishedTerms;
}

/** What a policy run asks beyond that. */
export interface PolicyPlanRequest extends PlanRequest {
  /** XRP Ledger: the most drops that one payment's fee may be; null = the wallet's own ceiling. Refusal `fee-above-ceiling` where it costs more just now. */
  readonly mostFee: bigint | null;
}

/** Seconds in which a plan can be confirmed. */
export const planLifetime = 15 * 60;
/** A plan with fewer seconds than this left is replaced rather than shown again: nobody can read it in time. */
export const leastLeft = 120;
export const maxLines = 500;

/**
 * Makes or finds the plan. Call it from the queue only.
 * Refusals: `invalid-plan`, `payout-not-found`, `external-payment-seen`, `payout-not-payable`, `payout-in-flight`, `daily-cap-exceeded`, and those of the drivers' drafts.
 */
export async function makePlan(deps: OutboxDeps, book: Book, request: PlanRequest): Promise<Result<Plan>> {
  const { walletId, payoutIds } = request;
  if (walletId !== deps.walletId || payoutIds.length === 0 || payoutIds.length > maxLines || new Set(payoutIds).size !== payoutIds.length)
    return refuse('invalid-plan');
  const found = findSame(deps, book, request);
  if (found !== null) return ok(found);
  const lines = linesOf(deps, payoutIds);
  if (!lines.ok) return lines;
  const holders = unconfirmedHolders(book, payoutIds);
  if (!holders.ok) return holders;
  const record = await draftPlan(deps, book, request, lines.value, holders.value);
  if (!record.ok) return record;
  return writePlan(deps, book, record.value);
}

/**
 * A fresh plan for a policy run, on one chain. Nothing that a person looks at is replaced: a payout that any plan holds is `payout-in-flight`, except by
 * a plan that an earlier run left unconfirmed. Call it from the queue only. Refusals: those of `makePlan`, and `fee-above-ceiling`.
 */
export async function makePolicyPlan(deps: OutboxDeps, book: Book, request: PolicyPlanRequest): Promise<Result<Plan>> {
  const { walletId, payoutIds } = request;
  if (walletId !== deps.walletId || payoutIds.length === 0 || payoutIds.length > maxLines || new Set(payoutIds).size !== payoutIds.length)
    return refuse('invalid-plan');
  const lines = linesOf(deps, payoutIds);
  if (!lines.ok) return lines;
  if (new Set(lines.value.map((line) => line.chain)).size !== 1) return refuse('invalid-plan');
  const holders = unconfirmedHolders(book, payoutIds);
  if (!holders.ok) return holders;
  const persons = payoutIds.find((payoutId) => planHolding(book, payoutId)?.madeBy === 'person');
  if (persons !== undefined) return refuse('payout-in-flight', { payoutId: persons });
  const record = await draftPlan(deps, book, request, lines.value, holders.value);
  if (!record.ok) return record;
  // Signatures that another machine makes ask for a person in any case.
  const { entries } = record.value;
  const elsewhere = entries.filter((entry) => deps.drivers[entry.chain].elsewhere?.holds(entry));
  // Where only some are (what was given up is paid from its own account), one of these is named: the run can go on without it.
  const [culprit] = elsewhere.length < entries.length ? (elsewhere[0]?.lines ?? []) : [];
  if (elsewhere.length > 0) return refuse('keys-elsewhere', culprit && { payoutId: culprit.payoutId });
  const within = withinFee(record.value, request.mostFee);
  return within.ok ? writePlan(deps, book, { ...within.value, by: 'policy' }) : within;
}

/** The same plan with no row's fee ceiling above `mostFee`; its digest follows. Bitcoin fees are exact and bounded by their rate. */
function withinFee(record: PlanMade, mostFee: bigint | null): Result<PlanMade> {
  if (mostFee === null) return ok(record);
  if (record.entries.some((entry) => entry.chain === 'xrpl' && BigInt(entry.fee) > mostFee)) return refuse('fee-above-ceiling');
  const entries = record.entries.map((entry) =>
    entry.chain === 'xrpl' && BigInt(entry.feeCeiling) > mostFee ? { ...entry, feeCeiling: mostFee.toString() } : entry,
  );
  return ok({ ...record, entries, digest: planDigest({ ...record, entries }) });
}

/** A live plan over exactly these payouts: a confirmed one always, an unconfirmed one while it is true and readable in time. */
function findSame(deps: OutboxDeps, book: Book, request: PlanRequest): Plan | null {
  const head = planHolding(book, request.payoutIds[0] ?? '');
  if (head === null || head.closed !== null) return null;
  const plan = planWithEntries(book.state, head);
  const lines = plan.entries.filter(occupies).flatMap((entry) => entry.lines);
  const same = lines.length === request.payoutIds.length && lines.every((line) => request.payoutIds.includes(line.payoutId));
  if (!same) return null;
  if (plan.confirmed) return plan;
  const fresh =
    isTimely(plan, deps.now() + leastLeft) &&
    isTimely(plan, deps.now()) &&
    plan.feeRate === (request.feeRate ?? null) &&
    sameTerms(termsOf(request.terms ?? {}), plan.terms);
  const stands = plan.entries.every((entry) => standsYet(deps, book, entry));
  return fresh && stands && checkPromises(deps.promised, lines).ok ? plan : null;
}

/** Lines of one entry are bound alike. */
function standsYet({ drivers }: OutboxDeps, { state }: Book, entry: Entry): boolean {
  const account = boundAccount(state, entry.lines[0]?.payoutId ?? '');
  return drivers[entry.chain].standsYet?.(entry, account ?? undefined) ?? true;
}

function planHolding(book: Book, payoutId: string): PlanHead | null {
  const entry = book.state.entries.get(book.state.latest.get(payoutId) ?? '');
  return entry !== undefined && occupies(entry) ? (book.state.plans.get(entry.planId) ?? null) : null;
}

/** Plans that hold some of these payouts and may be replaced; `payout-in-flight` when one is confirmed or on its way. */
function unconfirmedHolders(book: Book, payoutIds: readonly string[]): Result<ReadonlySet<string>> {
  const holders = new Set<string>();
  for (const payoutId of payoutIds) {
    const head = planHolding(book, payoutId);
    if (head !== null && (head.confirmed || head.closed !== null)) return refuse('payout-in-flight', { payoutId });
    if (head !== null) holders.add(head.id);
  }
  return ok(holders);
}

/** Canonical order: by payout id, so that the order of a selection changes nothing. */
function linesOf(deps: OutboxDeps, payoutIds: readonly string[]): Result<readonly PlanLine[]> {
  const lines: PlanLine[] = [];
  for (const payoutId of [...payoutIds].sort()) {
    const line = promisedLine(deps.promised, payoutId);
    if (!line.ok) return line;
    lines.push(line.value);
  }
  return ok(lines);
}

/** What the Bitcoin lines among these payouts would become; nothing is written down. Refusals: as `makePlan`. */
export async function draftBitcoinLines(deps: OutboxDeps, book: Book, request: PlanRequest): Promise<Result<readonly Draft[]>> {
  const lines = linesOf(deps, request.payoutIds);
  if (!lines.ok) return lines;
  const holders = unconfirmedHolders(book, request.payoutIds);
  return holders.ok ? draftChain(deps, book, request, lines.value, 'bitcoin', holders.value) : holders;
}

type PlanMade = RecordOf<'plan-made'>;

async function draftPlan(
  deps: OutboxDeps,
  book: Book,
  request: PlanRequest,
  lines: readonly PlanLine[],
  replaced: ReadonlySet<string>,
): Promise<Result<PlanMade>> {
  const drafts: Draft[] = [];
  for (const chain of ['bitcoin', 'xrpl'] as const) {
    const some = await draftChain(deps, book, request, lines, chain, replaced);
    if (!some.ok) return some;
    drafts.push(...some.value);
  }
  const planId = freshId(deps);
  const at = deps.now();
  const entries = drafts.map((draft) => draftRecord(freshId(deps), draft));
  const { walletId, network } = deps;
  const expiresAt = at + planLifetime;
  const terms = termsOf(request.terms ?? {});
  const head = { planId, walletId, network, expiresAt, entries, ...(terms !== null && { terms }) };
  const feeRate = request.feeRate == null ? null : request.feeRate.toString();
  return ok({ type: 'plan-made', at, ...head, digest: planDigest(head), feeRate, supersedes: [...replaced] });
}

async function draftChain(
  deps: OutboxDeps,
  book: Book,
  request: PlanRequest,
  all: readonly PlanLine[],
  chain: Chain,
  replaced: ReadonlySet<string>,
): Promise<Result<readonly Draft[]>> {
  const lines = all.filter((line) => line.chain === chain);
  if (lines.length === 0) return ok([]);
  const options = { ...draftOptions(deps, book, chain, request.feeRate ?? null, replaced), ...draftTerms(termsOf(request.terms ?? {})) };
  const drafts = await draftGroups(deps, book, chain, lines, options, replaced);
  if (!drafts.ok) return drafts;
  // A driver that drops, adds or changes a line is a bug; it must not become a payment.
  if (!carriesExactly(drafts.value, lines)) throw new Error(`the ${chain} driver drafted other lines than it was given`);
  const cap = deps.dailyCap?.(chain) ?? null;
  const total = drafts.value.reduce((sum, draft) => sum + weight(draft), spentToday(book.state, chain, deps.now(), replaced));
  return cap !== null && total > cap ? refuse('daily-cap-exceeded') : drafts;
}

/** What is bound to the coins of something that was given up is drafted apart, from these alone. */
async function draftGroups(
  deps: OutboxDeps,
  book: Book,
  chain: Chain,
  lines: readonly PlanLine[],
  options: DraftOptions,
  replaced: ReadonlySet<string>,
): Promise<Result<readonly Draft[]>> {
  const drafts: Draft[] = [];
  const groups = groupsOf(book.state, lines);
  for (const { bound, lines: group } of groups) {
    const within = bound === null ? ok(options) : optionsWithin(book.state, bound, replaced, options);
    if (!within.ok) return naming(group, within.error);
    const reserved = new Set([...within.value.reserved, ...drafts.flatMap(({ consumes }) => consumes)]);
    const some = await deps.drivers[chain].draft(group, { ...within.value, reserved });
    if (!some.ok && bound !== null && some.error.code === 'insufficient-funds') return naming(group, { code: 'given-up-coins-short' });
    if (!some.ok) return some;
    // What another live plan holds, taken by a bug, must not become a payment either.
    if (!consumesOnce(some.value, reserved)) throw new Error(`the ${chain} driver drafted what is spoken for`);
    // A plan that could be mined beside what was given up would pay twice; it must not exist.
    if (some.value.some((draft) => !excludesGivenUp(book.state, draft.lines, draft.consumes)))
      throw new Error(`the ${chain} driver drafted beside what was given up`);
    drafts.push(...some.value);
  }
  return groups.length > 1 ? underOneCeiling(drafts, options.ceiling?.total ?? null) : ok(drafts);
}

/** The payout whose own coins are the trouble, so that a run without a person can leave it out and pay the others. */
function naming([line]: readonly PlanLine[], { code, params }: Refusal): Result<never> {
  return refuse(code, { ...(line !== undefined && { payoutId: line.payoutId }), ...params });
}

/** Each group was drafted under the whole ceiling; what is left of it is divided by the fees of all. Refusal `fee-over-ceiling`. */
function underOneCeiling(drafts: readonly Draft[], total: bigint | null): Result<readonly Draft[]> {
  if (total === null) return ok(drafts);
  const fees = drafts.reduce((sum, { fee }) => sum + fee, 0n);
  const within = withinTotal(fees, { total, rate: null });
  if (!within.ok || fees === 0n) return within.ok ? ok(drafts) : within;
  return ok(drafts.map((draft) => ({ ...draft, feeCeiling: draft.fee + ((total - fees) * draft.fee) / fees })));
}

/** What a driver must know of everything that is open on its chain, but for plans that are about to be replaced. */
export function draftOptions(
  deps: OutboxDeps,
  book: Book,
  chain: Chain,
  feeRate: bigint | null,
  replaced: ReadonlySet<string> = new Set(),
): DraftOptions {
  return {
    feeRate,
    reserved: reservedBy(book.state, replaced),
    committed: committed(book.state, chain, replaced),
    open: openEntries(book.state, replaced).filter((entry) => entry.chain === chain),
    past: pastOf(book.state, deps.promised),
  };
}

function carriesExactly(drafts: readonly Draft[], lines: readonly PlanLine[]): boolean {
  const drafted = drafts.flatMap((draft) => draft.lines);
  return drafted.length === lines.length && lines.every((line) => drafted.filter((other) => sameLine(line, other)).length === 1);
}

function consumesOnce(drafts: readonly Draft[], reserved: ReadonlySet<string>): boolean {
  const consumed = drafts.flatMap((draft) => draft.consumes);
  return new Set(consumed).size === consumed.length && consumed.every((one) => !reserved.has(one));
}

async function writePlan(deps: OutboxDeps, book: Book, record: PlanMade): Promise<Result<Plan>> {
  // The drafts waited for the network; a claim may have been cancelled or edited meanwhile.
  const lines = record.entries.flatMap((entry) => entry.lines.map((line) => ({ ...line, amount: BigInt(line.amount) })));
  const backed = checkPromises(deps.promised, lines);
  if (!backed.ok) return backed;
  const written = await book.commit(record);
  if (!written.ok) return written;
  const head = book.state.plans.get(record.planId);
  if (head === undefined) throw new Error('a committed plan is missing');
  return ok(planWithEntries(book.state, head));
}

/** 32 hex. */
export function freshId(deps: OutboxDeps): string {
  return bytesToHex(deps.random(16));
}
