// Owns one payment request in full: what to scan, what to copy, what came in for it.
import { type ReactNode, useState } from 'react';
import type { WalletSummary } from '../../../shared/contract/common.ts';
import type { ReceivedPayment, ReceiveRequest } from '../../../shared/contract/receiving.ts';
import { useServices } from '../../state/services.tsx';
import { useCopy } from '../../state/use-copy.ts';
import { ShortAddress } from '../../ui/address.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Segments } from '../../ui/choice.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { DangerDialog } from '../../ui/danger-dialog.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { assetUnit, LedgerAmount, ledgerAmountText, useMptNames } from '../../ui/ledger-amount.tsx';
import { PlainText } from '../../ui/plain-text.tsx';
import { ToGive } from '../../ui/receive-card.tsx';
import { useWords } from '../../ui/words.tsx';
import { AssetIssuer } from './asset-issuer.tsx';
import { RequestBadge } from './requests-card.tsx';
import { stateOf } from './payment-marks.ts';

export interface RequestPanelProps {
  readonly wallet: WalletSummary;
  readonly request: ReceiveRequest;
  readonly payments: readonly ReceivedPayment[];
  readonly asked: boolean;
  readonly onPayment: (transactionId: string) => void;
  readonly onChange: () => void;
  readonly onClose: () => void;
}

type Code = 'link' | 'address';

export function RequestPanel({ wallet, request, payments, asked, onPayment, onChange, onClose }: RequestPanelProps): ReactNode {
  const { t } = useWords();
  const { main } = useServices();
  const copy = useCopy();
  const [code, setCode] = useState<Code>('link');
  const [removing, setRemoving] = useState(false);
  const gone = (): void => {
    onChange();
    onClose();
  };
  if (removing)
    return (
      <DangerDialog
        title={t('receive.removeTitle')}
        confirm={t('receive.removeNow')}
        name={`remove request ${request.id}`}
        command={() => main.removeReceiveRequest({ walletId: wallet.id, id: request.id })}
        onDone={gone}
        onClose={() => setRemoving(false)}
      >
        <p>{t('receive.removeText')}</p>
      </DangerDialog>
    );
  return (
    <Dialog
      title={request.label === '' ? t('receive.noLabel') : <PlainText text={request.label} line />}
      onClose={onClose}
      shape="side"
      footer={
        <>
          <Button kind="quiet" onClick={() => setRemoving(true)}>
            {t('receive.remove')}
          </Button>
          <CopyButton primary text={request.uri} label={t('receive.copyLink')} onCopy={copy} />
        </>
      }
    >
      <div className="stack is-6">
        <div>
          <RequestBadge request={request} asked={asked} />
        </div>
        <Standing request={request} asked={asked} />
        <div className="stack">
          <Segments
            label={t('receive.code')}
            value={code}
            onChange={setCode}
            options={[
              { value: 'link', label: t('receive.codeLink') },
              { value: 'address', label: t('receive.codeAddress') },
            ]}
          />
          <ToGive
            qr={code === 'link' ? request.uri : request.xAddress}
            qrLabel={t(code === 'link' ? 'receive.qrLink' : 'receive.qrAddress')}
            text={t(code === 'link' ? 'receive.codeLinkText' : 'receive.codeAddressText')}
            addresses={[
              { name: t('receive.xAddressWithTag'), value: request.xAddress },
              { name: t('receive.addressAndTag'), value: request.account, tag: request.tag },
            ]}
            onCopy={copy}
          />
        </div>
        <Facts request={request} />
        <Answers request={request} payments={payments} onPayment={onPayment} />
      </div>
    </Dialog>
  );
}

function Standing({ request, asked }: Pick<RequestPanelProps, 'request' | 'asked'>): ReactNode {
  const words = useWords();
  const names = useMptNames();
  const { t } = words;
  const state = stateOf(request, asked);
  const { missing, excess } = request;
  if (state === 'unknown') return <Banner tone="warn">{t(asked ? 'receive.notWhole' : 'receive.notAsked')}</Banner>;
  if (state === 'part' && missing !== null)
    return <Banner tone="warn">{t('receive.missing', { amount: ledgerAmountText(missing, names, words) })}</Banner>;
  return excess === null ? null : <Banner tone="warn">{t('receive.excess', { amount: ledgerAmountText(excess, names, words) })}</Banner>;
}

function Facts({ request }: Pick<RequestPanelProps, 'request'>): ReactNode {
  const { t, format } = useWords();
  const names = useMptNames();
  const { asset, amount, received, tag, createdAt } = request;
  const any = t('receive.anyAmount', { unit: assetUnit(asset, names) });
  return (
    <KeyValues
      items={[
        { name: t('receive.asked'), value: amount === null ? any : <LedgerAmount amount={amount} /> },
        { name: t('receive.received'), value: received === null ? t('receive.nothing') : <LedgerAmount amount={received} /> },
        asset.kind === 'xrp' ? null : { name: t('receive.issuer'), value: <AssetIssuer asset={asset} /> },
        { name: t('common.tag'), value: <span className="mono">{tag}</span> },
        { name: t('receive.made'), value: format.dateTime(createdAt) },
      ]}
    />
  );
}

function Answers({ request, payments, onPayment }: Pick<RequestPanelProps, 'request' | 'payments' | 'onPayment'>): ReactNode {
  const { t, format } = useWords();
  const answers = payments.filter(({ requestId }) => requestId === request.id);
  if (answers.length === 0) return null;
  return (
    <div className="stack is-2">
      <h3>{t('receive.answers')}</h3>
      <ul className="boxed-list">
        {answers.map(({ transactionId, sender, at, credited, match }) => (
          <li key={transactionId}>
            <button type="button" className="list-row" onClick={() => onPayment(transactionId)}>
              <span className="stack is-1 grow">
                {sender === null ? null : <ShortAddress value={sender} />}
                <span className="soft tiny">{at === null ? '' : format.dateTime(at)}</span>
              </span>
              <span className="stack is-1 request-end">
                {credited === null ? t('receive.mark.unknown') : <LedgerAmount amount={credited} plus />}
                {match === 'answers' ? null : <span className="soft tiny">{t('receive.notCounted')}</span>}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
