// Owns which sheet belongs to which action.
import type { ReactNode } from 'react';
import type { PayoutAction } from '../../../shared/payouts/transitions.ts';
import type { PayoutRow } from '../../db/tables.ts';
import { ApproveSheet } from './approve-sheet.tsx';
import { DeclineSheet } from './decline-sheet.tsx';
import { MarkSheet } from './mark-sheet.tsx';
import { PaidSheet } from './paid-sheet.tsx';
import { PaySheet } from './pay-sheet.tsx';

/** An action that was asked for and waits for its confirmation. The rows are those of the moment it was asked for. */
export interface PendingAction {
  readonly action: PayoutAction;
  readonly rows: readonly PayoutRow[];
}

/** What one quote, one approval and one plan hold. */
export const mostAtOnce = 500;

/** Rows come newest first; whoever has waited longest goes first. */
export function oldest<T>(rows: readonly T[]): readonly T[] {
  return rows.slice(-mostAtOnce);
}

export function ActionSheet({ pending, onClose }: { readonly pending: PendingAction; readonly onClose: () => void }): ReactNode {
  const { action, rows } = pending;
  const batch = oldest(rows);
  const left = rows.length - batch.length;
  switch (action) {
    case 'approve':
      return <ApproveSheet rows={batch} left={left} onClose={onClose} />;
    case 'pay':
      return <PaySheet rows={batch} left={left} onClose={onClose} />;
    case 'cancel':
      return <DeclineSheet rows={rows} onClose={onClose} />;
    case 'mark-paid':
      return <PaidSheet rows={rows} onClose={onClose} />;
    case 'accept-external':
    case 'reject-external':
    case 'requote':
    case 'uncancel':
    case 'back-to-awaiting-payment':
      return <MarkSheet rows={rows} action={action} onClose={onClose} />;
  }
}
