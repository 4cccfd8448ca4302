// Owns the set of open wallets in the worker, and the one queue through which everything that changes a wallet passes.
import type { WalletSummary } from '../../../shared/contract/common.ts';
import type { Client } from '../../../shared/contract/rpc.ts';
import type { workerMainApi } from '../../../shared/contract/worker-main-api.ts';
import type { EffectivePayout } from '../../../shared/payouts/overlay.ts';
import type { PullPayment } from '../../../shared/payouts/types.ts';
import { type Refusal, type Result, ok, refuse } from '../../../shared/result.ts';
import { Projector } from './projector.ts';
import { WalletBook } from './wallet-book.ts';

export interface DeskDeps {
  readonly main: Client<typeof workerMainApi>;
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
  private readonly stopped = new Map<string, Refusal>();
  private tail: Promise<unknown> = Promise.resolve();

  constructor(private readonly deps: DeskDeps) {
    this.projector = new Projector(deps.report);
  }

  /** Opens what is new. A wallet whose database or journal does not fit stays closed, with the reason. */
  async open(wallets: readonly WalletSummary[]): Promise<void> {
    for (const wallet of wallets) {
      if (this.books.has(wallet.id)) continue;
      const book = new WalletBook({ wallet, main: this.deps.main, projector: this.projector, now: this.deps.now });
      const loaded = await book.load();
      if (loaded.ok) {
        this.books.set(wallet.id, book);
        this.stopped.delete(wallet.id);
      } else this.stopped.set(wallet.id, loaded.error);
    }
  }

  get all(): readonly WalletBook[] {
    return [...this.books.values()];
  }

  /** Why some wallet could not be opened, if any. */
  get problem(): Refusal | null {
    return this.stopped.values().next().value ?? null;
  }

  book(walletId: string): Result<WalletBook> {
    const book = this.books.get(walletId);
    return book ? ok(book) : { ok: false, error: this.stopped.get(walletId) ?? { code: 'wallet-not-found' } };
  }

  findPullPayment(id: string): FoundPullPayment | null {
    for (const book of this.books.values()) {
      const pullPayment = book.state.pullPayments.get(id);
      if (pullPayment) return { book, pullPayment };
    }
    return null;
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
      for (const book of this.books.values()) await book.ready();
      return { done: decide() };
    });
    this.tail = mine.then(nothing, nothing);
    return (await mine).done;
  }
}

function nothing(): void {}
