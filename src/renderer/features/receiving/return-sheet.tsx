// Owns giving a payment back: what that means, when it cannot be done, and the way to the studio with the payment filled in.
import type { ReactNode } from 'react';
import type { ReceivedPayment } from '../../../shared/contract/receiving.ts';
import { returnPayment } from '../../../shared/xrpl/receive/return-payment.ts';
import { writePaymentText } from '../../../shared/xrpl/write-payment.ts';
import { go } from '../../state/route.ts';
import type { OwnAccount } from '../../state/use-own-accounts.ts';
import { Address } from '../../ui/address.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { LedgerAmount } from '../../ui/ledger-amount.tsx';
import { useWords } from '../../ui/words.tsx';

export interface ReturnSheetProps {
  readonly payment: ReceivedPayment;
  /** The own account that was paid; undefined while the accounts are not known. */
  readonly account: OwnAccount | undefined;
  readonly onClose: () => void;
}

export function ReturnSheet({ payment, account, onClose }: ReturnSheetProps): ReactNode {
  const { t, refusal: words } = useWords();
  const draft = returnPayment(payment, payment.account);
  const watched = account?.origin === 'watched';
  const ready = draft.ok && !watched && payment.resembles === null;
  const open = (): void => {
    if (!draft.ok || !ready) return;
    onClose();
    go({ screen: 'studio', payment: writePaymentText(draft.value), account: payment.account });
  };
  return (
    <Dialog
      title={t('receive.returnTitle')}
      onClose={onClose}
      shape="side"
      onConfirm={ready ? open : undefined}
      footer={
        <>
          <Button kind="quiet" onClick={onClose}>
            {t('receive.returnBack')}
          </Button>
          {ready ? (
            <Button kind="primary" icon="send" onClick={open}>
              {t('receive.returnGo')}
            </Button>
          ) : null}
        </>
      }
    >
      <div className="stack is-6">
        {draft.ok ? null : <Banner tone="warn">{words(draft.error)}</Banner>}
        {watched ? <Banner tone="warn">{t('receive.returnWatched')}</Banner> : null}
        {draft.ok && payment.resembles !== null ? <Banner tone="warn">{t('receive.returnLookAlike')}</Banner> : null}
        {ready ? <WhatItMeans payment={payment} /> : null}
      </div>
    </Dialog>
  );
}

function WhatItMeans({ payment: { credited, sender, sourceTag } }: Pick<ReturnSheetProps, 'payment'>): ReactNode {
  const { t } = useWords();
  return (
    <>
      <div className="stack">
        <p>{t('receive.returnText')}</p>
        <p>{t(credited?.kind === 'xrp' ? 'receive.returnXrp' : 'receive.returnToken')}</p>
      </div>
      {sourceTag === null ? (
        <Banner tone="warn">{t('receive.returnNoTag')}</Banner>
      ) : (
        <Banner>{t('receive.returnTag', { tag: String(sourceTag) })}</Banner>
      )}
      <KeyValues
        items={[
          credited === null ? null : { name: t('receive.returnAmount'), value: <LedgerAmount amount={credited} /> },
          sender === null ? null : { name: t('receive.returnTo'), value: <Address value={sender} tag={sourceTag} /> },
        ]}
      />
    </>
  );
}
