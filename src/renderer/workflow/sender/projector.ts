// Owns when a wallet's rows in IndexedDB are written: soon after each change, several changes in one transaction, nothing ever skipped.
import { type Refusal, type Result, ok, refuse } from '../../../shared/result.ts';
import type { DeliveryRow, NotificationRow } from '../../db/tables.ts';
import { databaseProblem } from '../../db/problems.ts';
import { type Head, type Rows, addMissingNotes, forgetKeptCounts, readHead, writeRows } from '../../db/wallet-rows.ts';
import { type Mending, type Wanted, mend, payoutRow, pullPaymentRow } from './mending.ts';
import { noteGroup } from './notes.ts';
import type { WalletBook } from './wallet-book.ts';

interface Changed {
  readonly pullPaymentIds: readonly string[];
  readonly payoutIds: readonly string[];
}
interface Pending {
  readonly pullPayments: Set<string>;
  readonly payouts: Set<string>;
  readonly notes: NotificationRow[];
  readonly deliveries: DeliveryRow[];
  head: Head | null;
}
/** Where the journal ends, and its chain hash at the place the database claims to have reached. */
export interface JournalView {
  readonly head: Head;
  readonly hashAtPosition: string | null;
}

/** So many writes without a rest are a stream of claims. Rows then follow at intervals: each write makes every screen ask anew, and the journal is ahead anyway. */
const writesBeforePause = 8;
const shortestPauseMs = 1000;
const longestPauseMs = 5000;

/**
 * Milliseconds until the next write of a stream, after one of so many rows: in a flood the database takes more of the disk and the processor than the
 * claims, so the more there was to write, the longer the next ones wait, five seconds at most.
 */
export function pauseAfter(rows: number): number {
  return Math.min(longestPauseMs, Math.max(shortestPauseMs, rows * 2));
}

export class Projector {
  private readonly pending = new Map<WalletBook, Pending>();
  /** What could not be written; it goes with the next write. */
  private readonly held = new Map<WalletBook, Pending>();
  /** The head that each database has by our own writing. Another one in its place means that somebody lost rows. */
  private readonly written = new Map<WalletBook, Head>();
  private writing: Promise<void> | null = null;
  private trouble: Refusal | null = null;
  /** What each database is to be compared with, in turn; nothing else of that wallet is written before. */
  private readonly mendings = new Map<WalletBook, readonly Mending[]>();
  /** Why the first of a wallet's failed; it waits for `retry`. */
  private readonly failed = new Map<WalletBook, Refusal>();
  private readonly wanted: Wanted = (notes) => notes.filter(({ type }) => this.wants(type));

  private silent: ReadonlySet<string> = new Set();

  constructor(private readonly report: (error: unknown) => void) {}

  /** Notifications of these types (or of their group, `payout`) are not kept from now on. */
  silence(types: readonly string[]): void {
    this.silent = new Set(types);
  }

  /** False where nobody wants to be told of this. */
  wants(type: NotificationRow['type']): boolean {
    return !this.silent.has(type) && !this.silent.has(noteGroup(type));
  }

  /** Why the screens are behind the journal; null when they are not. Nothing is lost meanwhile: what could not be written is held. */
  get problem(): Refusal | null {
    return this.held.size > 0 ? this.trouble : this.mendingProblem;
  }

  /** Why a database could not be compared with its journal; null where none failed. */
  get mendingProblem(): Refusal | null {
    const [problem = null] = this.failed.values();
    return problem;
  }

  /** Tries again to write what is held. Resolves when what failed has been tried. */
  async retry(): Promise<void> {
    // A wallet that is shut has no world to compare with; what opens it goes on here.
    const failed = [...this.failed.keys()].filter((book) => book.problem === null);
    for (const book of failed) this.failed.delete(book);
    const tried = failed.length > 0;
    for (const book of this.held.keys()) this.takeUp(book);
    if (this.pending.size > 0 || tried) this.writing ??= this.flush();
    if (tried) await this.settled();
  }

  /** Where the database says it is; null when it is new or empty. Refusals: those of `databaseProblem`. */
  async position(book: WalletBook): Promise<Result<Head | null>> {
    try {
      const head = await readHead(book.wallet);
      await forgetKeptCounts(book.wallet);
      return ok(head);
    } catch (error) {
      this.report(error);
      return refuse(databaseProblem(error));
    }
  }

  /**
   * Has the database brought up to a world that was just read, behind whatever is answered from now on. Each row is compared, none is trusted: a database may
   * have lost any of them. One that is ahead of the journal, or followed another journal, stops the wallet with `database-ahead`: promises would
   * be missing from the truth.
   */
  reconcile(book: WalletBook, journal: JournalView, position: Head | null, at: number): Result<void> {
    if (position && position.seq > journal.head.seq) return ahead(position, String(journal.head.seq));
    if (position && position.seq > 0 && position.hash !== journal.hashAtPosition) return ahead(position, '?');
    const unwritten = (this.pending.get(book) ?? this.held.get(book))?.deliveries ?? [];
    const mending = { book, head: journal.head, since: position?.seq ?? null, at, held: [...unwritten], payouts: book.standing() };
    unwritten.length = 0;
    // One that failed comes first: what it has to tell is older.
    this.mendings.set(book, [...(this.mendings.get(book) ?? []), mending]);
    this.failed.delete(book);
    this.writing ??= this.flush();
    return ok(undefined);
  }

