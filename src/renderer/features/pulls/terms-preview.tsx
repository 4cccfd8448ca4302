// Owns the preview beside the form: what others may claim, and when the limit is free again, in the reader's time zone.
import type { ReactNode } from 'react';
import { amountText } from '../../../shared/i18n/format.ts';
import { type PeriodTerms, nextResets, periodAt } from '../../../shared/payouts/periods.ts';
import type { PullDraft } from '../../state/drafts.ts';
import { useServices } from '../../state/services.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useWords } from '../../ui/words.tsx';
import { limitOf, momentOf, periodOf, unitOf } from './draft-terms.ts';
import { periodWords } from './period-words.ts';

const resetsShown = 4;
const day = 86_400;

export function TermsPreview({ draft, now }: { readonly draft: PullDraft; readonly now: number }): ReactNode {
  const words = useWords();
  const { t, format } = words;
  const { timeZone } = useServices();
  const limit = limitOf(draft, now);
  const unit = unitOf(draft.unit);
  const period = draft.template === 'refund' ? null : (periodOf(draft) ?? null);
  const terms: PeriodTerms = {
    startsAt: draft.startsLater ? (momentOf(draft.startDate) ?? now) : now,
    expiresAt: draft.hasEnd ? momentOf(draft.endDate) : null,
    period,
  };
  return (
    <aside className="card form-aside stack is-3" aria-live="polite" aria-label={t('form.previewTitle')}>
      <h2>{t('form.previewTitle')}</h2>
      {limit === null || unit === null ? (
        <p className="soft">{t('form.previewEmpty')}</p>
      ) : (
        <p className="preview-sentence">
          {period === null
            ? t('form.previewOnce', { limit: amountText(limit, unit) })
            : t('form.previewPeriod', { limit: amountText(limit, unit), period: periodWords(words, period) })}
        </p>
      )}
      {period === null ? null : <Resets terms={terms} period={period} now={now} />}
      {terms.expiresAt === null ? null : <p className="small">{t('form.previewEnd', { date: format.weekdayTime(terms.expiresAt) })}</p>}
      <p className="soft tiny">{t('form.previewZone', { zone: timeZone })}</p>
    </aside>
  );
}

interface ResetsProps {
  readonly terms: PeriodTerms;
  readonly period: number;
  readonly now: number;
}

function Resets({ terms, period, now }: ResetsProps): ReactNode {
  const { t, format } = useWords();
  const resets = nextResets(terms, now, resetsShown);
  return (
    <div className="stack is-2">
      <h3>{t('form.previewResets')}</h3>
      {resets.length === 0 ? <p className="soft small">{t('form.previewNone')}</p> : null}
      <ol className="reset-preview" data-testid="reset-preview">
        {resets.map((at) => (
          <li key={at}>
            <Icon name={at === terms.startsAt ? 'clock' : 'repeat'} size={16} />
            <span>
              {format.weekdayTime(at)}
              <ResetNotes terms={terms} period={period} at={at} />
            </span>
            <span className="soft tiny">{format.relative(at, now)}</span>
          </li>
        ))}
      </ol>
      <p className="soft tiny">{t('form.limitHint')}</p>
    </div>
  );
}

/** What is unusual about a reset: it is the start, its period is cut short by the end, or clocks were changed before it. */
function ResetNotes({ terms, period, at }: Omit<ResetsProps, 'now'> & { readonly at: number }): ReactNode {
  const { t, format } = useWords();
  const end = periodAt(terms, at)?.end ?? null;
  const isShort = end !== null && end - at < period;
  const moved = period % day === 0 && format.time(at) !== format.time(at - period) && at > terms.startsAt;
  const notes = [
    ...(at === terms.startsAt ? [t('form.previewFirst')] : []),
    ...(isShort ? [t('form.previewClipped', { span: format.span(end - at) })] : []),
    ...(moved ? [t('form.previewClock')] : []),
  ];
  return notes.map((note) => (
    <span key={note} className="soft tiny block">
      {note}
    </span>
  ));
}
