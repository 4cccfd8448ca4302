// Owns the wallet's Bitcoin accounts: all of them, which one pays, the ways to get another, and the search for money on them.
import { type ReactNode, useState } from 'react';
import type { BitcoinAccountView } from '../../../shared/contract/bitcoin-accounts.ts';
import { FoundBitcoinNote } from '../../state/found-bitcoin-accounts.tsx';
import { useBitcoinAccounts } from '../../state/use-bitcoin-accounts.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/page.tsx';
import { usePart } from '../../ui/show-more.tsx';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import { useWords } from '../../ui/words.tsx';
import { AddBitcoinSheet, WatchBitcoinSheet } from './bitcoin-add-sheets.tsx';
import { BitcoinRow } from './bitcoin-row.tsx';
import { RescanNote, RescanSheet, useRescan } from './rescan.tsx';

type Sheet = 'add' | 'watch' | 'search';

export function BitcoinPanel({ walletId }: { readonly walletId: string }): ReactNode {
  const { t } = useWords();
  const { value, refusal, reload } = useBitcoinAccounts(walletId);
  const rescan = useRescan(walletId);
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const close = (): void => setSheet(null);
  if (!value) return refusal ? <ErrorState refusal={refusal} onRetry={reload} /> : <LoadingState rows={4} />;
  const isSearching = rescan?.running !== null && rescan?.running !== undefined;
  return (
    <>
      <FoundBitcoinNote walletId={walletId} place="accounts" />
      {rescan === undefined ? null : <RescanNote walletId={walletId} state={rescan} />}
      <Card
        title={t('bitcoinAccounts.title')}
        flush
        action={
          <span className="row is-wrap">
            <Button small icon="plus" onClick={() => setSheet('add')}>
              {t('bitcoinAccounts.add')}
            </Button>
            <Button small icon="eye" onClick={() => setSheet('watch')}>
              {t('bitcoinAccounts.watch')}
            </Button>
            <Button small icon="search" disabled={isSearching} onClick={() => setSheet('search')}>
              {t('bitcoinAccounts.search')}
            </Button>
          </span>
        }
      >
        <Rows walletId={walletId} accounts={value} />
      </Card>
      {value.some(({ number }) => number === null) ? <Banner>{t('bitcoinAccounts.backup')}</Banner> : null}
      {sheet === 'add' ? <AddBitcoinSheet walletId={walletId} onClose={close} /> : null}
      {sheet === 'watch' ? <WatchBitcoinSheet walletId={walletId} onClose={close} /> : null}
      {sheet === 'search' ? <RescanSheet walletId={walletId} gap={Math.max(...value.map(({ gap }) => gap))} onClose={close} /> : null}
    </>
  );
}

function Rows({ walletId, accounts }: { readonly walletId: string; readonly accounts: readonly BitcoinAccountView[] }): ReactNode {
  const { shown, more } = usePart(accounts);
  return (
    <>
      <ul className="plain-list">
        {shown.map((account) => (
          <BitcoinRow key={account.id} walletId={walletId} account={account} />
        ))}
      </ul>
      {more}
    </>
  );
}
