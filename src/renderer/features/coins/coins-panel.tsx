// Owns the wallet's tab of Bitcoin coins: the list, what is suspicious in it, the advice on small ones, and the labels as a file.
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import type { WalletSummary } from '../../../shared/contract/common.ts';
import type { WalletCoin, WalletCoins } from '../../../shared/contract/coins.ts';
import { toggled } from '../../state/selection.ts';
import { type Labels, useLabels } from '../../state/use-labels.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/page.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.tsx';
import { useWords } from '../../ui/words.tsx';
import { CoinBar } from './coin-bar.tsx';
import { type CoinFilter, looseDust, noCoinFilter, shownCoins } from './coin-filter.ts';
import { CoinTable } from './coin-table.tsx';
import { CoinTools } from './coin-tools.tsx';
import { JoiningCard } from './joining-card.tsx';
import { LabelsSheet } from './labels-sheet.tsx';
import { useCoins } from './use-coins.ts';
import { useFreeze } from './use-freeze.tsx';

export function CoinsPanel({ wallet }: { readonly wallet: WalletSummary }): ReactNode {
  const { t, refusal: words } = useWords();
  const { value, refusal, reload } = useCoins(wallet.id);
  const labels = useLabels(wallet.id);
  const [sheet, setSheet] = useState(false);
  return (
    <>
      {value?.labels ? <Banner tone="bad">{words(value.labels)}</Banner> : null}
      {value?.problem ? (
        <Banner tone="warn" title={t('coins.stale')}>
          {words(value.problem)}
        </Banner>
      ) : null}
      {refusal && !value ? <ErrorState refusal={refusal} onRetry={reload} /> : null}
      {!value && !refusal ? <LoadingState rows={6} /> : null}
      {value ? <Coins wallet={wallet} list={value} labels={labels} onLabels={() => setSheet(true)} /> : null}
      {sheet ? <LabelsSheet walletId={wallet.id} onClose={() => setSheet(false)} /> : null}
    </>
  );
}

interface CoinsProps {
  readonly wallet: WalletSummary;
  readonly list: WalletCoins;
  readonly labels: Labels;
  readonly onLabels: () => void;
}

function Coins({ wallet, list, labels, onLabels }: CoinsProps): ReactNode {
  const { t } = useWords();
  const [filter, setFilter] = useState<CoinFilter>(noCoinFilter);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback((outpoint: string): void => setChosen((before) => toggled(before, outpoint)), []);
  const { freeze, dialog } = useFreeze(wallet.id, () => setChosen(new Set()));
  const shown = useMemo(() => shownCoins(list.coins, filter, labels), [list.coins, filter, labels]);
  // A coin that was spent or is not shown is not selected.
  const selected = shown.filter(({ outpoint }) => chosen.has(outpoint));
  const paying = list.accounts.find(({ pays }) => pays)?.id;
  const dust = looseDust(list.coins);
  return (
    <>
      {dust.length > 0 ? <DustNote coins={dust} onFreeze={() => freeze(dust, true)} /> : null}
      <Card
        title={t('coins.title')}
        flush
        action={
          <Button small icon="file" onClick={onLabels}>
            {t('labels.files')}
          </Button>
        }
      >
        {list.coins.length === 0 ? (
          <EmptyState icon="wallet" title={t('coins.none')}>
            {t('coins.noneText')}
          </EmptyState>
        ) : (
          <>
            <p className="soft small card-text">{t('coins.text')}</p>
            <CoinTools
              filter={filter}
              onChange={(changes) => setFilter({ ...filter, ...changes })}
              accounts={list.accounts}
              shown={shown.length}
              all={list.coins.length}
            />
            {shown.length === 0 ? (
              <EmptyState icon="search" title={t('coins.noMatch')}>
                {t('coins.noMatchText')}
              </EmptyState>
            ) : (
              <CoinTable
                walletId={wallet.id}
                coins={shown}
                accounts={list.accounts}
                labels={labels}
                selected={new Set(selected.map(({ outpoint }) => outpoint))}
                onSelect={setChosen}
                onToggle={toggle}
                onFreeze={freeze}
              />
            )}
          </>
        )}
      </Card>
      {paying === undefined || list.coins.length < 2 ? null : (
        <JoiningCard walletId={wallet.id} account={paying} coins={fingerprint(list.coins)} />
      )}
      {selected.length > 0 ? (
        <CoinBar walletId={wallet.id} coins={selected} paying={paying} onFreeze={freeze} onClear={() => setChosen(new Set())} />
      ) : null}
      {dialog}
    </>
  );
}

/** Changes when a coin comes, goes or changes its state. */
function fingerprint(coins: readonly WalletCoin[]): string {
  return `${coins.length} ${coins.filter(({ state }) => state === 'free').length} ${coins.at(-1)?.outpoint ?? ''}`;
}

function DustNote({ coins, onFreeze }: { readonly coins: readonly WalletCoin[]; readonly onFreeze: () => void }): ReactNode {
  const { t } = useWords();
  return (
    <Banner
      tone="warn"
      title={t('coins.dustTitle', { count: coins.length })}
      action={
        <Button small icon="lock" onClick={onFreeze}>
          {t('coins.dustFreeze')}
        </Button>
      }
    >
      {t('coins.dustText')}
    </Banner>
  );
}
