// Owns what stands above the list of pull payments (search, order, select all) and under it (what to do with the selected).
import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { TableCheckbox } from '../../ui/choice.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { PlainSelect } from '../../ui/select.tsx';
import { useWords } from '../../ui/words.tsx';
import type { PullPaymentRow } from '../../db/tables.ts';
import { type PullOrder, pullOrders } from '../../state/pulls-view.ts';
import type { CopyLinks } from './use-copy-links.ts';

interface ToolsProps {
  readonly search: string;
  readonly onSearch: (text: string) => void;
  readonly order: PullOrder;
  readonly onOrder: (order: PullOrder) => void;
  /** Null where nothing can be done with many. */
  readonly all: { readonly checked: boolean; readonly mixed: boolean; readonly onChange: (checked: boolean) => void } | null;
}

export function PullTools({ search, onSearch, order, onOrder, all }: ToolsProps): ReactNode {
  const { t } = useWords();
  return (
    <div className="queue-tools">
      {all ? <TableCheckbox label={t('pulls.selectAll')} {...all} /> : null}
      <SearchField className="queue-search" label={t('pulls.search')} hint={t('pulls.searchHint')} value={search} onChange={onSearch} />
      <PlainSelect
        aria-label={t('pulls.sort')}
        value={order}
        options={pullOrders.map((value) => ({ value, label: t(`pulls.sort.${value}`) }))}
        onChange={onOrder}
      />
    </div>
  );
}

interface BarProps {
  readonly selected: readonly PullPaymentRow[];
  readonly links: CopyLinks;
  readonly onArchive: () => void;
  readonly onClear: () => void;
}

export function PullBar({ selected, links, onArchive, onClear }: BarProps): ReactNode {
  const { t } = useWords();
  const words = t('pulls.selected', { count: selected.length });
  return (
    <div className="page-bar" role="region" aria-label={words}>
      <span className="page-bar-text strong" role="status">
        {words}
      </span>
      <IconButton icon="close" label={t('pulls.clear')} onClick={onClear} />
      <Button icon="copy" busy={links.busy} onClick={() => links.copy(selected)}>
        {t('pulls.copyLinks')}
      </Button>
      <Button icon="archive" kind="danger" onClick={onArchive}>
        {t('pulls.archiveMany')}
      </Button>
    </div>
  );
}
