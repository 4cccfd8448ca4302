// Owns the claim form: terms first, then what the recipient fills in, then what to do with the answer.
import type { ReactNode } from 'react';
import { type ClaimDraft, claimKey, useDrafts } from '../../state/drafts.ts';
import { useLinks } from '../../state/links.ts';
import { goUp } from '../../state/route.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { useWords } from '../../ui/words.tsx';
import { ClaimForm } from './claim-form.tsx';
import { ClaimSent } from './claim-sent.tsx';
import { ClaimTermsCard } from './claim-terms-card.tsx';

export function ClaimScreen(): ReactNode {
  const { t } = useWords();
  const { claims, currentClaim } = useDrafts();
  const draft = currentClaim === null ? undefined : claims[currentClaim];
  return (
    <Page title={draft?.terms.name || t('claim.title')} back={{ label: t('common.back'), onBack: () => goUp({ screen: 'claims' }) }}>
      {draft ? <Claim key={claimKey(draft.terms)} draft={draft} /> : <NoLink />}
    </Page>
  );
}

function NoLink(): ReactNode {
  const { t } = useWords();
  return (
    <EmptyState
      icon="link"
      title={t('claim.startTitle')}
      actions={
        <Button kind="primary" icon="link" onClick={() => useLinks.getState().setPaste(true)}>
          {t('claim.startAction')}
        </Button>
      }
    >
      {t('claim.startText')}
    </EmptyState>
  );
}

function Claim({ draft }: { readonly draft: ClaimDraft }): ReactNode {
  const { t, refusal: words } = useWords();
  const { terms } = draft;
  return (
    <div className="form-grid">
      <div className="stack is-6">
        {terms.own ? <Banner title={t('claim.own')}>{t('claim.ownText')}</Banner> : null}
        {terms.refusal ? <Banner tone="bad">{words(terms.refusal)}</Banner> : null}
        {draft.sent ? <ClaimSent draft={draft} /> : terms.refusal ? null : <ClaimForm draft={draft} />}
      </div>
      <ClaimTermsCard terms={terms} />
    </div>
  );
}
