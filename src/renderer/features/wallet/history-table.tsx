// Owns the lines of the history, part by part.
import type { ReactNode } from 'react';
import type { WalletSummary } from '../../../shared/contract/common.ts';
import type { HistoryItem } from '../../../shared/contract/main-api.ts';
import type { Labels } from '../../state/use-labels.ts';
import { mptIdsOf, useMptNamesOf } from '../../state/use-mpt-names.ts';
import { MptNaming } from '../../ui/ledger-amount.tsx';
import { usePart } from '../../ui/show-more.tsx';
import { useWords } from '../../ui/words.tsx';
import { HistoryLine } from './history-line.tsx';

export interface HistoryTableProps {
  readonly items: readonly HistoryItem[];
  readonly wallet: WalletSummary;
  readonly labels: Labels;
  /** A Bitcoin transaction is to be seen in full. */
  readonly onOpen: (transactionId: string) => void;
}

export function HistoryTable({ items, wallet, labels, onOpen }: HistoryTableProps): ReactNode {
  const { t } = useWords();
  const { shown, more } = usePart(items);
  const ids = mptIdsOf(shown.flatMap(({ ledger }) => (ledger ? [ledger.issued, ledger.delivered, ledger.requested] : [])));
  const names = useMptNamesOf(wallet, ids);
  const named = new Set(items.flatMap(({ ledger }) => (ledger ? [ledger.account] : []))).size > 1;
  return (
    <MptNaming names={names}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('wallet.col.what')}</th>
            <th scope="col">{t('wallet.col.when')}</th>
            <th scope="col" className="end">
              {t('common.amount')}
            </th>
            <th scope="col" className="end">
              {t('wallet.col.fee')}
            </th>
            <th scope="col">
              <span className="visually-hidden">{t('common.transaction')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((item) => (
            <HistoryLine
              key={`${item.chain} ${item.ledger?.account ?? ''} ${item.transactionId}`}
              item={item}
              labels={labels}
              named={named}
              onOpen={onOpen}
            />
          ))}
        </tbody>
      </table>
      {more}
    </MptNaming>
  );
}
