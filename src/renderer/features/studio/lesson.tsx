// Owns the lesson about rates on the practice network: accept USD, choose one of nine ways to pay, see what will happen, let it happen, see why.
import { type ReactNode, useEffect, useState } from 'react';
import type { WalletSummary } from '../../../shared/contract/common.ts';
import type { PracticeLesson } from '../../../shared/contract/practice-market.ts';
import { go } from '../../state/route.ts';
import { useServices } from '../../state/services.tsx';
import { useOrder } from '../../state/use-order.ts';
import { useOrders } from '../../state/use-orders.ts';
import { useOwnAccounts } from '../../state/use-own-accounts.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import { Stepper } from '../../ui/stepper.tsx';
import { useAnswer } from '../../ui/use-answer.ts';
import { useWords } from '../../ui/words.tsx';
import { acceptUsd } from './lesson-cases.ts';
import { LessonCases } from './lesson-market.tsx';

/** A ledger closes every few seconds; the acceptance is looked for as often. */
const lookAgain = 2500;

export function Lesson({ wallet }: { readonly wallet: WalletSummary }): ReactNode {
  const { t } = useWords();
  const { main } = useServices();
  const { account } = useOwnAccounts(wallet);
  const { value, refusal, loading, reload } = useAnswer(`lesson ${wallet.id} ${account.address}`, () =>
    main.practiceLesson({ walletId: wallet.id, account: account.address }),
  );
  const [seen, setSeen] = useState(false);
  const step = value?.accepted !== true ? 0 : seen ? 2 : 1;
  return (
    <Page
      title={t('lesson.title')}
      back={{ label: t('common.back'), onBack: () => go({ screen: 'studio' }) }}
      actions={
        value?.accepted ? (
          <Button icon="refresh" busy={loading} onClick={reload}>
            {t('lesson.anew')}
          </Button>
        ) : undefined
      }
    >
      <div className="stack is-6">
        <p className="studio-lead">{t('lesson.intro')}</p>
        <Stepper
          label={t('lesson.steps')}
          steps={[t('lesson.step.accept'), t('lesson.step.choose'), t('lesson.step.see')]}
          current={step}
        />
        {value === undefined && refusal ? <ErrorState refusal={refusal} onRetry={reload} /> : null}
        {value === undefined && !refusal ? <LoadingState rows={5} /> : null}
        {value?.accepted === false ? <Accept wallet={wallet} account={account.address} lesson={value} onLook={reload} /> : null}
        {value?.accepted ? (
          <>
            <p className="soft">{t('lesson.balance', { amount: value.balance })}</p>
            <LessonCases
              wallet={wallet}
              account={account.address}
              lesson={value}
              standing={loading ? 'setting-up' : (refusal ?? 'stands')}
              onMarket={reload}
              onSeen={setSeen}
            />
          </>
        ) : null}
      </div>
    </Page>
  );
}

/** The first step: nobody can be sent a token that he has not accepted. */
function Accept({
  wallet,
  account,
  lesson,
  onLook,
}: {
  readonly wallet: WalletSummary;
  readonly account: string;
  readonly lesson: PracticeLesson;
  readonly onLook: () => void;
}): ReactNode {
  const { t, refusal: words } = useWords();
  const [asked, setAsked] = useState(false);
  const order = useOrder(() => setAsked(true));
  const orders = useOrders(wallet.id);
  const newest = orders.value?.find(({ transactionType }) => transactionType === 'TrustSet');
  const failed = asked && newest?.phase === 'failed' ? newest.reason : null;
  const waits = asked && failed === null;
  useEffect(() => {
    if (!waits) return undefined;
    const timer = setInterval(onLook, lookAgain);
    return () => clearInterval(timer);
  }, [waits, onLook]);
  return (
    <Card title={t('lesson.acceptTitle')}>
      <p>{t('lesson.acceptText')}</p>
      {order.refusal ? <Banner tone="bad">{words(order.refusal)}</Banner> : null}
      {order.stopped ? <Banner>{t('lesson.after.stopped')}</Banner> : null}
      {failed === null ? null : <Banner tone="bad">{words({ code: failed })}</Banner>}
      <div className="row is-wrap">
        <Button
          kind="primary"
          icon="shield"
          busy={order.busy || waits}
          onClick={() => order.place({ account, transaction: acceptUsd(account, lesson.usd) })}
        >
          {t(waits ? 'lesson.accepting' : 'lesson.accept')}
        </Button>
        {asked ? (
          <Button kind="quiet" icon="refresh" onClick={onLook}>
            {t('lesson.check')}
          </Button>
        ) : null}
      </div>
    </Card>
  );
}
