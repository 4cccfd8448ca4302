// Owns the word to the operating system about claims and payments. Main makes the sentences; amounts are shown only where the user wants them.
import type { Client } from '../../../shared/contract/rpc.ts';
import type { workerMainApi } from '../../../shared/contract/worker-main-api.ts';
import type { EffectivePayout } from '../../../shared/payouts/overlay.ts';
import { pullPaymentOf } from '../../../shared/payouts/world.ts';
import type { NotificationRow } from '../../db/tables.ts';
import { Gathered, type Later } from './gathered.ts';
import { paymentNote } from './notes.ts';
import type { Projector } from './projector.ts';
import type { WalletBook } from './wallet-book.ts';

export interface AnnounceDeps {
  readonly main: Client<typeof workerMainApi>;
  readonly projector: Projector;
  readonly now: () => number;
  readonly later: Later;
}

type Kind = 'claim' | 'claims' | 'paid' | 'attention' | 'external';

/** A stream of claims is told once in so many milliseconds: nobody reads a window per claim. */
const claimsRestMs = 4000;

export class Announce {
  private readonly claims: Gathered<NotificationRow>;

  constructor(private readonly deps: AnnounceDeps) {
    this.claims = new Gathered({
      restMs: claimsRestMs,
      later: deps.later,
      tell: (notes) => {
        // A click leads to one wallet's queue.
        for (const walletId of new Set(notes.map((note) => note.walletId))) {
          const own = notes.filter((note) => note.walletId === walletId);
          this.tell(own.length === 1 ? 'claim' : 'claims', own, 'AwaitingApproval');
        }
      },
    });
  }

  /** A claim that was stored just now. One that its pull payment approved by itself asks for no decision, so no window pops up for it. */
  claim(note: NotificationRow): void {
    if (note.type === 'payout_awaitingapproval' && this.deps.projector.wants(note.type)) this.claims.add(note);
  }

  /** A payment by another wallet was noted, and waits for the sender's word or has ended well. */
  external(note: NotificationRow): void {
    if (note.type === 'payment-final') this.tell('paid', [note], 'Completed');
    else this.tell('external', [note], 'AwaitingPayment');
  }

  /** Payouts whose state the outbox has just changed. Each end of a payment is told once, even if its block vanishes and comes back. */
  async payments(book: WalletBook, moved: readonly EffectivePayout[]): Promise<void> {
    const notes = moved.flatMap((payout) => paymentNote(payout, pullPaymentOf(book.state, payout), this.deps.now()) ?? []);
    const fresh = await this.deps.projector.addNotes(book, notes);
    const of = (type: NotificationRow['type']): readonly NotificationRow[] => fresh.filter((note) => note.type === type);
    this.tell('paid', of('payment-final'), 'Completed');
    this.tell('attention', of('payment-failed'), 'AwaitingPayment');
  }

  /** A connected store and our outbox disagree about a payment. */
  conflicts(notes: readonly NotificationRow[]): void {
    this.tell('attention', notes, 'InProgress');
  }

  private tell(kind: Kind, notes: readonly NotificationRow[], state: string): void {
    const [first] = notes;
    if (!first) return;
    const amount = notes.length > 1 || first.amount === null ? null : `${first.amount} ${first.unit ?? ''}`;
    void this.deps.main.notifyOs({ kind, count: notes.length, amount, target: { screen: 'queue', walletId: first.walletId, state } });
  }
}
