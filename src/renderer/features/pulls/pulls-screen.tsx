// Owns the list of pull payments, by status.
import { type ReactNode, useState } from 'react';
import { type PullPaymentStatus, pullPaymentStatus, pullPaymentStatuses } from '../../../shared/payouts/pull-payment-status.ts';
import type { PullPaymentRow } from '../../db/tables.ts';
import { go } from '../../state/route.ts';
import { useServices } from '../../state/services.tsx';
import { useWallet } from '../../state/session.ts';
import { useNow } from '../../state/use-now.ts';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { EmptyState, LoadingState } from '../../ui/states.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { useWords } from '../../ui/words.tsx';
import { PullRow } from './pull-row.tsx';

const rowHeight = 92;

export function PullsScreen(): ReactNode {
  const { t } = useWords();
  const wallet = useWallet();
  const now = useNow();
  const [tab, setTab] = useState<PullPaymentStatus>('active');
  const pulls = useServices().live.usePullPayments(wallet);
  const byStatus = (status: PullPaymentStatus): readonly PullPaymentRow[] | undefined =>
    pulls?.filter((pull) => pullPaymentStatus(pull, now) === status);
  const shown = byStatus(tab);
  return (
    <Page title={t('pulls.title')} subtitle={t('pulls.subtitle')} actions={<NewButton />} flush>
      {pulls?.length === 0 ? (
        <EmptyState icon="pull" title={t('pulls.emptyTitle')} actions={<NewButton />}>
          {t('pulls.emptyText')}
        </EmptyState>
      ) : (
        <Tabs
          label={t('pulls.tabs')}
          items={pullPaymentStatuses.map((status) => ({ id: status, label: t(`pullStatus.${status}`), count: byStatus(status)?.length }))}
          value={tab}
          onChange={setTab}
          panelClassName="fill"
        >
          {shown ? <List tab={tab} pulls={shown} now={now} /> : <LoadingState rows={6} />}
        </Tabs>
      )}
    </Page>
  );
}

function NewButton(): ReactNode {
  const { t } = useWords();
  return (
    <Button kind="primary" icon="plus" onClick={() => go({ screen: 'new-pull' })}>
      {t('pulls.new')}
    </Button>
  );
}

function List({
  tab,
  pulls,
  now,
}: {
  readonly tab: PullPaymentStatus;
  readonly pulls: readonly PullPaymentRow[];
  readonly now: number;
}): ReactNode {
  const { t } = useWords();
  const wallet = useWallet();
  if (pulls.length === 0) {
    const titles = {
      active: 'home.noActive',
      future: 'pulls.emptyFuture',
      expired: 'pulls.emptyExpired',
      archived: 'pulls.emptyArchived',
    } as const;
    return (
      <EmptyState icon="pull" title={t(titles[tab])}>
        {t('pulls.emptyTabText')}
      </EmptyState>
    );
  }
  return (
    <VirtualList
      role="list"
      label={t('pulls.title')}
      items={pulls}
      rowHeight={rowHeight}
      keyOf={(pull) => pull.id}
      renderRow={(pull, index) => <PullRow wallet={wallet} pull={pull} now={now} index={index} />}
    />
  );
}
