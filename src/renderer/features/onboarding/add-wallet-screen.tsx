// Owns adding a further wallet; "move to real money" is this too: new words, never the old ones on another network.
import { type ReactNode, useState } from 'react';
import type { Network } from '../../../shared/network.ts';
import { go } from '../../state/route.ts';
import { Page } from '../../ui/page.tsx';
import { useWords } from '../../ui/words.tsx';
import { NetworkStep } from './network-step.tsx';
import { WalletStep } from './wallet-step.tsx';

export function AddWalletScreen(): ReactNode {
  const { t } = useWords();
  const [network, setNetwork] = useState<Network>('practice');
  const [chosen, setChosen] = useState(false);
  const leave = (): void => go({ screen: 'settings' });
  return (
    <Page title={t('nav.addWallet')} back={{ label: t('common.back'), onBack: leave }}>
      <div className="page-width is-reading">
        {chosen ? (
          <WalletStep network={network} onBack={() => setChosen(false)} />
        ) : (
          <NetworkStep first={false} network={network} onChoose={setNetwork} onBack={leave} onNext={() => setChosen(true)} />
        )}
      </div>
    </Page>
  );
}
