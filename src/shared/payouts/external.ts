// Owns payments that another wallet made to a payout's destination: seen, rejected, accepted, confirmed (spec §8.2, §8.3).
import { ok, refuse, type Result } from '../result.ts';
import type { PromiseEvent } from './events.ts';
import { isInTable } from './transitions.ts';
import type { ExternalPayments, PaymentProof, Payout } from './types.ts';

export type ExternalEvent = Extract<
  PromiseEvent,
  { type: 'external-seen' | 'external-rejected' | 'external-accepted' | 'external-confirmed' }
>;

/** More are not kept: somebody is playing with us, and one is enough to ask the sender. */
export const mostSeen = 20;

/** True where a payment was seen that the sender has not decided on: nothing may be paid before he has. */
export function awaitsDecision(payout: Pick<Payout, 'state' | 'external'>): boolean {
  return payout.state === 'AwaitingPayment' && payout.external.seen.length > 0;
}

/** Codes: `invalid-state`; `event-impossible` for a transaction that is known already or never was seen. */
export function externallyPaid(payout: Payout, event: ExternalEvent): Result<Payout> {
  const { external } = payout;
  switch (event.type) {
    case 'external-seen': {
      if (payout.state !== 'AwaitingPayment') return refuse('invalid-state', { state: payout.state });
      const known = external.seen.includes(event.transactionId) || external.rejected.includes(event.transactionId);
      if (known || external.seen.length >= mostSeen) return refuse('event-impossible');
      return ok(withExternal(payout, { ...external, seen: [...external.seen, event.transactionId] }));
    }
    case 'external-rejected':
      if (!awaitsDecision(payout)) return refuse('invalid-state', { state: payout.state });
      return ok({ ...payout, proof: null, external: { seen: [], rejected: [...external.rejected, ...external.seen], accepted: false } });
    case 'external-accepted':
      if (!awaitsDecision(payout) || !isInTable(payout.state, 'InProgress', 'mark', 'sender'))
        return refuse('invalid-state', { state: payout.state });
      return ok(withExternal({ ...payout, state: 'InProgress' }, { ...external, accepted: true }));
    case 'external-confirmed': {
      if (!isInTable(payout.state, 'Completed', 'payment', 'system') || !external.accepted)
        return refuse('invalid-state', { state: payout.state });
      if (!external.seen.includes(event.transactionId)) return refuse('event-impossible');
      return ok({ ...payout, state: 'Completed', proof: { proofType: onChainProof, transactionId: event.transactionId, link: null } });
    }
  }
}

function withExternal(payout: Payout, external: ExternalPayments): Payout {
  return { ...payout, external, proof: externalProof(external) };
}

/** What §8.1 shows of candidates: the first is the transaction, `accounted` once the sender has accepted. */
function externalProof({ seen, accepted }: ExternalPayments): PaymentProof | null {
  const [first] = seen;
  return first === undefined
    ? null
    : { proofType: onChainProof, transactionId: first, link: null, candidates: [...seen], accounted: accepted };
}

/** Type of the proofs that Pullpay sets itself, on both chains (§17). */
export const onChainProof = 'PayoutTransactionOnChainBlob';
