// Owns search, direction, further filters and the export above the history.
import { type ReactNode, useState } from 'react';
import type { Chain } from '../../../shared/network.ts';
import { isBadAmount } from '../../state/bounds.ts';
import { Button } from '../../ui/button.tsx';
import { Segments } from '../../ui/choice.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../ui/words.tsx';
import { directions, furtherFilters, type HistoryFilter, historyStates } from './history-filter.ts';

export interface HistoryToolsProps {
  readonly chain: Chain;
  readonly filter: HistoryFilter;
  readonly onChange: (changes: Partial<HistoryFilter>) => void;
  readonly shown: number;
  readonly all: number;
  readonly exporting: boolean;
  readonly onExport: () => void;
}

export function HistoryTools({ chain, filter, onChange, shown, all, exporting, onExport }: HistoryToolsProps): ReactNode {
  const { t, format } = useWords();
  const further = furtherFilters(filter);
  const [open, setOpen] = useState(further > 0);
  return (
    <>
      <div className="list-tools">
        <SearchField
          className="queue-search"
          label={t('history.search')}
          hint={t('history.searchHint')}
          value={filter.search}
          onChange={(search) => onChange({ search })}
        />
        <Segments
          label={t('history.direction')}
          value={filter.direction}
          onChange={(direction) => onChange({ direction })}
          options={directions.map((value) => ({ value, label: t(`history.direction.${value}`) }))}
        />
        <Button kind="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
          {further > 0 ? t('filter.active', { count: further }) : t('filter.more')}
        </Button>
        {shown === all ? null : (
          <span className="soft small nowrap" role="status">
            {t('filter.found', { shown: format.count(shown), all: format.count(all) })}
          </span>
        )}
        <span className="grow" />
        <Button icon="file" busy={exporting} disabled={shown === 0} onClick={onExport}>
          {t('history.export')}
        </Button>
      </div>
      {open ? <Further chain={chain} filter={filter} onChange={onChange} /> : null}
    </>
  );
}

function Further({ chain, filter, onChange }: Pick<HistoryToolsProps, 'chain' | 'filter' | 'onChange'>): ReactNode {
  const { t } = useWords();
  const unit = chain === 'bitcoin' ? 'BTC' : 'XRP';
  const bad = (text: string): string | undefined => (isBadAmount(text) ? t('filter.amountBad') : undefined);
  return (
    <div className="list-bounds">
      <Select
        label={t('history.state')}
        value={filter.state}
        onChange={(state) => onChange({ state })}
        options={historyStates.map((value) => ({ value, label: t(`history.state.${value}`) }))}
      />
      <TextField
        label={t('history.least', { unit })}
        amount
        value={filter.least}
        error={bad(filter.least)}
        onChange={(least) => onChange({ least })}
      />
      <TextField
        label={t('history.most', { unit })}
        amount
        value={filter.most}
        error={bad(filter.most)}
        onChange={(most) => onChange({ most })}
      />
      <TextField label={t('filter.from')} type="date" value={filter.from} onChange={(from) => onChange({ from })} />
      <TextField label={t('filter.to')} type="date" value={filter.to} onChange={(to) => onChange({ to })} />
    </div>
  );
}
