// Owns when a payout of a connected store may be signed here: our own random proof must stand at the other server, still, after a pause (spec §16.9). Pure.
import type { DecimalText, PayoutState } from '../payouts/types.ts';

/** Type of the proofs that claim a payout for this desk before it is signed. */
export const deskProof = 'pullpay-desk';
/** Seconds between our mark and the look that decides. */
export const pause = 3;

/** What was locked here when the payout was taken over, and how far the handshake is. Durable before each step leaves this computer. */
export interface TakeOver {
  /** 32 random hex digits, one for each attempt. */
  readonly proofId: string;
  readonly destination: string;
  readonly payoutAmount: DecimalText;
  /** When the server took our mark, by our clock; null while that is not known. */
  readonly markedAt: number | null;
}

/** The payout as the other server shows it now. */
export interface RemoteState {
  readonly state: PayoutState;
  readonly destination: string;
  readonly payoutAmount: DecimalText | null;
  readonly proof: { readonly type: string; readonly id: string | null } | null;
}

/**
 * `mark`: put our proof there, again where the answer to that was lost. `note`: our proof stands, though we did not hear so; the pause begins now. `wait`: look
 * again later. `sign`: our proof still stood after the pause. The rest ends it: `remote-payout-taken` (another proof, or a state that another gave it),
 * `remote-payout-changed` (not what was promised), `remote-payout-cancelled`.
 */
export type Step = 'mark' | 'note' | 'wait' | 'sign' | 'remote-payout-taken' | 'remote-payout-changed' | 'remote-payout-cancelled';

/** `seen` is null where the server could not be asked: unknown is not failed, and nothing is signed. Call it anew after each durable change. */
export function nextStep(taken: TakeOver, seen: RemoteState | null, seenAt: number): Step {
  if (seen === null) return 'wait';
  if (seen.state === 'Cancelled') return 'remote-payout-cancelled';
  if (seen.destination !== taken.destination || seen.payoutAmount !== taken.payoutAmount) return 'remote-payout-changed';
  if (seen.state === 'AwaitingPayment') return fresh(taken, seen);
  const isOurs = seen.proof?.type === deskProof && seen.proof.id === taken.proofId;
  if (seen.state !== 'InProgress' || !isOurs) return 'remote-payout-taken';
  if (taken.markedAt === null) return 'note';
  // A clock that was set back makes the pause longer, never shorter.
  return seenAt - taken.markedAt >= pause ? 'sign' : 'wait';
}

/** Nobody holds it. A payment that the other server noticed by itself, or a mark of ours that somebody took back, is not ours to overrule. */
function fresh(taken: TakeOver, seen: RemoteState): Step {
  return seen.proof === null && taken.markedAt === null ? 'mark' : 'remote-payout-taken';
}
