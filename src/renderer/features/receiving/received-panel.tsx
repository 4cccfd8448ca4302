// Owns one received payment in full: what it is worth and why, every field of it, and what can be done with it.
import { type ReactNode, useState } from 'react';
import type { ReceivedPayment, ReceiveRequest } from '../../../shared/contract/receiving.ts';
import { assetOf } from '../../../shared/xrpl/amount.ts';
import { useCopy } from '../../state/use-copy.ts';
import type { OwnAccount } from '../../state/use-own-accounts.ts';
import { Address } from '../../ui/address.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { type KeyValue, KeyValues } from '../../ui/key-values.tsx';
import { LedgerAmount } from '../../ui/ledger-amount.tsx';
import { PlainText } from '../../ui/plain-text.tsx';
import { useWords } from '../../ui/words.tsx';
import { AssetIssuer } from './asset-issuer.tsx';
import { PaymentNotices } from './payment-notices.tsx';
import { marksOf } from './payment-marks.ts';
import { ReturnSheet } from './return-sheet.tsx';

export interface ReceivedPanelProps {
  readonly payment: ReceivedPayment;
  readonly requests: readonly ReceiveRequest[];
  readonly accounts: readonly OwnAccount[];
  readonly onRequest: (id: string) => void;
  readonly onClose: () => void;
}

export function ReceivedPanel({ payment, requests, accounts, onRequest, onClose }: ReceivedPanelProps): ReactNode {
  const { t } = useWords();
  const [returning, setReturning] = useState(false);
  const account = accounts.find(({ address }) => address === payment.account);
  if (returning) return <ReturnSheet payment={payment} account={account} onClose={() => setReturning(false)} />;
  const request = requests.find(({ id }) => id === payment.requestId);
  const { credited } = payment;
  const marks = marksOf(payment);
  return (
    <Dialog
      title={t('receive.paymentTitle')}
      onClose={onClose}
      shape="side"
      footer={
        <Button icon="back" onClick={() => setReturning(true)}>
          {t('receive.return')}
        </Button>
      }
    >
      <div className="stack is-6">
        <div className="stack is-2">
          {credited === null ? (
            <span className="strong">{t('receive.notCredited')}</span>
          ) : (
            <LedgerAmount amount={credited} size="large" plus />
          )}
          {marks.length > 0 ? (
            <span className="row is-wrap">
              {marks.map(({ text, tone, icon }) => (
                <Badge key={text} tone={tone} icon={icon}>
                  {t(text)}
                </Badge>
              ))}
            </span>
          ) : null}
        </div>
        <PaymentNotices payment={payment} request={request} />
        {request ? (
          <Button icon="claim" onClick={() => onRequest(request.id)}>
            {t('receive.openRequest')}
          </Button>
        ) : null}
        <People payment={payment} />
        <Facts payment={payment} />
        <Memos memos={payment.memos} />
      </div>
    </Dialog>
  );
}

/** An address that resembles another is shown, but not handed out for copying. */
function People({ payment }: Pick<ReceivedPanelProps, 'payment'>): ReactNode {
  const { t } = useWords();
  const copy = useCopy();
  const { sender, account, resembles, tag, credited } = payment;
  const asset = credited === null ? null : assetOf(credited);
  return (
    <div className="stack">
      <div className="stack is-1">
        <span className="row is-between">
          <span className="soft small">{t('receive.from')}</span>
          {sender === null || resembles !== null ? null : (
            <CopyButton iconOnly text={sender} label={t('receive.copySender')} onCopy={copy} />
          )}
        </span>
        {sender === null ? t('receive.noSender') : <Address value={sender} />}
      </div>
      {resembles === null ? null : (
        <div className="stack is-1">
          <span className="soft small">{t('receive.resembled')}</span>
          <Address value={resembles} />
        </div>
      )}
      <div className="stack is-1">
        <span className="soft small">{t('receive.to')}</span>
        <Address value={account} tag={tag} />
      </div>
      {asset === null || asset.kind === 'xrp' ? null : (
        <div className="stack is-1">
          <span className="soft small">{t('receive.issuer')}</span>
          <AssetIssuer asset={asset} />
        </div>
      )}
    </div>
  );
}

function Facts({ payment }: Pick<ReceivedPanelProps, 'payment'>): ReactNode {
  const { t, format } = useWords();
  const { requested, at, ledger, tag, sourceTag, crossCheck, failed } = payment;
  const none = <span className="soft">{t('receive.none')}</span>;
  const number = (value: number | null): ReactNode => (value === null ? none : <span className="mono">{value}</span>);
  const items: readonly (KeyValue | null)[] = [
    requested === null
      ? null
      : { name: t(payment.partial ? 'receive.requestedMost' : 'receive.requested'), value: <LedgerAmount amount={requested} /> },
    { name: t('receive.check'), value: t(`receive.check.${crossCheck}`) },
    failed === null ? null : { name: t('receive.result'), value: <span className="mono">{failed}</span> },
    { name: t('receive.at'), value: at === null ? t('receive.noTime') : format.dateTime(at) },
    { name: t('receive.ledger'), value: number(ledger) },
    { name: t('common.tag'), value: number(tag) },
    { name: t('receive.sourceTag'), value: number(sourceTag) },
  ];
  return (
    <div className="stack">
      <KeyValues items={items} />
      <LongValue name={t('common.transaction')} value={payment.transactionId} copyLabel={t('common.copyTransaction')} />
      {payment.invoiceId === null ? null : (
        <LongValue name={t('receive.invoiceId')} value={payment.invoiceId} copyLabel={t('receive.copyInvoiceId')} />
      )}
    </div>
  );
}

function LongValue({ name, value, copyLabel }: { readonly name: string; readonly value: string; readonly copyLabel: string }): ReactNode {
  const copy = useCopy();
  return (
    <div className="stack is-1">
      <span className="row is-between">
        <span className="soft small">{name}</span>
        <CopyButton iconOnly text={value} label={copyLabel} onCopy={copy} />
      </span>
      <span className="mono small breaks">{value}</span>
    </div>
  );
}

function Memos({ memos }: Pick<ReceivedPayment, 'memos'>): ReactNode {
  const { t } = useWords();
  if (memos.length === 0) return null;
  return (
    <div className="stack is-2">
      <h3>{t('receive.memos')}</h3>
      <p className="soft small">{t('receive.memosText')}</p>
      <ul className="stack is-2">
        {memos.map((memo, index) => (
          // The memos of one payment never move.
          <li key={index} className="memo">
            <PlainText text={memo} />
          </li>
        ))}
      </ul>
    </div>
  );
}
