// Owns one row of the payouts list.
import { memo, type ReactNode } from 'react';
import { amountText, shortUnit } from '../../../shared/i18n/format.ts';
import { methodChain } from '../../../shared/payouts/methods.ts';
import { awaitsDecision } from '../../../shared/payouts/transitions.ts';
import type { PayoutRow } from '../../db/tables.ts';
import { payoutName } from '../../state/payout-name.ts';
import { ShortAddress } from '../../ui/address.tsx';
import { Amount } from '../../ui/amount.tsx';
import { AssetOrigin, originOf } from '../../ui/asset.tsx';
import { ChainIcon } from '../../ui/chain-mark.tsx';
import { TableCheckbox } from '../../ui/choice.tsx';
import { Icon } from '../../ui/icon.tsx';
import { PayoutBadge } from '../../ui/payout-badge.tsx';
import { PlainText } from '../../ui/plain-text.tsx';
import { useWords } from '../../ui/words.tsx';

import { ExternalBadge } from './external-payments.tsx';
import { shortRate } from './rate-words.ts';

export interface QueueRowProps {
  readonly row: PayoutRow;
  readonly index: number;
  readonly now: number;
  /** Today's rate (decimal text), null when not known. */
  readonly rateNow: string | null;
  readonly focusable: boolean;
  readonly selectable: boolean;
  readonly selected: boolean;
  readonly onToggle: (payoutId: string) => void;
  readonly onFocus: (index: number) => void;
  readonly onOpen: (payoutId: string) => void;
}

/** While the list scrolls, the rows that stay in sight are not drawn again. */
export const QueueRow = memo(OneRow);

function OneRow(props: QueueRowProps): ReactNode {
  const { row, index, now, selected, selectable } = props;
  const { t, format } = useWords();
  const name = payoutName(t, row);
  return (
    // The list takes the keys of its rows.
    <div
      role="row"
      className="queue-columns queue-row"
      aria-rowindex={index + 2}
      aria-selected={selectable ? selected : undefined}
      tabIndex={props.focusable ? 0 : -1}
      data-row={index}
      data-payout={row.id}
      onFocus={() => props.onFocus(index)}
      onClick={() => props.onOpen(row.id)}
    >
      {/* Only keeps a click on the box from opening the row. */}
      <span role="gridcell" onClick={(event) => event.stopPropagation()}>
        {selectable ? (
          <TableCheckbox
            tabIndex={-1}
            label={t('queue.selectRow', { name, amount: amountText(row.originalAmount, row.originalCurrency) })}
            checked={selected}
            onChange={() => props.onToggle(row.id)}
          />
        ) : (
          <RowMark row={row} />
        )}
      </span>
      <span role="gridcell" className="cell stack is-1">
        <PlainText text={name} line className="strong" />
        <span className="soft tiny clip">
          {format.relative(row.createdAt, now)}
          {row.note ? ' · ' : ''}
          {row.note ? <PlainText text={row.note} line /> : null}
        </span>
      </span>
      <span role="gridcell" className="cell row">
        <span className="chain-mark">
          <ChainIcon chain={methodChain(row.methodId)} />
        </span>
        <span className="cell stack is-1">
          <ShortAddress value={row.address} tag={row.tag} />
          <RowAsset currency={row.payoutCurrency} />
        </span>
      </span>
      <span role="gridcell" className="end">
        <Amount value={row.originalAmount} unit={row.originalCurrency} column rounded />
      </span>
      <span role="gridcell" className="end stack is-1">
        <PaidCell {...props} />
      </span>
    </div>
  );
}

/** Bitcoin and XRP are told by their mark; a token by its code and its issuer. */
function RowAsset({ currency }: { readonly currency: string }): ReactNode {
  if (originOf(currency) === null) return null;
  return (
    <span className="soft tiny clip row is-tight">
      {shortUnit(currency)} <AssetOrigin currency={currency} />
    </span>
  );
}

function RowMark({ row }: { readonly row: PayoutRow }): ReactNode {
  if (row.locked) return <Icon name="lock" size={16} />;
  return null;
}

function PaidCell({ row, now, rateNow }: QueueRowProps): ReactNode {
  const { t } = useWords();
  if (row.payoutAmount === null) {
    return row.state === 'AwaitingApproval' ? (
      <span className="soft small queue-auto">{t('queue.autoRate')}</span>
    ) : (
      <PayoutBadge state={row.state} />
    );
  }
  return (
    <>
      <Amount value={row.payoutAmount} unit={row.payoutCurrency} column />
      <span className="soft tiny nowrap">
        <Second row={row} now={now} rateNow={rateNow} />
      </span>
    </>
  );
}

/** The second line: how old the locked rate is and what it would be now, or where the payment stands. */
function Second({ row, now, rateNow }: Pick<QueueRowProps, 'row' | 'now' | 'rateNow'>): ReactNode {
  const { t, format } = useWords();
  if (row.recheck) return t('payoutState.recheck');
  if (row.state === 'Completed') return format.date(row.rateLock?.rateLockedAt ?? row.createdAt);
  if (row.state === 'InProgress')
    return row.phase !== 'seen'
      ? t(`payoutState.${row.state}`)
      : row.confirmations === 0
        ? t('wallet.pending')
        : t('common.confirmations', { count: row.confirmations });
  if (awaitsDecision(row)) return <ExternalBadge />;
  if (row.locked) return t('queue.confirmed');
  if (row.failure) return t('payout.phase.failed');
  const lock = row.rateLock;
  if (!lock) return null;
  if (lock.rateSource === 'same-currency') return t('payout.source.same-currency');
  const when = format.relative(lock.rateLockedAt, now);
  return (
    <span className="queue-lock" title={t('queue.locked')}>
      <Icon name="lock" size={12} />
      <span className="visually-hidden">{t('queue.locked')}</span>
      <span>
        {rateNow === null
          ? t('queue.rateLocked', { when, rate: shortRate(lock.rate) })
          : t('queue.rateLockedNow', { when, rate: shortRate(lock.rate), rateNow: shortRate(rateNow) })}
      </span>
    </span>
  );
}
