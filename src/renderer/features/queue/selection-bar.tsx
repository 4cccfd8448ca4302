// Owns the bar under the payouts list: what is selected, what it comes to, what can be done with it.
import { type ReactNode, useMemo } from 'react';
import type { TextKey } from '../../../shared/i18n/catalogue.ts';
import type { PayoutRow } from '../../db/tables.ts';
import { useSelection } from '../../state/selection.ts';
import { sumByUnit } from '../../state/sums.ts';
import { Amount } from '../../ui/amount.tsx';
import { Button, type ButtonKind } from '../../ui/button.tsx';
import type { IconName } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { useWords } from '../../ui/words.tsx';
import type { PendingAction } from './action-sheet.tsx';
import { actionsForAll, type BulkAction } from './bulk-actions.ts';

interface Look {
  readonly label: TextKey;
  readonly icon: IconName;
  readonly kind: ButtonKind;
}

/** The rarer ones stand in a menu, so that the bar has room for the sums. */
const buttons = ['reject-external', 'cancel', 'approve', 'pay', 'accept-external'] as const satisfies readonly BulkAction[];

const looks: Readonly<Record<(typeof buttons)[number], Look>> = {
  approve: { label: 'queue.approve', icon: 'check', kind: 'primary' },
  pay: { label: 'queue.pay', icon: 'send', kind: 'primary' },
  'accept-external': { label: 'external.accept', icon: 'check', kind: 'primary' },
  'reject-external': { label: 'external.reject', icon: 'close', kind: 'secondary' },
  cancel: { label: 'queue.decline', icon: 'close', kind: 'secondary' },
};

const menu = [
  { action: 'requote', label: 'queue.requote', icon: 'refresh' },
  { action: 'mark-paid', label: 'queue.markPaid', icon: 'check' },
  { action: 'back-to-awaiting-payment', label: 'queue.backToPay', icon: 'refresh' },
  { action: 'uncancel', label: 'queue.uncancel', icon: 'refresh' },
] as const satisfies readonly { readonly action: BulkAction; readonly label: TextKey; readonly icon: IconName }[];

export function SelectionBar({
  rows,
  onAction,
}: {
  readonly rows: readonly PayoutRow[];
  readonly onAction: (pending: PendingAction) => void;
}): ReactNode {
  const { t } = useWords();
  const actions = useMemo(() => actionsForAll(rows), [rows]);
  const rare = menu.filter(({ action }) => actions.includes(action));
  const clear = useSelection((state) => state.clear);
  const sums = useMemo(() => sumByUnit(rows, amountOf), [rows]);
  return (
    <div className="page-bar" role="region" aria-label={t('queue.selected', { count: rows.length })}>
      <div className="page-bar-text row is-wrap is-4">
        <span className="strong nowrap" role="status">
          {t('queue.selected', { count: rows.length })}
        </span>
        {sums.slice(0, 3).map((sum) => (
          <Amount key={sum.unit} value={sum.amount} unit={sum.unit} />
        ))}
        {sums.length > 3 ? <span className="soft">…</span> : null}
      </div>
      <IconButton icon="close" label={t('queue.clear')} onClick={clear} />
      {rare.length > 0 ? (
        <Menu
          label={t('common.more')}
          items={rare.map(({ action, label, icon }) => ({ id: action, icon, label: t(label), onSelect: () => onAction({ action, rows }) }))}
        />
      ) : null}
      {buttons
        .filter((action) => actions.includes(action))
        .map((action) => (
          <Button key={action} kind={looks[action].kind} icon={looks[action].icon} onClick={() => onAction({ action, rows })}>
            {t(looks[action].label)}
          </Button>
        ))}
    </div>
  );
}

function amountOf(row: PayoutRow): { readonly amount: string; readonly unit: string } {
  return row.payoutAmount === null
    ? { amount: row.originalAmount, unit: row.originalCurrency }
    : { amount: row.payoutAmount, unit: row.payoutCurrency };
}
