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
import { useWords } from '../../ui/words.tsx';

export function HistoryLine({ item, wallet }: { readonly item: HistoryItem; readonly wallet: WalletSummary }): ReactNode {
  const { t, format } = useWords();
  const unit = item.chain === 'bitcoin' ? 'BTC' : 'XRP';
  // A failed payment delivered nothing, but its fee went out.
  const sent = item.amount.startsWith('-') || item.failed !== null;
  return (
    <tr>
      <td>
        <span className="row">
          <Icon name={sent ? 'out' : 'in'} />
          <span className="stack is-1">
            <span>{titleOf(t, item, sent)}</span>
            {item.counterparties[0] ? <ShortAddress value={item.counterparties[0]} /> : null}
          </span>
        </span>
      </td>
      <td className="nowrap">
        {item.at === null ? (
          <Badge tone="warn" icon="clock">
            {t('wallet.pending')}
          </Badge>
        ) : (
          format.dateTime(item.at)
        )}
      </td>
      <td className="end">
        <Amount value={item.amount} unit={unit} plus={!sent} />
      </td>
      <td className="end soft small">{sent ? <Amount value={item.fee} unit={unit} /> : '—'}</td>
      <td>
        <Links item={item} wallet={wallet} />
      </td>
    </tr>
  );
}

function titleOf(t: ReturnType<typeof useWords>['t'], item: HistoryItem, sent: boolean): string {
  if (item.failed !== null) return t('wallet.failed');
  if (!sent) return t('wallet.received');
  return item.payoutIds.length > 0 ? t('wallet.sentPayouts', { count: item.payoutIds.length }) : t('wallet.sent');
}

function Links({ item, wallet }: { readonly item: HistoryItem; readonly wallet: WalletSummary }): ReactNode {
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
