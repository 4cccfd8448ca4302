// Owns what the outbox journal means: a pure reducer from records to plans and entries. An impossible record is refused, so it is neither written nor believed.
import { ok, refuse, type Result } from '../../shared/result.ts';
import { type DraftRecord, lineFrom, orderFrom, type OutboxRecord, type RecordOf, versionFrom } from './records.ts';
import { mayReplace } from './replacement.ts';
import { cosigned, givenUp, leftForElsewhere } from './reduce-elsewhere.ts';
import { allDead, isHarmless, isOpen, mayFollow, occupies } from './transitions.ts';
import type { Entry, EntryState, Plan, PlanClosing, PlanHead, Version } from './types.ts';

export interface OutboxState {
  readonly plans: Map<string, PlanHead>;
  readonly entries: Map<string, Entry>;
  /** Newest entry of each payout: the only one that can be live, but for one that was given up and turned up after all. */
  readonly latest: Map<string, string>;
  /** Entries that were ever given up. */
  readonly givenUp: Set<string>;
  /** Entries that need the network or hold a reservation. */
  readonly open: Set<string>;
}

/** What one record changes. */
export interface Patch {
  readonly plans: readonly PlanHead[];
  readonly entries: readonly Entry[];
}

export function emptyState(): OutboxState {
  return { plans: new Map(), entries: new Map(), latest: new Map(), givenUp: new Set(), open: new Set() };
}

/** What `record` would change, without changing it. Refusal `outbox-impossible` names the record that cannot follow this state. */
export function reduce(state: OutboxState, record: OutboxRecord): Result<Patch> {
  switch (record.type) {
    case 'plan-made':
      return planMade(state, record);
    case 'plan-confirmed':
      return planConfirmed(state, record);
    case 'plan-discarded':
      return planClosed(state, record, 'discarded', isHarmless);
    case 'plan-expired':
      return planClosed(state, record, 'expired', isHarmless);
    case 'plan-stopped':
      return planClosed(state, record, 'stopped', (entry) => entry.state === 'planned');
    case 'entry-elsewhere':
      return leftForElsewhere(state, record);
    case 'entry-cosigned':
      return cosigned(state, record);
    case 'entry-given-up':
      return givenUp(state, record);
    case 'entry-signed':
      return entrySigned(state, record);
    case 'entry-replaced':
      return entryReplaced(state, record);
    case 'entry-publishing':
      return move(state, record, ['signed'], 'publishing', {});
    case 'entry-unknown':
      return move(state, record, ['publishing', 'seen'], 'unknown', { reason: record.reason, seen: null });
    case 'entry-seen':
      return entrySeen(state, record);
    case 'entry-final':
      return entryFinal(state, record);
    case 'entry-confirmations':
      return entryConfirmations(state, record);
    case 'entry-recheck':
      return move(state, record, ['final'], 'publishing', {
        recheck: true,
        settled: null,
        seen: null,
        confirmations: 0,
        reason: record.reason,
      });
    case 'entry-failed':
      return entryFailed(state, record);
    case 'entry-dead':
      return entryDead(state, record);
    case 'entry-void':
      return move(state, record, ['planned', 'elsewhere', 'publishing', 'unknown', 'seen'], 'void', {
        reason: record.reason,
        seen: null,
        recheck: false,
      });
  }
}

/** Carries a patch out, in place. */
export function applyPatch(state: OutboxState, patch: Patch): void {
  for (const plan of patch.plans) state.plans.set(plan.id, plan);
  for (const entry of patch.entries) {
    const isNew = !state.entries.has(entry.id);
    state.entries.set(entry.id, entry);
    if (isNew) for (const line of entry.lines) state.latest.set(line.payoutId, entry.id);
    if (isOpen(entry)) state.open.add(entry.id);
    else state.open.delete(entry.id);
    if (entry.elsewhere?.givenUp === true) state.givenUp.add(entry.id);
  }
  if (state.givenUp.size > 0) for (const entry of patch.entries) relink(state, entry);
}

/** Of an entry that was given up and the one that was made in its place, which share a coin, the payout's word is that of the one that pays. */
function relink(state: OutboxState, entry: Entry): void {
  for (const { payoutId } of entry.lines) {
    const holder = state.entries.get(state.latest.get(payoutId) ?? '');
    if (entry.state === 'final') state.latest.set(payoutId, entry.id);
    else if (holder === undefined || !occupies(holder)) {
      const risen = [...state.givenUp].find((id) => pays(state.entries.get(id), payoutId));
      if (risen !== undefined) state.latest.set(payoutId, risen);
    }
  }
}

function pays(entry: Entry | undefined, payoutId: string): boolean {
  return entry !== undefined && occupies(entry) && entry.lines.some((line) => line.payoutId === payoutId);
}

/** Folds a whole journal. */
export function fold(records: Iterable<OutboxRecord>): Result<OutboxState> {
  const state = emptyState();
  for (const record of records) {
    const patch = reduce(state, record);
    if (!patch.ok) return patch;
    applyPatch(state, patch.value);
  }
  return ok(state);
}

