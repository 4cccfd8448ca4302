// Owns the bar below the list of coins: what is selected, what it comes to, what can be done with it.
import type { ReactNode } from 'react';
import type { WalletCoin } from '../../../shared/contract/coins.ts';
import { useChosenCoins } from '../../state/chosen-coins.ts';
import { go } from '../../state/route.ts';
import { sumByUnit } from '../../state/sums.ts';
import { toast } from '../../state/toast.ts';
import { Amount } from '../../ui/amount.tsx';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { useWords } from '../../ui/words.tsx';
import { canPayWith } from './coin-filter.ts';

export interface CoinBarProps {
  readonly walletId: string;
  readonly coins: readonly WalletCoin[];
  /** Id of the account that pays. */
  readonly paying: string | undefined;
  readonly onFreeze: (coins: readonly WalletCoin[], frozen: boolean) => void;
  readonly onClear: () => void;
}

export function CoinBar({ walletId, coins, paying, onFreeze, onClear }: CoinBarProps): ReactNode {
  const { t } = useWords();
  const choose = useChosenCoins((state) => state.choose);
  const [sum] = sumByUnit(coins, ({ amount }) => ({ amount, unit: 'BTC' }));
  const able = canPayWith(coins, paying);
  const pay = (): void => {
    choose(
      walletId,
      coins.map(({ outpoint, amount }) => ({ outpoint, amount })),
    );
    toast('good', t('coins.chosen', { count: coins.length }));
    go({ screen: 'queue', tab: 'AwaitingPayment' });
  };
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
      <Button kind="primary" icon="send" disabled={!able} title={able ? undefined : t('coins.payNot')} onClick={pay}>
        {t('coins.pay')}
      </Button>
    </div>
  );
}
