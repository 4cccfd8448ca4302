// Owns the advice on small coins: what joining them costs now, from which fee on it pays off, and the button that joins them.
import { type ReactNode, useState } from 'react';
import type { JoiningAdvice } from '../../../shared/contract/coins.ts';
import { amountText } from '../../../shared/i18n/format.ts';
import { confirmPlan } from '../../state/confirm-plan.ts';
import { useServices } from '../../state/services.tsx';
import { toast } from '../../state/toast.ts';
import { Amount } from '../../ui/amount.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { Card } from '../../ui/page.tsx';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useAnswer } from '../../ui/use-answer.ts';
import { useWords } from '../../ui/words.tsx';

/** Below this a coin is small; main says the same in its answer. */
const small = '0.001';

export interface JoiningCardProps {
  readonly walletId: string;
  readonly account: string;
  /** Changes with the coins: the advice is asked for anew. */
  readonly coins: string;
}

export function JoiningCard({ walletId, account, coins }: JoiningCardProps): ReactNode {
  const { t } = useWords();
  const { main } = useServices();
  const { value, refusal, reload } = useAnswer(`joining ${walletId} ${account} ${coins}`, () => main.joiningAdvice({ walletId, account }));
  return (
    <Card title={t('coins.join')}>
      {refusal && value === undefined ? <ErrorState refusal={refusal} onRetry={reload} /> : null}
      {value === undefined && !refusal ? <LoadingState rows={2} /> : null}
      {value === null ? <p className="soft">{t('coins.joinNone', { amount: amountText(small, 'BTC') })}</p> : null}
      {value ? <Advice advice={value} /> : null}
      {value && value.coins.length > 0 ? <JoinButton walletId={walletId} advice={value} /> : null}
    </Card>
  );
}

function Advice({ advice }: { readonly advice: JoiningAdvice }): ReactNode {
  const { t } = useWords();
  const { count, smallBelow, value, costsNow, savesLater, rateNow, rateLater, breakEvenRate, paysOff } = advice;
  return (
    <>
      <p className="strong">{t(paysOff ? 'coins.joinYes' : 'coins.joinNo', { count })}</p>
      <KeyValues
        end
        items={[
          { name: t('coins.joinWhat', { amount: amountText(smallBelow, 'BTC') }), value: <Amount value={value} unit="BTC" column /> },
          { name: t('coins.joinCosts', { rate: rateNow }), value: <Amount value={costsNow} unit="BTC" column /> },
          { name: t('coins.joinSaves', { rate: rateLater }), value: <Amount value={savesLater} unit="BTC" column /> },
          { name: t('coins.joinFrom'), value: t('coins.joinRate', { rate: breakEvenRate }) },
        ]}
      />
      <p className="soft small">{t('coins.joinText')}</p>
    </>
  );
}

/** As the advice says it: these coins, at this rate. */
function JoinButton({ walletId, advice }: { readonly walletId: string; readonly advice: JoiningAdvice }): ReactNode {
  const { t, refusal: words } = useWords();
  const { main } = useServices();
  const { busy, refusal, run } = useAction(`join ${walletId}`);
  const [stopped, setStopped] = useState(false);
  const { coins, rateNow } = advice;
  const join = (): void =>
    run(
      () => confirmPlan(main, walletId, main.planJoin({ walletId, coins, feeRate: rateNow })),
      (confirmed) => {
        setStopped(!confirmed);
        if (confirmed) toast('good', t('coins.joinDone'));
      },
    );
  return (
    <>
      {refusal ? <Banner tone="bad">{words(refusal)}</Banner> : null}
      {stopped && !busy ? <Banner>{t('coins.joinStopped')}</Banner> : null}
      <div>
        <Button icon="shield" busy={busy} onClick={join}>
          {t(busy ? 'coins.joinWaiting' : 'coins.joinDo')}
        </Button>
      </div>
    </>
  );
}
