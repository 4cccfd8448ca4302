// Owns the only way a fact enters the outbox: would it be possible? → journal and fsync → memory → observers → checkpoint.
import { ok, refuse, type Result } from '../../shared/result.ts';
import type { OutboxDeps } from './ports.ts';
import { type OutboxRecord, readRecord } from './records.ts';
import { applyPatch, fold, type OutboxState, type Patch, reduce } from './state.ts';
import { statusOf } from './statuses.ts';
import type { Entry } from './types.ts';

export interface Book {
  readonly state: OutboxState;
  /** Why entries wait just now; memory only. */
  readonly waiting: ReadonlyMap<string, string>;
  /** Resolves after fsync. Call it from the queue only: the state must not move between the check and the write. */
  commit(record: OutboxRecord): Promise<Result<void>>;
  /** Notes why an entry waits (null = it no longer does) and tells observers when that is news. */
  wait(entry: Entry, reason: string | null): void;
}

type BookDeps = Pick<OutboxDeps, 'journal' | 'walletId' | 'network' | 'onChange' | 'onOrders' | 'checkpoint'>;

/** Reads the journal. Refusals: `outbox-journal-unreadable`, `outbox-impossible`, `outbox-foreign` (another wallet's or network's file). */
export function openBook(deps: BookDeps): Result<Book> {
  const records: OutboxRecord[] = [];
  for (const { body } of deps.journal.records()) {
    const record = readRecord(body);
    if (!record.ok) return record;
    if (isForeign(deps, record.value)) return refuse('outbox-foreign');
    records.push(record.value);
  }
  const state = fold(records);
  return state.ok ? ok(bookOver(deps, state.value)) : state;
}

function isForeign(deps: BookDeps, record: OutboxRecord): boolean {
  return record.type === 'plan-made' && (record.walletId !== deps.walletId || record.network !== deps.network);
}

function bookOver(deps: BookDeps, state: OutboxState): Book {
  const waiting = new Map<string, string>();
  const tell = (entries: readonly Entry[]): void => {
    const payouts = new Set(entries.flatMap((entry) => entry.lines.map((line) => line.payoutId)));
    deps.onChange([...payouts].flatMap((payoutId) => statusOf(state, waiting, payoutId) ?? []));
    if (entries.some((entry) => entry.order !== null)) deps.onOrders?.();
  };
  return {
    state,
    waiting,
    async commit(record) {
      const patch = reduce(state, record);
      if (!patch.ok) return patch;
      const written = await deps.journal.append([record]);
      if (!written.ok) return written;
      applyPatch(state, patch.value);
      for (const entry of patch.value.entries) waiting.delete(entry.id);
      if (patch.value.entries.length > 0) tell(patch.value.entries);
      await stopForTests(deps, record, patch.value);
      return ok(undefined);
    },
    wait(entry, reason) {
      if ((waiting.get(entry.id) ?? null) === reason) return;
      if (reason === null) waiting.delete(entry.id);
      else waiting.set(entry.id, reason);
      tell([entry]);
    },
  };
}

async function stopForTests(deps: BookDeps, record: OutboxRecord, patch: Patch): Promise<void> {
  if (deps.checkpoint === undefined) return;
  for (const entry of patch.entries)
    await deps.checkpoint(record.type === 'plan-confirmed' ? 'confirmed' : entry.state, entry.chain, record.type);
}
