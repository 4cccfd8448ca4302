// Owns the warning that the coins do not suffice for what is approved on Bitcoin and waits: asked again when the chain or the payouts change.
import { type ReactNode, useEffect } from 'react';
import { compare } from '../../shared/money/decimal.ts';
import { decimalOf } from '../../shared/money/parse-amount.ts';
import { Banner } from '../ui/banner.tsx';
import { useAnswer } from '../ui/use-answer.ts';
import { useWords } from '../ui/words.tsx';
import { useServices } from './services.tsx';

const zero = decimalOf('0');

/** Nothing while it is not known, and nothing where the money suffices. `waiting`: how many payouts wait for payment, whatever they are paid in. */
export function ForecastNote({ walletId, waiting }: { readonly walletId: string; readonly waiting: number }): ReactNode {
  const { t } = useWords();
  const { main, onMain } = useServices();
  const { value, reload } = useAnswer(`${walletId} ${waiting}`, () => main.paymentForecast({ walletId }));
  useEffect(
    () =>
      onMain('chain-changed', (change) => {
        if (change.walletId === walletId) reload();
      }),
    [onMain, walletId, reload],
  );
  if (value === undefined || compare(decimalOf(value.missing), zero) <= 0) return null;
  const { payments, due, fee, spendable, missing, reserved } = value;
  return (
    <Banner tone="warn">
      {t('forecast.short', { payments, due, fee, spendable, missing })}
      {compare(decimalOf(reserved), zero) > 0 ? ` ${t('forecast.reserved', { reserved })}` : null}
    </Banner>
  );
}
