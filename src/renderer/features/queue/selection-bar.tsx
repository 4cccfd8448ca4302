// Owns the bar under the payouts list: what is selected, what it comes to, what can be done with it.
import type { ReactNode } from 'react';
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
const buttons = ['cancel', 'approve', 'pay'] as const satisfies readonly BulkAction[];

const looks: Readonly<Record<(typeof buttons)[number], Look>> = {
  approve: { label: 'queue.approve', icon: 'check', kind: 'primary' },
  pay: { label: 'queue.pay', icon: 'send', kind: 'primary' },
  cancel: { label: 'queue.decline', icon: 'close', kind: 'secondary' },
};

export function SelectionBar({
  rows,
  onAction,
}: {
  readonly rows: readonly PayoutRow[];
  readonly onAction: (pending: PendingAction) => void;
}): ReactNode {
  const { t } = useWords();
  const actions = actionsForAll(rows);
  const clear = useSelection((state) => state.clear);
  const sums = sumByUnit(rows, (row) =>
    row.payoutAmount === null
      ? { amount: row.originalAmount, unit: row.originalCurrency }
      : { amount: row.payoutAmount, unit: row.payoutCurrency },
  );
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
      {actions.includes('requote') ? (
        <Menu
          label={t('common.more')}
          items={[{ id: 'requote', icon: 'refresh', label: t('queue.requote'), onSelect: () => onAction({ action: 'requote', rows }) }]}
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
