// Owns when a payout of a connected store may be signed here: our own proof must stand at the other server, still, after a pause (spec §16.9). Pure.
import type { PayoutState } from '../payouts/types.ts';
import { deskProof } from './remote-id.ts';

/** Whole seconds that must pass between our mark and the look that decides. */
export const pause = 3;
/** The same where our mark came late after the look before it: another desk may have looked, marked and signed in between, and its transaction id is given time to arrive. */
export const longPause = 20;
/** A mark that came later than so many seconds after its look came late. */
const promptly = 2;
/** A look older than so many seconds signs nothing. */
export const freshFor = 30;

/** How far the handshake of one payout is. It needs no record: the proof follows from the plan, and after a death it simply begins again. */
export interface TakeOver {
  /** 32 hex digits, of this plan alone. */
  readonly proofId: string;
  /** Proofs of earlier plans of ours, none of which can pay any more. */
  readonly earlier: ReadonlySet<string>;
  /** Transactions (lower case) that were ever signed here for it. The outbox asks only when none of them can pay any more. */
  readonly transactions: ReadonlySet<string>;
  /** When our mark was known to stand, by our clock; null before. */
  readonly markedAt: number | null;
  readonly late: boolean;
}

/** The payout as the other server shows it now. */
export interface RemoteState {
  readonly state: PayoutState;
  /** Same destination and amounts as were promised here. */
  readonly asPromised: boolean;
  readonly proof: { readonly type: string; readonly id: string | null; readonly transactionId: string | null } | null;
}

/** Refusals that end a plan's row: the payout is not this desk's to pay. */
export const endings = ['remote-payout-taken', 'remote-payout-changed', 'remote-payout-cancelled'] as const;
export type Ending = (typeof endings)[number];

/**
 * `mark`: put our proof there, again where the answer to that was lost. `note`: our proof stands, or one of our transactions, though we did not hear so; the pause begins now. `wait`: look
 * again later. `sign`: our proof still stood after the pause. The rest ends it: `remote-payout-taken` (another proof, or a state that another gave it),
 * `remote-payout-changed` (not what was promised), `remote-payout-cancelled`.
 */
export type Step = 'mark' | 'note' | 'wait' | 'sign' | Ending;

/** `seen` is null where the server could not be asked: unknown is not failed, and nothing is signed. Seconds by our clock. */
export function nextStep(taken: TakeOver, seen: RemoteState | null, seenAt: number): Step {
  if (seen === null) return 'wait';
  if (seen.state === 'Cancelled') return 'remote-payout-cancelled';
  if (!seen.asPromised || seen.state === 'AwaitingApproval') return 'remote-payout-changed';
  if (seen.state === 'AwaitingPayment') return seen.proof === null && taken.markedAt === null ? 'mark' : 'remote-payout-taken';
  if (seen.state !== 'InProgress') return 'remote-payout-taken';
  const standing = seen.proof?.type === deskProof ? seen.proof.id : null;
  const stands = standing === taken.proofId || taken.transactions.has(seen.proof?.transactionId?.toLowerCase() ?? '');
  if (!stands) return isOurEarlier(taken, standing) ? 'mark' : 'remote-payout-taken';
  if (taken.markedAt === null) return 'note';
  // A clock that was set back makes the pause longer, never shorter.
  return seenAt - taken.markedAt > (taken.late ? longPause : pause) ? 'sign' : 'wait';
}

/** Seconds between the look that led to a mark and the moment it stood. */
export function isLate(lookedAt: number, markedAt: number): boolean {
  return markedAt - lookedAt > promptly || markedAt < lookedAt;
}

/** A payment that the other server noticed by itself, or a mark of ours that somebody took back, is not ours to overrule; what we left there ourselves is. */
function isOurEarlier({ earlier, markedAt }: TakeOver, standing: string | null): boolean {
  return standing !== null && earlier.has(standing) && markedAt === null;
}
