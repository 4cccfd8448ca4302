// Owns the settings, in groups.
import type { ReactNode } from 'react';
import { useSession, useWalletOrNull } from '../../state/session.ts';
import { Page } from '../../ui/page.tsx';
import { LoadingState } from '../../ui/states.tsx';
import { useWords } from '../../ui/words.tsx';
import { AboutGroup } from './about-group.tsx';
import { ApiKeysGroup } from './api-keys-group.tsx';
import { AppearanceGroup } from './appearance-group.tsx';
import { BitcoinServersGroup } from './bitcoin-servers-group.tsx';
import { LedgerServersGroup } from './ledger-servers-group.tsx';
import { NotificationsGroup } from './notifications-group.tsx';
import { RatesGroup } from './rates-group.tsx';
import { ReachGroup } from './reach-group.tsx';
import { SecurityGroup } from './security-group.tsx';
import { StoresGroup } from './stores-group.tsx';
import { WalletsGroup } from './wallets-group.tsx';
import { WebhooksGroup } from './webhooks-group.tsx';

export function SettingsScreen(): ReactNode {
  const { t } = useWords();
  const { settings, info, vault } = useSession();
  const wallet = useWalletOrNull();
  return (
    <Page title={t('settings.title')}>
      {settings && info && vault ? (
        <div className="page-width is-settings stack is-8">
          <AppearanceGroup settings={settings} />
          <SecurityGroup settings={settings} hasVault={vault.exists} />
          <NotificationsGroup settings={settings} hasTray={info.hasTray} />
          <RatesGroup />
          <ReachGroup settings={settings} />
          <ApiKeysGroup wallets={vault.wallets} />
          {wallet ? <WebhooksGroup key={wallet.id} wallet={wallet} /> : null}
          {wallet ? <StoresGroup key={`stores ${wallet.id}`} wallet={wallet} /> : null}
          {info.allowedNetworks.length > 1 ? <BitcoinServersGroup allowed={info.allowedNetworks} /> : null}
          <LedgerServersGroup />
          <WalletsGroup wallets={vault.wallets} />
          <AboutGroup info={info} />
        </div>
      ) : (
        <LoadingState rows={8} />
      )}
    </Page>
  );
}
