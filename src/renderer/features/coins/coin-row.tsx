// Owns one line of the list of coins.
import { memo, type ReactNode } from 'react';
import type { WalletCoin } from '../../../shared/contract/coins.ts';
import { useCopy } from '../../state/use-copy.ts';
import { LabelField } from '../../state/label-field.tsx';
import type { Labels } from '../../state/use-labels.ts';
import { ShortAddress } from '../../ui/address.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Badge } from '../../ui/badge.tsx';
import { TableCheckbox } from '../../ui/choice.tsx';
import { Menu } from '../../ui/menu.tsx';
import { PlainText } from '../../ui/plain-text.tsx';
import { useWords } from '../../ui/words.tsx';
import { labelOf } from './coin-filter.ts';

export interface CoinRowProps {
  readonly walletId: string;
  readonly coin: WalletCoin;
  readonly labels: Labels;
  /** Name of its account; null where there is but one. */
  readonly account: string | null;
  readonly selected: boolean;
  readonly onToggle: (outpoint: string) => void;
  readonly onFreeze: (coins: readonly WalletCoin[], frozen: boolean) => void;
}

/** The end of the id tells coins apart, the index which output it is. */
export function coinName(outpoint: string): string {
  return `${outpoint.slice(0, 6)}…${outpoint.slice(58)}`;
}

/** While one line is selected, the others are not drawn again. */
export const CoinRow = memo(OneRow);

function OneRow({ walletId, coin, labels, account, selected, onToggle, onFreeze }: CoinRowProps): ReactNode {
  const { t, format } = useWords();
  const copy = useCopy();
  const name = coinName(coin.outpoint);
  const own = labels.of({ type: 'output', ref: coin.outpoint });
  const when = coin.at === null ? null : format.date(coin.at);
  const inherited = own === '' ? labelOf(labels, coin) : '';
  return (
    <tr aria-selected={selected}>
      <td className="coin-check">
        <TableCheckbox label={t('coins.select', { name })} checked={selected} onChange={() => onToggle(coin.outpoint)} />
      </td>
      <td>
        <span className="stack is-1">
          <LabelField walletId={walletId} thing={{ type: 'output', ref: coin.outpoint }} label={own} name={name} />
          {inherited === '' ? null : <PlainText text={inherited} line className="small" />}
          <span className="row is-wrap is-tight">
            <ShortAddress value={coin.address} />
            {coin.change ? <span className="soft tiny">{t('coins.change')}</span> : null}
            {account === null ? null : <PlainText text={account} line className="soft tiny" />}
            {when === null ? null : <span className="soft tiny nowrap coin-when-below">{when}</span>}
          </span>
        </span>
      </td>
      <td>
        <Marks coin={coin} />
      </td>
      <td className="soft small coin-when">{when ?? '—'}</td>
      <td className="end">
        <Amount value={coin.amount} unit="BTC" column />
      </td>
      <td>
        <Menu
          label={t('coins.more', { name })}
          items={[
            coin.frozen
              ? { id: 'thaw', label: t('coins.thaw'), icon: 'unlock', onSelect: () => onFreeze([coin], false) }
              : { id: 'freeze', label: t('coins.freeze'), icon: 'lock', onSelect: () => onFreeze([coin], true) },
            { id: 'copy', label: t('coins.copy'), icon: 'copy', onSelect: () => copy(coin.outpoint) },
            { id: 'address', label: t('coins.copyAddress'), icon: 'copy', onSelect: () => copy(coin.address) },
            { id: 'transaction', label: t('common.copyTransaction'), icon: 'copy', onSelect: () => copy(coin.outpoint.slice(0, 64)) },
          ]}
        />
      </td>
    </tr>
  );
}

function Marks({ coin }: Pick<CoinRowProps, 'coin'>): ReactNode {
  const { t } = useWords();
  const { state, frozen, dust, reused, payoutIds } = coin;
  return (
    <span className="row is-wrap is-tight">
      {state === 'free' ? <span className="soft small">{t('coins.state.free')}</span> : null}
      {state === 'waiting' ? (
        <Badge tone="warn" icon="clock">
          {t('coins.state.waiting')}
        </Badge>
      ) : null}
      {state === 'frozen' ? (
        <Badge tone="accent" icon="lock">
          {t('coins.state.frozen')}
        </Badge>
      ) : null}
      {state === 'reserved' ? (
        <Badge icon="send">{payoutIds.length === 0 ? t('coins.state.held') : t('coins.state.reserved', { count: payoutIds.length })}</Badge>
      ) : null}
      {state === 'reserved' && frozen ? (
        <Badge tone="accent" icon="lock">
          {t('coins.frozenToo')}
        </Badge>
      ) : null}
      {dust ? (
        <Badge tone="bad" icon="warning">
          {t('coins.dust')}
        </Badge>
      ) : null}
      {reused && !dust ? (
        <Badge tone="warn" icon="repeat">
          {t('coins.reused')}
        </Badge>
      ) : null}
    </span>
  );
}