export function planWithEntries(state: OutboxState, head: PlanHead): Plan {
  return { ...head, entries: entriesOf(state, head) };
}

function entriesOf(state: OutboxState, head: PlanHead): readonly Entry[] {
  return head.entryIds.flatMap((id) => state.entries.get(id) ?? []);
}

function impossible(record: OutboxRecord): Result<never> {
  return refuse('outbox-impossible', { record: record.type });
}

function planMade(state: OutboxState, record: RecordOf<'plan-made'>): Result<Patch> {
  const superseded = record.supersedes.flatMap((id) => state.plans.get(id) ?? []);
  const replaceable = superseded.every((plan) => !plan.confirmed && plan.closed === null);
  if (state.plans.has(record.planId) || superseded.length !== record.supersedes.length || !replaceable) return impossible(record);
  const closed = superseded.map((plan) => close(state, plan, 'superseded', record.at, isHarmless));
  const freed = new Set(closed.flatMap((patch) => patch.entries.map((entry) => entry.id)));
  const entries = record.entries.map((draft) => newEntry(record, draft));
  if (!areFree(state, freed, entries)) return impossible(record);
  return ok({
    plans: [...closed.flatMap((patch) => patch.plans), newPlan(record)],
    entries: [...closed.flatMap((patch) => patch.entries), ...entries],
  });
}

/** The unique constraint: one live entry per payout, and no id twice. */
function areFree(state: OutboxState, freed: ReadonlySet<string>, entries: readonly Entry[]): boolean {
  const payouts = entries.flatMap((entry) => entry.lines.map((line) => line.payoutId));
  const isFree = (payoutId: string): boolean => {
    const holder = state.entries.get(state.latest.get(payoutId) ?? '');
    return holder === undefined || !occupies(holder) || freed.has(holder.id);
  };
  return new Set(payouts).size === payouts.length && payouts.every(isFree) && entries.every((entry) => !state.entries.has(entry.id));
}

function newPlan(record: RecordOf<'plan-made'>): PlanHead {
  const { planId, walletId, network, at, expiresAt, digest, feeRate, entries } = record;
  return {
    id: planId,
    walletId,
    network,
    createdAt: at,
    expiresAt,
    digest,
    feeRate: feeRate === null ? null : BigInt(feeRate),
    terms: record.terms ?? null,
    madeBy: record.by ?? 'person',
    confirmed: false,
    confirmedBy: null,
    closed: null,
    entryIds: entries.map((entry) => entry.id),
  };
}

function newEntry(record: RecordOf<'plan-made'>, draft: DraftRecord): Entry {
  return {
    id: draft.id,
    planId: record.planId,
    walletId: record.walletId,
    chain: draft.chain,
    lines: draft.lines.map(lineFrom),
    order: orderFrom(draft),
    ...(draft.transfer !== undefined && { transfer: draft.transfer }),
    fee: BigInt(draft.fee),
    feeCeiling: BigInt(draft.feeCeiling),
    change: draft.change === null ? null : BigInt(draft.change),
    detail: draft.detail,
    consumes: draft.consumes,
    state: 'planned',
    versions: [],
    dead: [],
    settled: null,
    seen: null,
    delivered: null,
    confirmations: 0,
    recheck: false,
    reason: null,
    createdAt: record.at,
    updatedAt: record.at,
  };
}

function planConfirmed(state: OutboxState, record: RecordOf<'plan-confirmed'>): Result<Patch> {
  const plan = state.plans.get(record.planId);
  if (plan === undefined || plan.confirmed || plan.closed !== null) return impossible(record);
  // The entries are touched too: their payouts are locked from here on, and their observers are told.
  return ok({
    plans: [{ ...plan, confirmed: true, confirmedBy: record.by ?? 'person' }],
    entries: entriesOf(state, plan).map((entry) => ({ ...entry, updatedAt: record.at })),
  });
}

type PlanEnd = RecordOf<'plan-discarded'> | RecordOf<'plan-expired'> | RecordOf<'plan-stopped'>;

function planClosed(state: OutboxState, record: PlanEnd, closing: PlanClosing, released: (entry: Entry) => boolean): Result<Patch> {
  const plan = state.plans.get(record.planId);
  if (plan === undefined || plan.closed !== null || (closing === 'expired' && plan.confirmed)) return impossible(record);
  return ok(close(state, plan, closing, record.at, released));
}

function close(state: OutboxState, plan: PlanHead, closing: PlanClosing, at: number, released: (entry: Entry) => boolean): Patch {
  const entries = entriesOf(state, plan).filter(released);
  return {
    plans: [{ ...plan, closed: closing }],
    entries: entries.map((entry) => ({ ...entry, state: 'void', reason: `plan-${closing}`, updatedAt: at })),
  };
}

