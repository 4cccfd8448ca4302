// Owns the approval of a payment: totals first, then every destination in full, then one button that pays exactly this.
import { type ReactNode, useState } from 'react';
import type { PlanView } from '../../shared/contract/secure-api.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { NetworkMark } from '../ui/network-mark.tsx';
import { PlainText } from '../ui/plain-text.tsx';
import { ErrorState, LoadingState } from '../ui/states.tsx';
import { type Action, useAction } from '../ui/use-action.ts';
import { useAnswer } from '../ui/use-answer.ts';
import { useWords } from '../ui/words.tsx';
import { SecureFrame } from './frame.tsx';
import { PlanDestinations } from './plan-destinations.tsx';
import { PlanOrders } from './plan-orders.tsx';
import { PlanTransfers } from './plan-transfers.tsx';
import { PlanTotals } from './plan-totals.tsx';
import { useSecure } from './services.tsx';
import { useArmed } from './use-armed.ts';
import { useSecondsLeft } from './use-seconds-left.ts';

/** `marked`: the strip of the network already stands above. */
export function PlanApproval({ marked }: { readonly marked: boolean }): ReactNode {
  const { t } = useWords();
  const { secure } = useSecure();
  const plan = useAnswer('plan', () => secure.planView({}));
  if (plan.value) return <Approval plan={plan.value} marked={marked} onReload={plan.reload} />;
  return (
    <SecureFrame title={t('plan.title')} footer={<Button onClick={() => void secure.close({})}>{t('common.close')}</Button>}>
      {plan.refusal ? <ErrorState refusal={plan.refusal} onRetry={plan.reload} /> : <LoadingState rows={6} />}
    </SecureFrame>
  );
}

function Approval({
  plan,
  marked,
  onReload,
}: {
  readonly plan: PlanView;
  readonly marked: boolean;
  readonly onReload: () => void;
}): ReactNode {
  const { t, refusal: words } = useWords();
  const [shownKey, setShownKey] = useState('');
  const left = useSecondsLeft(plan.expiresAt);
  const armed = useArmed(`${plan.digest} ${plan.token} ${shownKey}`);
  const { busy, refusal, confirm, discard } = useDecision(plan, onReload);
  const orders = plan.orders.length > 0 || plan.transfers.length > 0;
  const newPayees = plan.rows.filter((row) => row.newPayee).length;
  const resembling = plan.rows.filter((row) => row.resembles !== undefined).length;
  return (
    <SecureFrame
      title={t(plan.transfers.length > 0 ? 'transfer.title' : orders ? 'order.title' : 'plan.title')}
      subtitle={<Subtitle plan={plan} />}
      footer={<Footer left={left} armed={armed} busy={busy} order={orders} onConfirm={confirm} onDiscard={discard} />}
    >
      {marked ? null : <NetworkMark network={plan.network} />}
      {refusal ? <Banner tone="bad">{words(refusal)}</Banner> : null}
      {left <= 0 ? <Banner tone="bad">{t('plan.expired')}</Banner> : null}
      {plan.totals.length > 0 ? <PlanTotals totals={plan.totals} /> : null}
      <PlanOrders orders={plan.orders} />
      <PlanTransfers transfers={plan.transfers} />
      {resembling > 0 ? <Banner tone="bad">{t('plan.resemblesText', { count: resembling })}</Banner> : null}
      {newPayees > 0 ? <Banner tone="warn">{t('plan.newText', { count: newPayees })}</Banner> : null}
      {plan.rows.length > 0 ? <PlanDestinations rows={plan.rows} onShown={setShownKey} /> : null}
    </SecureFrame>
  );
}

function Subtitle({ plan }: { readonly plan: PlanView }): ReactNode {
  const { t } = useWords();
  return <PlainText text={`${t('plan.fromWallet', { wallet: plan.walletName })} · ${t(`network.${plan.network}`)}`} />;
}

interface FooterProps {
  readonly left: number;
  readonly armed: boolean;
  readonly busy: boolean;
  /** One transaction that pays no payout. */
  readonly order: boolean;
  readonly onConfirm: () => void;
  readonly onDiscard: () => void;
}

function Footer({ left, armed, busy, order, onConfirm, onDiscard }: FooterProps): ReactNode {
  const { t, format } = useWords();
  const ready = armed && left > 0;
  return (
    <>
      <span className="dialog-foot-note">{left > 0 ? t('plan.expires', { span: format.span(left) }) : ''}</span>
      <Button onClick={onDiscard}>{t(order ? 'order.discard' : 'plan.discard')}</Button>
      <Button kind="primary" icon="shield" busy={busy} disabled={!ready} onClick={onConfirm}>
        {t(armed ? (order ? 'order.confirm' : 'plan.confirm') : 'plan.wait')}
      </Button>
    </>
  );
}

function useDecision(
  plan: PlanView,
  onReload: () => void,
): { busy: boolean; refusal: Action['refusal']; confirm: () => void; discard: () => void } {
  const { secure } = useSecure();
  const { busy, refusal, run } = useAction();
  const close = (): void => void secure.close({});
  const confirm = (): void =>
    run(async () => {
      const answer = await secure.confirmPlan({ token: plan.token, digest: plan.digest });
      // A used or stale token is void: what is shown next is read anew.
      if (!answer.ok) onReload();
      return answer;
    }, close);
  return { busy, refusal, confirm, discard: () => run(() => secure.discardPlan({}), close) };
}
