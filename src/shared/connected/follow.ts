// Owns how our promises follow what a connected store shows: taking over, and every later change of one payout, as events of our journal (spec §16.9). Pure.
import type { StorePayout } from '../contract/connected-stores.ts';
import type { NewPayout, PromiseEvent } from '../payouts/events.ts';
import { mostSeen } from '../payouts/external.ts';
import type { EffectivePayout } from '../payouts/overlay.ts';
import type { PaymentProof, PayoutState, RemoteRef, Seconds } from '../payouts/types.ts';
import { ok, refuse, type Result } from '../result.ts';
import { remotePayoutId } from './remote-id.ts';
import { isSameAmount, type RemoteTerms, remoteApproval } from './remote-terms.ts';

/** True while the outbox has the word on a payout, or a confirmed plan holds it: what the store says is compared then, and changes no promise. */
export function isHeld(ours: EffectivePayout): boolean {
  return ours.locked || ours.state !== ours.promised.state;
}

/** A payout of the store that is not in our journal yet. Nothing where the store has no work for us. Codes: those of `remoteApproval`. */
export function takenOver(seen: StorePayout, terms: RemoteTerms, ref: RemoteRef, now: Seconds): Result<readonly PromiseEvent[]> {
  if (seen.state !== 'AwaitingApproval' && seen.state !== 'AwaitingPayment') return ok([]);
  const payout = newPayout(terms, ref, now);
  const added: PromiseEvent = { type: 'claim-added', payout };
  if (seen.state === 'AwaitingApproval') return ok([added]);
  const approval = remoteApproval({ id: payout.id, revision: 0 }, terms, seen.payoutAmount, now);
  if (!approval.ok) return approval;
  return ok([added, { type: 'payouts-approved', approvals: [approval.value] }, ...sightsOf(seen, payout.id, [])]);
}

/**
 * What brings ours to what the store shows; nothing while the outbox holds it. `isOurs` tells whether a proof was put there by this desk: such a mark is nobody
 * else's payment. Codes: those of `remoteApproval`, and `remote-payout-changed` where the store made another payout of it than ours can become.
 */
export function followed(
  ours: EffectivePayout,
  seen: StorePayout,
  terms: RemoteTerms,
  isOurs: boolean,
  now: Seconds,
): Result<readonly PromiseEvent[]> {
  // Completed is terminal at the store, and what was marked so by its word stays so (spec §17).
  if (isHeld(ours) || ours.state === 'Completed' || (seen.state === 'InProgress' && isOurs)) return ok([]);
  if (seen.state === 'Cancelled') return ok(cancelled(ours));
  if (terms.originalCurrency !== ours.originalCurrency) return refuse('remote-payout-changed');
  const path = new Path(ours, now);
  if (!isSameClaim(ours, terms)) path.edit(terms);
  if (seen.state === 'AwaitingApproval') {
    path.toApproval();
    return ok(path.events);
  }
  const approved = path.approve(terms, seen);
  if (!approved.ok) return approved;
  if (seen.state === 'AwaitingPayment') {
    path.toPayment();
    return ok([...path.events, ...(path.events.length === 0 ? sightsOf(seen, ours.id, knownOf(ours)) : [])]);
  }
  path.paidThere(seen.state, seen);
  return ok(path.events);
}

/** The store no longer shows it, or shows it as cancelled. */
export function cancelled(ours: EffectivePayout): readonly PromiseEvent[] {
  if (isHeld(ours) || ours.state === 'Cancelled' || ours.state === 'Completed') return [];
  const back: PromiseEvent[] = ours.state === 'InProgress' ? [mark(ours.id, 'AwaitingPayment')] : [];
  return [...back, { type: 'payout-cancelled', payoutId: ours.id, by: 'sender', reason: null }];
}

function isSameClaim(ours: EffectivePayout, terms: RemoteTerms): boolean {
  return (
    ours.methodId === terms.methodId &&
    ours.destination === terms.destination.normalised &&
    isSameAmount(ours.originalAmount, terms.originalAmount)
  );
}