type EntryRecord = Extract<OutboxRecord, { entryId: string }>;

/** The one way an entry changes its state. */
function move(
  state: OutboxState,
  record: EntryRecord,
  from: readonly EntryState[],
  to: EntryState,
  changes: Partial<Entry>,
): Result<Patch> {
  const entry = state.entries.get(record.entryId);
  if (entry === undefined || !from.includes(entry.state) || !mayFollow(entry.state, to)) return impossible(record);
  return ok({ plans: [], entries: [{ ...entry, ...changes, state: to, updatedAt: record.at }] });
}

function entrySigned(state: OutboxState, record: RecordOf<'entry-signed'>): Result<Patch> {
  const entry = state.entries.get(record.entryId);
  const plan = state.plans.get(entry?.planId ?? '');
  if (entry === undefined || plan === undefined || !plan.confirmed) return impossible(record);
  // What was signed on another machine exists whatever became of the plan here.
  if (entry.state === 'elsewhere' ? entry.elsewhere?.transactionId !== record.version.transactionId : plan.closed !== null)
    return impossible(record);
  const version = versionFrom(record.version);
  if (version.fee > entry.feeCeiling || !maySign(entry, version)) return impossible(record);
  return move(state, record, ['planned', 'elsewhere', 'publishing', 'unknown', 'seen'], 'signed', {
    versions: [...entry.versions, version],
    reason: null,
  });
}

/** A further version needs proof that all earlier ones are dead, and consumes exactly the same, so that at most one can ever apply. */
function maySign(entry: Entry, version: Version): boolean {
  const first = entry.versions[0];
  if (first === undefined) return entry.consumes.every((consumed) => version.consumes.includes(consumed));
  return (
    allDead(entry) &&
    first.consumes.join() === version.consumes.join() &&
    entry.versions.every((old) => old.transactionId !== version.transactionId)
  );
}

/** The earlier version lives on: the state says what became of the new bytes, and any version may be mined. */
function entryReplaced(state: OutboxState, record: RecordOf<'entry-replaced'>): Result<Patch> {
  const entry = state.entries.get(record.entryId);
  const plan = state.plans.get(entry?.planId ?? '');
  const version = versionFrom(record.version);
  const agreed = BigInt(record.feeCeiling);
  if (entry === undefined || plan?.confirmed !== true || version.fee > agreed || !mayReplace(entry, record.replaces, version))
    return impossible(record);
  return move(state, record, ['publishing', 'unknown', 'seen'], 'signed', {
    versions: [...entry.versions, version],
    feeCeiling: agreed > entry.feeCeiling ? agreed : entry.feeCeiling,
    seen: null,
    reason: null,
  });
}

function entrySeen(state: OutboxState, record: RecordOf<'entry-seen'>): Result<Patch> {
  const { entryId, transactionId } = record;
  if (transactionId !== undefined && !hasVersion(state, { entryId, transactionId })) return impossible(record);
  const seen = transactionId ?? null;
  const isNews = state.entries.get(entryId)?.seen !== seen;
  return move(state, record, isNews ? ['publishing', 'unknown', 'seen'] : ['publishing', 'unknown'], 'seen', { reason: null, seen });
}

function hasVersion(state: OutboxState, record: { readonly entryId: string; readonly transactionId: string }): boolean {
  return state.entries.get(record.entryId)?.versions.some((version) => version.transactionId === record.transactionId) ?? false;
}

function entryFinal(state: OutboxState, record: RecordOf<'entry-final'>): Result<Patch> {
  if (!hasVersion(state, record)) return impossible(record);
  const { transactionId, confirmations } = record;
  return move(state, record, ['publishing', 'unknown', 'seen'], 'final', {
    settled: transactionId,
    seen: null,
    delivered: record.delivered ?? null,
    confirmations,
    recheck: false,
    reason: null,
  });
}

function entryFailed(state: OutboxState, record: RecordOf<'entry-failed'>): Result<Patch> {
  if (!hasVersion(state, record)) return impossible(record);
  return move(state, record, ['publishing', 'unknown', 'seen'], 'failed', {
    settled: record.transactionId,
    seen: null,
    reason: record.reason,
    recheck: false,
  });
}

function entryConfirmations(state: OutboxState, record: RecordOf<'entry-confirmations'>): Result<Patch> {
  const entry = state.entries.get(record.entryId);
  if (entry?.state !== 'final') return impossible(record);
  return ok({ plans: [], entries: [{ ...entry, confirmations: record.confirmations, updatedAt: record.at }] });
}

function entryDead(state: OutboxState, record: RecordOf<'entry-dead'>): Result<Patch> {
  const entry = state.entries.get(record.entryId);
  if (entry === undefined || !['publishing', 'unknown', 'seen'].includes(entry.state)) return impossible(record);
  const dead = entry.versions.map((version) => version.transactionId);
  return ok({ plans: [], entries: [{ ...entry, dead, updatedAt: record.at }] });
}
