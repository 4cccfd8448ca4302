// Owns search, chain filter and "select all" above the payouts list.
import { type ReactNode, useMemo, useState } from 'react';
import type { PayoutRow } from '../../db/tables.ts';
import { useSelection } from '../../state/selection.ts';
import { Segments, TableCheckbox } from '../../ui/choice.tsx';
import { Button } from '../../ui/button.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { useWords } from '../../ui/words.tsx';
import { useQueueFilter } from '../../state/queue-filter.ts';
import { boundsOf } from './matching.ts';
import { QueueBounds } from './queue-bounds.tsx';

export interface QueueToolsProps {
  readonly rows: readonly PayoutRow[];
  /** Number of rows that the filter looks at. */
  readonly all: number;
  readonly selectable: boolean;
  /** What else can be done with the rows shown. */
  readonly children: ReactNode;
}

export function QueueTools({ rows, all, selectable, children }: QueueToolsProps): ReactNode {
  const { t, format } = useWords();
  const { filter, change } = useQueueFilter();
  const bounds = boundsOf(filter);
  const [open, setOpen] = useState(bounds > 0);
  return (
    <>
      <div className="queue-tools">
        {selectable ? <SelectAll rows={rows} /> : null}
        <SearchField
          className="queue-search"
          label={t('queue.search')}
          hint={t('queue.searchHint')}
          value={filter.search}
          onChange={(search) => change({ search })}
        />
        <Segments
          label={t('queue.chain')}
          value={filter.chain}
          onChange={(chain) => change({ chain })}
          options={[
            { value: 'all', label: t('queue.chain.all') },
            { value: 'bitcoin', label: t('common.bitcoin') },
            { value: 'xrpl', label: t('common.xrpl') },
          ]}
        />
        <Button kind="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
          {bounds > 0 ? t('filter.active', { count: bounds }) : t('filter.more')}
        </Button>
        {children}
        {rows.length === all ? null : (
          <span className="soft small nowrap" role="status">
            {t('filter.found', { shown: format.count(rows.length), all: format.count(all) })}
          </span>
        )}
      </div>
      {open ? <QueueBounds /> : null}
    </>
  );
}

function SelectAll({ rows }: { readonly rows: readonly PayoutRow[] }): ReactNode {
  const { t } = useWords();
  const { ids, setAll, clear } = useSelection();
  // A locked row allows nothing, and one of them would take every action away from the rest.
  const free = useMemo(() => rows.filter((row) => !row.locked), [rows]);
  const chosen = useMemo(() => (ids.size === 0 ? 0 : free.filter((row) => ids.has(row.id)).length), [free, ids]);
  return (
    <TableCheckbox
      label={t('queue.selectAll')}
      checked={free.length > 0 && chosen === free.length}
      mixed={chosen > 0 && chosen < free.length}
      disabled={free.length === 0}
      onChange={(checked) => (checked ? setAll(free.map((row) => row.id)) : clear())}
    />
  );
}
