// Owns the bringing of our proofs to a connected store: each is decided on a look of this moment, and repeated with every look until it stands (spec §16.9).
import { type Duty, dutyOf } from '../../../../shared/connected/duty.ts';
import type { StorePayout } from '../../../../shared/contract/connected-stores.ts';
import { type Result, ok } from '../../../../shared/result.ts';
import type { WalletBook } from '../wallet-book.ts';
import type { ChosenStore } from './connections.ts';
import type { Looks, StoreServer } from './looks.ts';
import { eachInLanes } from './looks.ts';
import type { Pasts } from './pasts.ts';

export interface DutiesDeps {
  readonly server: () => StoreServer | null;
  readonly looks: Looks;
  readonly pasts: Pasts;
}

export interface Owed {
  /** Our id. */
  readonly payoutId: string;
  readonly seen: StorePayout;
}

export interface DutiesDone {
  /** Our ids of payouts of which the store says that they are cancelled, or paid by another. */
  readonly conflicts: readonly string[];
  /** Marks that were made or are still to be made: the store is looked at again soon. */
  readonly open: number;
  /** Code of the last mark that was refused; null where none was. */
  readonly problem: string | null;
}

export class Duties {
  constructor(private readonly deps: DutiesDeps) {}

  async all(store: ChosenStore, book: WalletBook, owed: readonly Owed[]): Promise<DutiesDone> {
    const conflicts: string[] = [];
    const marks: Owed[] = [];
    let problem: string | null = null;
    for (const item of owed) {
      const duty = await this.duty(book, item);
      if (duty.kind === 'conflict') conflicts.push(item.payoutId);
      if (duty.kind === 'mark') marks.push(item);
    }
    await eachInLanes(marks, async (item) => {
      const made = await this.mark(store, book, item);
      if (!made.ok) problem = made.error.code;
    });
    return { conflicts, open: marks.length, problem };
  }

  private async duty(book: WalletBook, { payoutId, seen }: Owed): Promise<Duty> {
    const past = await this.deps.pasts.of(book, payoutId);
    const ours = book.payout(payoutId);
    if (past === null || ours === null) return { kind: 'none' };
    return dutyOf(payoutId, book.status(payoutId), ours.locked, seen, past);
  }

  /** The list may be some seconds old: what is marked over is looked at once more. */
  private async mark(store: ChosenStore, book: WalletBook, owed: Owed): Promise<Result<unknown>> {
    const seen = await this.deps.looks.look(store.id, owed.seen.id);
    if (!seen.ok) return seen;
    const duty = await this.duty(book, { ...owed, seen: seen.value });
    const server = this.deps.server();
    if (duty.kind !== 'mark' || server === null) return ok(null);
    return server.markStorePayout({ connectionId: store.id, payoutId: owed.seen.id, mark: duty.mark });
  }
}
