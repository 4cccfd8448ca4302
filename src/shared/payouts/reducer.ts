// Owns the step from one state of the promises to the next. The journal's owner and the worker replay with the same code; impossible events are refused.
import { ok, refuse, type Result } from '../result.ts';
import type { PromiseRecord } from './events.ts';
import { decide, type Changes } from './reducer-rules.ts';
import { putPayout, putPullPayment, type Undo, type World } from './world.ts';

/** Ids of what an event changed, for whoever keeps rows of it. */
export interface Touched {
  readonly pullPaymentIds: readonly string[];
  readonly payoutIds: readonly string[];
}

/**
 * Applies one event. A refused event changes nothing. Besides the rules of each event: `event-out-of-order` where its number is not the next one.
 * Replay needs nothing but the journal: rules that depend on the outbox (locks, duplicates) are in `applyAppend`.
 */
export function applyEvent(world: World, record: PromiseRecord): Result<Touched> {
  const changes = changesOf(world, record);
  if (!changes.ok) return changes;
  commit(world, record, changes.value);
  return ok(touchedBy(changes.value));
}

/**
 * Applies events to a world that is thrown away where one is refused; those before it stay applied. For whole journals, at whose length taking back
 * would cost more than applying. Params of a refusal are those of `applyAll`.
 */
export function replay(world: World, records: Iterable<PromiseRecord>): Result<null> {
  for (const record of records) {
    const changes = changesOf(world, record);
    if (!changes.ok) return refuse(changes.error.code, { ...changes.error.params, seq: String(record.seq) });
    commit(world, record, changes.value);
  }
  return ok(null);
}

/** Applies all events or none. Params of a refusal name the number of the event that failed (`seq`). */
export function applyAll(world: World, records: readonly PromiseRecord[]): Result<Touched> {
  const undos: Undo[] = [];
  const pullPaymentIds = new Set<string>();
  const payoutIds = new Set<string>();
  for (const record of records) {
    const changes = changesOf(world, record);
    if (!changes.ok) {
      undoAll(undos);
      return refuse(changes.error.code, { ...changes.error.params, seq: String(record.seq) });
    }
    undos.push(commit(world, record, changes.value));
    for (const pullPayment of changes.value.pullPayments) pullPaymentIds.add(pullPayment.id);
    for (const payout of changes.value.payouts) payoutIds.add(payout.id);
  }
  return ok({ pullPaymentIds: [...pullPaymentIds], payoutIds: [...payoutIds] });
}

/** Runs `check` before each event, on the world as the earlier ones leave it, and applies all or none. The answer takes everything back. */
export function applyChecked(
  world: World,
  records: readonly PromiseRecord[],
  check: (record: PromiseRecord) => Result<null>,
): Result<Undo> {
  const undos: Undo[] = [];
  for (const record of records) {
    const allowed = check(record);
    const changes = allowed.ok ? changesOf(world, record) : allowed;
    if (!changes.ok) {
      undoAll(undos);
      return changes;
    }
    undos.push(commit(world, record, changes.value));
  }
  return ok(() => undoAll(undos));
}

function changesOf(world: World, record: PromiseRecord): Result<Changes> {
  return record.seq === world.seq + 1 ? decide(world, record) : refuse('event-out-of-order');
}

function commit(world: World, record: PromiseRecord, changes: Changes): Undo {
  const before = world.seq;
  const undos = changes.pullPayments.map((pullPayment) => putPullPayment(world, pullPayment));
  undos.push(...changes.payouts.map((payout) => putPayout(world, payout)));
  world.seq = record.seq;
  return () => {
    undoAll(undos);
    world.seq = before;
  };
}

function undoAll(undos: Undo[]): void {
  for (const undo of undos.reverse()) undo();
}

function touchedBy(changes: Changes): Touched {
  return {
    pullPaymentIds: changes.pullPayments.map((pullPayment) => pullPayment.id),
    payoutIds: changes.payouts.map((payout) => payout.id),
  };
}
