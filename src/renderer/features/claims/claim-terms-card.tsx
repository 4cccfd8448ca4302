// Owns the terms as the recipient sees them.
import type { ReactNode } from 'react';
import type { ClaimTerms } from '../../../shared/contract/workflow-api.ts';
import { Amount } from '../../ui/amount.tsx';
import { PlainText } from '../../ui/plain-text.tsx';
import { useWords } from '../../ui/words.tsx';

export function ClaimTermsCard({ terms }: { readonly terms: ClaimTerms }): ReactNode {
  const { t, format } = useWords();
  return (
    <aside className="card form-aside stack is-3" aria-label={t('claim.terms')}>
      <h2>{t('claim.terms')}</h2>
      <div className="stat">
        <span className="soft small">{t(terms.available === null ? 'claim.availableUnknown' : 'claim.available')}</span>
        <span>
          <Amount value={terms.available ?? terms.limit} unit={terms.unit} size="large" />
        </span>
      </div>
      {terms.available === null ? <p className="soft small">{t('claim.availableNote')}</p> : null}
      {terms.description === '' ? null : <PlainText text={terms.description} />}
      <hr className="divider" />
      {terms.periodEnd !== null && terms.periodEnd !== terms.expiresAt ? (
        <p className="small">{t('claim.resets', { date: format.dateTime(terms.periodEnd) })}</p>
      ) : null}
      {terms.expiresAt === null ? null : <p className="small">{t('claim.ends', { date: format.dateTime(terms.expiresAt) })}</p>}
      <div className="stack is-1">
        <span className="soft small">{t('claim.from')}</span>
        <PlainText text={terms.server ?? t('claim.fromOffer')} className="small" />
      </div>
      {terms.sender === null ? null : (
        <div className="stack is-1">
          <span className="soft small">{t('claim.senderKey')}</span>
          <span className="mono tiny selectable sender-key">{terms.sender}</span>
        </div>
      )}
    </aside>
  );
}
