// Owns the payouts list: tabs by state, search, selection, and the sheets that act on it.
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import { type PayoutState, payoutStates } from '../../../shared/payouts/types.ts';
import { ForecastNote } from '../../state/forecast-note.tsx';
import { useLinks } from '../../state/links.ts';
import { go } from '../../state/route.ts';
import { changeFilter, noFilter, useQueueFilter } from '../../state/queue-filter.ts';
import { useSelection } from '../../state/selection.ts';
import type { PayoutRow } from '../../db/tables.ts';
import { useServices } from '../../state/services.tsx';
import { useWallet } from '../../state/session.ts';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { LoadingState } from '../../ui/states.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { useWords } from '../../ui/words.tsx';
import { ExportSheet } from './export-sheet.tsx';
import { ImportSheet } from './import-sheet.tsx';
import { matching } from './matching.ts';
import { PayoutPanel } from './payout-panel.tsx';
import { QueueEmpty } from './queue-empty.tsx';
import { QueueList } from './queue-list.tsx';
import { usePreparedSearch } from './use-prepared-search.ts';
import { QueueTools } from './queue-tools.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { ActionSheet, type PendingAction } from './action-sheet.tsx';

export function QueueScreen({ tab, payoutId }: { readonly tab: PayoutState; readonly payoutId: string | null }): ReactNode {
  const { t } = useWords();
  const wallet = useWallet();
  const counts = useServices().live.usePayoutCounts(wallet);
  const [pending, setPending] = useState<PendingAction | null>(null);
  const [importing, setImporting] = useState(false);
  const change = (next: PayoutState): void => {
    useSelection.getState().clear();
    go({ screen: 'queue', tab: next });
  };
  return (
    <Page
      title={t('queue.title')}
      flush
      actions={
        <>
          <Button icon="file" onClick={() => setImporting(true)}>
            {t('bulk.import')}
          </Button>
          <Button icon="link" onClick={() => useLinks.getState().setPaste(true)}>
            {t('queue.addCode')}
          </Button>
        </>
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
        <QueueTab key={tab} tab={tab} count={counts?.[tab]} onAction={setPending} payoutId={payoutId} />
      </Tabs>
      {importing ? <ImportSheet onClose={() => setImporting(false)} /> : null}
      {pending ? <ActionSheet pending={pending} onClose={() => setPending(null)} /> : null}
    </Page>
  );
}

interface TabProps {
  readonly tab: PayoutState;
  /** How many payouts are in this state, by the index; undefined until it is known. */
  readonly count: number | undefined;
  readonly payoutId: string | null;
  readonly onAction: (action: PendingAction) => void;
}

const none: readonly PayoutRow[] = [];

function QueueTab({ tab, count, payoutId, onAction }: TabProps): ReactNode {
  const wallet = useWallet();
  const rows = useServices().live.usePayouts(wallet, tab);
  const { ids } = useSelection();
  const { t } = useWords();
  // Typing goes on while a long list is looked through.
  const filter = useDeferredValue(useQueueFilter((state) => state.filter));
  const shown = useMemo(() => matching(rows ?? [], filter), [rows, filter]);
  usePreparedSearch(rows ?? none);
  const selected = useMemo(() => (ids.size === 0 ? [] : (rows ?? []).filter((row) => ids.has(row.id) && !row.locked)), [rows, ids]);
  const [exported, setExported] = useState<readonly PayoutRow[] | null>(null);
  if (!rows) return <LoadingState rows={8} />;
  // A long list is read in parts; a file must never miss what was not read yet.
  const whole = count !== undefined && rows.length >= count;
  const open = payoutId === null ? undefined : rows.find((row) => row.id === payoutId);
  return (
    <>
      {tab === 'AwaitingPayment' && rows.length > 0 ? (
        <div className="queue-note">
          <ForecastNote walletId={wallet.id} waiting={count ?? rows.length} />
        </div>
      ) : null}
      {rows.length > 0 ? (
        <QueueTools rows={shown} all={rows.length} selectable={isSelectable(tab)}>
          <Button kind="quiet" busy={!whole} disabled={shown.length === 0} onClick={() => setExported(shown)}>
            {t('bulk.export')}
          </Button>
        </QueueTools>
      ) : null}
      {shown.length > 0 ? (
        <QueueList tab={tab} rows={shown} selectable={isSelectable(tab)} onAction={(action) => onAction({ action, rows: selected })} />
      ) : (
        <QueueEmpty tab={tab} filtered={rows.length > 0} onShowAll={() => changeFilter(noFilter)} />
      )}
      {exported ? <ExportSheet rows={exported} onClose={() => setExported(null)} /> : null}
      {selected.length > 0 ? <SelectionBar rows={selected} onAction={onAction} /> : null}
      {payoutId === null ? null : (
        <PayoutPanel payout={open ?? null} payoutId={payoutId} onAction={onAction} onClose={() => go({ screen: 'queue', tab })} />
      )}
    </>
  );
}

/** Only rows on which something can be done together. */
function isSelectable(tab: PayoutState): boolean {
  return tab === 'AwaitingApproval' || tab === 'AwaitingPayment';
}
