// Owns one line of the list of pull payments.
import type { ReactNode } from 'react';
import { pullPaymentStatus } from '../../../shared/payouts/pull-payment-status.ts';
import type { WalletRef } from '../../db/live.ts';
import type { PullPaymentRow } from '../../db/tables.ts';
import { go } from '../../state/route.ts';
import { type PullUse, usePullUse } from '../../state/use-pull-use.ts';
import { Badge } from '../../ui/badge.tsx';
import { Icon } from '../../ui/icon.tsx';
import { LimitBar } from '../../ui/limit-bar.tsx';
import { PlainText } from '../../ui/plain-text.tsx';
import { useWords, type Words } from '../../ui/words.tsx';
import { periodWords } from './period-words.ts';

export interface PullRowProps {
  readonly wallet: WalletRef;
  readonly pull: PullPaymentRow;
  readonly now: number;
  readonly index: number;
}

export function PullRow({ wallet, pull, now, index }: PullRowProps): ReactNode {
  const words = useWords();
  const { t } = words;
  const use = usePullUse(wallet, pull, now);
  const waiting = pull.counts['AwaitingApproval'] ?? 0;
  return (
    <div role="listitem" className="fill">
      <button type="button" className="list-row pull-row" data-row={index} onClick={() => go({ screen: 'pull', id: pull.id })}>
        <span className="grow stack is-1">
          <span className="row">
            <PlainText text={pull.name || t('pulls.unnamed')} line className="strong" />
            {waiting > 0 ? (
              <Badge tone="warn" icon="clock">
                {t('pulls.waitingCount', { count: waiting })}
              </Badge>
            ) : null}
          </span>
          <span className="soft small clip">
            <span className="sentence">{periodWords(words, pull.period)}</span>
          </span>
        </span>
        <span className="pull-line-bar">
          {use ? (
            <LimitBar
              available={use.available}
              limit={pull.limit}
              unit={pull.unit}
              paidPercent={use.paidPercent}
              waitingPercent={use.waitingPercent}
              label={t(pull.period === null ? 'pulls.progressLife' : 'pulls.progress')}
              note={timeNote(words, pull, use, now)}
            />
          ) : null}
        </span>
        <Icon name="chevron" />
      </button>
    </div>
  );
}

/** What happens next in time: start, reset, end, or nothing. */
export function timeNote({ t, format }: Words, pull: PullPaymentRow, use: PullUse | undefined, now: number): string {
  switch (pullPaymentStatus(pull, now)) {
    case 'archived':
      return t('pullStatus.archived');
    case 'expired':
      return t('pulls.endedOn', { date: format.date(pull.expiresAt ?? now) });
    case 'future':
      return t('pulls.startsIn', { span: format.span(pull.startsAt - now) });
    case 'active': {
      const end = use?.period?.end ?? null;
      if (end === null) return t('pulls.noEnd');
      return t(end === pull.expiresAt ? 'pulls.endsIn' : 'pulls.resetsIn', { span: format.span(end - now) });
    }
  }
}
