// Owns what came in and went out on one chain.
import { type ReactNode, useEffect } from 'react';
import type { WalletSummary } from '../../../shared/contract/common.ts';
import type { HistoryItem } from '../../../shared/contract/main-api.ts';
import type { Chain } from '../../../shared/network.ts';
import { mptIdsOf, useMptNamesOf } from '../../state/use-mpt-names.ts';
import { useServices } from '../../state/services.tsx';
import { useAnswer } from '../../ui/use-answer.ts';
import { MptNaming } from '../../ui/ledger-amount.tsx';
import { Card } from '../../ui/page.tsx';
import { usePart } from '../../ui/show-more.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.tsx';
import { useWords } from '../../ui/words.tsx';
import { HistoryLine } from './history-line.tsx';

export function History({ wallet, chain }: { readonly wallet: WalletSummary; readonly chain: Chain }): ReactNode {
  const { t } = useWords();
  const { main, onMain } = useServices();
  const history = useAnswer(wallet.id, () => main.walletHistory({ walletId: wallet.id }));
  const { reload } = history;
  useEffect(() => onMain('chain-changed', (change) => (change.walletId === wallet.id ? reload() : undefined)), [onMain, wallet.id, reload]);
  const items = history.value?.filter((item) => item.chain === chain);
  return (
    <Card title={t('wallet.history')} flush>
      {history.refusal && !items ? <ErrorState refusal={history.refusal} onRetry={reload} /> : null}
      {!items && !history.refusal ? <LoadingState rows={4} /> : null}
      {items?.length === 0 ? (
        <EmptyState icon="wallet" title={t('wallet.noHistory')}>
          {t('wallet.noHistoryText')}
        </EmptyState>
      ) : null}
      {items && items.length > 0 ? <HistoryTable items={items} wallet={wallet} /> : null}
    </Card>
  );
}

function HistoryTable({ items, wallet }: { readonly items: readonly HistoryItem[]; readonly wallet: WalletSummary }): ReactNode {
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
              wallet={wallet}
              named={named}
            />
          ))}
        </tbody>
      </table>
      {more}
    </MptNaming>
  );
}
