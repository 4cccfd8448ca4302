// Owns the set of open wallets in the worker, and the one queue through which everything that changes a wallet passes.
import type { WalletSummary } from '../../../shared/contract/common.ts';
import type { Client } from '../../../shared/contract/rpc.ts';
import type { workerMainApi } from '../../../shared/contract/worker-main-api.ts';
import type { EffectivePayout } from '../../../shared/payouts/overlay.ts';
import type { PullPayment } from '../../../shared/payouts/types.ts';
import { type Refusal, type Result, ok, refuse } from '../../../shared/result.ts';
import { Projector } from './projector.ts';
import { WalletBook } from './wallet-book.ts';
import type { WebhookList } from './webhooks/webhook-list.ts';

export interface DeskDeps {
  readonly main: Client<typeof workerMainApi>;
  readonly webhooks: WebhookList;
  readonly now: () => number;
  readonly report: (error: unknown) => void;
}

export interface FoundPullPayment {
  readonly book: WalletBook;
  readonly pullPayment: PullPayment;
}
export interface FoundPayout {
  readonly book: WalletBook;
  readonly payout: EffectivePayout;
}

export class Desk {
  readonly projector: Projector;
  private readonly books = new Map<string, WalletBook>();
  private wanted: ReadonlySet<string> = new Set();
  private opening: Promise<void> = Promise.resolve();
  private tail: Promise<unknown> = Promise.resolve();

  constructor(private readonly deps: DeskDeps) {
    this.projector = new Projector(deps.report);
  }

  /** Opens what is new and closes what is not in the list. A wallet whose database or journal does not fit stays shut, with the reason. */
  open(wallets: readonly WalletSummary[]): Promise<void> {
    this.wanted = new Set(wallets.map((wallet) => wallet.id));
    for (const id of this.books.keys()) if (!this.wanted.has(id)) this.books.delete(id);
    this.opening = this.opening.then(() => this.openAll(wallets));
    return this.opening;
  }

  /**
   * Reads the wallets again that could not be read and writes the rows that could not be written, for what was in the way may be gone. A database
   * that is ahead stays so.
   */
  async heal(): Promise<void> {
    for (const book of this.books.values()) {
      if (book.problem && !book.isReading && book.problem.code !== 'database-ahead') await book.recover();
    }
    await this.projector.retry();
  }

  get all(): readonly WalletBook[] {
    return [...this.books.values()];
  }

  /** The wallets that are shut, each with its reason. One that is being read is not among them. */
  get problems(): readonly { readonly walletId: string; readonly problem: Refusal }[] {
    return this.all.flatMap(({ wallet, problem, isReading }) => (problem === null || isReading ? [] : [{ walletId: wallet.id, problem }]));
  }

  /** For the outbox's word, which a wallet must hear also while it is read. */
  anyBook(walletId: string): WalletBook | null {
    return this.books.get(walletId) ?? null;
  }

  /** Refusals: `wallet-not-found`, or what keeps the wallet shut (`not-ready` while it is read). */
  book(walletId: string): Result<WalletBook> {
    const book = this.books.get(walletId);
    if (!book) return refuse('wallet-not-found');
    return book.problem ? { ok: false, error: book.problem } : ok(book);
  }

  /** Refusals: `pullpayment-not-found`; `not-ready` where it may belong to a wallet that is shut. */
  findPullPayment(id: string): Result<FoundPullPayment> {
    for (const book of this.books.values()) {
      const pullPayment = book.state.pullPayments.get(id);
      if (pullPayment) return ok({ book, pullPayment });
    }
    return refuse(this.all.some((book) => book.problem !== null) ? 'not-ready' : 'pullpayment-not-found');
  }

  findPayout(walletId: string, payoutId: string): Result<FoundPayout> {
    const book = this.book(walletId);
    if (!book.ok) return book;
    const payout = book.value.payout(payoutId);
    return payout ? ok({ book: book.value, payout }) : refuse('payout-not-found');
  }

  /**
   * Decisions are taken one after another against a world that already counts the ones before. `decide` must do its checking and its
   * `append` before it first waits: what it has to know is gathered before. Waiting for the disk then overlaps with the next decision.
   */
  async turn<T>(decide: () => Promise<T>): Promise<T> {
    const mine = this.tail.then(async () => {
      // Nothing may come between the last look and the decision: a wallet that is read anew meanwhile would lose it.
      for (let unsound = this.unsound(); unsound.length > 0; unsound = this.unsound())
        await Promise.all(unsound.map((book) => book.ready()));
      return { done: decide() };
    });
    this.tail = mine.then(nothing, nothing);
    return (await mine).done;
  }

  private unsound(): readonly WalletBook[] {
    return this.all.filter((book) => book.isRecovering);
  }

  private async openAll(wallets: readonly WalletSummary[]): Promise<void> {
    for (const wallet of wallets) {
      // A list that came later may have closed it again.
      if (this.books.has(wallet.id) || !this.wanted.has(wallet.id)) continue;
      const book = new WalletBook({ ...this.deps, wallet, projector: this.projector });
      this.books.set(wallet.id, book);
      await book.load();
    }
  }
}

function nothing(): void {}
