// Owns the list of destinations: all of them in full, searchable, new payees marked.
import { type ReactNode, useEffect, useState } from 'react';
import { amountText } from '../../shared/i18n/format.ts';
import type { PlanRow } from '../../shared/contract/secure-api.ts';
import { Address } from '../ui/address.tsx';
import { Amount } from '../ui/amount.tsx';
import { AssetOrigin } from '../ui/asset.tsx';
import { Badge } from '../ui/badge.tsx';
import { ChainIcon } from '../ui/chain-mark.tsx';
import { Checkbox } from '../ui/choice.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { PlainText } from '../ui/plain-text.tsx';
import { useWords } from '../ui/words.tsx';
import { filterRows } from './plan-filter.ts';

/** Shorter lists need no search. */
const searchFrom = 6;

export function PlanDestinations({
  rows,
  onShown,
}: {
  readonly rows: readonly PlanRow[];
  readonly onShown: (key: string) => void;
}): ReactNode {
  const { t } = useWords();
  const [search, setSearch] = useState('');
  const [onlyNew, setOnlyNew] = useState(false);
  const shown = filterRows(rows, search, onlyNew);
  useEffect(() => onShown(`${search} ${onlyNew}`), [search, onlyNew, onShown]);
  return (
    <section className="stack is-3">
      <h2>{t('plan.destinations')}</h2>
      {rows.length >= searchFrom ? (
        <Tools rows={rows} search={search} onSearch={setSearch} onlyNew={onlyNew} onOnlyNew={setOnlyNew} />
      ) : null}
      {shown.length < rows.length ? (
        <p className="small" role="status">
          {shown.length === 0 ? t('plan.noMatch') : t('plan.filtered', { shown: shown.length, total: rows.length })}
        </p>
      ) : null}
      <ol className="plan-list">
        {shown.map((row) => (
          <Row key={row.payoutId} row={row} number={rows.indexOf(row) + 1} />
        ))}
      </ol>
    </section>
  );
}

interface ToolsProps {
  readonly rows: readonly PlanRow[];
  readonly search: string;
  readonly onSearch: (text: string) => void;
  readonly onlyNew: boolean;
  readonly onOnlyNew: (only: boolean) => void;
}

function Tools({ rows, search, onSearch, onlyNew, onOnlyNew }: ToolsProps): ReactNode {
  const { t } = useWords();
  const news = rows.filter((row) => row.newPayee).length;
  return (
    <div className="plan-tools">
      <SearchField className="grow" label={t('plan.search')} hint={t('plan.searchHint')} value={search} onChange={onSearch} />
      {news > 0 ? <Checkbox checked={onlyNew} onChange={onOnlyNew} label={t('plan.onlyNew', { count: news })} /> : null}
    </div>
  );
}

function Row({ row, number }: { readonly row: PlanRow; readonly number: number }): ReactNode {
  const { t } = useWords();
  return (
    <li className="plan-row" data-payout={row.payoutId}>
      <span className="plan-row-mark">
        <span className="soft tiny">{number}</span>
        <span className="chain-mark">
          <ChainIcon chain={row.chain} size={20} />
        </span>
      </span>
      <div className="stack is-1">
        <Address value={row.address} tag={row.tag} />
        {row.xAddress === null ? null : (
          <span className="soft small x-address">
            {t('plan.xAddress')} <Address value={row.xAddress} />
          </span>
        )}
        {row.resembles === undefined ? null : (
          <div className="stack is-1">
            <span className="small is-bad strong">{t('plan.resembles')}</span>
            <Address value={row.resembles} />
          </div>
        )}
        {row.chain === 'bitcoin' && !row.newPayee ? <span className="soft small">{t('plan.usedAgain')}</span> : null}
        <Purpose row={row} />
      </div>
      <div className="stack is-1 plan-row-amount">
        <Amount value={row.arrives ?? row.amount} unit={row.asset} column />
        {row.feeShare === undefined ? null : (
          <span className="soft tiny">{t('plan.share', { amount: row.amount, share: row.feeShare })}</span>
        )}
        <AssetOrigin currency={row.asset} className="soft tiny" />
        {row.newPayee ? (
          <Badge tone="warn" icon="person">
            {t('plan.new')}
          </Badge>
        ) : null}
      </div>
    </li>
  );
}

function Purpose({ row }: { readonly row: PlanRow }): ReactNode {
  const { t } = useWords();
  return (
    <span className="soft small">
      {row.pullPaymentName === null ? null : <PlainText text={row.pullPaymentName} />}
      {row.note === null ? null : (
        <>
          {' — '}
          <PlainText text={row.note} />
        </>
      )}
      {row.originalCurrency === row.asset ? null : (
        <> · {t('plan.for', { amount: amountText(row.originalAmount, row.originalCurrency) })}</>
      )}
    </span>
  );
}
