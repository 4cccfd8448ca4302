// Owns the timeline of one payout on the sender's side.
import type { ReactNode } from 'react';
import type { PayoutRow } from '../../db/tables.ts';
import { Timeline, type TimelineStep } from '../../ui/timeline.tsx';
import { useWords, type Words } from '../../ui/words.tsx';

export function PayoutSteps({ payout }: { readonly payout: PayoutRow }): ReactNode {
  const words = useWords();
  return (
    <section className="stack is-3">
      <h3>{words.t('payout.steps')}</h3>
      <Timeline label={words.t('payout.steps')} steps={stepsOf(words, payout)} />
    </section>
  );
}

/** Claimed → approved → on its way → paid, or stopped by a decline. */
export function stepsOf({ t, format }: Words, payout: PayoutRow): readonly TimelineStep[] {
  const claimed: TimelineStep = {
    id: 'claimed',
    state: 'done',
    title: t('payout.step.claimed'),
    detail: format.dateTime(payout.createdAt),
  };
  if (payout.state === 'Cancelled') return [claimed, { id: 'cancelled', state: 'bad', title: t('payout.step.cancelled') }];
  const lockedAt = payout.rateLock?.rateLockedAt;
  const approved: TimelineStep = {
    id: 'approved',
    state: payout.state === 'AwaitingApproval' ? 'now' : 'done',
    title: t(payout.state === 'AwaitingApproval' ? 'payoutState.AwaitingApproval' : 'payout.step.approved'),
    ...(lockedAt === undefined ? {} : { detail: format.dateTime(lockedAt) }),
  };
  const phase =
    payout.phase === null
      ? null
      : payout.phase === 'planned' && payout.locked
        ? t('payout.phase.plannedLocked')
        : t(`payout.phase.${payout.phase}`);
  const onItsWay: TimelineStep = {
    id: 'seen',
    state: payout.state === 'Completed' ? 'done' : payout.state === 'InProgress' || payout.locked ? 'now' : 'later',
    title: t('payout.step.seen'),
    ...(phase === null || payout.state === 'Completed' ? {} : { detail: phase }),
  };
  const paid: TimelineStep = {
    id: 'paid',
    state: payout.state === 'Completed' ? 'done' : 'later',
    title: t('payout.step.paid'),
    ...(payout.state === 'Completed' && payout.transactionId !== null
      ? { detail: t('common.confirmations', { count: payout.confirmations }) }
      : {}),
  };
  return [claimed, approved, onItsWay, paid];
}
