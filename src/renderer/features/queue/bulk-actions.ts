// Owns what can be done with a selection: what the table of transitions allows for each of its rows.
import { actionsFor, type Movable, type PayoutAction } from '../../../shared/payouts/transitions.ts';

export type BulkAction = PayoutAction;
const bulkActions: readonly BulkAction[] = [
  'approve',
  'pay',
  'accept-external',
  'reject-external',
  'requote',
  'mark-paid',
  'back-to-awaiting-payment',
  'uncancel',
  'cancel',
];

/** Actions that every selected row allows. */
export function actionsForAll(rows: readonly Movable[]): readonly BulkAction[] {
  if (rows.length === 0) return [];
  return bulkActions.filter((action) => rows.every((row) => actionsFor(row).includes(action)));
}

/** The one that the key `A` and the first button stand for. */
export function mainAction(rows: readonly Movable[]): BulkAction | null {
  return actionsForAll(rows).find((action) => action === 'approve' || action === 'pay') ?? null;
}
