// Owns when a wallet's rows in IndexedDB are written: soon after each change, several changes in one transaction, nothing ever skipped.
import { pullPaymentOf } from '../../../shared/payouts/world.ts';
import { type Refusal, type Result, ok, refuse } from '../../../shared/result.ts';
import type { DeliveryRow, NotificationRow, PayoutRow, PullPaymentRow } from '../../db/tables.ts';
import { databaseProblem } from '../../db/problems.ts';
import { type Head, type Rows, addMissingNotes, forgetKeptCounts, mendRows, readHead, writeRows } from '../../db/wallet-rows.ts';
import { isImported } from './import-row.ts';
import { claimNote, externalNotes, noteGroup, paymentNote } from './notes.ts';
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

interface Mending {
  readonly head: Head;
  /** Number of the last record that the database held; null where it is new or was emptied. */
  readonly since: number | null;
  /** Null where what moved is not told as a notification. */
  readonly at: number | null;
  /** Deliveries that could not be written yet. */
  readonly held: readonly DeliveryRow[];
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
    return this.held.size > 0 ? this.trouble : null;
  }

  /** Tries again to write what is held. */
  retry(): void {
    for (const book of this.held.keys()) this.takeUp(book);
    if (this.pending.size > 0) this.writing ??= this.flush();
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
   * Brings the database up to a world that was just read. Each row is compared, none is trusted: a database may have lost any of them. One that
   * is ahead of the journal, or followed another journal, stops the wallet with `database-ahead`: promises would be missing from the truth.
   */
  async reconcile(book: WalletBook, journal: JournalView, position: Head | null, at: number): Promise<Result<void>> {
    if (position && position.seq > journal.head.seq) return ahead(position, String(journal.head.seq));
    if (position && position.seq > 0 && position.hash !== journal.hashAtPosition) return ahead(position, '?');
    try {
      const held = this.held.get(book)?.deliveries ?? [];
      await this.mend(book, { head: journal.head, since: position?.seq ?? null, at, held: [...held] });
      held.length = 0;
      return ok(undefined);
    } catch (error) {
      this.report(error);
      return refuse(databaseProblem(error));
    }
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

  private wanted(notes: readonly NotificationRow[]): readonly NotificationRow[] {
    return notes.filter(({ type }) => this.wants(type));
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
      const next = this.pending.entries().next().value;
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
      payouts: [...pending.payouts].flatMap((id) => payoutRow(book, id) ?? []),
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
    await this.mend(book, { head: pending.head ?? expected, since: found === 0 ? null : found, at: null, held: [] });
  }

  /** Compares every row. Payouts newer than the database and still undecided get their notification again if it is gone. */
  private async mend(book: WalletBook, { head, since, at, held }: Mending): Promise<void> {
    const { state } = book;
    const payouts = [...state.payouts.keys()].flatMap((id) => payoutRow(book, id) ?? []);
    const pullPayments = [...state.pullPayments.keys()].flatMap((id) => pullPaymentRow(book, id) ?? []);
    const waiting = payouts.filter((payout) => payout.order > (since ?? 0) && payout.state === 'AwaitingApproval' && !isImported(payout));
    const claims = waiting.map((payout) => claimNote(payout, pullPaymentOf(state, payout), false, payout.createdAt));
    // A database that was lost has lost these, too, and they wait for the sender.
    const asking = (since ?? 0) === 0 ? payouts : [];
    const external = asking.flatMap((payout) => externalNotes(payout, pullPaymentOf(state, payout), at ?? payout.createdAt));
    const notes = this.wanted([...claims, ...external]);
    const missed = since === null ? () => [] : missedWith(book, held);
    const moved = await mendRows(book.wallet, { payouts, pullPayments, notes, deliveries: held, head }, missed);
    this.written.set(book, head);
    if (at === null) return;
    // What ended while the app was closed is told in the list; nothing pops up for it.
    await this.addNotes(
      book,
      moved.flatMap((payout) => {
        const pullPayment = pullPaymentOf(state, payout);
        return [...externalNotes(payout, pullPayment, at), ...asList(paymentNote(payout, pullPayment, at))];
      }),
    );
  }
}

function asList<T>(one: T | null): readonly T[] {
  return one === null ? [] : [one];
}

/** What a delivery that could not be written yet says of a payout is newer than its row. */
function missedWith(
  book: WalletBook,
  held: readonly DeliveryRow[],
): (before: PayoutRow | null, after: PayoutRow) => readonly DeliveryRow[] {
  const told = new Map(held.map(({ payoutId, payoutState }) => [payoutId, payoutState]));
  return (before, after) => {
    const state = told.get(after.id);
    return book.missed(state === undefined ? before : { state, external: after.external }, after);
  };
}

function ahead(position: Head, journal: string): Result<never> {
  return refuse('database-ahead', { database: String(position.seq), journal });
}

function payoutRow(book: WalletBook, id: string): PayoutRow | null {
  const payout = book.payout(id);
  return payout === null ? null : { ...payout, pullPaymentName: pullPaymentOf(book.state, payout)?.name ?? '' };
}

function pullPaymentRow(book: WalletBook, id: string): PullPaymentRow | null {
  const pullPayment = book.state.pullPayments.get(id);
  return pullPayment ? { ...pullPayment, ...book.useOf(pullPayment) } : null;
}