/** The steps of one payout from where it stands, each allowed by the transition table. */
class Path {
  readonly events: PromiseEvent[] = [];
  private state: PayoutState;
  private revision: number;
  private amount: string | null;

  constructor(
    private readonly ours: EffectivePayout,
    private readonly now: Seconds,
  ) {
    this.state = ours.state;
    this.revision = ours.revision;
    this.amount = ours.payoutAmount;
  }

  toApproval(): void {
    if (this.state !== 'AwaitingApproval') this.mark('AwaitingApproval');
    this.amount = null;
  }

  edit({ methodId, destination, originalAmount, payoutCurrency }: RemoteTerms): void {
    this.toApproval();
    this.revision += 1;
    const { normalised, address, tag } = destination;
    const { note, id: payoutId } = this.ours;
    this.events.push({
      type: 'claim-edited',
      payoutId,
      revision: this.revision,
      methodId,
      destination: normalised,
      address,
      tag,
      originalAmount,
      payoutCurrency,
      note,
    });
  }

  /** At the store's amount, anew where it was approved at another. */
  approve(terms: RemoteTerms, seen: StorePayout): Result<null> {
    const stands = this.state !== 'AwaitingApproval' && this.state !== 'Cancelled' && isSameAmount(this.amount, seen.payoutAmount);
    if (stands) return ok(null);
    const approval = remoteApproval({ id: this.ours.id, revision: this.revision }, terms, seen.payoutAmount, this.now);
    if (!approval.ok) return approval;
    this.toApproval();
    this.events.push({ type: 'payouts-approved', approvals: [approval.value] });
    this.state = 'AwaitingPayment';
    return ok(null);
  }

  toPayment(): void {
    if (this.state === 'InProgress') this.mark('AwaitingPayment');
  }

  paidThere(state: 'InProgress' | 'Completed', seen: StorePayout): void {
    const proof = proofOf(seen);
    const stands = this.state === state && JSON.stringify(this.ours.proof) === JSON.stringify(proof);
    if (!stands) this.events.push(mark(this.ours.id, state, proof));
  }

  private mark(state: PayoutState): void {
    this.events.push(mark(this.ours.id, state));
    this.state = state;
  }
}

function mark(payoutId: string, state: PayoutState, proof: PaymentProof | null = null): PromiseEvent {
  return { type: 'payout-marked', payoutId, state, proof };
}

function proofOf({ proof }: StorePayout): PaymentProof | null {
  if (proof === null) return null;
  const { type, id, transactionId } = proof;
  return {
    proofType: type === '' ? 'unknown' : type,
    ...(id === null ? {} : { id }),
    ...(transactionId === null ? {} : { transactionId }),
  };
}

/** A payment by another wallet that the store noticed: nothing is paid here before somebody has decided on it. */
function sightsOf({ proof }: StorePayout, payoutId: string, known: readonly string[]): readonly PromiseEvent[] {
  const transactionId = proof?.transactionId?.toLowerCase() ?? '';
  if (!/^[0-9a-f]{64}$/.test(transactionId) || known.includes(transactionId) || known.length >= mostSeen) return [];
  return [{ type: 'external-seen', payoutId, transactionId }];
}

function knownOf({ external }: EffectivePayout): readonly string[] {
  return [...external.seen, ...external.rejected].map((id) => id.toLowerCase());
}

function newPayout(terms: RemoteTerms, remote: RemoteRef, now: Seconds): NewPayout {
  const { methodId, destination, originalCurrency, originalAmount, payoutCurrency } = terms;
  return {
    id: remotePayoutId(remote),
    pullPaymentId: null,
    createdAt: now,
    route: 'remote',
    remote,
    methodId,
    destination: destination.normalised,
    address: destination.address,
    tag: destination.tag,
    originalCurrency,
    originalAmount,
    payoutCurrency,
    note: null,
    metadata: {},
    claimId: null,
    claimHash: null,
    tokenHash: null,
    recipientKey: null,
  };
}
