// Owns the approval of a higher fee: before, after and the difference, every payout that stays as it is, then one button that signs exactly this.
import { type ReactNode, useState } from 'react';
import type { RaiseView } from '../../shared/contract/secure-api.ts';
import { Address } from '../ui/address.tsx';
import { Amount } from '../ui/amount.tsx';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { KeyValues } from '../ui/key-values.tsx';
import { NetworkMark } from '../ui/network-mark.tsx';
import { PlainText } from '../ui/plain-text.tsx';
import { ErrorState, LoadingState } from '../ui/states.tsx';
import { useAction } from '../ui/use-action.ts';
import { useAnswer } from '../ui/use-answer.ts';
import { useWords } from '../ui/words.tsx';
import { SecureFrame } from './frame.tsx';
import { PlanDestinations } from './plan-destinations.tsx';
import { useSecure } from './services.tsx';
import { useArmed } from './use-armed.ts';
import { useSecondsLeft } from './use-seconds-left.ts';

/** `marked`: the strip of the network already stands above. */
export function RaiseApproval({ marked }: { readonly marked: boolean }): ReactNode {
  const { t } = useWords();
  const { secure } = useSecure();
  const view = useAnswer('raise', () => secure.raiseView({}));
  if (view.value) return <Approval raise={view.value} marked={marked} onReload={view.reload} />;
  return (
    <SecureFrame title={t('raise.title')} footer={<Button onClick={() => void secure.close({})}>{t('common.close')}</Button>}>
      {view.refusal ? <ErrorState refusal={view.refusal} onRetry={view.reload} /> : <LoadingState rows={6} />}
    </SecureFrame>
  );
}

interface ApprovalProps {
  readonly raise: RaiseView;
  readonly marked: boolean;
  readonly onReload: () => void;
}

function Approval({ raise, marked, onReload }: ApprovalProps): ReactNode {
  const { t, format, refusal: words } = useWords();
  const { secure } = useSecure();
  const [shownKey, setShownKey] = useState('');
  const left = useSecondsLeft(raise.expiresAt);
  const armed = useArmed(`${raise.digest} ${raise.token} ${shownKey}`);
  const { busy, refusal, run } = useAction();
  const close = (): void => void secure.close({});
  const confirm = (): void =>
    run(async () => {
      const answer = await secure.confirmRaise({ token: raise.token, digest: raise.digest });
      // A used or stale token is void: what is shown next is read anew.
      if (!answer.ok) onReload();
      return answer;
    }, close);
  const subtitle = `${t('plan.fromWallet', { wallet: raise.walletName })} · ${t(`network.${raise.network}`)}`;
  return (
    <SecureFrame
      title={t('raise.title')}
      subtitle={<PlainText text={subtitle} />}
      footer={
        <>
          <span className="dialog-foot-note">{left > 0 ? t('plan.expires', { span: format.span(left) }) : ''}</span>
          <Button onClick={close}>{t('raise.keep')}</Button>
          <Button kind="primary" icon="shield" busy={busy} disabled={!armed || left <= 0} onClick={confirm}>
            {t(armed ? 'raise.confirm' : 'plan.wait')}
          </Button>
        </>
      }
    >
      {marked ? null : <NetworkMark network={raise.network} />}
      {refusal ? <Banner tone="bad">{words(refusal)}</Banner> : null}
      {left <= 0 ? <Banner tone="bad">{t('plan.expired')}</Banner> : null}
      <Fees raise={raise} />
      <p>{t('raise.unchanged')}</p>
      <PlanDestinations rows={raise.rows} onShown={setShownKey} />
    </SecureFrame>
  );
}

function Fees({ raise }: { readonly raise: RaiseView }): ReactNode {
  const { t } = useWords();
  const { paid, fee, more, rate, change, coins, addedCoins, replaces } = raise;
  return (
    <section className="card stack is-3" aria-label={t('raise.fee')}>
      <div className="stat">
        <span className="soft small">{t('raise.difference')}</span>
        <span>
          <Amount value={more} unit="BTC" size="large" />
        </span>
      </div>
      <KeyValues
        items={[
          { name: t('raise.before'), value: <Amount value={paid} unit="BTC" /> },
          { name: t('raise.after'), value: <Amount value={fee} unit="BTC" /> },
          { name: t('raise.rate'), value: `${rate} ${t('pay.feeUnit')}` },
          { name: t('raise.change'), value: change === null ? t('raise.noChange') : <Amount value={change} unit="BTC" /> },
          {
            name: t('raise.coins'),
            value: addedCoins === 0 ? t('raise.coinsSame', { count: coins }) : t('raise.coinsMore', { count: coins, added: addedCoins }),
          },
          { name: t('raise.replaces'), value: <Address value={replaces} /> },
        ]}
      />
    </section>
  );
}
