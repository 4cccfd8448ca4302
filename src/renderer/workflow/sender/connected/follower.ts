// Owns the writing of what a connected store shows: each payout becomes events of our journal, decided in turn with everything else (spec §16.9).
import type { StorePayout } from '../../../../shared/contract/connected-stores.ts';
import { isOurProof, type Past } from '../../../../shared/connected/duty.ts';
import { cancelled, followed, takenOver } from '../../../../shared/connected/follow.ts';
import { remotePayoutId } from '../../../../shared/connected/remote-id.ts';
import { readRemoteTerms, type RemoteTerms } from '../../../../shared/connected/remote-terms.ts';
import { checkUnused } from '../../../../shared/payouts/claim-rules.ts';
import type { PromiseEvent } from '../../../../shared/payouts/events.ts';
import { type Result, ok, refuse } from '../../../../shared/result.ts';
import type { NotificationRow } from '../../../db/tables.ts';
import type { Announce } from '../announce.ts';
import type { Desk } from '../desk.ts';
import { claimNote } from '../notes.ts';
import type { WalletBook } from '../wallet-book.ts';
import type { ChosenStore } from './connections.ts';

export interface FollowerDeps {
  readonly desk: Desk;
  readonly announce: Announce;
  readonly now: () => number;
}

/** A payout that the store shows, or does not show any more (null); with what the outbox ever did with ours. */
export interface Sight {
  readonly payoutId: string;
  readonly seen: StorePayout | null;
  readonly past: Past;
}
export const noPast: Past = { planIds: [], transactionIds: [] };

/** Number of payouts that could not be followed, by the code of the reason. */
export type Reasons = Map<string, number>;

const chunk = 200;
const mostKept = 50_000;

export class Follower {
  /** What texts meant: the same ones come with every look. */
  private readonly terms = new Map<string, Result<RemoteTerms>>();

  constructor(private readonly deps: FollowerDeps) {}

  /** Brings our promises to what was seen, and counts what could not be followed. Refusals: what keeps the wallet shut, or promises off the disk. */
  async follow(store: ChosenStore, sights: readonly Sight[]): Promise<Result<Reasons>> {
    const reasons: Reasons = new Map();
    for (let from = 0; from < sights.length; from += chunk) {
      const part = sights.slice(from, from + chunk);
      const written = await this.write(store, part, reasons);
      if (written.ok) continue;
      if (part.length > 1 && !this.deps.desk.book(store.walletId).ok) return written;
      // One that main or the reducer refuses keeps nobody else out.
      for (const sight of part) {
        const alone = await this.write(store, [sight], new Map());
        if (!alone.ok) count(reasons, alone.error.code);
      }
    }
    return ok(reasons);
  }

  /** One payout, as its store has just answered. `reason` stands with a cancellation of our own. Refusals: those of `followed`, and the journal's. */
  async followOne(store: ChosenStore, sight: Sight, reason: string | null = null): Promise<Result<null>> {
    const reasons: Reasons = new Map();
    const written = await this.write(store, [sight], reasons, reason);
    if (!written.ok) return written;
    const [code] = reasons.keys();
    return code === undefined ? ok(null) : refuse(code);
  }

  private write(store: ChosenStore, sights: readonly Sight[], reasons: Reasons, reason: string | null = null): Promise<Result<null>> {
    const { desk, announce } = this.deps;
    return desk.turn(async () => {
      const book = desk.book(store.walletId);
      if (!book.ok) return book;
      const { events, notes } = this.decide(store, book.value, sights, reasons);
      if (events.length === 0) return ok(null);
      const written = await book.value.append(reason === null ? events : events.map((event) => withReason(event, reason)), notes);
      if (!written.ok) return written;
      for (const note of notes) announce.claim(note);
      return ok(null);
    });
  }

  private decide(store: ChosenStore, book: WalletBook, sights: readonly Sight[], reasons: Reasons) {
    const events: PromiseEvent[] = [];
    const notes: NotificationRow[] = [];
    const taken = new Set<string>();
    for (const sight of sights) {
      const decided = this.eventsOf(store, book, sight, taken);
      if (!decided.ok) count(reasons, decided.error.code);
      else {
        events.push(...decided.value);
        notes.push(...this.notesOf(book, decided.value));
      }
    }
    return { events, notes };
  }

  private eventsOf(
    store: ChosenStore,
    book: WalletBook,
    { payoutId, seen, past }: Sight,
    taken: Set<string>,
  ): Result<readonly PromiseEvent[]> {
    const ref = { origin: store.origin, storeId: store.storeId, payoutId };
    const ours = book.payout(remotePayoutId(ref));
    if (seen === null || (ours === null && !isWork(seen))) return ok(ours === null ? [] : cancelled(ours));
    const terms = this.read(book, seen);
    if (!terms.ok) return terms;
    const { dedupKey } = terms.value.destination;
    const free = taken.has(dedupKey) ? refuse('duplicate-destination') : checkUnused(book.book, dedupKey, ours?.id);
    const now = this.deps.now();
    const decided =
      ours === null
        ? takenOver(seen, terms.value, ref, now)
        : followed(ours, seen, terms.value, isOurProof(ours.id, seen.proof, past), now);
    if (!decided.ok || decided.value.length === 0) return decided;
    const needsPlace =
      decided.value.some((event) => event.type === 'claim-added' || event.type === 'claim-edited') || ours?.state === 'Cancelled';
    if (needsPlace && !free.ok) return free;
    taken.add(dedupKey);
    return decided;
  }

  private read(book: WalletBook, seen: StorePayout): Result<RemoteTerms> {
    const { payoutMethodId, destination, originalAmount, originalCurrency, payoutCurrency } = seen;
    const { network } = book.wallet;
    const key = JSON.stringify([network, payoutMethodId, destination, originalAmount, originalCurrency, payoutCurrency]);
    const known = this.terms.get(key);
    if (known !== undefined) return known;
    const read = readRemoteTerms(seen, network);
    if (this.terms.size >= mostKept) this.terms.clear();
    this.terms.set(key, read);
    return read;
  }

  private notesOf({ wallet }: WalletBook, events: readonly PromiseEvent[]): readonly NotificationRow[] {
    const approved = events.some((event) => event.type === 'payouts-approved');
    return events.flatMap((event) =>
      event.type === 'claim-added'
        ? [claimNote({ ...event.payout, walletId: wallet.id, network: wallet.network }, null, approved, this.deps.now())]
        : [],
    );
  }
}

/** Work for us; everything else of a store is somebody else's, or over. */
function isWork({ state }: StorePayout): boolean {
  return state === 'AwaitingApproval' || state === 'AwaitingPayment';
}

function withReason(event: PromiseEvent, reason: string): PromiseEvent {
  return event.type === 'payout-cancelled' ? { ...event, reason } : event;
}

export function count(reasons: Reasons, code: string): void {
  reasons.set(code, (reasons.get(code) ?? 0) + 1);
}
