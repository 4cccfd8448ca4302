// Owns the payouts list: tabs by state, search, selection, and the sheets that act on it.
import { type ReactNode, useState } from 'react';
import { type PayoutState, payoutStates } from '../../../shared/payouts/types.ts';
import { useLinks } from '../../state/links.ts';
import { go } from '../../state/route.ts';
import { useSelection } from '../../state/selection.ts';
import { useServices } from '../../state/services.tsx';
import { useWallet } from '../../state/session.ts';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { LoadingState } from '../../ui/states.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { useWords } from '../../ui/words.tsx';
import { type ChainFilter, matching } from './matching.ts';
import { PayoutPanel } from './payout-panel.tsx';
import { QueueEmpty } from './queue-empty.tsx';
import { QueueList } from './queue-list.tsx';
import { QueueTools } from './queue-tools.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { ActionSheet, type PendingAction } from './action-sheet.tsx';

export function QueueScreen({ tab, payoutId }: { readonly tab: PayoutState; readonly payoutId: string | null }): ReactNode {
  const { t } = useWords();
  const wallet = useWallet();
  const counts = useServices().live.usePayoutCounts(wallet);
  const [pending, setPending] = useState<PendingAction | null>(null);
  const change = (next: PayoutState): void => {
    useSelection.getState().clear();
    go({ screen: 'queue', tab: next });
  };
  return (
    <Page
      title={t('queue.title')}
      flush
      actions={
        <Button icon="link" onClick={() => useLinks.getState().setPaste(true)}>
          {t('queue.addCode')}
        </Button>
      }
    >
      <Tabs
        label={t('queue.tabs')}
        value={tab}
        onChange={change}
        panelClassName="fill"
        items={payoutStates.map((state) => ({
          id: state,
          label: t(`queue.tab.${state}`),
          count: counts?.[state],
          alert: state === 'AwaitingApproval',
        }))}
      >
        <QueueTab key={tab} tab={tab} onAction={setPending} payoutId={payoutId} />
      </Tabs>
      {pending ? <ActionSheet pending={pending} onClose={() => setPending(null)} /> : null}
    </Page>
  );
}

interface TabProps {
  readonly tab: PayoutState;
  readonly payoutId: string | null;
  readonly onAction: (action: PendingAction) => void;
}

function QueueTab({ tab, payoutId, onAction }: TabProps): ReactNode {
  const wallet = useWallet();
  const rows = useServices().live.usePayouts(wallet, tab);
  const { ids } = useSelection();
  const [search, setSearch] = useState('');
  const [chain, setChain] = useState<ChainFilter>('all');
  if (!rows) return <LoadingState rows={8} />;
  const shown = matching(rows, search, chain);
  const selected = rows.filter((row) => ids.has(row.id) && !row.locked);
  const open = payoutId === null ? undefined : rows.find((row) => row.id === payoutId);
  return (
    <>
      {rows.length > 0 ? (
        <QueueTools rows={shown} search={search} onSearch={setSearch} chain={chain} onChain={setChain} selectable={isSelectable(tab)} />
      ) : null}
      {shown.length > 0 ? (
        <QueueList tab={tab} rows={shown} selectable={isSelectable(tab)} onAction={(action) => onAction({ action, rows: selected })} />
      ) : (
        <QueueEmpty tab={tab} filtered={rows.length > 0} onShowAll={() => clearFilter(setSearch, setChain)} />
      )}
      {selected.length > 0 ? <SelectionBar rows={selected} onAction={onAction} /> : null}
      {payoutId === null ? null : (
        <PayoutPanel payout={open ?? null} payoutId={payoutId} onAction={onAction} onClose={() => go({ screen: 'queue', tab })} />
      )}
    </>
  );
}

function clearFilter(setSearch: (text: string) => void, setChain: (chain: ChainFilter) => void): void {
  setSearch('');
  setChain('all');
}

/** Only rows on which something can be done together. */
function isSelectable(tab: PayoutState): boolean {
  return tab === 'AwaitingApproval' || tab === 'AwaitingPayment';
}
