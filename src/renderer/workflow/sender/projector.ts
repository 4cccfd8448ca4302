// Owns the wallet's rows in IndexedDB: what changed is written soon after, several changes in one transaction.
import { pullPaymentOf } from '../../../shared/payouts/world.ts';
import { type Result, ok, refuse } from '../../../shared/result.ts';
import { type MetaRow, walletDatabase } from '../../db/database.ts';
import type { PayoutRow, PullPaymentRow } from '../../db/tables.ts';
import type { JournalView, WalletBook } from './wallet-book.ts';

interface Changed {
  readonly pullPaymentIds: readonly string[];
  readonly payoutIds: readonly string[];
}
interface Pending {
  readonly pullPayments: Set<string>;
  readonly payouts: Set<string>;
  head: { readonly seq: number; readonly hash: string } | null;
}

export class Projector {
  private readonly pending = new Map<WalletBook, Pending>();
  private writing: Promise<void> | null = null;

  constructor(private readonly report: (error: unknown) => void) {}

  /** Where the database says it is; null when it is new or empty. */
  async position(book: WalletBook): Promise<MetaRow | null> {
    return (await this.database(book).meta.get('head')) ?? null;
  }

  /**
   * At start: a database that is behind gets everything again; one that is ahead of the journal, or followed another journal, stops the
   * wallet with `database-ahead`: promises would be missing from the truth.
   */
  async reconcile(book: WalletBook, journal: JournalView): Promise<Result<void>> {
    const position = await this.position(book);
    if (position && position.seq > journal.head.seq) return refuse('database-ahead', { database: String(position.seq), journal: String(journal.head.seq) });
    if (position && position.seq > 0 && position.hash !== journal.hashAtPosition) return refuse('database-ahead', { database: String(position.seq), journal: '?' });
    await this.rewrite(book, journal.head);
    return ok(undefined);
  }

  /** Notes what changed; it is written as soon as the write before is done. `head`: the journal now holds everything up to there. */
  touch(book: WalletBook, changed: Changed, head: { readonly seq: number; readonly hash: string } | null): void {
    const pending = this.pending.get(book) ?? { pullPayments: new Set(), payouts: new Set(), head: null };
    this.pending.set(book, pending);
    for (const id of changed.payoutIds) pending.payouts.add(id);
    for (const id of changed.pullPaymentIds) pending.pullPayments.add(id);
    for (const id of changed.payoutIds) {
      const owner = book.state.payouts.get(id)?.pullPaymentId;
      if (owner) pending.pullPayments.add(owner);
    }
    if (head && head.seq > (pending.head?.seq ?? 0)) pending.head = head;
    this.writing ??= this.flush();
  }

  /** Resolves when everything noted so far is written. */
  async settled(): Promise<void> {
    while (this.writing) await this.writing;
  }

  private async flush(): Promise<void> {
    await Promise.resolve();
    for (;;) {
      const next = this.pending.entries().next().value;
      if (!next) break;
      const [book, pending] = next;
      this.pending.delete(book);
      await this.write(book, pending).catch(this.report);
    }
    this.writing = null;
  }

  private async write(book: WalletBook, pending: Pending): Promise<void> {
    const database = this.database(book);
    const payouts = [...pending.payouts].flatMap((id) => this.payoutRow(book, id) ?? []);
    const pullPayments = [...pending.pullPayments].flatMap((id) => this.pullPaymentRow(book, id) ?? []);
    await database.transaction('rw', database.payouts, database.pullPayments, database.meta, async () => {
      await database.payouts.bulkPut(payouts);
      await database.pullPayments.bulkPut(pullPayments);
      if (pending.head) await database.meta.put({ key: 'head', ...pending.head });
    });
  }

  private async rewrite(book: WalletBook, head: { readonly seq: number; readonly hash: string }): Promise<void> {
    const database = this.database(book);
    const payouts = [...book.state.payouts.keys()].flatMap((id) => this.payoutRow(book, id) ?? []);
    const pullPayments = [...book.state.pullPayments.keys()].flatMap((id) => this.pullPaymentRow(book, id) ?? []);
    await database.transaction('rw', database.payouts, database.pullPayments, database.meta, async () => {
      await database.payouts.clear();
      await database.pullPayments.clear();
      await database.payouts.bulkPut(payouts);
      await database.pullPayments.bulkPut(pullPayments);
      await database.meta.put({ key: 'head', ...head });
    });
  }

  private payoutRow(book: WalletBook, id: string): PayoutRow | null {
    const payout = book.payout(id);
    return payout === null ? null : { ...payout, pullPaymentName: pullPaymentOf(book.state, payout)?.name ?? '' };
  }

  private pullPaymentRow(book: WalletBook, id: string): PullPaymentRow | null {
    const pullPayment = book.state.pullPayments.get(id);
    if (!pullPayment) return null;
    const counts: Record<string, number> = {};
    for (const payout of book.payoutsOf(id)) counts[payout.state] = (counts[payout.state] ?? 0) + 1;
    return { ...pullPayment, counts };
  }

  private database(book: WalletBook): ReturnType<typeof walletDatabase> {
    return walletDatabase(book.wallet.network, book.wallet.id);
  }
}

