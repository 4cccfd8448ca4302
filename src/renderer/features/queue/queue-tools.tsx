// Owns search, chain filter and "select all" above the payouts list.
import type { ReactNode } from 'react';
import type { PayoutRow } from '../../db/tables.ts';
import { useSelection } from '../../state/selection.ts';
import { Segments, TableCheckbox } from '../../ui/choice.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useWords } from '../../ui/words.tsx';
import type { ChainFilter } from './matching.ts';

export interface QueueToolsProps {
  readonly rows: readonly PayoutRow[];
  readonly search: string;
  readonly onSearch: (text: string) => void;
  readonly chain: ChainFilter;
  readonly onChain: (chain: ChainFilter) => void;
  readonly selectable: boolean;
}

export function QueueTools({ rows, search, onSearch, chain, onChain, selectable }: QueueToolsProps): ReactNode {
  const { t } = useWords();
  return (
    <div className="queue-tools">
      {selectable ? <SelectAll rows={rows} /> : null}
      <div className="input queue-search">
        <span className="input-side">
          <Icon name="search" size={16} />
        </span>
        <input
          type="search"
          aria-label={t('queue.search')}
          placeholder={t('queue.searchHint')}
          value={search}
          onChange={(event) => onSearch(event.target.value)}
          spellCheck={false}
        />
      </div>
      <Segments
        label={t('queue.chain')}
        value={chain}
        onChange={onChain}
        options={[
          { value: 'all', label: t('queue.chain.all') },
          { value: 'bitcoin', label: t('common.bitcoin') },
          { value: 'xrpl', label: 'XRP' },
        ]}
      />
    </div>
  );
}

function SelectAll({ rows }: { readonly rows: readonly PayoutRow[] }): ReactNode {
  const { t } = useWords();
  const { ids, setAll, clear } = useSelection();
  // A locked row allows nothing, and one of them would take every action away from the rest.
  const free = rows.filter((row) => !row.locked);
  const chosen = free.filter((row) => ids.has(row.id)).length;
  return (
    <TableCheckbox
      label={t('queue.selectAll')}
      checked={free.length > 0 && chosen === free.length}
      mixed={chosen > 0 && chosen < free.length}
      onChange={(checked) => (checked ? setAll(free.map((row) => row.id)) : clear())}
    />
  );
}
