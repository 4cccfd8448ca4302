// Owns the bar below the list of coins: what is selected, what it comes to, what can be done with it.
import type { ReactNode } from 'react';
import type { WalletCoin } from '../../../shared/contract/coins.ts';
import { sumByUnit } from '../../state/sums.ts';
import { Amount } from '../../ui/amount.tsx';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { useWords } from '../../ui/words.tsx';

export interface CoinBarProps {
  readonly coins: readonly WalletCoin[];
  readonly onFreeze: (coins: readonly WalletCoin[], frozen: boolean) => void;
  readonly onClear: () => void;
}

export function CoinBar({ coins, onFreeze, onClear }: CoinBarProps): ReactNode {
  const { t } = useWords();
  const [sum] = sumByUnit(coins, ({ amount }) => ({ amount, unit: 'BTC' }));
  return (
    <div className="coin-bar" role="region" aria-label={t('coins.selected', { count: coins.length })}>
      <span className="strong nowrap" role="status">
        {t('coins.selected', { count: coins.length })}
      </span>
      <Amount value={sum?.amount ?? '0'} unit="BTC" />
      <span className="grow" />
      <IconButton icon="close" label={t('coins.clear')} onClick={onClear} />
      {coins.some(({ frozen }) => frozen) ? (
        <Button icon="unlock" onClick={() => onFreeze(coins, false)}>
          {t('coins.thaw')}
        </Button>
      ) : null}
      {coins.some(({ frozen }) => !frozen) ? (
        <Button icon="lock" onClick={() => onFreeze(coins, true)}>
          {t('coins.freeze')}
        </Button>
      ) : null}
    </div>
  );
}
