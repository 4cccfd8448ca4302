// Owns one line of the history.
import type { ReactNode } from 'react';
import type { HistoryItem } from '../../../shared/contract/main-api.ts';
import type { Labels } from '../../state/use-labels.ts';
import { useServices } from '../../state/services.tsx';
import { useTell } from '../../state/use-tell.ts';
import { ShortAddress } from '../../ui/address.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { LedgerAmount, ledgerAmountText, useMptNames } from '../../ui/ledger-amount.tsx';
import { PlainText } from '../../ui/plain-text.tsx';
import { useWords } from '../../ui/words.tsx';
import { labelsOfItem } from './history-filter.ts';
import { isSent, titleOf } from './history-words.ts';
import { RaiseButton } from './raise-button.tsx';
import { shortTransaction } from './transaction-sheet.tsx';

export interface HistoryLineProps {
  readonly item: HistoryItem;
  readonly labels: Labels;
  readonly onOpen: (transactionId: string) => void;
  /** Several accounts are in the list: each line names its own. */
  readonly named: boolean;
}

export function HistoryLine({ item, labels, named, onOpen }: HistoryLineProps): ReactNode {
  const { t, format, refusal: words } = useWords();
  const unit = item.chain === 'bitcoin' ? 'BTC' : 'XRP';
  const sent = isSent(item);
  const title = titleOf(item);
  return (
    <>
      <tr>
        <td>
          <span className="row">
            <Icon name={sent ? 'out' : 'in'} />
            <span className="stack is-1">
              <span className="row is-wrap">
                <Title item={item} text={t(title.key, title.params)} onOpen={onOpen} />
                {item.ledger?.partial ? (
                  <Badge tone="warn" icon="info">
                    {t('wallet.partial')}
                  </Badge>
                ) : null}
                {item.ledger?.amountUnknown ? (
                  <Badge tone="bad" icon="help">
                    {t('wallet.amountUnknown')}
                  </Badge>
                ) : null}
              </span>
              <LineLabels item={item} labels={labels} />
              {item.counterparties[0] ? <ShortAddress value={item.counterparties[0]} /> : null}
              {named && item.ledger ? (
                <span className="soft tiny">{t('wallet.ofAccount', { account: item.ledger.account.slice(0, 8) })}</span>
              ) : null}
            </span>
          </span>
        </td>
        <td className="nowrap history-when">
          {item.at === null ? (
            <span className="stack is-1">
              <Badge tone="warn" icon="clock">
                {t('wallet.pending')}
              </Badge>
              <RaiseButton item={item} />
            </span>
          ) : (
            format.dateTime(item.at)
          )}
        </td>
        <td className="end">
          <Moved item={item} unit={unit} sent={sent} />
          <Worth item={item} />
        </td>
        <td className="end soft small">{sent ? <Amount value={item.fee} unit={unit} /> : '—'}</td>
        <td>
          <Links item={item} />
        </td>
      </tr>
      {item.failed === null ? null : (
        <tr className="history-why">
          <td colSpan={5} className="soft small">
            {words({ code: item.failed })}
          </td>
        </tr>
      )}
    </>
  );
}

/** Of a Bitcoin transaction there is more to see. */
function Title({ item, text, onOpen }: Pick<HistoryLineProps, 'item' | 'onOpen'> & { readonly text: string }): ReactNode {
  const { t } = useWords();
  if (item.chain !== 'bitcoin') return text;
  const name = shortTransaction(item.transactionId);
  return (
    <Button kind="link" aria-label={`${text}. ${t('history.open', { name })}`} onClick={() => onOpen(item.transactionId)}>
      {text}
    </Button>
  );
}

function LineLabels({ item, labels }: Pick<HistoryLineProps, 'item' | 'labels'>): ReactNode {
  const [first, ...others] = labelsOfItem(labels, item);
  if (first === undefined) return null;
  return <PlainText text={others.length === 0 ? first : `${first} +${others.length}`} line className="strong small history-label" />;
}

/** What it was worth at the time, where that is known. */
function Worth({ item }: Pick<HistoryLineProps, 'item'>): ReactNode {
  const { values = [] } = item;
  return values.slice(0, 2).map(({ currency, amount }) => (
    <span key={currency} className="soft tiny nowrap history-worth">
      <Amount value={amount} unit={currency} />
    </span>
  ));
}

function Moved({ item, unit, sent }: { readonly item: HistoryItem; readonly unit: string; readonly sent: boolean }): ReactNode {
  const words = useWords();
  const names = useMptNames();
  const { t } = words;
  const { ledger } = item;
  if (!ledger) return <Amount value={item.amount} unit={unit} plus={!sent} />;
  if (item.failed !== null || ledger.amountUnknown || (ledger.type !== 'Payment' && ledger.issued === null)) return '—';
  return (
    <span className="stack is-1 history-moved">
      {ledger.issued === null ? <Amount value={item.amount} unit={unit} plus={!sent} /> : <LedgerAmount amount={ledger.issued} plus />}
      {ledger.delivered === null ? null : (
        <span className="soft tiny nowrap">{t('wallet.delivered', { amount: ledgerAmountText(ledger.delivered, names, words) })}</span>
      )}
      {ledger.requested === null ? null : (
        <span className="soft tiny nowrap">{t('wallet.upTo', { amount: ledgerAmountText(ledger.requested, names, words) })}</span>
      )}
    </span>
  );
}

function Links({ item }: Pick<HistoryLineProps, 'item'>): ReactNode {
  const tell = useTell();
  const { t } = useWords();
  const { main } = useServices();
  return (
    <span className="row is-end">
      <CopyButton iconOnly text={item.transactionId} label={t('common.copyTransaction')} onCopy={(text) => tell(main.copyText({ text }))} />
    </span>
  );
}
