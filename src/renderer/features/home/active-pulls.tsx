// Owns the running pull payments on the first screen.
import type { ReactNode } from 'react';
import type { WalletSummary } from '../../../shared/contract/common.ts';
import { pullPaymentStatus } from '../../../shared/payouts/pull-payment-status.ts';
import type { PullPaymentRow } from '../../db/tables.ts';
import { go } from '../../state/route.ts';
import { useServices } from '../../state/services.tsx';
import { useNow } from '../../state/use-now.ts';
import { usePullUse } from '../../state/use-pull-use.ts';
import { Button } from '../../ui/button.tsx';
import { LimitBar } from '../../ui/limit-bar.tsx';
import { Card } from '../../ui/page.tsx';
import { PlainText } from '../../ui/plain-text.tsx';
import { EmptyState, LoadingState } from '../../ui/states.tsx';
import { useWords } from '../../ui/words.tsx';

const shownAtMost = 5;

export function ActivePulls({ wallet }: { readonly wallet: WalletSummary }): ReactNode {
  const { t } = useWords();
  const now = useNow();
  const pulls = useServices().live.usePullPayments(wallet);
  const active = pulls?.filter((pull) => pullPaymentStatus(pull, now) === 'active');
  return (
    <Card
      title={t('home.active')}
      flush
      action={
        <Button kind="link" onClick={() => go({ screen: 'pulls' })}>
          {t('common.seeAll')}
        </Button>
      }
    >
      {!active ? <LoadingState /> : null}
      {active?.length === 0 ? (
        <EmptyState icon="pull" title={t('home.noActive')}>
          {t('home.noActiveText')}
        </EmptyState>
      ) : null}
      {active?.slice(0, shownAtMost).map((pull) => (
        <Line key={pull.id} pull={pull} now={now} />
      ))}
    </Card>
  );
}

function Line({ pull, now }: { readonly pull: PullPaymentRow; readonly now: number }): ReactNode {
  const { t, format } = useWords();
  const use = usePullUse(pull, now);
  const end = use?.period?.end ?? null;
  const note =
    end === null ? t('pulls.noEnd') : t(end === pull.expiresAt ? 'pulls.endsIn' : 'pulls.resetsIn', { span: format.span(end - now) });
  return (
    <button type="button" className="list-row" onClick={() => go({ screen: 'pull', id: pull.id })}>
      <span className="grow stack is-1">
        <PlainText text={pull.name || t('pulls.unnamed')} line className="strong" />
        <span className="soft small">{note}</span>
      </span>
      <span className="pull-line-bar">
        {use ? (
          <LimitBar
            available={use.available}
            limit={pull.limit}
            unit={pull.unit}
            paidPercent={use.paidPercent}
            waitingPercent={use.waitingPercent}
            label={t('pulls.progress')}
          />
        ) : null}
      </span>
    </button>
  );
}
