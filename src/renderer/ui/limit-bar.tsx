// Owns the bar of a limit with its words: how much is left, of what, until when.
import type { ReactNode } from 'react';
import { Amount } from './amount.tsx';
import { Progress } from './progress.tsx';
import { useWords } from './words.tsx';

export interface LimitBarProps {
  readonly available: string;
  readonly limit: string;
  readonly unit: string;
  readonly paidPercent: number;
  readonly waitingPercent: number;
  readonly label: string;
  /** "Resets in 3 days" and the like. */
  readonly note?: ReactNode;
}

export function LimitBar({ available, limit, unit, paidPercent, waitingPercent, label, note }: LimitBarProps): ReactNode {
  const { t } = useWords();
  return (
    <div className="stack is-1">
      <div className="row is-between is-wrap is-tight small">
        <span className="limit-left">
          <Amount value={available} unit={unit} rounded /> <span className="soft">{t('pulls.left')}</span>
        </span>
        <span className="soft nowrap">
          {t('pulls.of')} <Amount value={limit} unit={unit} rounded />
        </span>
      </div>
      <Progress label={label} paid={paidPercent} waiting={waitingPercent} />
      {note ? <span className="soft tiny">{note}</span> : null}
    </div>
  );
}
