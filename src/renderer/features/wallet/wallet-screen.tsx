// Owns the wallet: one tab for each chain, with balance, address and history.
import { type ReactNode, useState } from 'react';
import type { WalletSummary } from '../../../shared/contract/common.ts';
import type { TextKey } from '../../../shared/i18n/catalogue.ts';
import type { Chain } from '../../../shared/network.ts';
import { ForecastNote } from '../../state/forecast-note.tsx';
import { useRoute } from '../../state/route.ts';
import { useServices } from '../../state/services.tsx';
import { useWallet } from '../../state/session.ts';
import { toast } from '../../state/toast.ts';
import { problemOf } from '../../state/problem-of.ts';
import { type WalletTab, walletTabsOf } from '../../state/wallet-tab.ts';
import { useAction } from '../../ui/use-action.ts';
import { useNow } from '../../state/use-now.ts';
import { useOverview } from '../../state/use-overview.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Page } from '../../ui/page.tsx';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { useWords } from '../../ui/words.tsx';
import { BitcoinCards, XrplCards } from './chain-cards.tsx';
import { PoliciesPanel } from './policies-panel.tsx';
import { History } from './history.tsx';

/** What stands behind the tabs that are no part of this feature. */
export type WalletPanels = Readonly<Partial<Record<WalletTab, (props: { readonly wallet: WalletSummary }) => ReactNode>>>;

const labels: Readonly<Record<WalletTab, TextKey>> = {
  bitcoin: 'common.bitcoin',
  coins: 'coins.tab',
  xrpl: 'common.xrpl',
  accounts: 'accounts.tab',
  tokens: 'tokens.tab',
  permissions: 'permissions.tab',
  receive: 'receive.tab',
  policies: 'policies.tab',
};

export function WalletScreen({ panels }: { readonly panels: WalletPanels }): ReactNode {
  const { t, format, refusal: words } = useWords();
  const wallet = useWallet();
  const now = useNow();
  const { route, amend } = useRoute();
  const tabs = walletTabsOf(wallet.network);
  const asked = (route.screen === 'wallet' ? route.tab : undefined) ?? 'bitcoin';
  // The tab of another wallet, on a network where it is not there.
  const tab = tabs.includes(asked) ? asked : 'bitcoin';
  const chain = tab === 'bitcoin' || tab === 'xrpl' ? tab : null;
  const Panel = panels[tab];
  const overview = useOverview(wallet.id);
  const { value } = overview;
  const [round, setRound] = useState(0);
  const refresh = (): void => {
    overview.reload();
    setRound(round + 1);
  };
  const waiting = useServices().live.usePayoutCounts(wallet)?.AwaitingPayment ?? 0;
  const problem = chain === null || value === undefined ? null : problemOf(value[chain]);
  return (
    <Page
      title={t('wallet.title')}
      subtitle={value ? t('wallet.updated', { when: format.relative(value.updatedAt, now) }) : undefined}
      actions={
        <>
          {wallet.network === 'practice' && chain !== null ? <Faucet walletId={wallet.id} chain={chain} /> : null}
          <IconButton icon="refresh" label={t('common.refresh')} onClick={refresh} />
        </>
      }
    >
      <Tabs
        inset
        label={t('wallet.tabs')}
        items={tabs.map((id) => ({ id, label: t(labels[id]) }))}
        value={tab}
        onChange={(next) => amend({ screen: 'wallet', tab: next })}
        panelClassName="stack is-6 tab-gap"
      >
        {problem ? (
          <Banner tone="warn" title={t('wallet.stale')}>
            {words(problem)}
          </Banner>
        ) : null}
        {tab === 'policies' ? <PoliciesPanel key={wallet.id} wallet={wallet} /> : null}
        {Panel ? <Panel key={`${wallet.id} ${round}`} wallet={wallet} /> : null}
        {chain !== null && overview.refusal && !value ? <ErrorState refusal={overview.refusal} onRetry={overview.reload} /> : null}
        {chain !== null && !value && !overview.refusal ? <LoadingState rows={5} /> : null}
        {value && chain === 'bitcoin' ? <ForecastNote walletId={wallet.id} waiting={waiting} /> : null}
        {value && chain === 'bitcoin' ? <BitcoinCards bitcoin={value.bitcoin} /> : null}
        {value && chain === 'xrpl' ? <XrplCards xrpl={value.xrpl} /> : null}
        {chain === null ? null : <History wallet={wallet} chain={chain} />}
      </Tabs>
    </Page>
  );
}

function Faucet({ walletId, chain }: { readonly walletId: string; readonly chain: Chain }): ReactNode {
  const { t, refusal: words } = useWords();
  const { main } = useServices();
  const { busy, run } = useAction();
  const ask = async (): ReturnType<typeof main.faucet> => {
    const answer = await main.faucet({ walletId, chain });
    if (!answer.ok) toast('bad', words(answer.error));
    return answer;
  };
  return (
    <Button icon="gift" busy={busy} onClick={() => run(ask, () => toast('good', t('wallet.faucetDone')))}>
      {t('home.faucet')}
    </Button>
  );
}
