// Owns what this desk owes a connected store about a payout: to give back what it took and did not pay, to put the transaction id there, to say that it is paid (spec §16.9). Pure; the outbox has the word.
import type { StoreMark, StorePayout } from '../contract/connected-stores.ts';
import { onChainProof } from '../payouts/external.ts';
import { isDead } from '../payouts/overlay.ts';
import type { PaymentStatus } from '../payouts/payment-status.ts';
import { deskProof, deskProofId } from './remote-id.ts';

/** Plans that ever held the payout, and transactions that were ever signed for it. */
export interface Past {
  readonly planIds: readonly string[];
  readonly transactionIds: readonly string[];
}

/**
 * `none`: nothing to do, or what is owed stands. `mark`: make this mark, look again, repeat until it stands. `conflict`: the store says cancelled, or paid by
 * another, while our payment is on its way or done; it is shown, and never undone here.
 */
export type Duty = { readonly kind: 'none' } | { readonly kind: 'mark'; readonly mark: StoreMark } | { readonly kind: 'conflict' };

const none: Duty = { kind: 'none' };
const conflict: Duty = { kind: 'conflict' };

/** True for a proof that this desk put there: of one of its plans, or one of its transactions. */
export function isOurProof(payoutId: string, proof: StorePayout['proof'], { planIds, transactionIds }: Past): boolean {
  if (proof === null) return false;
  if (proof.type === deskProof) return planIds.some((planId) => deskProofId(planId, payoutId) === proof.id);
  return namesOneOf(proof, transactionIds);
}

/** `status` is the outbox's word, null where it has none; `held`: a confirmed plan holds the payout. The mark is made only on what was seen just now. */
export function dutyOf(payoutId: string, status: PaymentStatus | null, held: boolean, seen: StorePayout, past: Past): Duty {
  if (status === null || isDead(status.phase) || status.phase === 'planned') return held ? none : release(payoutId, seen, past);
  // Signed, and certainly not sent yet: our mark from before the signature stands for it.
  if (status.phase === 'signed' || status.transactionId === null) return none;
  if (namesOneOf(seen.proof, [status.transactionId, ...past.transactionIds])) return paidByUs(status, status.transactionId, seen);
  // Bytes that are out weigh more than the word of a desk that it wants to pay: it sees this before it signs.
  const isFree = seen.state === 'AwaitingPayment' && seen.proof === null;
  const isMarked = seen.state === 'InProgress' && seen.proof?.type === deskProof;
  return isFree || isMarked ? put(status, status.transactionId) : conflict;
}

function release(payoutId: string, seen: StorePayout, past: Past): Duty {
  const isLeft = seen.state === 'InProgress' && isOurProof(payoutId, seen.proof, past);
  return isLeft ? { kind: 'mark', mark: { state: 'AwaitingPayment' } } : none;
}

function namesOneOf(proof: StorePayout['proof'], transactionIds: readonly string[]): boolean {
  const told = proof?.transactionId?.toLowerCase() ?? '';
  return told !== '' && transactionIds.some((id) => id.toLowerCase() === told);
}

/** Completed is terminal at BTCPay: where our block vanished afterwards it stays said, and is not fought (spec §17). */
function paidByUs(status: PaymentStatus, transactionId: string, seen: StorePayout): Duty {
  if (seen.state === 'Completed') return none;
  if (seen.state !== 'InProgress' && seen.state !== 'AwaitingPayment') return conflict;
  const isSame = seen.proof?.transactionId?.toLowerCase() === transactionId.toLowerCase();
  return isSame && seen.state === 'InProgress' && !isFinal(status) ? none : put(status, transactionId);
}

function put(status: PaymentStatus, transactionId: string): Duty {
  const proof = { proofType: onChainProof, transactionId, link: null };
  return { kind: 'mark', mark: { state: isFinal(status) ? 'Completed' : 'InProgress', proof } };
}

function isFinal({ phase, recheck }: PaymentStatus): boolean {
  return phase === 'final' && !recheck;
}
