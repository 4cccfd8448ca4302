// Owns the timeline of the recipient's claim: what the sender said, and what this app saw itself.
import type { MyClaimRow } from '../../db/tables.ts';
import type { TimelineStep } from '../../ui/timeline.tsx';
import type { Words } from '../../ui/words.tsx';
import { isPaid } from './claim-state.ts';

/** A step that is waited for is named by what it waits for, not as if it had been done. */
function waiting(t: Words['t'], step: MyClaimRow['timeline'][number]['step'], state: MyClaimRow['state']): string {
  if (step === 'approved') return t('payoutState.AwaitingApproval');
  if (step === 'paying' || step === 'paid')
    return t(state === 'AwaitingPayment' ? 'payoutState.AwaitingPayment' : 'payoutState.InProgress');
  return t(`claims.step.${step}`);
}

/** Steps as recorded; the first one without a time is the one that is waited for. */
export function claimSteps({ t, format }: Words, claim: Pick<MyClaimRow, 'timeline' | 'state'>): readonly TimelineStep[] {
  const paid = isPaid(claim);
  const ended = paid || claim.state === 'Cancelled' || claim.state === 'Completed';
  const next = ended ? -1 : claim.timeline.findIndex((step) => step.at === null);
  return claim.timeline.map((step, index) => ({
    id: step.step,
    // Nobody knows when a payment began; once it has arrived it did.
    state: step.at === null && !paid ? (index === next ? 'now' : 'later') : step.step === 'cancelled' ? 'bad' : 'done',
    title: index === next ? waiting(t, step.step, claim.state) : t(`claims.step.${step.step}`),
    ...(step.at === null ? {} : { detail: format.dateTime(step.at) }),
  }));
}
