// Owns which webhook events a change of payouts makes: from the promises that are written, and from what differs where only the outcome is known.
import type { PromiseEvent } from '../payouts/events.ts';
import type { ExternalPayments, PayoutState } from '../payouts/types.ts';
import type { WebhookEventType } from './event-types.ts';

export interface PayoutEvent {
  readonly type: WebhookEventType;
  readonly payoutId: string;
  readonly state: PayoutState;
}

/**
 * The events of promises that are written together, in their order. `stateOf` gives the state from before the first of them, null for a payout that is
 * new. A payout that is approved in the moment it comes gives PayoutCreated and then PayoutApproved (§17, Events); a mark that leaves the state as it
 * was gives none; a payment by another wallet that was noticed gives PayoutUpdated with the state unchanged (§10).
 */
export function eventsOfPromises(
  promises: readonly PromiseEvent[],
  stateOf: (payoutId: string) => PayoutState | null,
): readonly PayoutEvent[] {
  const states = new Map<string, PayoutState>();
  const now = (id: string): PayoutState | null => states.get(id) ?? stateOf(id);
  const told: PayoutEvent[] = [];
  const tell = (type: WebhookEventType, payoutId: string, state: PayoutState): void => {
    states.set(payoutId, state);
    told.push({ type, payoutId, state });
  };
  const moved = (payoutId: string, state: PayoutState): void => {
    if (now(payoutId) !== state) tell('PayoutUpdated', payoutId, state);
  };
  for (const event of promises) {
    switch (event.type) {
      case 'claim-added':
        tell('PayoutCreated', event.payout.id, 'AwaitingApproval');
        break;
      case 'payouts-approved':
        for (const { payoutId } of event.approvals) tell('PayoutApproved', payoutId, 'AwaitingPayment');
        break;
      case 'payout-cancelled':
        moved(event.payoutId, 'Cancelled');
        break;
      case 'pull-payment-archived':
        for (const id of event.cancelled) moved(id, 'Cancelled');
        break;
      case 'payout-marked':
        moved(event.payoutId, event.state);
        break;
      case 'external-seen':
        tell('PayoutUpdated', event.payoutId, now(event.payoutId) ?? 'AwaitingPayment');
        break;
      case 'external-accepted':
      case 'external-vanished':
        moved(event.payoutId, 'InProgress');
        break;
      case 'external-confirmed':
        moved(event.payoutId, 'Completed');
        break;
      default:
        break;
    }
  }
  return told;
}

/** A payout as far as its events depend on it. */
export interface Told {
  readonly id: string;
  readonly state: PayoutState;
  readonly payoutAmount: string | null;
  readonly external: ExternalPayments;
}

/** The events between two looks at a payout; `before` is null where it was not there. For what happened while nobody wrote it down. */
export function eventsBetween(before: Pick<Told, 'state' | 'external'> | null, after: Told): readonly PayoutEvent[] {
  const event = (type: WebhookEventType, state: PayoutState): PayoutEvent => ({ type, payoutId: after.id, state });
  const created = before === null ? [event('PayoutCreated', 'AwaitingApproval')] : [];
  const from = before?.state ?? 'AwaitingApproval';
  const reopened = from === 'Cancelled' && after.state === 'AwaitingPayment';
  const approved = (from === 'AwaitingApproval' || reopened) && after.state !== 'AwaitingApproval' && after.payoutAmount !== null;
  const last = approved ? 'AwaitingPayment' : from;
  return [
    ...created,
    ...(reopened ? [event('PayoutUpdated', 'AwaitingApproval')] : []),
    ...(approved ? [event('PayoutApproved', 'AwaitingPayment')] : []),
    ...(last !== after.state || (before !== null && after.external.seen.length > before.external.seen.length)
      ? [event('PayoutUpdated', after.state)]
      : []),
  ];
}
