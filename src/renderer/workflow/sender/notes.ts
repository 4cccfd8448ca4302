// Owns the rows of the notification list: what each tells of, under an id that follows from it, so that nothing is told twice.
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { base58 } from '@scure/base';
import type { PromiseEvent } from '../../../shared/payouts/events.ts';
import type { Payout, PullPayment, Seconds } from '../../../shared/payouts/types.ts';
import type { EffectivePayout } from '../../../shared/payouts/overlay.ts';
import { awaitsDecision } from '../../../shared/payouts/transitions.ts';
import type { NotificationRow } from '../../db/tables.ts';

/** 27 or 28 characters, as all ids here; the same event has the same id for ever, after a restart and after a lost database. */
function noteId(type: NotificationRow['type'], ...about: readonly string[]): string {
  return base58.encode(sha256(utf8ToBytes(JSON.stringify([type, ...about]))).slice(0, 20));
}

/** The type of the HTTP API: the identifiers `payout_…` are of the type `payout`, every other is its own type (spec §10, §17). */
export function noteGroup(type: NotificationRow['type']): string {
  return type.startsWith('payout_') ? 'payout' : type;
}

type ClaimFacts = Pick<Payout, 'id' | 'walletId' | 'network' | 'originalAmount' | 'originalCurrency'>;

/** A payout waits for approval, or was approved in the moment it was made. `pullPayment` is null for one of the sender's own. */
export function claimNote(claim: ClaimFacts, pullPayment: PullPayment | null, approved: boolean, at: Seconds): NotificationRow {
  const type = approved ? 'payout_awaitingpayment' : 'payout_awaitingapproval';
  return {
    id: noteId(type, claim.id),
    walletId: claim.walletId,
    network: claim.network,
    type,
    createdAt: at,
    seen: 0,
    pullPaymentId: pullPayment?.id ?? null,
    pullPaymentName: pullPayment?.name ?? null,
    payoutIds: [claim.id],
    amount: claim.originalAmount,
    unit: claim.originalCurrency,
    code: null,
  };
}

/** Another wallet seems to have paid a claim, or a payment that the sender accepted stands in a block. */
export function externalNote(payout: Payout, pullPayment: PullPayment | null, event: PromiseEvent, at: Seconds): NotificationRow {
  const type = event.type === 'external-confirmed' ? 'payment-final' : 'external-payout-transaction';
  const about = 'transactionId' in event ? event.transactionId : '';
  return aboutPayment(payout, pullPayment, type, about, null, at);
}

/** Those that still wait for the sender's word. */
export function externalNotes(payout: EffectivePayout, pullPayment: PullPayment | null, at: Seconds): readonly NotificationRow[] {
  if (!awaitsDecision(payout)) return [];
  return payout.external.seen.map((transactionId) =>
    externalNote(payout, pullPayment, { type: 'external-seen', payoutId: payout.id, transactionId }, at),
  );
}

/** A payment reached its end: confirmed, or proved to have failed. Null where the payout's state tells of neither. One entry of the outbox ends once. */
export function paymentNote(payout: EffectivePayout, pullPayment: PullPayment | null, at: Seconds): NotificationRow | null {
  const failed = payout.state === 'AwaitingPayment' && payout.failure !== null;
  const paid = payout.state === 'Completed' && payout.phase === 'final';
  if (!failed && !paid) return null;
  const type = failed ? 'payment-failed' : 'payment-final';
  return aboutPayment(payout, pullPayment, type, payout.entryId ?? '', failed ? payout.failure : null, at);
}

/** The connected store says otherwise than our outbox: cancelled there, or paid by another, while our payment is on its way or done. */
export function conflictNote(payout: EffectivePayout, at: Seconds): NotificationRow {
  return aboutPayment(payout, null, 'notice', payout.entryId ?? '', 'remote-payout-conflict', at);
}

/** `about` tells notes of one type and payout apart. */
function aboutPayment(
  payout: Payout,
  pullPayment: PullPayment | null,
  type: NotificationRow['type'],
  about: string,
  code: string | null,
  at: Seconds,
): NotificationRow {
  return {
    id: noteId(type, payout.id, about),
    walletId: payout.walletId,
    network: payout.network,
    type,
    createdAt: at,
    seen: 0,
    pullPaymentId: payout.pullPaymentId,
    pullPaymentName: pullPayment?.name ?? null,
    payoutIds: [payout.id],
    amount: payout.payoutAmount,
    unit: payout.payoutCurrency,
    code,
  };
}
