// Owns the progress of a pull payment: bar, legend, next reset.
import type { ReactNode } from 'react';
import type { PullPaymentRow } from '../../db/tables.ts';
import { useWallet } from '../../state/session.ts';
import { usePullUse } from '../../state/use-pull-use.ts';
import { Amount } from '../../ui/amount.tsx';
import { Card } from '../../ui/page.tsx';
import { Progress } from '../../ui/progress.tsx';
import { LoadingState } from '../../ui/states.tsx';
import { useWords } from '../../ui/words.tsx';
import { timeNote } from './pull-row.tsx';

export function PullProgress({ pull, now }: { readonly pull: PullPaymentRow; readonly now: number }): ReactNode {
  const words = useWords();
  const { t, format } = words;
  const use = usePullUse(useWallet(), pull, now);
  if (!use) return <LoadingState />;
  const { period } = use;
  const title = !period ? t('pull.notRunning') : pull.period === null ? t('pull.wholeLife') : t('pull.thisPeriod');
  return (
    <Card title={title}>
      {period && pull.period !== null ? (
        <p className="soft small">
          {format.dateTime(period.start)} – {period.end === null ? '' : format.dateTime(period.end)}
        </p>
      ) : null}
      <div className="stat">
        <span className="soft small">{t('pulls.available')}</span>
        <span>
          <Amount value={use.available} unit={pull.unit} size="large" />
        </span>
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
      <p className="soft small">{timeNote(words, pull, use, now)}</p>
    </Card>
  );
}

function Legend({
  className,
  name,
  value,
  unit,
}: {
  readonly className: string;
  readonly name: string;
  readonly value: string;
  readonly unit: string;
}): ReactNode {
  return (
    <div className="row is-between">
      <dt className="row">
        <span className={`legend-swatch ${className}`} />
        {name}
      </dt>
      <dd>
        <Amount value={value} unit={unit} column />
      </dd>
    </div>
  );
}
