// Owns a Bitcoin transaction in full, at the side: its label, what it was worth, what went in and out, and what it says of itself.
import type { ReactNode } from 'react';
import type { WalletSummary } from '../../../shared/contract/common.ts';
import type { BitcoinTransaction } from '../../../shared/contract/history.ts';
import { amountText } from '../../../shared/i18n/format.ts';
import { LabelField } from '../../state/label-field.tsx';
import { useServices } from '../../state/services.tsx';
import { useCopy } from '../../state/use-copy.ts';
import type { Labels } from '../../state/use-labels.ts';
import { Amount } from '../../ui/amount.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import { useAnswer } from '../../ui/use-answer.ts';
import { useWords } from '../../ui/words.tsx';
import { TransactionSides } from './transaction-sides.tsx';
import { HistoryValues } from './history-values.tsx';

export interface TransactionSheetProps {
  readonly wallet: WalletSummary;
  readonly transactionId: string;
  readonly labels: Labels;
  readonly onClose: () => void;
}

export function shortTransaction(transactionId: string): string {
  return `${transactionId.slice(0, 6)}…${transactionId.slice(-6)}`;
}

export function TransactionSheet({ wallet, transactionId, labels, onClose }: TransactionSheetProps): ReactNode {
  const { t } = useWords();
  const { main } = useServices();
  const copy = useCopy();
  const { value, refusal, reload } = useAnswer(`transaction ${wallet.id} ${transactionId}`, () =>
    main.bitcoinTransaction({ walletId: wallet.id, transactionId }),
  );
  const thing = { type: 'tx', ref: transactionId } as const;
  return (
    <Dialog title={t('history.title')} onClose={onClose} shape="side">
      <div className="stack is-6">
        <div className="stack is-2">
          <LabelField walletId={wallet.id} thing={thing} label={labels.of(thing)} name={shortTransaction(transactionId)} />
          <span className="row is-between">
            <span className="mono small breaks">{transactionId}</span>
            <CopyButton iconOnly text={transactionId} label={t('common.copyTransaction')} onCopy={copy} />
          </span>
        </div>
        {refusal && !value ? <ErrorState refusal={refusal} onRetry={reload} /> : null}
        {!value && !refusal ? <LoadingState rows={8} /> : null}
        {value ? <Whole wallet={wallet} transaction={value} labels={labels} onClose={onClose} /> : null}
      </div>
    </Dialog>
  );
}

interface WholeProps {
  readonly wallet: WalletSummary;
  readonly transaction: BitcoinTransaction;
  readonly labels: Labels;
  readonly onClose: () => void;
}

function Whole({ wallet, transaction, labels, onClose }: WholeProps): ReactNode {
  const { t } = useWords();
  return (
    <>
      <Facts transaction={transaction} />
      <section className="stack is-2">
        <h3>{t('history.values')}</h3>
        <HistoryValues values={transaction.values} coin="BTC" />
      </section>
      <TransactionSides wallet={wallet} transaction={transaction} labels={labels} onLeave={onClose} />
      <Versions transaction={transaction} />
      <p className="soft small">{t('history.decoded')}</p>
    </>
  );
}

function Facts({ transaction }: Pick<WholeProps, 'transaction'>): ReactNode {
  const { t, format } = useWords();
  const { height, at, confirmations, fee, feeRate, vsize, replaceable } = transaction;
  return (
    <KeyValues
      items={[
        { name: t('history.block'), value: height === null ? t('history.noBlock') : format.count(height) },
        at === null ? null : { name: t('wallet.col.when'), value: format.dateTime(at) },
        { name: t('history.confirmations'), value: format.count(confirmations) },
        { name: t('history.fee'), value: fee === null ? t('history.feeUnknown') : <Amount value={fee} unit="BTC" /> },
        feeRate === null ? null : { name: t('history.feeRate'), value: <span className="nowrap">{feeRate} sat/vB</span> },
        { name: t('history.size'), value: <span className="nowrap">{format.count(vsize)} vB</span> },
        {
          name: t('history.replaceable'),
          value: t(replaceable ? (height === null ? 'history.yes' : 'history.replaceableDone') : 'history.no'),
        },
      ]}
    />
  );
}

/** Nothing where there is but one. */
function Versions({ transaction }: Pick<WholeProps, 'transaction'>): ReactNode {
  const { t, format } = useWords();
  const { versions, transactionId: shown } = transaction;
  if (versions.length < 2) return null;
  return (
    <section className="stack is-2">
      <h3>{t('history.versions')}</h3>
      <ul className="plain-list stack is-2">
        {versions.map(({ transactionId, fee, signedAt, dead }) => (
          <li key={transactionId} className="stack is-1">
            <span className="strong small">
              {t(transactionId === shown ? 'history.version.this' : dead ? 'history.version.dead' : 'history.version.other')}
            </span>
            <span className="small">{t('history.version.signed', { when: format.dateTime(signedAt), fee: amountText(fee, 'BTC') })}</span>
            <span className="mono tiny soft breaks">{transactionId}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
