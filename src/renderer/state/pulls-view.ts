// Owns how the list of pull payments is looked at: tab, search, order. It is a part of the route.
import type { PullPaymentStatus } from '../../shared/payouts/pull-payment-status.ts';
import { useRoute } from './route.ts';

export const pullOrders = ['newest', 'oldest', 'name'] as const;
export type PullOrder = (typeof pullOrders)[number];

export interface PullsView {
  readonly tab: PullPaymentStatus;
  readonly search: string;
  readonly order: PullOrder;
}

export const firstPullsView: PullsView = { tab: 'active', search: '', order: 'newest' };

interface ViewState {
  readonly view: PullsView;
  readonly change: (changes: Partial<PullsView>) => void;
}

export function usePullsView(): ViewState {
  const view = useRoute(({ route }) => (route.screen === 'pulls' ? route.view : undefined)) ?? firstPullsView;
  return { view, change };
}

function change(changes: Partial<PullsView>): void {
  const { route, amend } = useRoute.getState();
  if (route.screen === 'pulls') amend({ ...route, view: { ...firstPullsView, ...route.view, ...changes } });
}
