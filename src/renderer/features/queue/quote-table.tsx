// Owns the lines of a snapshot: asked for, will pay, total; problems beside the line they belong to.
import type { ReactNode } from 'react';
import type { QuoteLine } from '../../../shared/contract/workflow-api.ts';
import type { PayoutRow } from '../../db/tables.ts';
import { payoutName } from '../../state/payout-name.ts';
import { ShortAddress } from '../../ui/address.tsx';
import { Amount } from '../../ui/amount.tsx';
import { AssetOrigin, originOf } from '../../ui/asset.tsx';
import { MethodMark } from '../../ui/chain-mark.tsx';
import { Icon } from '../../ui/icon.tsx';
import { PlainText } from '../../ui/plain-text.tsx';
import { useWords } from '../../ui/words.tsx';
import { amountText } from '../../../shared/i18n/format.ts';
import { problemsFirst, roundedBy, totals } from './quote-lines.ts';

export function QuoteTable({ lines, rows }: { readonly lines: readonly QuoteLine[]; readonly rows: readonly PayoutRow[] }): ReactNode {
  const { t } = useWords();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return (
    // A scrolling box must be reachable by keyboard.
    <div className="table-box" tabIndex={0}>
      <table className="table rate-table">
        <thead>
          <tr>
            <th scope="col">{t('approve.claim')}</th>
            <th scope="col" className="end">
              {t('queue.col.asked')}
            </th>
            <th scope="col" className="end">
              {t('approve.willPay')}
            </th>
          </tr>
        </thead>
        <tbody>
          {problemsFirst(lines).map((line) => (
            <Line key={line.payoutId} line={line} row={byId.get(line.payoutId)} />
          ))}
        </tbody>
        <tfoot>
          {totals(lines).map((sum) => (
            <tr key={sum.unit}>
              <th scope="row" colSpan={2}>
                {t('approve.total')}
              </th>
              <td className="end strong">
                <Amount value={sum.amount} unit={sum.unit} column />
                <AssetOrigin currency={sum.unit} />
              </td>
            </tr>
          ))}
        </tfoot>
      </table>
    </div>
  );
}

function Line({ line, row }: { readonly line: QuoteLine; readonly row: PayoutRow | undefined }): ReactNode {
  const { t, refusal: words } = useWords();
  const rounded = roundedBy(line);
  return (
    <tr>
      <td>
        <span className="stack is-1">
          <PlainText text={row ? payoutName(t, row) : t('queue.ownPayout')} line />
          {row ? <ShortAddress value={row.address} tag={row.tag} /> : null}
          {originOf(line.payoutCurrency) === null ? null : <MethodMark methodId={`${line.payoutCurrency}-CHAIN`} />}
          {line.problem ? (
            <span className="field-error">
              <Icon name="warning" size={16} />
              {words(line.problem)}
            </span>
          ) : null}
          {rounded === null ? null : (
            <span className="field-error">
              <Icon name="warning" size={16} />
              {t('approve.rounded', { amount: amountText(rounded, line.originalCurrency) })}
            </span>
          )}
        </span>
      </td>
      <td className="end">
        <Amount value={line.originalAmount} unit={line.originalCurrency} column />
      </td>
      <td className="end">{line.payoutAmount === null ? '—' : <Amount value={line.payoutAmount} unit={line.payoutCurrency} column />}</td>
    </tr>
  );
}
