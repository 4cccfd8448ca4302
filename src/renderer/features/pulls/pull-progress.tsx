// Owns the use of a pull payment in the period that runs: claimed, limit, what is left, and how long it still runs.
import type { ReactNode } from 'react';
import type { PullPaymentRow } from '../../db/tables.ts';
import { useNow } from '../../state/use-now.ts';
import { usePullUse } from '../../state/use-pull-use.ts';
import { Amount } from '../../ui/amount.tsx';
import { Card } from '../../ui/page.tsx';
import { Progress } from '../../ui/progress.tsx';
import { LoadingState } from '../../ui/states.tsx';
import { useWords } from '../../ui/words.tsx';
import { timeNote } from './time-note.ts';

export function PullProgress({ pull, now }: { readonly pull: PullPaymentRow; readonly now: number }): ReactNode {
  const { t, format } = useWords();
  const use = usePullUse(pull, now);
  if (!use) return <LoadingState />;
  const period = pull.archived ? null : use.period;
  const title = !period ? t('pull.notRunning') : pull.period === null ? t('pull.wholeLife') : t('pull.thisPeriod');
  return (
    <Card title={title}>
      {period && pull.period !== null ? (
        <p className="soft small">
          {format.weekdayTime(period.start)} – {period.end === null ? '' : format.weekdayTime(period.end)}
        </p>
      ) : null}
      <div className="use-figures">
        <Figure name={t('pull.claimed')} value={use.claimed} unit={pull.unit} />
        <Figure name={t('pull.limit')} value={pull.limit} unit={pull.unit} />
        <Figure name={t('pulls.available')} value={use.available} unit={pull.unit} strong />
      </div>
      <Progress
        label={t(pull.period === null ? 'pulls.progressLife' : 'pulls.progress')}
        paid={use.paidPercent}
        waiting={use.waitingPercent}
      />
      <dl className="legend">
        <Legend className="is-paid" name={t('pulls.paid')} value={use.paid} unit={pull.unit} />
        <Legend className="is-waiting" name={t('pulls.waiting')} value={use.waiting} unit={pull.unit} />
      </dl>
      <TimeLeft pull={pull} />
    </Card>
  );
}

/** Alone on the screen in following the clock by the second. */
function TimeLeft({ pull }: { readonly pull: PullPaymentRow }): ReactNode {
  const words = useWords();
  const { t, format } = words;
  const now = useNow(1);
  const end = pull.expiresAt;
  const both = pull.period !== null && end !== null && now >= pull.startsAt && now <= end && !pull.archived;
  return (
    <div className="stack is-1 soft small" data-testid="time-left">
      <span>{timeNote(words, pull, now)}</span>
      {both ? <span>{t('pull.endsIn', { span: format.span(end - now), date: format.weekdayTime(end) })}</span> : null}
    </div>
  );
}

interface FigureProps {
  readonly name: string;
  readonly value: string;
  readonly unit: string;
  readonly strong?: boolean;
}

function Figure({ name, value, unit, strong }: FigureProps): ReactNode {
  return (
    <div className="stat">
      <span className="soft small">{name}</span>
      <Amount value={value} unit={unit} size={strong ? 'large' : 'medium'} rounded />
    </div>
  );
}

function Legend({ className, name, value, unit }: Omit<FigureProps, 'strong'> & { readonly className: string }): ReactNode {
  return (
    <div className="row is-between">
      <dt className="row">
        <span className={`legend-swatch ${className}`} />
        {name}
      </dt>
      <dd>
        <Amount value={value} unit={unit} column rounded />
      </dd>
    </div>
  );
}
