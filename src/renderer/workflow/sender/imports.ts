// Owns the import of many payouts of the sender's own: a preview that writes nothing, then exactly its rows, some hundred with one append, resumable.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type * as z from 'zod';
import type { ImportOutcome, ImportProgress, importRow } from '../../../shared/contract/workflow-api.ts';
import { importedPayoutId } from '../../../shared/links/payout-id.ts';
import type { PromiseEvent } from '../../../shared/payouts/events.ts';
import { methodCurrency } from '../../../shared/payouts/methods.ts';
import type { PullPayment } from '../../../shared/payouts/types.ts';
import { BookWith } from '../../../shared/payouts/book-with.ts';
import { type Result, ok, refuse } from '../../../shared/result.ts';
import { newId } from '../ids.ts';
import { copied } from '../refusals.ts';
import type { ClaimsDeps } from './claims.ts';
import { type FactsBook, gatherFacts, type Recipient } from './recipient-facts.ts';
import { type Decided, type Prepared, decideRow, prepareRow } from './import-row.ts';
import type { WalletBook } from './wallet-book.ts';

export type ImportRow = z.output<typeof importRow>;

/** Rows of one append; main takes a thousand events at most. */
const rowsAtOnce = 500;
/** Destinations that the ledger is asked about in one preview. The others are looked at before they are approved, as every payout is. */
const mostLookups = 500;
/** Snapshots that are kept; an import that was left open is previewed again. */
const mostSnapshots = 4;

interface Snapshot {
  readonly walletId: string;
  readonly pullPaymentId: string | null;
  /** Only those that the preview called new. */
  readonly rows: readonly Prepared[];
  done: number;
  running: Promise<Result<ImportProgress>> | null;
}

export class Imports {
  private readonly snapshots = new Map<string, Snapshot>();

  constructor(private readonly deps: ClaimsDeps) {}

  /** Checks every row and keeps those that would become payouts. Refusals: those of `Desk.book`, `pullpayment-not-found`. */
  async preview(
    walletId: string,
    pullPaymentId: string | null,
    rows: readonly ImportRow[],
  ): Promise<Result<{ snapshotId: string; outcomes: ImportOutcome[] }>> {
    const found = this.find(walletId, pullPaymentId);
    if (!found.ok) return found;
    const { book, pullPayment } = found.value;
    const fileHash = hashOf(walletId, pullPaymentId, rows);
    const read = rows.map((row) => prepareRow(row, importedPayoutId(walletId, fileHash, row.line), book.wallet.network, pullPayment));
    const facts = await this.factsFor(book, read);
    const prepared = read.map((row): Prepared => {
      const to = recipientOf(row);
      return to === null ? row : { ...row, facts: facts(to) };
    });
    return this.deps.desk.turn(async () => {
      const again = this.find(walletId, pullPaymentId);
      if (!again.ok) return again;
      const decided = decideAll(again.value, prepared, this.deps.now());
      const snapshotId = newId(this.deps.random);
      const fresh = prepared.filter((_row, index) => decided[index]?.kind === 'new');
      this.keep(snapshotId, { walletId, pullPaymentId, rows: fresh, done: 0, running: null });
      return ok({ snapshotId, outcomes: prepared.flatMap((row, index) => outcomeOf(row, decided[index])) });
    });
  }

  /**
   * Imports the next rows. What was imported before (by this run, or by one that was killed) is passed over; a row that no longer passes its checks is
   * answered and left out. Refusals: `import-not-found`, those of `preview`, the journal's; the same rows are then tried again with the next call.
   */
  async run(walletId: string, snapshotId: string): Promise<Result<ImportProgress>> {
    const snapshot = this.snapshots.get(snapshotId);
    if (snapshot?.walletId !== walletId) return refuse('import-not-found');
    // A second press joins the step that is on its way.
    snapshot.running ??= this.step(snapshot).finally(() => {
      snapshot.running = null;
    });
    return snapshot.running;
  }

