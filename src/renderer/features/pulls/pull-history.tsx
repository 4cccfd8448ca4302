// Owns the past periods of a pull payment: bars for the eye, the same as a table for everybody, page by page.
import { type ReactNode, useState } from 'react';
import type { PeriodPageAnswer } from '../../../shared/contract/workflow-api.ts';
import { amountText } from '../../../shared/i18n/format.ts';
import { decimalOf } from '../../../shared/money/parse-amount.ts';
import { currentPeriod } from '../../../shared/payouts/periods.ts';
import type { PullPaymentRow } from '../../db/tables.ts';
import { useServices } from '../../state/services.tsx';
import { useWallet } from '../../state/session.ts';
import { percentOf, sumByUnit } from '../../state/sums.ts';
import { Amount } from '../../ui/amount.tsx';
import { Button } from '../../ui/button.tsx';
import { Details } from '../../ui/details.tsx';
import { Card } from '../../ui/page.tsx';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import { useAnswer } from '../../ui/use-answer.ts';
import { useOnChange } from '../../ui/use-on-change.ts';
import { type Words, useWords } from '../../ui/words.tsx';

const periodsShown = 24;

type Period = PeriodPageAnswer['periods'][number];

/** Nothing for a pull payment without a period, and before its first. */
export function PullHistory({ pull, now }: { readonly pull: PullPaymentRow; readonly now: number }): ReactNode {
  const { t } = useWords();
  const wallet = useWallet();
  const { workflow } = useServices();
  /** Where each page before this one began; the newest page begins at null. */
  const [trail, setTrail] = useState<readonly number[]>([]);
  const before = trail.at(-1) ?? null;
  const ask = () => workflow.periodHistory({ walletId: wallet.id, id: pull.id, before, count: periodsShown });
  const page = useAnswer(`${wallet.id} ${pull.id} ${before}`, ask);
  // New claims and a new period change what is shown; the old bars stay until the new ones are there.
  useOnChange(`${JSON.stringify(pull.counts)} ${pull.use?.life.waiting} ${currentPeriod(pull, now)?.start}`, page.reload);
  if (pull.period === null || now < pull.startsAt) return null;
  const { value } = page;
  return (
    <Card
      title={t('pull.history')}
      action={
        <div className="row">
          <Button kind="quiet" disabled={trail.length === 0} onClick={() => setTrail(trail.slice(0, -1))}>
            {t('pull.historyNewer')}
          </Button>
          <Button kind="quiet" disabled={!value || value.older === null} onClick={() => setTrail([...trail, value?.older ?? 0])}>
            {t('pull.historyOlder')}
          </Button>
        </div>
      }
    >
      {page.refusal ? <ErrorState refusal={page.refusal} onRetry={page.reload} /> : null}
      {!value && !page.refusal ? <LoadingState rows={2} /> : null}
      {value ? <Chart pull={pull} periods={[...value.periods].reverse()} now={now} /> : null}
      {value ? (
        <Details summary={t('pull.historyTable')}>
          <Table pull={pull} periods={value.periods} />
        </Details>
      ) : null}
    </Card>
  );
}

interface PeriodsProps {
  readonly pull: PullPaymentRow;
  readonly periods: readonly Period[];
}

/** Whole percent of the limit: of all that is claimed, or of a part of it. */
function percent({ limit }: PullPaymentRow, amount: string): number {
  return percentOf(decimalOf(amount), decimalOf(limit));
}

/** Oldest on the left. One picture to a screen reader; the table says the rest. */
function Chart({ pull, periods, now }: PeriodsProps & { readonly now: number }): ReactNode {
  const words = useWords();
  const { t, format } = words;
  const [first, last] = [periods[0], periods.at(-1)];
  return (
    <div className="history">
      <div className="row is-4 is-wrap small" aria-hidden="true">
        <span className="row">
          <span className="legend-swatch is-paid" />
          {t('pulls.paid')}
        </span>
        <span className="row">
          <span className="legend-swatch is-waiting" />
          {t('pulls.waiting')}
        </span>
      </div>
      <div className="history-bars" role="img" aria-label={chartWords(words, pull, periods)} data-testid="history">
        {periods.map((period) => (
          <Bar key={period.start} pull={pull} period={period} now={now} />
        ))}
      </div>
      <div className="row is-between soft tiny">
        <span>{first ? format.date(first.start) : ''}</span>
        <span>{last && last !== first ? (isRunning(last, now) ? t('pull.historyNow') : format.date(last.start)) : ''}</span>
      </div>
    </div>
  );
}

/** What the picture shows, in one sentence. */
function chartWords({ t }: Words, { unit }: PullPaymentRow, periods: readonly Period[]): string {
  const sum = (part: 'claimed' | 'paid' | 'waiting'): string => {
    const [all] = sumByUnit(periods, (period) => ({ amount: period[part], unit }));
    return amountText(all?.amount ?? '0', unit);
  };
  return t('pull.historyChart', { count: periods.length, claimed: sum('claimed'), paid: sum('paid'), waiting: sum('waiting') });
}

/** What is paid stands below what waits. */
function Bar({ pull, period, now }: { readonly pull: PullPaymentRow; readonly period: Period; readonly now: number }): ReactNode {
  const { t, format } = useWords();
  const [all, paid] = [percent(pull, period.claimed), percent(pull, period.paid)];
  const fill = (name: string, amount: string, height: number): ReactNode =>
    amount === '0' ? null : <span className={`history-fill ${name}`} style={{ height: `${height}%` }} />;
  return (
    <span
      className={isRunning(period, now) ? 'history-bar is-now' : 'history-bar'}
      title={t('pull.historyBar', {
        start: format.dateTime(period.start),
        end: period.end === null ? t('pull.historyOpen') : format.dateTime(period.end),
        claimed: amountText(period.claimed, pull.unit),
        paid: amountText(period.paid, pull.unit),
        waiting: amountText(period.waiting, pull.unit),
        limit: amountText(pull.limit, pull.unit),
        percent: all,
      })}
    >
      {fill('is-waiting', period.waiting, all - paid)}
      {fill('is-paid', period.paid, paid)}
    </span>
  );
}

function isRunning({ start, end }: Period, now: number): boolean {
  return now >= start && (end === null || now < end);
}

/** Newest first. */
function Table({ pull, periods }: PeriodsProps): ReactNode {
  const { t, format } = useWords();
  return (
    // A scrolling box must be reachable by keyboard.
    <div className="table-box" tabIndex={0} role="region" aria-label={t('pull.history')}>
      <table className="table history-table" data-testid="history-table">
        <thead>
          <tr>
            <th>{t('pull.historyPeriod')}</th>
            <th className="end">{t('pull.claimed')}</th>
            <th className="end">{t('pulls.paid')}</th>
            <th className="end">{t('pulls.waiting')}</th>
            <th className="end">{t('pull.historyShare')}</th>
            <th className="end">{t('pull.historyClaims')}</th>
          </tr>
        </thead>
        <tbody>
          {periods.map((period) => (
            <tr key={period.start}>
              <td>
                <span className="nowrap">{format.weekdayTime(period.start)}</span>{' '}
                <span className="nowrap">
                  {t('pull.historyUntil', { to: period.end === null ? t('pull.historyOpen') : format.weekdayTime(period.end) })}
                </span>
              </td>
              {([period.claimed, period.paid, period.waiting] as const).map((amount, index) => (
                <td key={index} className="end">
                  <Amount value={amount} unit={pull.unit} column rounded />
                </td>
              ))}
              <td className="end">{percent(pull, period.claimed)} %</td>
              <td className="end">{format.count(period.payouts)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
