// Owns the totals of a payment: what recipients get, fee, its ceiling, change, by asset.
import type { ReactNode } from 'react';
import type { PlanView } from '../../shared/contract/secure-api.ts';
import { add, formatDecimal, subtract } from '../../shared/money/decimal.ts';
import { decimalOf } from '../../shared/money/parse-amount.ts';
import { ShortAddress } from '../ui/address.tsx';
import { Amount } from '../ui/amount.tsx';
import { AssetFacts } from '../ui/asset.tsx';
import { MethodMark } from '../ui/chain-mark.tsx';
import { KeyValues } from '../ui/key-values.tsx';
import { useWords } from '../ui/words.tsx';

type Total = PlanView['totals'][number];

export function PlanTotals({ totals }: { readonly totals: readonly Total[] }): ReactNode {
  const { t } = useWords();
  return (
    <section className="plan-totals" aria-label={t('plan.totals')}>
      {totals.map((total) => (
        <TotalCard key={`${total.chain} ${total.asset}`} total={total} />
      ))}
    </section>
  );
}

function TotalCard({ total }: { readonly total: Total }): ReactNode {
  const { t } = useWords();
  const coin = total.chain === 'bitcoin' ? 'BTC' : 'XRP';
  const borne = decimalOf(total.borne ?? '0');
  const arrives = total.borne === undefined ? total.amount : formatDecimal(subtract(decimalOf(total.amount), borne));
  const atMost = total.asset === coin ? formatDecimal(add(decimalOf(arrives), decimalOf(total.feeCeiling))) : null;
  return (
    <div className="card stack is-3">
      <div className="row is-between">
        <MethodMark methodId={`${total.asset}-CHAIN`} size={20} />
        <span className="soft small">
          {t('plan.payments', { count: total.payments })} · {t('plan.transactions', { count: total.transactions })}
        </span>
      </div>
      <div className="stat">
        <span className="soft small">{t('plan.pays')}</span>
        <span>
          <Amount value={arrives} unit={total.asset} size="large" />
        </span>
      </div>
      <AssetFacts currency={total.asset} />
      <KeyValues
        end
        items={[
          total.borne === undefined ? null : { name: t('plan.owed'), value: <Amount value={total.amount} unit={coin} column /> },
          total.borne === undefined ? null : { name: t('plan.borne'), value: <Amount value={total.borne} unit={coin} column /> },
          { name: t('plan.fee'), value: <Amount value={total.fee} unit={coin} column /> },
          { name: t('plan.feeCeiling'), value: <Amount value={total.feeCeiling} unit={coin} column /> },
          atMost === null ? null : { name: t('plan.atMost'), value: <Amount value={atMost} unit={coin} column /> },
          total.account === null ? null : { name: t('plan.account'), value: <ShortAddress value={total.account} /> },
          total.change === null ? null : { name: t('plan.change'), value: <Amount value={total.change} unit={coin} column /> },
        ]}
      />
    </div>
  );
}