  /** Notes what changed; it is written as soon as the write before is done. `head`: the journal now holds everything up to there. */
  touch(
    book: WalletBook,
    changed: Changed,
    head: Head | null,
    { notes = [], deliveries = [] }: { readonly notes?: readonly NotificationRow[]; readonly deliveries?: readonly DeliveryRow[] } = {},
  ): void {
    const pending = this.takeUp(book);
    for (const id of changed.payoutIds) pending.payouts.add(id);
    for (const id of changed.pullPaymentIds) pending.pullPayments.add(id);
    for (const id of changed.payoutIds) {
      const owner = book.state.payouts.get(id)?.pullPaymentId;
      if (owner) pending.pullPayments.add(owner);
    }
    pending.notes.push(...this.wanted(notes));
    for (const delivery of deliveries) pending.deliveries.push(delivery);
    if (head && head.seq > (pending.head?.seq ?? 0)) pending.head = head;
    this.writing ??= this.flush();
  }

  /** Adds the notifications that are not there yet, and answers those. One that cannot be kept must not undo what it tells of. */
  async addNotes(book: WalletBook, notes: readonly NotificationRow[]): Promise<readonly NotificationRow[]> {
    const wanted = this.wanted(notes);
    if (wanted.length === 0) return [];
    try {
      return await addMissingNotes(book.wallet, wanted);
    } catch (error) {
      this.report(error);
      return wanted;
    }
  }

  /** Resolves when everything noted so far was written, or has failed to be. */
  async settled(): Promise<void> {
    while (this.writing) await this.writing;
  }

  private takeUp(book: WalletBook): Pending {
    const fresh: Pending = { pullPayments: new Set(), payouts: new Set(), notes: [], deliveries: [], head: null };
    const pending = this.pending.get(book) ?? this.held.get(book) ?? fresh;
    this.held.delete(book);
    this.pending.set(book, pending);
    return pending;
  }

  private async flush(): Promise<void> {
    await Promise.resolve();
    for (let writes = 1; ; writes += 1) {
      const [due] = [...this.mendings].filter(([book]) => !this.failed.has(book)).flatMap(([, mendings]) => mendings);
      if (due) {
        await this.mendFirst(due);
        continue;
      }
      const next = [...this.pending].find(([wallet]) => !this.mendings.has(wallet));
      if (!next) break;
      const [book, pending] = next;
      this.pending.delete(book);
      await this.write(book, pending).catch((error: unknown) => this.hold(book, pending, error));
      const rows = pending.payouts.size + pending.notes.length + pending.deliveries.length;
      if (this.pending.size > 0 && writes >= writesBeforePause) await new Promise((resolve) => setTimeout(resolve, pauseAfter(rows)));
    }
    this.writing = null;
  }

  /** A head may only stand in the database together with all rows up to it, so what failed goes before anything newer. */
  private hold(book: WalletBook, failed: Pending, error: unknown): void {
    this.report(error);
    this.trouble = { code: databaseProblem(error) };
    const newer = this.pending.get(book);
    if (!newer) return void this.held.set(book, failed);
    for (const id of failed.payouts) newer.payouts.add(id);
    for (const id of failed.pullPayments) newer.pullPayments.add(id);
    newer.notes.unshift(...failed.notes);
    newer.deliveries.unshift(...failed.deliveries);
    newer.head ??= failed.head;
  }

  private async write(book: WalletBook, pending: Pending): Promise<void> {
    const rows: Rows = {
      payouts: [...pending.payouts].flatMap((id) => book.payout(id) ?? []).map((payout) => payoutRow(book, payout)),
      pullPayments: [...pending.pullPayments].flatMap((id) => pullPaymentRow(book, id) ?? []),
      notes: pending.notes,
      deliveries: pending.deliveries,
      head: pending.head,
      counts: book.counts,
    };
    const found = await writeRows(book.wallet, rows);
    const expected = this.written.get(book);
    if (pending.head) this.written.set(book, pending.head);
    if (expected === undefined || found === expected.seq) return;
    // A database without a head was emptied: what its rows told is not told again.
    const head = pending.head ?? expected;
    await mend({ book, head, since: found === 0 ? null : found, at: null, held: [], payouts: book.standing() }, this.wanted);
  }

  private async mendFirst(mending: Mending): Promise<void> {
    const { book } = mending;
    try {
      await mend(mending, this.wanted);
      this.written.set(book, mending.head);
      const others = (this.mendings.get(book) ?? []).filter((other) => other !== mending);
      if (others.length > 0) this.mendings.set(book, others);
      else this.mendings.delete(book);
    } catch (error) {
      this.report(error);
      this.failed.set(book, { code: databaseProblem(error) });
    }
  }
}

function ahead(position: Head, journal: string): Result<never> {
  return refuse('database-ahead', { database: String(position.seq), journal });
}
