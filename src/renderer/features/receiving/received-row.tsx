// Owns one line of the list of payments that came in: from whom, for which request, how much, and what is odd about it.
import type { ReactNode } from 'react';
import type { ReceivedPayment, ReceiveRequest } from '../../../shared/contract/receiving.ts';
import type { OwnAccount } from '../../state/use-own-accounts.ts';
import { useNow } from '../../state/use-now.ts';
import { ShortAddress } from '../../ui/address.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Icon } from '../../ui/icon.tsx';
import { LedgerAmount, ledgerAmountText, useMptNames } from '../../ui/ledger-amount.tsx';
import { PlainText } from '../../ui/plain-text.tsx';
import type { RowFocus } from '../../ui/use-row-keys.ts';
import { useWords } from '../../ui/words.tsx';
import { marksOf } from './payment-marks.ts';

export interface ReceivedRowProps {
  readonly payment: ReceivedPayment;
  readonly index: number;
  readonly request: ReceiveRequest | undefined;
  /** Named only where the wallet has several. */
  readonly account: OwnAccount | undefined;
  readonly focus: RowFocus;
  readonly onOpen: (transactionId: string) => void;
}

const mostMarks = 3;

export function ReceivedRow({ payment, index, request, account, focus, onOpen }: ReceivedRowProps): ReactNode {
  const { t, format } = useWords();
  const now = useNow();
  const { transactionId, sender, at, tag } = payment;
  const marks = marksOf(payment);
  return (
    <button
      type="button"
      className="list-row received-row"
      data-row={index}
      tabIndex={focus.tabIndex}
      onFocus={focus.onFocus}
      onClick={() => onOpen(transactionId)}
    >
      <Icon name={payment.credited === null ? 'warning' : 'in'} />
      <span className="stack is-1">
        {sender === null ? <span>{t('receive.noSender')}</span> : <ShortAddress value={sender} />}
        <span className="soft tiny clip">
          {at === null ? t('receive.noTime') : format.relative(at, now)}
          {account ? ` · ${account.label || account.address.slice(0, 8)}` : ''}
        </span>
      </span>
      <span className="stack is-1">
        <For request={request} match={payment.match} tag={tag} />
        {marks.length > 0 ? (
          <span className="row is-wrap is-tight">
            {marks.slice(0, mostMarks).map(({ text, tone, icon }) => (
              <Badge key={text} tone={tone} icon={icon}>
                {t(text)}
              </Badge>
            ))}
          </span>
        ) : null}
      </span>
      <Worth payment={payment} />
    </button>
  );
}

function For({ request, match, tag }: Pick<ReceivedRowProps, 'request'> & Pick<ReceivedPayment, 'match' | 'tag'>): ReactNode {
  const { t } = useWords();
  if (request && match === 'answers')
    return (
      <span className="row is-tight">
        <Icon name="check" size={14} />
        <PlainText text={request.label === '' ? t('receive.noLabel') : request.label} line />
      </span>
    );
  if (tag === null) return <span className="soft small">{t('receive.noTag')}</span>;
  return (
    <span className="soft small">
      {t('common.tag')} <span className="mono">{tag}</span>
    </span>
  );
}

/** With a partial payment, what was asked for stands below what arrived: only that counts. */
function Worth({ payment }: Pick<ReceivedRowProps, 'payment'>): ReactNode {
  const words = useWords();
  const names = useMptNames();
  const { t } = words;
  const { credited, requested, partial } = payment;
  return (
    <span className="stack is-1 request-end">
      {credited === null ? <span className="strong">{t('receive.notCredited')}</span> : <LedgerAmount amount={credited} plus />}
      {requested !== null && (partial || credited === null) ? (
        <span className="soft tiny nowrap">{t('receive.upTo', { amount: ledgerAmountText(requested, names, words) })}</span>
      ) : null}
    </span>
  );
}
