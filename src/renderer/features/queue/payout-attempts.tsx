// Owns the log of attempts to pay one payout: when, what, and why it failed.
import type { ReactNode } from 'react';
import type { PaymentAttempt } from '../../../shared/contract/main-api.ts';
import type { PayoutRow } from '../../db/tables.ts';
import { useServices } from '../../state/services.tsx';
import { useWallet } from '../../state/session.ts';
import { ShortAddress } from '../../ui/address.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Details } from '../../ui/details.tsx';
import { Timeline, type TimelineStep } from '../../ui/timeline.tsx';
import { useAnswer } from '../../ui/use-answer.ts';
import { useWords, type Words } from '../../ui/words.tsx';

export function PayoutAttempts({ payout }: { readonly payout: PayoutRow }): ReactNode {
  const words = useWords();
  const { main } = useServices();
  const wallet = useWallet();
  // Each step of the payment shows in these, so the log is read anew with it.
  const key = [wallet.id, payout.id, payout.phase, payout.entryId, payout.transactionId, payout.failure].join(' ');
  const { value, refusal } = useAnswer(key, () => main.paymentAttempts({ walletId: wallet.id, payoutId: payout.id }));
  if (refusal) return <Banner tone="bad">{words.refusal(refusal)}</Banner>;
  if (!value || value.length === 0) return null;
  return (
    <Details summary={words.t('attempts.title', { count: value.length })}>
      <Timeline label={words.t('attempts.list')} steps={attemptSteps(words, value)} />
    </Details>
  );
}

const bad: ReadonlySet<PaymentAttempt['kind']> = new Set(['refused', 'failed', 'void', 'stopped', 'expired', 'discarded']);

export function attemptSteps({ t, format, refusal }: Words, attempts: readonly PaymentAttempt[]): readonly TimelineStep[] {
  return attempts.map((attempt, index) => ({
    id: String(index),
    state: bad.has(attempt.kind) ? 'bad' : 'done',
    title: t(`attempts.${attempt.kind}`),
    detail: (
      <span className="stack is-1">
        <span>{format.dateTime(attempt.at)}</span>
        {attempt.times === undefined || attempt.times === 1 ? null : <span>{t('attempts.times', { count: attempt.times })}</span>}
        {attempt.code === null ? null : <span>{refusal({ code: attempt.code, params: attempt.params })}</span>}
        {attempt.transactionId === null ? null : <ShortAddress value={attempt.transactionId} tag={null} />}
      </span>
    ),
  }));
}
