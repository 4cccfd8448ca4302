// Owns the first screen: what waits for the user, what is there, what runs.
import type { ReactNode } from 'react';
import { hasLedger } from '../../../shared/network.ts';
import { FoundNote } from '../../state/found-accounts.tsx';
import { FoundBitcoinNote } from '../../state/found-bitcoin-accounts.tsx';
import { go } from '../../state/route.ts';
import { useServices } from '../../state/services.tsx';
import { useSession, useWallet } from '../../state/session.ts';
import { useTell } from '../../state/use-tell.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { useWords } from '../../ui/words.tsx';
import { ActivePulls } from './active-pulls.tsx';
import { Balances } from './balances.tsx';
import { Todo } from './todo.tsx';

export function HomeScreen(): ReactNode {
  const tell = useTell();
  const { t } = useWords();
  const { main } = useServices();
  const wallet = useWallet();
  const api = useSession((state) => state.api);
  return (
    <Page
      title={t('home.title')}
      actions={
        <Button kind="primary" icon="plus" onClick={() => go({ screen: 'new-pull' })}>
          {t('home.create')}
        </Button>
      }
    >
      <div className="stack is-6">
        {wallet.backedUp ? null : (
          <Banner
            tone="warn"
            title={t('home.backup')}
            action={
              <Button small onClick={() => tell(main.openSecure({ kind: 'show-words', walletId: wallet.id }))}>
                {t('home.backupAction')}
              </Button>
            }
          >
            {t('home.backupText')}
          </Banner>
        )}
        {hasLedger(wallet.network) ? <FoundNote walletId={wallet.id} place="home" /> : null}
        <FoundBitcoinNote walletId={wallet.id} place="home" />
        {api?.problem ? <Banner tone="warn">{t('home.apiDown')}</Banner> : null}
        <Todo wallet={wallet} />
        <Balances wallet={wallet} />
        <ActivePulls wallet={wallet} />
      </div>
    </Page>
  );
}