  private step(snapshot: Snapshot): Promise<Result<ImportProgress>> {
    return this.deps.desk.turn(async () => {
      const found = this.find(snapshot.walletId, snapshot.pullPaymentId);
      if (!found.ok) return found;
      const rows = snapshot.rows.slice(snapshot.done, snapshot.done + rowsAtOnce);
      const decided = decideAll(found.value, rows, this.deps.now());
      const events = decided.flatMap((row): PromiseEvent[] => (row.kind === 'new' ? [{ type: 'claim-added', payout: row.payout }] : []));
      if (events.length > 0) {
        const written = await found.value.book.append(events);
        if (!written.ok) return written;
      }
      snapshot.done += rows.length;
      const refused = decided.flatMap((row, index) =>
        row.kind === 'bad' ? [{ line: rows[index]?.line ?? 0, problem: copied(row.problem) }] : [],
      );
      return ok({ done: snapshot.done, total: snapshot.rows.length, refused });
    });
  }

  private find(walletId: string, pullPaymentId: string | null): Result<Found> {
    const book = this.deps.desk.book(walletId);
    if (!book.ok) return book;
    const pullPayment = pullPaymentId === null ? null : (book.value.state.pullPayments.get(pullPaymentId) ?? null);
    if (pullPaymentId !== null && pullPayment === null) return refuse('pullpayment-not-found');
    return ok({ book: book.value, pullPayment });
  }

  /** What the ledger says of the first destinations; those behind them are looked at when they are approved. */
  private factsFor(book: WalletBook, rows: readonly Prepared[]): Promise<FactsBook> {
    return gatherFacts(this.deps, book.wallet, rows.flatMap((row) => recipientOf(row) ?? []).slice(0, mostLookups));
  }

  private keep(id: string, snapshot: Snapshot): void {
    this.snapshots.set(id, snapshot);
    for (const [old, { running }] of this.snapshots)
      if (this.snapshots.size > mostSnapshots && running === null) this.snapshots.delete(old);
  }
}

function recipientOf({ body, destination }: Prepared): Recipient | null {
  const { payoutMethodId: methodId } = body;
  if (methodId === null || !destination.ok) return null;
  return { address: destination.value.address, methodId, payoutCurrency: methodCurrency(methodId) };
}

interface Found {
  readonly book: WalletBook;
  readonly pullPayment: PullPayment | null;
}

/** Each row in order against a world that counts the ones before it. */
function decideAll({ book, pullPayment }: Found, rows: readonly Prepared[], now: number): readonly Decided[] {
  const counted = new BookWith(book.book);
  const names = new Set<string>();
  return rows.map((row) => {
    const decided = decideRow(row, { state: book.state, book: counted, names, pullPayment, now });
    if (row.externalId !== null) names.add(row.externalId);
    if (decided.kind === 'new') counted.add(decided.payout, pullPayment);
    return decided;
  });
}

/** The file's name: same wallet, same pull payment, same rows on the same lines. */
function hashOf(walletId: string, pullPaymentId: string | null, rows: readonly ImportRow[]): string {
  const content = rows.map((row) => [row.line, row.destination, row.amount, row.unit, row.method, row.tag, row.note, row.externalId]);
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify([walletId, pullPaymentId, content]))));
}

function outcomeOf(row: Prepared, decided: Decided | undefined): ImportOutcome[] {
  if (!decided) return [];
  const destination = row.destination.ok ? row.destination.value : null;
  return [
    {
      line: row.line,
      kind: decided.kind,
      problem: decided.kind === 'bad' ? copied(decided.problem) : null,
      amount: decided.kind === 'new' ? decided.payout.originalAmount : row.body.amount,
      unit: decided.kind === 'new' ? decided.payout.originalCurrency : null,
      methodId: row.body.payoutMethodId,
      address: destination?.address ?? row.body.destination,
      tag: destination?.tag ?? row.body.destinationTag,
      note: row.body.note,
    },
  ];
}
