// Owns the list of coins: its head with "select all", and its lines part by part.
import type { ReactNode } from 'react';
import type { WalletCoin, WalletCoins } from '../../../shared/contract/coins.ts';
import type { Labels } from '../../state/use-labels.ts';
import { TableCheckbox } from '../../ui/choice.tsx';
import { usePart } from '../../ui/show-more.tsx';
import { useWords } from '../../ui/words.tsx';
import { CoinRow } from './coin-row.tsx';

export interface CoinTableProps {
  readonly walletId: string;
  readonly coins: readonly WalletCoin[];
  readonly accounts: WalletCoins['accounts'];
  readonly labels: Labels;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (outpoints: ReadonlySet<string>) => void;
  readonly onToggle: (outpoint: string) => void;
  readonly onFreeze: (coins: readonly WalletCoin[], frozen: boolean) => void;
}

export function CoinTable({ walletId, coins, accounts, labels, selected, onSelect, onToggle, onFreeze }: CoinTableProps): ReactNode {
  const { t } = useWords();
  const { shown, more } = usePart(coins, 50);
  const chosen = coins.filter(({ outpoint }) => selected.has(outpoint)).length;
  const nameOf = useAccountNames(accounts);
  return (
    <>
      <table className="table coin-table">
        <thead>
          <tr>
            <th scope="col" className="coin-check">
              <TableCheckbox
                label={t('coins.selectAll')}
                checked={chosen === coins.length}
                mixed={chosen > 0 && chosen < coins.length}
                onChange={(all) => onSelect(new Set(all ? coins.map(({ outpoint }) => outpoint) : []))}
              />
            </th>
            <th scope="col">{t('coins.col.coin')}</th>
            <th scope="col">{t('coins.col.state')}</th>
            <th scope="col">{t('wallet.col.when')}</th>
            <th scope="col" className="end">
              {t('common.amount')}
            </th>
            <th scope="col">
              <span className="visually-hidden">{t('common.more')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((coin) => (
            <CoinRow
              key={coin.outpoint}
              walletId={walletId}
              coin={coin}
              labels={labels}
              account={accounts.length > 1 ? nameOf(coin.account) : null}
              selected={selected.has(coin.outpoint)}
              onToggle={onToggle}
              onFreeze={onFreeze}
            />
          ))}
        </tbody>
      </table>
      {more}
    </>
  );
}

/** The first account of every wallet may have no name of its own. */
export function useAccountNames(accounts: WalletCoins['accounts']): (id: string) => string {
  const { t } = useWords();
  const names = new Map(accounts.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) || (id === accounts[0]?.id ? t('coins.account.first') : id);
}
