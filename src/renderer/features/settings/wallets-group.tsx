// Owns the list of wallets and their backup.
import type { ReactNode } from 'react';
import type { WalletSummary } from '../../../shared/contract/common.ts';
import { go } from '../../state/route.ts';
import { useServices } from '../../state/services.tsx';
import { useTell } from '../../state/use-tell.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/page.tsx';
import { PlainText } from '../../ui/plain-text.tsx';
import { useWords } from '../../ui/words.tsx';
import { SettingRow } from './setting-row.tsx';

export function WalletsGroup({ wallets }: { readonly wallets: readonly WalletSummary[] }): ReactNode {
  const { t } = useWords();
  return (
    <Card
      title={t('settings.wallets')}
      flush
      action={
        <Button small icon="plus" onClick={() => go({ screen: 'add-wallet' })}>
          {t('settings.addWallet')}
        </Button>
      }
    >
      {wallets.map((wallet) => (
        <WalletRow key={wallet.id} wallet={wallet} />
      ))}
    </Card>
  );
}

function WalletRow({ wallet }: { readonly wallet: WalletSummary }): ReactNode {
  const tell = useTell();
  const { t, format } = useWords();
  const { main } = useServices();
  return (
    <SettingRow
      name={<PlainText text={wallet.name} className="strong" />}
      text={`${t(`network.${wallet.network}`)} · ${t('settings.created', { date: format.date(wallet.createdAt) })}`}
    >
      <span className="row">
        <Badge tone={wallet.backedUp ? 'good' : 'warn'} icon={wallet.backedUp ? 'check' : 'warning'}>
          {t(wallet.backedUp ? 'settings.backedUp' : 'settings.notBackedUp')}
        </Badge>
        <Button small onClick={() => tell(main.openSecure({ kind: 'show-words', walletId: wallet.id }))}>
          {t('settings.showWords')}
        </Button>
      </span>
    </SettingRow>
  );
}
