// Owns the studio: any payment of the XRP Ledger, made and judged on one page; form at the left, what the app says to it at the right, what was sent below.
import { type ReactNode, useState } from 'react';
import { hasLedger } from '../../../shared/network.ts';
import { useRoute } from '../../state/route.ts';
import { useWallet } from '../../state/session.ts';
import { isStudioTouched } from '../../state/studio-form.ts';
import { toast } from '../../state/toast.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Segments } from '../../ui/choice.tsx';
import { Page } from '../../ui/page.tsx';
import { useOnChange } from '../../ui/use-on-change.ts';
import { useWords } from '../../ui/words.tsx';
import { AssetAmount } from './asset-text.tsx';
import { BookCard } from './book-card.tsx';
import { focusField } from './focus-field.ts';
import { JsonEditor } from './json-editor.tsx';
import { Lesson } from './lesson.tsx';
import { PayForm } from './pay-form.tsx';
import { ReviewSheet } from './review-sheet.tsx';
import { directBook } from './route-hops.ts';
import { RoutePicture } from './route-picture.tsx';
import { SentList } from './sent-list.tsx';
import { StudioProvider, useStudio, useStudioModel } from './use-studio.tsx';
import { Verdict } from './verdict.tsx';

export function StudioScreen(): ReactNode {
  const wallet = useWallet();
  const lesson = useRoute(({ route }) => route.screen === 'studio' && route.lesson === true);
  if (!hasLedger(wallet.network)) return <NoLedger />;
  return lesson && wallet.network === 'practice' ? <Lesson key={wallet.id} wallet={wallet} /> : <Workshop key={wallet.id} />;
}

/** Reached from another wallet's screen, where there was one. */
function NoLedger(): ReactNode {
  const { t, refusal: words } = useWords();
  return (
    <Page title={t('studio.title')}>
      <Banner>{words({ code: 'no-ledger-here' })}</Banner>
    </Page>
  );
}

function Workshop(): ReactNode {
  const { t } = useWords();
  const studio = useStudioModel(useWallet());
  const { draft, put, read } = studio;
  const hasJson = draft.expert || draft.json !== null;
  // What is higher than the window must not stand still: its end would never come into sight.
  const isTall = hasJson || directBook(read.shape) !== null;
  usePaymentOfRoute(studio.replace);
  return (
    <StudioProvider studio={studio}>
      <Page title={t('studio.title')} subtitle={t('studio.subtitle')} actions={<Actions />} foot={<Foot />}>
        <div className="stack is-6">
          {draft.former === null ? null : (
            <Banner
              action={
                <Button small onClick={() => put({ ...draft.former, former: null })}>
                  {t('studio.formerBack')}
                </Button>
              }
            >
              {t(isStudioTouched(draft) ? 'studio.former' : 'studio.cleared')}
            </Banner>
          )}
          <div className="studio-grid">
            <PayForm />
            <div className={isTall ? 'stack' : 'stack studio-aside'}>
              {hasJson ? <JsonEditor /> : null}
              <Verdict />
              <RoutePicture />
              <BookCard />
            </div>
          </div>
          <SentList />
        </div>
      </Page>
    </StudioProvider>
  );
}

/** What another screen asks to be paid is taken over once; the way back leads to the form as it is then. */
function usePaymentOfRoute(replace: (json: string | null, account?: string) => void): void {
  const { route, amend } = useRoute();
  const { payment, account } = route.screen === 'studio' ? route : {};
  useOnChange(JSON.stringify([payment, account]), () => {
    if (payment === undefined && account === undefined) return;
    replace(payment ?? null, account);
    amend({ screen: 'studio' });
  });
}

function Actions(): ReactNode {
  const { t } = useWords();
  const { wallet, draft, put, replace } = useStudio();
  const go = useRoute((state) => state.go);
  return (
    <>
      {isStudioTouched(draft) ? (
        <Button kind="quiet" onClick={() => replace(null)}>
          {t('studio.clear')}
        </Button>
      ) : null}
      {wallet.network === 'practice' ? (
        <Button icon="help" onClick={() => go({ screen: 'studio', lesson: true })}>
          {t('studio.lesson')}
        </Button>
      ) : null}
      <Segments
        label={t('studio.mode')}
        value={draft.expert ? 'expert' : 'simple'}
        onChange={(mode) => put({ expert: mode === 'expert' })}
        options={[
          { value: 'simple', label: t('studio.mode.simple') },
          { value: 'expert', label: t('studio.mode.expert') },
        ]}
      />
    </>
  );
}

/** What it comes to, and the way on; it stays in sight. */
function Foot(): ReactNode {
  const { t } = useWords();
  const { read, judgement, names, trial, wallet, finish } = useStudio();
  const [open, setOpen] = useState(false);
  const { review, verdict } = judgement;
  const isForeseen = verdict === 'blocked' && judgement.onlyForeseen && wallet.network === 'practice';
  const ready = verdict === 'good' || verdict === 'warned' || isForeseen;
  const press = (): void => {
    const [first] = read.missing;
    const wrong = first ?? [...read.problems.keys()][0] ?? judgement.findings.find(({ field }) => field !== null)?.field;
    if (!ready) {
      if (wrong) focusField(wrong);
      return;
    }
    if (trial.simulation === null && trial.refusal === null) trial.run(() => setOpen(true));
    else setOpen(true);
  };
  const reading = read.reading;
  return (
    <div className="page-bar">
      <div className="page-bar-text">
        {review === null ? (
          <span className="soft">{t('studio.foot.nothing')}</span>
        ) : (
          <span className="studio-totals">
            <span className="stack is-1">
              <span className="tiny soft">{t(review.kind.partial ? 'studio.foot.atMost' : 'studio.foot.arrives')}</span>
              <AssetAmount amount={review.delivered} names={names} size="medium" />
            </span>
            <span className="stack is-1">
              <span className="tiny soft">{t('studio.foot.spends')}</span>
              <AssetAmount amount={review.spentAtMost} names={names} size="medium" />
            </span>
          </span>
        )}
      </div>
      <Button kind="primary" icon="send" busy={trial.busy} onClick={press}>
        {t('studio.review')}
      </Button>
      {open && ready && review !== null && reading !== null ? (
        <ReviewSheet
          review={review}
          payment={reading.normalised}
          onSent={() => {
            setOpen(false);
            finish();
            toast('good', t('studio.sentToast'));
          }}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </div>
  );
}
