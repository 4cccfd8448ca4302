// Owns the frame of both tabs: which account, still loading, no answer, not opened, only looked at; and below that the account itself.
import type { ReactNode } from 'react';
import { AccountChoice } from '../../state/account-choice.tsx';
import { Banner } from '../../ui/banner.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.tsx';
import { useWords } from '../../ui/words.tsx';
import type { Desk, DeskAnswer } from './use-desk.ts';

export function DeskFrame({ answer, children }: { readonly answer: DeskAnswer; readonly children: (desk: Desk) => ReactNode }): ReactNode {
  const { t, refusal: words } = useWords();
  const { own, desk, refusal, reload } = answer;
  return (
    <>
      {own.accounts.length > 1 ? (
        <div className="row">
          <AccountChoice {...own} />
        </div>
      ) : null}
      {refusal && !desk ? <ErrorState refusal={refusal} onRetry={reload} /> : null}
      {!refusal && !desk ? <LoadingState rows={6} /> : null}
      {desk && refusal ? (
        <Banner tone="warn" title={t('tokens.stale')}>
          {words(refusal)}
        </Banner>
      ) : null}
      {desk && !desk.holdings.exists ? (
        <EmptyState icon="wallet" title={t('tokens.notOpen')}>
          {t('tokens.notOpenText')}
        </EmptyState>
      ) : null}
      {desk && !desk.canSign ? <Banner title={t('tokens.watched')}>{t('tokens.watchedText')}</Banner> : null}
      {desk?.holdings.exists ? children(desk) : null}
      {desk?.holdings.more ? <p className="soft small">{t('tokens.moreOwned')}</p> : null}
    </>
  );
}
