// Owns the merge of two truths: what was promised (the journal) and what was paid (the outbox). Where they differ about payment, the outbox is right.
import { paidProof } from './external.ts';
import type { PaymentPhase, PaymentStatus } from './payment-status.ts';
import type { PaymentProof, Payout, PayoutState } from './types.ts';

/** A payout as everybody sees it: `state` and `proof` are the effective ones. */
export interface EffectivePayout extends Payout {
  /** What the promises alone say; the overlay is laid anew from it with each word of the outbox. */
  readonly promised: { readonly state: PayoutState; readonly proof: PaymentProof | null };
  /** Refuses cancel, edit, mark and archive: its plan was confirmed and is neither final nor proved dead. */
  readonly locked: boolean;
  /** Phase of the newest entry of the outbox; null when there never was one. */
  readonly phase: PaymentPhase | null;
  readonly planId: string | null;
  readonly entryId: string | null;
  readonly transactionId: string | null;
  readonly outputIndex: number | null;
  readonly confirmations: number;
  /** The block of its transaction vanished and is being looked into; never payable then. */
  readonly recheck: boolean;
  /** Code of the last attempt that is proved to have failed. */
  readonly failure: string | null;
  /** BTC of the fee that the recipient bears; absent: nothing. The payout counts as paid in full. */
  readonly feeShare?: string;
}

const unpaid: Word = {
  locked: false,
  phase: null,
  planId: null,
  entryId: null,
  transactionId: null,
  outputIndex: null,
  confirmations: 0,
  recheck: false,
  failure: null,
};

/** Lays the outbox's word over the promise; null where the outbox has never heard of the payout. */
export function overlay(payout: Payout, status: PaymentStatus | null): EffectivePayout {
  const vanished = payout.state === 'InProgress' && payout.external.vanished === true;
  if (status === null) return laidOver(payout, payout.state, payout.proof, vanished ? { ...unpaid, recheck: true } : unpaid);
  const state = effectiveState(payout.state, status);
  return laidOver(payout, state, effectiveProof(payout.proof, status), {
    locked: isLocked(status),
    phase: status.phase,
    planId: status.planId,
    entryId: status.entryId,
    transactionId: status.transactionId,
    outputIndex: status.outputIndex,
    confirmations: status.confirmations,
    recheck: status.recheck || vanished,
    failure: isDead(status.phase) && state !== 'Completed' ? status.reason : null,
    ...(status.feeShare !== undefined && !isDead(status.phase) && { feeShare: status.feeShare }),
  });
}

type Word = Omit<EffectivePayout, keyof Payout | 'promised'>;

/** Written out: with spreads this takes most of the time in which the rows of a large wallet are made. */
function laidOver(payout: Payout, state: PayoutState, proof: PaymentProof | null, word: Word): EffectivePayout {
  const plain: EffectivePayout = {
    id: payout.id,
    pullPaymentId: payout.pullPaymentId,
    createdAt: payout.createdAt,
    route: payout.route,
    methodId: payout.methodId,
    destination: payout.destination,
    address: payout.address,
    tag: payout.tag,
    originalCurrency: payout.originalCurrency,
    originalAmount: payout.originalAmount,
    payoutCurrency: payout.payoutCurrency,
    note: payout.note,
    metadata: payout.metadata,
    claimId: payout.claimId,
    claimHash: payout.claimHash,
    tokenHash: payout.tokenHash,
    recipientKey: payout.recipientKey,
    walletId: payout.walletId,
    network: payout.network,
    order: payout.order,
    revision: payout.revision,
    payoutAmount: payout.payoutAmount,
    rateLock: payout.rateLock,
    state,
    proof,
    external: payout.external,
    reason: payout.reason,
    locked: word.locked,
    phase: word.phase,
    planId: word.planId,
    entryId: word.entryId,
    transactionId: word.transactionId,
    outputIndex: word.outputIndex,
    confirmations: word.confirmations,
    recheck: word.recheck,
    failure: word.failure,
    promised: { state: payout.state, proof: payout.proof },
  };
  if (payout.remote === undefined && word.feeShare === undefined) return plain;
  return {
    ...plain,
    ...(payout.remote !== undefined && { remote: payout.remote }),
    ...(word.feeShare !== undefined && { feeShare: word.feeShare }),
  };
}

/** The state of `overlay` alone: lists look at many payouts to show a few. */
export function stateNow(payout: Pick<Payout, 'state'>, status: PaymentStatus | null): PayoutState {
  return status === null ? payout.state : effectiveState(payout.state, status);
}

/** The promise under an effective payout. */
export function promisedPayout(effective: EffectivePayout): Payout {
  const { promised, locked: _l, phase: _p, planId: _pl, entryId: _e, ...rest } = effective;
  const { transactionId: _t, outputIndex: _o, confirmations: _c, recheck: _r, failure: _f, feeShare: _s, ...payout } = rest;
  return { ...payout, ...promised };
}

/** True where nothing of this entry was or can be paid. */
export function isDead(phase: PaymentPhase): boolean {
  return phase === 'failed' || phase === 'void';
}

/** True once and as long as the payment stands in a block that counts. */
export function isPaid(status: PaymentStatus | null): boolean {
  return status !== null && status.phase === 'final' && !status.recheck;
}

function effectiveState(promised: PayoutState, status: PaymentStatus): PayoutState {
  switch (status.phase) {
    case 'planned':
    case 'failed':
    case 'void':
      return promised;
    case 'elsewhere':
    case 'signed':
    case 'publishing':
    case 'unknown':
    case 'seen':
      return 'InProgress';
    case 'final':
      return status.recheck ? 'InProgress' : 'Completed';
  }
}

function isLocked(status: PaymentStatus): boolean {
  if (isDead(status.phase) || isPaid(status)) return false;
  return status.locked || status.phase !== 'planned';
}

function effectiveProof(promised: PaymentProof | null, status: PaymentStatus): PaymentProof | null {
  const live = status.phase !== 'planned' && !isDead(status.phase);
  if (!live || status.transactionId === null) return promised;
  return paidProof(status.transactionId);
}
