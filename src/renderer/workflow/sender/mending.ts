// Owns how a wallet's rows are brought up to a world that was just read: each is compared, none is trusted, some hundreds at a time, so that claims and screens
// go on meanwhile.
import type { EffectivePayout } from '../../../shared/payouts/overlay.ts';
import { pullPaymentOf } from '../../../shared/payouts/world.ts';
import type { DeliveryRow, NotificationRow, PayoutRow, PullPaymentRow } from '../../db/tables.ts';
import { type Head, finishMending, mendPayouts } from '../../db/wallet-rows.ts';
import { isImported } from './import-row.ts';
import { claimNote, externalNotes, paymentNote } from './notes.ts';
import type { StandingPayouts, WalletBook } from './wallet-book.ts';

/** Rows of one transaction: reading and comparing them must leave time for a question in between. */
const sliceLength = 500;

export interface Mending {
  readonly book: WalletBook;
  readonly head: Head;
  /** Number of the last record that the database held; null where it is new or was emptied. */
  readonly since: number | null;
  /** Null where what moved is not told as a notification. */
  readonly at: number | null;
  /** Deliveries that could not be written yet. */
  readonly held: readonly DeliveryRow[];
  /** The payouts as the rows shall be: what changes later is written later, with deliveries of its own. */
  readonly payouts: StandingPayouts;
}

/** Those of which the sender wants to be told. */
export type Wanted = (notes: readonly NotificationRow[]) => readonly NotificationRow[];

/**
 * Makes the tables hold exactly what the journals add up to; the head is written last. What follows from a row that was another is told together with it, what
 * follows from the head together with that. May be tried again from its beginning after it failed anywhere, also in a later run. Throws what IndexedDB throws.
 */
export async function mend(mending: Mending, wanted: Wanted): Promise<void> {
  const { book, held, payouts } = mending;
  const missed = mending.since === null ? () => [] : missedWith(book, held);
  const told: NotificationRow[] = [];
  let after: number | null = null;
  for (let from = 0; from < payouts.count; from += sliceLength) {
    const rows = payouts.slice(from, from + sliceLength).map((payout) => payoutRow(book, payout));
    const upTo = from + sliceLength < payouts.count ? (rows.at(-1)?.order ?? null) : null;
    const slice = { after, upTo, rows, deliveries: heldFor(held, rows) };
    await mendPayouts(book.wallet, slice, missed, (moved) => wanted(moved.flatMap((row) => endsOf(mending, row))));
    told.push(...wanted(rows.flatMap((row) => notesOf(mending, row))));
    after = upTo;
  }
  const pullPayments = [...book.state.pullPayments.keys()].flatMap((id) => pullPaymentRow(book, id) ?? []);
  await finishMending(book.wallet, {
    payouts: payouts.count,
    ids: payouts.ids,
    pullPayments,
    notes: told,
    deliveries: held,
    head: mending.head,
  });
}

/** What ended while the app was closed is told in the list; nothing pops up for it. */
function endsOf({ book, at }: Mending, payout: PayoutRow): readonly NotificationRow[] {
  if (at === null) return [];
  const pullPayment = pullPaymentOf(book.state, payout);
  return [...externalNotes(payout, pullPayment, at), ...asList(paymentNote(payout, pullPayment, at))];
}

export function payoutRow(book: WalletBook, payout: EffectivePayout): PayoutRow {
  return { ...payout, pullPaymentName: pullPaymentOf(book.state, payout)?.name ?? '' };
}

export function pullPaymentRow(book: WalletBook, id: string): PullPaymentRow | null {
  const pullPayment = book.state.pullPayments.get(id);
  return pullPayment ? { ...pullPayment, ...book.useOf(pullPayment) } : null;
}

/** Payouts newer than the database and still undecided get their notification again if it is gone. */
function notesOf({ book, since, at }: Mending, payout: PayoutRow): readonly NotificationRow[] {
  const waits = payout.order > (since ?? 0) && payout.state === 'AwaitingApproval' && !isImported(payout);
  const pullPayment = pullPaymentOf(book.state, payout);
  const claim = waits ? [claimNote(payout, pullPayment, false, payout.createdAt)] : [];
  // A database that was lost has lost these, too, and they wait for the sender.
  return (since ?? 0) === 0 ? [...claim, ...externalNotes(payout, pullPayment, at ?? payout.createdAt)] : claim;
}

function heldFor(held: readonly DeliveryRow[], rows: readonly PayoutRow[]): readonly DeliveryRow[] {
  if (held.length === 0) return [];
  const ids = new Set(rows.map((row) => row.id));
  return held.filter(({ payoutId }) => ids.has(payoutId));
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

function asList<T>(one: T | null): readonly T[] {
  return one === null ? [] : [one];
}
