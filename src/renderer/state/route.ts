// Owns where the user is. Screens change by state; nothing navigates by URL.
import { create } from 'zustand';
import type { PayoutState } from '../../shared/payouts/types.ts';

export type Route =
  | { readonly screen: 'home' }
  | { readonly screen: 'pulls' }
  | { readonly screen: 'new-pull' }
  | { readonly screen: 'pull'; readonly id: string; readonly share?: boolean }
  | { readonly screen: 'queue'; readonly tab: PayoutState; readonly payoutId?: string }
  | { readonly screen: 'claims' }
  | { readonly screen: 'claim' }
  | { readonly screen: 'my-claim'; readonly id: string }
  | { readonly screen: 'wallet' }
  | { readonly screen: 'notifications' }
  | { readonly screen: 'settings' }
  | { readonly screen: 'add-wallet' };

export type Screen = Route['screen'];

interface RouteState {
  readonly route: Route;
  readonly go: (route: Route) => void;
}

export const useRoute = create<RouteState>()((set) => ({
  route: { screen: 'home' },
  go: (route) => set({ route }),
}));

/** For callers outside of components. */
export function go(route: Route): void {
  useRoute.getState().go(route);
}
