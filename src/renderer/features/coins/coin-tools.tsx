// Owns search, state and account above the list of coins.
import type { ReactNode } from 'react';
import type { WalletCoins } from '../../../shared/contract/coins.ts';
import { Segments } from '../../ui/choice.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { PlainSelect } from '../../ui/select.tsx';
import { useWords } from '../../ui/words.tsx';
import { type CoinFilter, shownStates } from './coin-filter.ts';
import { useAccountNames } from './coin-table.tsx';

export interface CoinToolsProps {
  readonly filter: CoinFilter;
  readonly onChange: (changes: Partial<CoinFilter>) => void;
  readonly accounts: WalletCoins['accounts'];
  readonly shown: number;
  readonly all: number;
}

export function CoinTools({ filter, onChange, accounts, shown, all }: CoinToolsProps): ReactNode {
  const { t, format } = useWords();
  const nameOf = useAccountNames(accounts);
  return (
    <div className="list-tools">
      <SearchField
        className="queue-search"
        label={t('coins.search')}
        hint={t('coins.searchHint')}
        value={filter.search}
        onChange={(search) => onChange({ search })}
      />
      <Segments
        label={t('coins.show')}
        value={filter.state}
        onChange={(state) => onChange({ state })}
        options={shownStates.map((value) => ({ value, label: t(`coins.show.${value}`) }))}
      />
      {accounts.length > 1 ? (
        <PlainSelect
          aria-label={t('coins.account')}
          value={filter.account}
          onChange={(account) => onChange({ account })}
          options={[{ value: 'all', label: t('coins.account.all') }, ...accounts.map(({ id }) => ({ value: id, label: nameOf(id) }))]}
        />
      ) : null}
      {shown === all ? null : (
        <span className="soft small nowrap" role="status">
          {t('filter.found', { shown: format.count(shown), all: format.count(all) })}
        </span>
      )}
    </div>
  );
}
