// Owns what a claim is called: paid is what this app saw on the chain by itself; the sender's word for it is shown as his word.
import type { MyClaimRow } from '../../db/tables.ts';
import type { BadgeState } from '../../ui/payout-badge.tsx';

type Judged = Pick<MyClaimRow, 'state' | 'timeline'>;

/** True once this app found the payment in a block or a validated ledger, whatever the sender's side says. */
export function isPaid({ timeline }: Pick<MyClaimRow, 'timeline'>): boolean {
  return timeline.some(({ step, at }) => step === 'paid' && at !== null);
}

export function claimState(claim: Judged): BadgeState {
  if (isPaid(claim)) return 'Completed';
  return claim.state === 'Completed' ? 'Told' : claim.state;
}
