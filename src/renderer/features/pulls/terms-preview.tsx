// Owns the preview beside the form: what others may claim, and when the limit is free again.
import type { ReactNode } from 'react';
import { amountText } from '../../../shared/i18n/format.ts';
import { type PeriodTerms, nextResets } from '../../../shared/payouts/periods.ts';
import type { PullDraft } from '../../state/drafts.ts';
import { useServices } from '../../state/services.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useWords } from '../../ui/words.tsx';
import { amountOf, momentOf, periodOf } from './draft-terms.ts';
import { periodWords } from './period-words.ts';

const resetsShown = 4;

export function TermsPreview({ draft, now }: { readonly draft: PullDraft; readonly now: number }): ReactNode {
  const words = useWords();
  const { t, format } = words;
  const { timeZone } = useServices();
  const limit = amountOf(draft.limit);
  const period = periodOf(draft) ?? null;
  const terms: PeriodTerms = {
    startsAt: draft.startsLater ? (momentOf(draft.startDate) ?? now) : now,
    expiresAt: draft.hasEnd ? momentOf(draft.endDate) : null,
    period,
  };
  return (
    <aside className="card form-aside stack is-3" aria-live="polite" aria-label={t('form.previewTitle')}>
      <h2>{t('form.previewTitle')}</h2>
      {limit === null || draft.unit === '' ? (
        <p className="soft">{t('form.previewEmpty')}</p>
      ) : (
        <p className="preview-sentence">
          {period === null
            ? t('form.previewOnce', { limit: amountText(limit, draft.unit) })
            : t('form.previewPeriod', { limit: amountText(limit, draft.unit), period: periodWords(words, period) })}
        </p>
      )}
      {period === null ? null : <Resets terms={terms} now={now} />}
      {terms.expiresAt === null ? null : <p className="small">{t('form.previewEnd', { date: format.dateTime(terms.expiresAt) })}</p>}
      <p className="soft tiny">{t('form.previewZone', { zone: timeZone })}</p>
    </aside>
  );
}

function Resets({ terms, now }: { readonly terms: PeriodTerms; readonly now: number }): ReactNode {
  const { t, format } = useWords();
  const resets = nextResets(terms, now, resetsShown);
  const isShort = (at: number): boolean => terms.period !== null && terms.expiresAt !== null && at + terms.period > terms.expiresAt;
  return (
    <div className="stack is-2">
      <h3>{t('form.previewResets')}</h3>
      <ol className="reset-preview" data-testid="reset-preview">
        {resets.map((at) => (
          <li key={at}>
            <Icon name={at === terms.startsAt ? 'clock' : 'repeat'} size={16} />
            <span>
              {format.dateTime(at)}
              {isShort(at) ? <span className="soft tiny block">{t('form.previewClipped')}</span> : null}
            </span>
            <span className="soft tiny">{format.relative(at, now)}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
