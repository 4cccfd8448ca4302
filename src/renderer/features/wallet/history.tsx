// Owns what came in and went out on one chain: narrowed by filters, listed, exported.
import { type ReactNode, useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { WalletSummary } from '../../../shared/contract/common.ts';
import type { HistoryItem } from '../../../shared/contract/main-api.ts';
import { historyCsv } from '../../../shared/csv/history-csv.ts';
import type { Chain } from '../../../shared/network.ts';
import { useServices } from '../../state/services.tsx';
import { toast } from '../../state/toast.ts';
import { useLabels } from '../../state/use-labels.ts';
import { useNow } from '../../state/use-now.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/page.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.tsx';
import { useAction } from '../../ui/use-action.ts';
import { type Answer, useAnswer } from '../../ui/use-answer.ts';
import { useWords } from '../../ui/words.tsx';
import { exportedItem } from './history-export.ts';
import { type HistoryFilter, isNarrowed, matchingHistory, wholeHistory } from './history-filter.ts';
import { HistoryTable } from './history-table.tsx';
import { HistoryTools } from './history-tools.tsx';
import { TransactionSheet } from './transaction-sheet.tsx';

/** Lines that are asked for at first, and at most: main gives no more at once. */
const few = 100;
const most = 10_000;

export interface HistoryProps {
  readonly wallet: WalletSummary;
  readonly chain: Chain;
}

export function History(props: HistoryProps): ReactNode {
  const { t, refusal: words } = useWords();
  const [filter, setFilter] = useState<HistoryFilter>(wholeHistory);
  const [all, setAll] = useState(false);
  // Who looks for something looks through everything.
  const wanted = all || isNarrowed(filter) ? most : few;
  const { value, refusal, reload } = useHistory(props, wanted);
  const change = (changes: Partial<HistoryFilter>): void => setFilter({ ...filter, ...changes });
  const none = value?.length === 0 && !isNarrowed(filter);
  return (
    <Card title={t('wallet.history')} flush>
      {refusal && !value ? <ErrorState refusal={refusal} onRetry={reload} /> : null}
      {refusal && value ? <Banner tone="warn">{words(refusal)}</Banner> : null}
      {!value && !refusal ? <LoadingState rows={4} /> : null}
      {none ? (
        <EmptyState icon="wallet" title={t('wallet.noHistory')}>
          {t('wallet.noHistoryText')}
        </EmptyState>
      ) : null}
      {value && !none ? (
        <Lines {...props} items={value} wanted={wanted} filter={filter} onFilter={change} onAll={() => setAll(true)} />
      ) : null}
    </Card>
  );
}

/** While more of it is asked for, what was there before stays. */
function useHistory({ wallet, chain }: HistoryProps, wanted: number): Answer<readonly HistoryItem[]> {
  const { main, onMain } = useServices();
  const ask = (lines: number) => () => main.walletHistory({ walletId: wallet.id, chain, most: lines });
  const first = useAnswer(`history ${wallet.id} ${chain}`, ask(few));
  const whole = useAnswer(`history ${wallet.id} ${chain} ${wanted}`, wanted === few ? ask(few) : ask(most));
  const [reloadFirst, reloadWhole] = [first.reload, whole.reload];
  useEffect(
    () =>
      onMain('chain-changed', (change) => {
        if (change.walletId !== wallet.id) return;
        reloadFirst();
        reloadWhole();
      }),
    [onMain, wallet.id, reloadFirst, reloadWhole],
  );
  return whole.value === undefined && whole.refusal === null ? first : whole;
}

interface LinesProps extends HistoryProps {
  readonly items: readonly HistoryItem[];
  readonly wanted: number;
  readonly filter: HistoryFilter;
  readonly onFilter: (changes: Partial<HistoryFilter>) => void;
  readonly onAll: () => void;
}

function Lines({ wallet, chain, items, wanted, filter, onFilter, onAll }: LinesProps): ReactNode {
  const { t, format, refusal: words } = useWords();
  const { main } = useServices();
  const labels = useLabels(wallet.id);
  const now = useNow(30);
  const [open, setOpen] = useState<string | null>(null);
  const narrowed = useDeferredValue(filter);
  const shown = useMemo(() => matchingHistory(items, narrowed, labels, now), [items, narrowed, labels, now]);
  const { busy, refusal, run } = useAction(`export history ${wallet.id}`);
  const save = (): void =>
    run(
      () =>
        main.saveText({ suggestedName: `pullpay-history-${chain}.csv`, text: historyCsv(shown.map((item) => exportedItem(item, labels))) }),
      ({ saved }) => (saved ? toast('good', t('history.exported')) : undefined),
    );
  const counts = { count: format.count(few), most: format.count(most) };
  return (
    <>
      <HistoryTools
        chain={chain}
        filter={filter}
        onChange={onFilter}
        shown={shown.length}
        all={items.length}
        exporting={busy}
        onExport={save}
      />
      {refusal ? <Banner tone="bad">{words(refusal)}</Banner> : null}
      {shown.length === 0 ? (
        <EmptyState icon="search" title={t('history.noMatch')}>
          {t('history.noMatchText')}
        </EmptyState>
      ) : (
        <HistoryTable items={shown} wallet={wallet} labels={labels} onOpen={setOpen} />
      )}
      {wanted === few && items.length === few ? (
        <p className="row is-wrap soft small card-text">
          {t('history.newest', counts)}
          <Button kind="link" onClick={onAll}>
            {t('history.all', counts)}
          </Button>
        </p>
      ) : null}
      {wanted === most && items.length === most ? <p className="soft small card-text">{t('history.limit', counts)}</p> : null}
      {open === null ? null : <TransactionSheet wallet={wallet} transactionId={open} labels={labels} onClose={() => setOpen(null)} />}
    </>
  );
}
