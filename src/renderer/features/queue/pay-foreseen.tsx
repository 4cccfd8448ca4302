// Owns what a Bitcoin payment would take, told before the secure window: fee, transactions, coins, change, and what recipients bear.
import type { ReactNode } from 'react';
import type { ForeseenPayment } from '../../../shared/contract/paying.ts';
import { add, formatDecimal, sign, subtract } from '../../../shared/money/decimal.ts';
import { decimalOf } from '../../../shared/money/parse-amount.ts';
import { Amount } from '../../ui/amount.tsx';
import { Banner } from '../../ui/banner.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import type { Answer } from '../../ui/use-answer.ts';
import { useWords } from '../../ui/words.tsx';

export function PayForeseen({ foreseen }: { readonly foreseen: Answer<ForeseenPayment | null> }): ReactNode {
  const { t, refusal: words } = useWords();
  const { value, refusal, loading } = foreseen;
  if (refusal !== null) return <Banner tone="bad">{words(refusal)}</Banner>;
  if (value === undefined) return loading ? <p className="soft small">{t('pay.reckoning')}</p> : null;
  return value === null ? null : <Facts foreseen={value} loading={loading} />;
}

function Facts({ foreseen, loading }: { readonly foreseen: ForeseenPayment; readonly loading: boolean }): ReactNode {
  const { t } = useWords();
  const borne = decimalOf(foreseen.borne);
  const leaves = formatDecimal(subtract(add(decimalOf(foreseen.amount), decimalOf(foreseen.fee)), borne));
  return (
    <div className="card stack is-2" aria-busy={loading} role="status" aria-label={t('pay.foreseen')}>
      <KeyValues
        end
        items={[
          { name: t('pay.foreseenFee'), value: <Amount value={foreseen.fee} unit="BTC" /> },
          sign(borne) > 0 ? { name: t('pay.foreseenBorne'), value: <Amount value={foreseen.borne} unit="BTC" /> } : null,
          { name: t('pay.foreseenLeaves'), value: <Amount value={leaves} unit="BTC" /> },
          foreseen.change === null ? null : { name: t('plan.change'), value: <Amount value={foreseen.change} unit="BTC" /> },
        ]}
      />
      <span className="soft small">{t('pay.foreseenFrom', { transactions: foreseen.transactions, coins: foreseen.coins })}</span>
    </div>
  );
}
