// Owns the rows of the payouts list and its keys: arrows or J and K move, Space selects, Enter opens, A acts.
import { type KeyboardEvent, type ReactNode, useCallback, useRef, useState } from 'react';
import type { PayoutState } from '../../../shared/payouts/types.ts';
import type { PayoutRow } from '../../db/tables.ts';
import { go } from '../../state/route.ts';
import { useSelection } from '../../state/selection.ts';
import { useNow } from '../../state/use-now.ts';
import { VirtualList, type VirtualListHandle } from '../../ui/virtual-list.tsx';
import { useWords } from '../../ui/words.tsx';
import { type BulkAction, mainAction } from './bulk-actions.ts';
import { QueueRow } from './queue-row.tsx';
import { useCurrentRates } from './use-current-rates.ts';

const rowHeight = 64;
const none: readonly PayoutRow[] = [];

export interface QueueListProps {
  readonly tab: PayoutState;
  readonly rows: readonly PayoutRow[];
  readonly selectable: boolean;
  readonly onAction: (action: BulkAction) => void;
}

export function QueueList({ tab, rows, selectable, onAction }: QueueListProps): ReactNode {
  const { t } = useWords();
  const now = useNow(30);
  const rateOf = useCurrentRates(tab === 'AwaitingPayment' ? rows : none);
  const list = useRef<VirtualListHandle>(null);
  const { ids, toggle } = useSelection();
  const [active, setActive] = useState(0);
  const open = useCallback((payoutId: string) => go({ screen: 'queue', tab, payoutId }), [tab]);
  const at = Math.min(active, rows.length - 1);
  const onKeyDown = useKeys({ tab, rows, selectable, onAction, at, setActive, list });
  return (
    <VirtualList
      ref={list}
      role="grid"
      label={t('queue.list')}
      multiselectable={selectable}
      items={rows}
      rowHeight={rowHeight}
      keyOf={(row) => row.id}
      onKeyDown={onKeyDown}
      header={<Head selectable={selectable} />}
      renderRow={(row, index) => (
        <QueueRow
          row={row}
          index={index}
          now={now}
          rateNow={rateOf(row)}
          focusable={index === at}
          selectable={selectable && !row.locked}
          selected={ids.has(row.id)}
          onToggle={toggle}
          onFocus={setActive}
          onOpen={open}
        />
      )}
    />
  );
}

function Head({ selectable }: { readonly selectable: boolean }): ReactNode {
  const { t } = useWords();
  return (
    <div role="row" className="queue-columns queue-head">
      <span role="columnheader">
        <span className="visually-hidden">{t(selectable ? 'queue.col.selected' : 'queue.locked')}</span>
      </span>
      <span role="columnheader">{t('queue.col.from')}</span>
      <span role="columnheader">{t('queue.col.to')}</span>
      <span role="columnheader" className="end">
        {t('queue.col.asked')}
      </span>
      <span role="columnheader" className="end">
        {t('queue.col.paid')}
      </span>
    </div>
  );
}

interface Keys extends QueueListProps {
  readonly at: number;
  readonly setActive: (index: number) => void;
  readonly list: React.RefObject<VirtualListHandle | null>;
}

function useKeys({ tab, rows, selectable, onAction, at, setActive, list }: Keys): (event: KeyboardEvent) => void {
  const { ids, toggle, setAll } = useSelection();
  const move = (to: number): void => {
    const index = Math.max(0, Math.min(rows.length - 1, to));
    setActive(index);
    list.current?.focusRow(index);
  };
  const select = (): void => {
    const row = rows[at];
    if (row && selectable && !row.locked) toggle(row.id);
  };
  const open = (): void => {
    const row = rows[at];
    if (row) go({ screen: 'queue', tab, payoutId: row.id });
  };
  const act = (): void => {
    const action = mainAction(rows.filter((row) => ids.has(row.id)));
    if (action) onAction(action);
  };
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => move(at + 1),
    j: () => move(at + 1),
    ArrowUp: () => move(at - 1),
    k: () => move(at - 1),
    Home: () => move(0),
    End: () => move(rows.length - 1),
    PageDown: () => move(at + 8),
    PageUp: () => move(at - 8),
    ' ': select,
    Enter: open,
    a: act,
  };
  return (event) => {
    const command = event.ctrlKey || event.metaKey;
    if (command && event.key.toLowerCase() === 'a' && selectable) {
      event.preventDefault();
      setAll(rows.filter((row) => !row.locked).map((row) => row.id));
      return;
    }
    const run =
      command || event.altKey || event.target instanceof HTMLInputElement
        ? undefined
        : keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!run) return;
    event.preventDefault();
    run();
  };
}
