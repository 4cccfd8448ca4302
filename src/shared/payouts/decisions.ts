// Owns what people decide about an existing payout or pull payment: cancel, mark, un-cancel, archive (spec §5.1, D6, §16.8, §17).
import { decimalOf } from '../money/parse-amount.ts';
import { ok, refuse, type Result } from '../result.ts';
import { type Checked, invalidAt } from './claim-request.ts';
import { checkRoom, checkUnused, roomAt } from './claim-rules.ts';
import { dedupKeyOf } from './destination.ts';
import type { PromiseEvent } from './events.ts';
import { markOfSeen } from './external.ts';
import type { EffectivePayout } from './overlay.ts';
import type { PayoutBook } from './payout-book.ts';
import { readProof } from './proof.ts';
import { checkRunning } from './pull-payment-status.ts';
import { checkMove } from './transitions.ts';
import type { Payout, PayoutState, PullPayment, Seconds } from './types.ts';
import { codePoints } from '../code-points.ts';

export const maxReasonLength = 200;

/** Cancels. Null: it is cancelled already, and that is fine. Codes: 422 `Reason`, `invalid-state`. */
export function cancelPayout(payout: EffectivePayout, by: 'sender' | 'recipient', reason: string | null): Checked<PromiseEvent | null> {
  if (reason !== null && codePoints(reason) > maxReasonLength) {
    return invalidAt('Reason', { code: 'reason-too-long', params: { limit: String(maxReasonLength) } });
  }
  const move = checkMove(payout, 'Cancelled', 'cancel', by);
  if (!move.ok) return move;
  if (payout.state === 'Cancelled') return ok(null);
  return ok({ type: 'payout-cancelled', payoutId: payout.id, by, reason: reason === '' ? null : reason });
}

export interface MarkRequest {
  readonly state: PayoutState;
  /** As sent; erased where the new state has none. */
  readonly proof: unknown;
}

/**
 * The sender's marks. Codes: 422 `PaymentProof`; `invalid-state`; `external-payment-seen` (see `checkRequote`); and where a payout leaves Cancelled, the claim's own: `archived`, `expired`,
 * `not-started`, `duplicate-destination`, `overdraft`. Null: there is nothing to write down, as it is cancelled already, or confirmed and followed. Without a
 * proof of its own a mark confirms what another wallet was seen to pay (`markOfSeen`).
 */
export function markPayout(
  payout: EffectivePayout,
  request: MarkRequest,
  pullPayment: PullPayment | null,
  book: PayoutBook,
  now: Seconds,
): Checked<PromiseEvent | null> {
  const proof = readProof(request.proof);
  if (!proof.ok) return proof;
  if (request.state === 'Cancelled') return cancelPayout(payout, 'sender', null);
  const move = checkMove(payout, request.state, 'mark', 'sender');
  if (!move.ok) return move;
  const requote = checkRequote(payout, request.state);
  if (!requote.ok) return requote;
  const again = payout.state === 'Cancelled' ? checkUncancel(payout, pullPayment, book, now) : ok(null);
  if (!again.ok) return again;
  const seen = proof.value === null ? markOfSeen(payout, request.state) : undefined;
  if (seen !== undefined) return ok(seen);
  return ok({ type: 'payout-marked', payoutId: payout.id, state: request.state, proof: keepsProof(request.state) ? proof.value : null });
}

/**
 * A new rate changes the amount, and a payment that was seen would no longer match it: the sender decides on it first (`external-payment-seen`).
 */
export function checkRequote(payout: Pick<Payout, 'state' | 'external'>, to: PayoutState): Result<null> {
  const isSeen = ['AwaitingPayment', 'InProgress'].includes(payout.state) && payout.external.seen.length > 0;
  return to === 'AwaitingApproval' && isSeen ? refuse('external-payment-seen') : ok(null);
}

/** Only paid and being-paid payouts carry a proof (spec §5.1). */
export function keepsProof(state: PayoutState): boolean {
  return state === 'Completed' || state === 'InProgress';
}

/** Limit and dates once more for a payout that leaves Cancelled; it counts where it was created. A payout of no pull payment has neither. */
export function checkRoomAgain(payout: Payout, pullPayment: PullPayment | null, book: PayoutBook, now: Seconds): Result<null> {
  if (pullPayment === null) return ok(null);
  const running = checkRunning(pullPayment, now);
  if (!running.ok) return running;
  const room = roomAt(pullPayment, book, payout.createdAt);
  if (room === null) return refuse('expired');
  const amount = checkRoom(room, decimalOf(payout.originalAmount), pullPayment.unit);
  return amount.ok ? ok(null) : amount;
}

function checkUncancel(payout: EffectivePayout, pullPayment: PullPayment | null, book: PayoutBook, now: Seconds): Result<null> {
  const room = checkRoomAgain(payout, pullPayment, book, now);
  const unused = checkUnused(book, dedupKeyOf(payout.address, payout.tag), payout.id);
  // Archived and the dates come before the duplicate rule, the limit after it, as for a claim.
  if (!room.ok && room.error.code !== 'overdraft') return room;
  return unused.ok ? room : unused;
}

/**
 * Archives a pull payment and cancels what waits. `payouts` are all of its payouts. Null: it is archived already.
 * Code: `invalid-state` while one of them is locked, and then nothing changes (§17).
 */
export function archivePullPayment(pullPayment: PullPayment, payouts: readonly EffectivePayout[]): Result<PromiseEvent | null> {
  if (pullPayment.archived) return ok(null);
  if (payouts.some((payout) => payout.locked)) return refuse('invalid-state', { state: 'InProgress' });
  const waiting = payouts.filter((payout) => checkMove(payout, 'Cancelled', 'archive', 'sender').ok);
  return ok({ type: 'pull-payment-archived', id: pullPayment.id, cancelled: waiting.map((payout) => payout.id) });
}
