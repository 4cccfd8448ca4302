// Owns the tab of the wallet's accounts: those on Bitcoin, and those on the XRP Ledger with which one pays and the ways to get another.
import { type ReactNode, useState } from 'react';
import type { WalletSummary } from '../../../shared/contract/common.ts';
import type { XrplAccountView } from '../../../shared/contract/xrpl-accounts.ts';
import { hasLedger } from '../../../shared/network.ts';
import { FoundNote } from '../../state/found-accounts.tsx';
import { useServices } from '../../state/services.tsx';
import { useTell } from '../../state/use-tell.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/page.tsx';
import { usePart } from '../../ui/show-more.tsx';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import { useWords } from '../../ui/words.tsx';
import { AccountRow } from './account-row.tsx';
import { AddSheet, WatchSheet } from './add-sheets.tsx';
import { BitcoinPanel } from './bitcoin-panel.tsx';
import { useAccounts } from './use-accounts.ts';

export function AccountsPanel({ wallet }: { readonly wallet: WalletSummary }): ReactNode {
  return (
    <>
      <BitcoinPanel walletId={wallet.id} />
      {hasLedger(wallet.network) ? <XrplAccounts wallet={wallet} /> : null}
    </>
  );
}

function XrplAccounts({ wallet }: { readonly wallet: WalletSummary }): ReactNode {
  const { t } = useWords();
  const { main } = useServices();
  const tell = useTell();
  const { value, refusal, reload } = useAccounts(wallet.id);
  const [sheet, setSheet] = useState<'add' | 'watch' | null>(null);
  const close = (): void => setSheet(null);
  if (!value) return refusal ? <ErrorState refusal={refusal} onRetry={reload} /> : <LoadingState rows={6} />;
  return (
    <>
      <FoundNote walletId={wallet.id} place="accounts" />
      <Card
        title={t('accounts.title')}
        flush
        action={
          <span className="row is-wrap">
            <Button small icon="plus" onClick={() => setSheet('add')}>
              {t('accounts.add')}
            </Button>
            <Button small icon="in" onClick={() => tell(main.openSecure({ kind: 'import-xrpl-key', walletId: wallet.id }))}>
              {t('accounts.import')}
            </Button>
            <Button small icon="eye" onClick={() => setSheet('watch')}>
              {t('accounts.watch')}
            </Button>
          </span>
        }
      >
        <Rows wallet={wallet} accounts={value} />
      </Card>
      <BackupNote accounts={value} />
      {sheet === 'add' ? <AddSheet walletId={wallet.id} onClose={close} /> : null}
      {sheet === 'watch' ? <WatchSheet walletId={wallet.id} onClose={close} /> : null}
    </>
  );
}

function Rows({ wallet, accounts }: { readonly wallet: WalletSummary; readonly accounts: readonly XrplAccountView[] }): ReactNode {
  const { shown, more } = usePart(accounts);
  return (
    <>
      <ul className="plain-list">
        {shown.map((account, position) => (
          <AccountRow key={account.address} wallet={wallet} account={account} position={position} all={accounts} />
        ))}
      </ul>
      {more}
    </>
  );
}

/** What the recovery words bring back, and what they do not. */
function BackupNote({ accounts }: { readonly accounts: readonly XrplAccountView[] }): ReactNode {
  const { t } = useWords();
  const imported = accounts.filter(({ origin }) => origin === 'imported').length;
  return imported === 0 ? (
    <Banner>{t('accounts.backupWords')}</Banner>
  ) : (
    <Banner tone="warn" title={t('accounts.backupTitle')}>
      {t('accounts.backupImported', { count: imported })}
    </Banner>
  );
}
