// Owns one line of the history.
import type { ReactNode } from 'react';
import type { WalletSummary } from '../../../shared/contract/common.ts';
import type { HistoryItem } from '../../../shared/contract/main-api.ts';
import { useServices } from '../../state/services.tsx';
import { useTell } from '../../state/use-tell.ts';
import { ShortAddress } from '../../ui/address.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Badge } from '../../ui/badge.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { LedgerAmount, ledgerAmountText, useMptNames } from '../../ui/ledger-amount.tsx';
import { useWords } from '../../ui/words.tsx';
import { isSent, titleOf } from './history-words.ts';
import { RaiseButton } from './raise-button.tsx';

export interface HistoryLineProps {
  readonly item: HistoryItem;
  readonly wallet: WalletSummary;
  /** Several accounts are in the list: each line names its own. */
  readonly named: boolean;
}

export function HistoryLine({ item, wallet, named }: HistoryLineProps): ReactNode {
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
                {t(title.key, title.params)}
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
        </td>
        <td className="end soft small">{sent ? <Amount value={item.fee} unit={unit} /> : '—'}</td>
        <td>
          <Links item={item} wallet={wallet} />
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

function Links({ item, wallet }: Pick<HistoryLineProps, 'item' | 'wallet'>): ReactNode {
  const tell = useTell();
  const { t } = useWords();
  const { main } = useServices();
  return (
    <span className="row is-end">
      <CopyButton iconOnly text={item.transactionId} label={t('common.copyTransaction')} onCopy={(text) => tell(main.copyText({ text }))} />
      {wallet.network === 'practice' ? null : (
        <IconButton
          icon="globe"
          small
          label={t('common.openExplorer')}
          onClick={() => tell(main.openExplorer({ network: wallet.network, chain: item.chain, transactionId: item.transactionId }))}
        />
      )}
    </span>
  );
}
