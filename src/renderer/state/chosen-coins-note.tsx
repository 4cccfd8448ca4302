// Owns the word where Bitcoin is paid that the user has chosen the coins, with the way back to the wallet's own choice.
import type { ReactNode } from 'react';
import { amountText } from '../../shared/i18n/format.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { useWords } from '../ui/words.tsx';
import { coinsOf, useChosenCoins } from './chosen-coins.ts';
import { sumByUnit } from './sums.ts';

/** Nothing where no coins are chosen. */
export function ChosenCoinsNote({ walletId }: { readonly walletId: string }): ReactNode {
  const { t } = useWords();
  const coins = useChosenCoins((state) => coinsOf(state, walletId));
  const clear = useChosenCoins((state) => state.clear);
  if (coins.length === 0) return null;
  const [sum] = sumByUnit(coins, ({ amount }) => ({ amount, unit: 'BTC' }));
  return (
    <Banner
      title={t('coins.payWith', { count: coins.length, amount: amountText(sum?.amount ?? '0', 'BTC') })}
      action={
        <Button small onClick={clear}>
          {t('coins.payClear')}
        </Button>
      }
    >
      {t('coins.payWithText')}
    </Banner>
  );
}
