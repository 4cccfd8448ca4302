// Owns the two balances on the first screen.
import type { ReactNode } from 'react';
import type { WalletSummary } from '../../../shared/contract/common.ts';
import { type Chain, hasLedger } from '../../../shared/network.ts';
import type { Refusal } from '../../../shared/result.ts';
import { problemOf } from '../../state/problem-of.ts';
import { go } from '../../state/route.ts';
import { useServices } from '../../state/services.tsx';
import { useOverview } from '../../state/use-overview.ts';
import { toast } from '../../state/toast.ts';
import { useAction } from '../../ui/use-action.ts';
import { Amount } from '../../ui/amount.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { MethodMark } from '../../ui/chain-mark.tsx';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import { useWords } from '../../ui/words.tsx';

export function Balances({ wallet }: { readonly wallet: WalletSummary }): ReactNode {
  const { t } = useWords();
  const overview = useOverview(wallet.id);
  return (
    <section className="stack is-3">
      <div className="row is-between">
        <h2>{t('home.balances')}</h2>
        <Button kind="link" onClick={() => go({ screen: 'wallet' })}>
          {t('nav.wallet')}
        </Button>
      </div>
      {overview.refusal && !overview.value ? <ErrorState refusal={overview.refusal} onRetry={overview.reload} /> : null}
      {!overview.value && !overview.refusal ? <LoadingState rows={2} /> : null}
      {overview.value ? (
        <div className="grid-2">
          <Balance
            wallet={wallet}
            chain="bitcoin"
            amount={overview.value.bitcoin.confirmed}
            arriving={overview.value.bitcoin.unconfirmed}
            problem={problemOf(overview.value.bitcoin)}
          />
          {hasLedger(wallet.network) ? (
            <Balance
              wallet={wallet}
              chain="xrpl"
              amount={overview.value.xrpl.spendable}
              arriving="0"
              problem={problemOf(overview.value.xrpl)}
            />
          ) : null}
        </div>
      ) : null}
    </section>
  );
}

interface BalanceProps {
  readonly wallet: WalletSummary;
  readonly chain: Chain;
  readonly amount: string;
  readonly arriving: string;
  readonly problem: Refusal | null;
}

function Balance({ wallet, chain, amount, arriving, problem }: BalanceProps): ReactNode {
  const { t, refusal: words } = useWords();
  const unit = chain === 'bitcoin' ? 'BTC' : 'XRP';
  return (
    <div className="card stack is-2">
      <MethodMark methodId={`${unit}-CHAIN`} />
      <Amount value={amount} unit={unit} size="large" />
      {arriving === '0' ? null : (
        <span className="soft small">
          {t('wallet.unconfirmed')} <Amount value={arriving} unit={unit} plus />
        </span>
      )}
      {problem ? <Banner tone="warn">{words(problem)}</Banner> : null}
      {amount === '0' && arriving === '0' && wallet.network === 'practice' && !problem ? <Faucet wallet={wallet} chain={chain} /> : null}
    </div>
  );
}

function Faucet({ wallet, chain }: { readonly wallet: WalletSummary; readonly chain: Chain }): ReactNode {
  const { t, refusal: words } = useWords();
  const { main } = useServices();
  const { busy, refusal, run } = useAction();
  return (
    <div className="stack is-2">
      <div>
        <Button
          small
          icon="gift"
          busy={busy}
          onClick={() =>
            run(
              () => main.faucet({ walletId: wallet.id, chain }),
              () => toast('good', t('wallet.faucetDone')),
            )
          }
        >
          {t('home.faucet')}
        </Button>
      </div>
      {refusal ? <Banner tone="bad">{words(refusal)}</Banner> : null}
    </div>
  );
}
