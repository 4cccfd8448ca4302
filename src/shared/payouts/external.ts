// Owns payments that another wallet made to a payout's destination: seen, rejected, accepted, confirmed (spec §8.2, §8.3).
import { ok, refuse, type Result } from '../result.ts';
import type { PromiseEvent } from './events.ts';
import type { EffectivePayout } from './overlay.ts';
import { methodChain } from './methods.ts';
import { proofText } from './proof.ts';
import { awaitsDecision, isInTable } from './transitions.ts';
import type { ExternalPayments, PaymentProof, Payout, PayoutState } from './types.ts';

export type ExternalEvent = Extract<PromiseEvent, { type: `external-${string}` }>;

/** More are not kept: somebody is playing with us, and one is enough to ask the sender. */
export const mostSeen = 20;

/** True where one more payment may be noted: while it is awaited, and once one was accepted (its payer may have raised the fee, D4). */
export function mayBeSeen(payout: Pick<Payout, 'state' | 'external'>): boolean {
  return payout.state === 'AwaitingPayment' || isFollowed(payout);
}

/** True from the sender's word until one of the payments stands in a block. */
export function isFollowed(payout: Pick<Payout, 'state' | 'external'>): boolean {
  return payout.state === 'InProgress' && payout.external.accepted;
}

/**
 * The sender's word on what was seen. Codes: `invalid-state` where nothing waits for it, or a confirmed plan holds the payout; `remote-mark-there` where a
 * connected store has to take it as paid.
 */
export function decideExternal(payout: EffectivePayout, type: 'external-accepted' | 'external-rejected'): Result<PromiseEvent> {
  if (type === 'external-accepted' && payout.route === 'remote') return refuse('remote-mark-there');
  if (payout.locked || !awaitsDecision(payout)) return refuse('invalid-state', { state: payout.state });
  return ok({ type, payoutId: payout.id });
}

/**
 * What a mark without a proof of its own means where such payments were seen: InProgress is the sender's word that one of them is it (§8.2), and Completed
 * names the first, so that nothing which the chain showed is lost. Null: it adds nothing. Undefined: it has nothing to do with them.
 */
export function markOfSeen(payout: EffectivePayout, state: PayoutState): PromiseEvent | null | undefined {
  const [first] = payout.external.seen;
  if (first === undefined) return undefined;
  if (state === 'Completed') return { type: 'payout-marked', payoutId: payout.id, state, proof: paidProof(first) };
  if (state !== 'InProgress') return undefined;
  if (awaitsDecision(payout)) return { type: 'external-accepted', payoutId: payout.id };
  return isFollowed(payout) ? null : undefined;
}

/**
 * What the sight of a payment adds to the promises; null where it is known, or the payout needs none any more. `confirmed`: it stands in a block, or in a
 * validated ledger.
 */
export function sightOf(payout: EffectivePayout, transactionId: string, confirmed: boolean): PromiseEvent | null {
  const { external, promised, state } = payout;
  if (state !== promised.state) return null;
  if (external.seen.includes(transactionId))
    return confirmed && isFollowed(payout) ? { type: 'external-confirmed', payoutId: payout.id, transactionId } : null;
  const isNew = mayBeSeen(payout) && !external.rejected.includes(transactionId) && external.seen.length < mostSeen;
  return isNew ? { type: 'external-seen', payoutId: payout.id, transactionId } : null;
}

/** Blocks from which on a payment counts as settled (§17, as for our own). */
export const settledConfirmations = 6;

/**
 * The transaction by which another wallet completed a payout, as long as its block may still vanish; null where none is watched. On the XRP Ledger what is
 * validated is final.
 */
export function watchedBlock({
  state,
  methodId,
  external,
  proof,
}: Pick<Payout, 'state' | 'methodId' | 'external' | 'proof'>): string | null {
  const isWatched = state === 'Completed' && external.accepted && external.settled !== true && methodChain(methodId) === 'bitcoin';
  return isWatched ? proofText(proof, 'transactionId') : null;
}

/** What became of the block of a payment that is watched; null where that changes nothing any more. */
export function blockNewsOf(payout: EffectivePayout, transactionId: string, news: 'vanished' | 'settled'): PromiseEvent | null {
  const { promised, state } = payout;
  if (state !== promised.state || watchedBlock(payout) !== transactionId) return null;
  return { type: `external-${news}`, payoutId: payout.id, transactionId };
}

/** Codes: `invalid-state`; `event-impossible` for a transaction that is known already or never was seen. */
export function externallyPaid(payout: Payout, event: ExternalEvent): Result<Payout> {
  const { external } = payout;
  switch (event.type) {
    case 'external-seen': {
      if (!mayBeSeen(payout)) return refuse('invalid-state', { state: payout.state });
      const known = external.seen.includes(event.transactionId) || external.rejected.includes(event.transactionId);
      if (known || external.seen.length >= mostSeen) return refuse('event-impossible');
      return ok(withExternal(payout, { ...external, seen: [...external.seen, event.transactionId] }));
    }
    case 'external-rejected':
      if (!awaitsDecision(payout)) return refuse('invalid-state', { state: payout.state });
      return ok({ ...payout, proof: null, external: { seen: [], rejected: [...external.rejected, ...external.seen], accepted: false } });
    case 'external-accepted':
      // A connected store decides by itself which payments are its payouts'.
      if (payout.route === 'remote') return refuse('remote-mark-there');
      if (!awaitsDecision(payout) || !isInTable(payout.state, 'InProgress', 'mark', 'sender'))
        return refuse('invalid-state', { state: payout.state });
      return ok(withExternal({ ...payout, state: 'InProgress' }, { ...external, accepted: true }));
    case 'external-confirmed': {
      if (!isInTable(payout.state, 'Completed', 'payment', 'system') || !external.accepted)
        return refuse('invalid-state', { state: payout.state });
      if (!external.seen.includes(event.transactionId)) return refuse('event-impossible');
      const { seen, rejected, accepted } = external;
      return ok({ ...payout, state: 'Completed', proof: paidProof(event.transactionId), external: { seen, rejected, accepted } });
    }
    case 'external-vanished':
      if (!isInTable(payout.state, 'InProgress', 'payment', 'system')) return refuse('invalid-state', { state: payout.state });
      if (watchedBlock(payout) !== event.transactionId) return refuse('event-impossible');
      return ok(withExternal({ ...payout, state: 'InProgress' }, { ...external, vanished: true }));
    case 'external-settled':
      if (watchedBlock(payout) !== event.transactionId) return refuse('event-impossible');
      return ok({ ...payout, external: { ...external, settled: true } });
  }
}

function withExternal(payout: Payout, external: ExternalPayments): Payout {
  return { ...payout, external, proof: externalProof(external) };
}

/** What §8.1 shows of candidates: the first is the transaction, `accounted` once the sender has accepted. */
export function externalProof({ seen, accepted }: ExternalPayments): PaymentProof | null {
  const [first] = seen;
  return first === undefined
    ? null
    : { proofType: onChainProof, transactionId: first, link: null, candidates: [...seen], accounted: accepted };
}

/** The proof of a payment on either chain that Pullpay knows of (§17). `link`: no network has an explorer yet. */
export function paidProof(transactionId: string): PaymentProof {
  return { proofType: onChainProof, transactionId, link: null };
}

/** Type of the proofs that Pullpay sets itself, on both chains (§17). */
export const onChainProof = 'PayoutTransactionOnChainBlob';
