// Owns the promises of one wallet in main: the journal, and the world it adds up to. Every event is re-checked here; the worker is not trusted.
import { applyAppend } from '../../shared/payouts/apply-append.ts';
import type { PromiseEvent, PromiseRecord } from '../../shared/payouts/events.ts';
import { replay } from '../../shared/payouts/reducer.ts';
import { type Payments, type World, createWorld } from '../../shared/payouts/world.ts';
import type { Network } from '../../shared/network.ts';
import { type Result, ok, refuse } from '../../shared/result.ts';
import { breaths } from '../storage/breath.ts';
import type { Journal, JournalRecord } from '../storage/types.ts';
import { parsePromiseBody } from './promise-parse.ts';

export interface PromiseLogOptions {
  readonly journal: Journal;
  readonly walletId: string;
  readonly network: Network;
  /** Unix seconds, whole. */
  readonly now: () => number;
  /** The outbox's word on a payout: what is locked may not be changed. */
  readonly payments: Payments;
  /** Told after each fsync. */
  readonly onAppended?: (records: readonly PromiseRecord[]) => void;
}

export interface Page {
  readonly records: readonly PromiseRecord[];
  readonly head: { readonly seq: number; readonly hash: string };
  /** Chain hash at the asked place; null where the journal does not reach that far. */
  readonly hashAt: string | null;
}

const pageSize = 1000;

export class PromiseLog {
  private world: World;

  private constructor(private readonly options: PromiseLogOptions) {
    this.world = createWorld(options.walletId, options.network);
  }

  /** Replays the journal. Refusals: `promises-unreadable` (a record that is no event of ours), and the reducer's for an impossible one. */
  static async open(options: PromiseLogOptions): Promise<Result<PromiseLog>> {
    const log = new PromiseLog(options);
    const breathe = breaths();
    const world = createWorld(options.walletId, options.network);
    for (const record of options.journal.records()) {
      const applied = applyRecord(world, record);
      if (!applied.ok) return applied;
      const pause = breathe(1);
      if (pause !== null) await pause;
    }
    log.world = world;
    return ok(log);
  }

  /** What the promises add up to. Read only. */
  get state(): World {
    return this.world;
  }

  read(after: number): Page {
    const { journal } = this.options;
    const records = journal
      .records()
      .slice(after, after + pageSize)
      .flatMap((record) => toPromise(record) ?? []);
    return { records, head: journal.head, hashAt: after === 0 ? '' : (journal.records()[after - 1]?.hash ?? null) };
  }

  /**
   * Appends events as one unit; resolves after fsync. Events of other calls may share the fsync.
   * Refusals: those of the reducer and of `applyAppend` (nothing is written then), and the journal's.
   */
  async append(events: readonly PromiseEvent[]): Promise<Result<Page>> {
    const at = this.options.now();
    const first = this.world.seq + 1;
    const records = events.map((event, index) => ({ seq: first + index, at, event }));
    const applied = applyAppend(this.world, records, this.options.payments);
    if (!applied.ok) return applied;
    const written = await this.options.journal.append(records.map(({ at: when, event }) => ({ at: when, event })));
    if (!written.ok) {
      this.replay();
      return written;
    }
    this.options.onAppended?.(records);
    return ok({ records, head: headOf(written.value), hashAt: null });
  }

  /** After a failed write memory is ahead of the disk: only what the journal holds counts. */
  private replay(): Result<void> {
    const world = createWorld(this.options.walletId, this.options.network);
    for (const record of this.options.journal.records()) {
      const applied = applyRecord(world, record);
      if (!applied.ok) return applied;
    }
    this.world = world;
    return ok(undefined);
  }
}

function applyRecord(world: World, record: JournalRecord): Result<null> {
  const promise = toPromise(record);
  return promise === null ? refuse('promises-unreadable', { seq: String(record.seq) }) : replay(world, [promise]);
}

function headOf(records: readonly JournalRecord[]): { readonly seq: number; readonly hash: string } {
  const last = records.at(-1);
  return last === undefined ? { seq: 0, hash: '' } : { seq: last.seq, hash: last.hash };
}

function toPromise(record: JournalRecord): PromiseRecord | null {
  const body = parsePromiseBody(record.body);
  return body === null ? null : { seq: record.seq, ...body };
}
