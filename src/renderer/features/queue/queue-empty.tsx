// Owns what a tab of the payouts list shows when it has no rows.
import type { ReactNode } from 'react';
import type { PayoutState } from '../../../shared/payouts/types.ts';
import { useLinks } from '../../state/links.ts';
import { go } from '../../state/route.ts';
import { Button } from '../../ui/button.tsx';
import type { IconName } from '../../ui/icon.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { useWords } from '../../ui/words.tsx';

const icons: Readonly<Record<PayoutState, IconName>> = {
  AwaitingApproval: 'hand',
  AwaitingPayment: 'send',
  InProgress: 'clock',
  Completed: 'check',
  Cancelled: 'archive',
};

export function QueueEmpty({
  tab,
  filtered,
  onShowAll,
}: {
  readonly tab: PayoutState;
  readonly filtered: boolean;
  readonly onShowAll: () => void;
}): ReactNode {
  const { t } = useWords();
  if (filtered) {
    return (
      <EmptyState icon="search" title={t('queue.noMatch')} actions={<Button onClick={onShowAll}>{t('queue.showAll')}</Button>}>
        {t('queue.noMatchText')}
      </EmptyState>
    );
  }
  const actions =
    tab === 'AwaitingApproval' ? (
      <>
        <Button icon="pull" onClick={() => go({ screen: 'pulls' })}>
          {t('nav.pulls')}
        </Button>
        <Button icon="link" onClick={() => useLinks.getState().setPaste(true)}>
          {t('queue.addCode')}
        </Button>
      </>
    ) : null;
  return (
    <EmptyState icon={icons[tab]} title={t(`queue.empty.${tab}`)} actions={actions}>
      {t(`queue.emptyText.${tab}`)}
    </EmptyState>
  );
}
