// Owns the worker's part in payments by other wallets: the sight becomes a promise and a notification, once.
import { blockNewsOf, sightOf } from '../../../shared/payouts/external.ts';
import { pullPaymentOf } from '../../../shared/payouts/world.ts';
import { type Result, ok, refuse } from '../../../shared/result.ts';
import type { Announce } from './announce.ts';
import type { Desk } from './desk.ts';
import { externalNote } from './notes.ts';

export interface ExternalDeps {
  readonly desk: Desk;
  readonly announce: Announce;
  readonly now: () => number;
}

export interface ExternalSight {
  readonly walletId: string;
  readonly payoutId: string;
  readonly transactionId: string;
  readonly confirmed: boolean;
}

/**
 * Answers when what was seen stands in the journal, or when there is nothing to note; repeating it is harmless.
 * Refusals: `payout-not-found`, and what keeps the wallet shut or the promise off the disk.
 */
export async function externalPayment(deps: ExternalDeps, sight: ExternalSight): Promise<Result<Nothing>> {
  const { walletId, payoutId, transactionId, confirmed } = sight;
  return deps.desk.turn(async () => {
    const book = deps.desk.book(walletId);
    if (!book.ok) return book;
    const payout = book.value.payout(payoutId);
    if (payout === null) return refuse('payout-not-found');
    const event = sightOf(payout, transactionId, confirmed);
    if (event === null) {
      // It may have been noted a moment ago and still be on its way to the disk.
      await book.value.written();
      return ok({});
    }
    // Told when its block came first; one that vanished and came back is no news.
    if (payout.external.vanished === true && event.type === 'external-confirmed') return emptied(await book.value.append([event]));
    const note = externalNote(payout, pullPaymentOf(book.value.state, payout), event, deps.now());
    const written = await book.value.append([event], [note]);
    if (!written.ok) return written;
    deps.announce.external(note);
    return ok({});
  });
}

export interface ExternalBlock {
  readonly walletId: string;
  readonly payoutId: string;
  readonly transactionId: string;
  readonly news: 'vanished' | 'settled';
}

/** Answers and refusals as `externalPayment`. Nobody is told: nothing is lost, and nothing is to be decided yet. */
export async function externalBlock(desk: Desk, { walletId, payoutId, transactionId, news }: ExternalBlock): Promise<Result<Nothing>> {
  return desk.turn(async () => {
    const book = desk.book(walletId);
    if (!book.ok) return book;
    const payout = book.value.payout(payoutId);
    if (payout === null) return refuse('payout-not-found');
    const event = blockNewsOf(payout, transactionId, news);
    if (event !== null) return emptied(await book.value.append([event]));
    await book.value.written();
    return ok({});
  });
}

type Nothing = Record<string, never>;

function emptied(written: Result<unknown>): Result<Nothing> {
  return written.ok ? ok({}) : written;
}
