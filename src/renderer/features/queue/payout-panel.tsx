// Owns one payout in full, at the side: amounts, destination, rate then and now, what has happened, what can be done.
import { type ReactNode, useState } from 'react';
import { actionsFor, awaitsDecision, type PayoutAction } from '../../../shared/payouts/transitions.ts';
import type { TextKey } from '../../../shared/i18n/catalogue.ts';
import { methodChain } from '../../../shared/payouts/methods.ts';
import type { PayoutRow } from '../../db/tables.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button, type ButtonKind } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { PayoutBadge } from '../../ui/payout-badge.tsx';
import { RaiseSheet } from '../../state/raise-sheet.tsx';
import { useRoute } from '../../state/route.ts';
import { useWaited } from '../../state/use-waited.ts';
import { EmptyState, LoadingState } from '../../ui/states.tsx';
import { useWords } from '../../ui/words.tsx';
import type { PendingAction } from './action-sheet.tsx';
import { ExternalBadge, ExternalPayments } from './external-payments.tsx';
import { PayoutAttempts } from './payout-attempts.tsx';
import { LookAlikeNote } from './look-alike-note.tsx';
import { PayoutFacts } from './payout-facts.tsx';
import { PayoutRate } from './payout-rate.tsx';
import { PayoutSteps } from './payout-steps.tsx';
import { ReceiptSheet } from './receipt-sheet.tsx';

export interface PayoutPanelProps {
  /** Null when it left this tab (it was approved, paid or removed meanwhile). */
  readonly payout: PayoutRow | null;
  readonly payoutId: string;
  readonly onAction: (pending: PendingAction) => void;
  readonly onClose: () => void;
}

/** Milliseconds until a row that is not in the list counts as gone. */
const arrivalMs = 1500;

export function PayoutPanel({ payout, onAction, onClose }: PayoutPanelProps): ReactNode {
  const { t } = useWords();
  const [receipt, setReceipt] = useState(false);
  const [raising, setRaising] = useState<string | null>(null);
  if (!payout) return <MissingPayout onClose={onClose} />;
  if (receipt) return <ReceiptSheet payout={payout} onClose={() => setReceipt(false)} />;
  if (raising !== null) return <RaiseSheet kind="fee" transactionId={raising} onClose={() => setRaising(null)} />;
  const act = (action: PayoutAction): void => {
    onClose();
    onAction({ action, rows: [payout] });
  };
  return (
    <Dialog
      title={t('payout.title')}
      onClose={onClose}
      shape="side"
      footer={<Actions payout={payout} onAction={act} onReceipt={() => setReceipt(true)} onRaise={setRaising} />}
    >
      <div className="stack is-6">
        <div>
          <span className="row is-wrap">
            <PayoutBadge state={payout.state} recheck={payout.recheck} />
            {awaitsDecision(payout) ? <ExternalBadge /> : null}
          </span>
        </div>
        <Notices payout={payout} />
        {isUnpaid(payout) ? <LookAlikeNote walletId={payout.walletId} rows={[payout]} /> : null}
        <ExternalPayments payout={payout} />
        <PayoutFacts payout={payout} />
        <PayoutRate payout={payout} />
        <PayoutSteps payout={payout} />
        <PayoutAttempts payout={payout} />
      </div>
    </Dialog>
  );
}

function isUnpaid({ state }: PayoutRow): boolean {
  return state === 'AwaitingApproval' || state === 'AwaitingPayment';
}

/** A claim that was added just now is on its way to the list; one that is not there after a while has left it. */
function MissingPayout({ onClose }: Pick<PayoutPanelProps, 'onClose'>): ReactNode {
  const { t } = useWords();
  const gone = useWaited(arrivalMs);
  return (
    <Dialog title={t('payout.title')} onClose={onClose} shape="side">
      {gone ? <EmptyState icon="queue" title={t('payout.gone')} /> : <LoadingState />}
    </Dialog>
  );
}

function Notices({ payout }: { readonly payout: PayoutRow }): ReactNode {
  const { t, refusal: words } = useWords();
  return (
    <>
      {payout.recheck ? <Banner tone="warn">{t('payout.recheck')}</Banner> : null}
      {payout.phase === 'elsewhere' ? <ElsewhereNotice payoutId={payout.id} /> : null}
      {payout.locked && !payout.recheck && payout.phase !== 'elsewhere' ? <Banner>{t('payout.lockedText')}</Banner> : null}
      {payout.failure ? (
        <Banner tone="bad" title={t('payout.failedTitle')}>
          {words({ code: payout.failure })}
        </Banner>
      ) : null}
    </>
  );
}

/** The transaction of ours that has no block yet, and may get a higher fee. */
function waitingTransaction({ phase, methodId, transactionId }: PayoutRow): string | null {
  const waits = phase === 'publishing' || phase === 'unknown' || phase === 'seen';
  return waits && methodChain(methodId) === 'bitcoin' ? transactionId : null;
}

/** Where it can be taken to the signing device and back. */
function ElsewhereNotice({ payoutId }: { readonly payoutId: string }): ReactNode {
  const { t } = useWords();
  const { go } = useRoute();
  return (
    <Banner
      action={
        <Button small onClick={() => go({ screen: 'wallet', tab: 'bitcoin', signing: payoutId })}>
          {t('payout.elsewhereOpen')}
        </Button>
      }
    >
      {t('payout.elsewhereText')}
    </Banner>
  );
}

const looks: Readonly<Record<PayoutAction, readonly [ButtonKind, TextKey]>> = {
  approve: ['primary', 'queue.approve'],
  pay: ['primary', 'queue.pay'],
  'accept-external': ['primary', 'external.accept'],
  'reject-external': ['secondary', 'external.reject'],
  cancel: ['secondary', 'queue.decline'],
  'mark-paid': ['quiet', 'queue.markPaid'],
  requote: ['quiet', 'queue.requote'],
  'back-to-awaiting-payment': ['secondary', 'queue.backToPay'],
  uncancel: ['secondary', 'queue.uncancel'],
};

function Actions({
  payout,
  onAction,
  onReceipt,
  onRaise,
}: {
  readonly payout: PayoutRow;
  readonly onAction: (action: PayoutAction) => void;
  readonly onReceipt: () => void;
  readonly onRaise: (transactionId: string) => void;
}): ReactNode {
  const { t } = useWords();
  const actions = [...actionsFor(payout)].reverse();
  const waiting = waitingTransaction(payout);
  return (
    <>
      {payout.route === 'code' ? (
        <Button kind="quiet" onClick={onReceipt}>
          {t('queue.receipt')}
        </Button>
      ) : null}
      {waiting === null ? null : <Button onClick={() => onRaise(waiting)}>{t('raise.open')}</Button>}
      {actions.map((action) => (
        <Button key={action} kind={looks[action][0]} onClick={() => onAction(action)}>
          {t(looks[action][1])}
        </Button>
      ))}
    </>
  );
}
