// Owns where the user is, what the list there is narrowed to, and the way back. Screens change by state; nothing navigates by URL.
import { create } from 'zustand';
import type { PayoutState } from '../../shared/payouts/types.ts';
import type { PullsView } from './pulls-view.ts';
import type { QueueFilter } from './queue-filter.ts';
import type { WalletTab } from './wallet-tab.ts';

/** A list or tab that is not named is shown as it was left. */
export type Route =
  | { readonly screen: 'home' }
  | { readonly screen: 'pulls'; readonly view?: PullsView }
  | { readonly screen: 'new-pull' }
  | { readonly screen: 'pull'; readonly id: string; readonly share?: boolean }
  | { readonly screen: 'queue'; readonly tab: PayoutState; readonly payoutId?: string; readonly filter?: QueueFilter }
  | { readonly screen: 'claims' }
  | { readonly screen: 'claim' }
  | { readonly screen: 'my-claim'; readonly id: string }
  /** `signing`: the payout whose payment is to be signed on another device. */
  | { readonly screen: 'wallet'; readonly tab?: WalletTab; readonly signing?: string }
  /** `payment`: JSON to begin with; `account`: who pays; `lesson`: the lesson about rates. */
  | { readonly screen: 'studio'; readonly payment?: string; readonly account?: string; readonly lesson?: true }
  | { readonly screen: 'notifications' }
  | { readonly screen: 'settings' }
  | { readonly screen: 'add-wallet' };

export type Screen = Route['screen'];

interface RouteState {
  readonly route: Route;
  /** Where the user was, oldest first. */
  readonly past: readonly Route[];
  /** What `back` left, the next one first. */
  readonly ahead: readonly Route[];
  readonly go: (route: Route) => void;
  /** The same place looked at in another way: no step of its own on the way back. */
  readonly amend: (route: Route) => void;
  readonly back: () => void;
  readonly forward: () => void;
  /** A beginning: what lies behind it belongs to another wallet. */
  readonly startAt: (route: Route) => void;
}

const longestPast = 50;

export const useRoute = create<RouteState>()((set) => ({
  route: { screen: 'home' },
  past: [],
  ahead: [],
  go: (route) => set((state) => stepTo(state, route)),
  amend: (route) => set({ route }),
  back: () =>
    set(({ route, past, ahead }) => {
      const before = past.at(-1);
      return before ? { route: before, past: past.slice(0, -1), ahead: [settled(route), ...ahead] } : {};
    }),
  forward: () => set(({ route, past, ahead: [next, ...ahead] }) => (next ? { route: next, past: [...past, settled(route)], ahead } : {})),
  startAt: (route) => set({ route, past: [], ahead: [] }),
}));

function stepTo({ route, past }: RouteState, wanted: Route): Partial<RouteState> {
  const trail = [...past, settled(route)];
  const next = asItWasLeft(wanted, trail);
  if (isSame(next, route)) return {};
  return { route: next, past: trail.slice(-longestPast), ahead: [] };
}

function asItWasLeft(wanted: Route, trail: readonly Route[]): Route {
  const left = [...trail].reverse().find((route) => route.screen === wanted.screen);
  if (wanted.screen === 'queue' && left?.screen === 'queue' && left.filter) return { filter: left.filter, ...wanted };
  if (wanted.screen === 'pulls' && left?.screen === 'pulls' && left.view) return { view: left.view, ...wanted };
  if (wanted.screen === 'wallet' && left?.screen === 'wallet' && left.tab) return { tab: left.tab, ...wanted };
  return wanted;
}

/** As it is come back to: without the sheet that was opened on arrival. */
export function settled(route: Route): Route {
  if (route.screen === 'studio') return route.lesson ? { screen: 'studio', lesson: true } : { screen: 'studio' };
  if (route.screen === 'wallet') return route.tab ? { screen: 'wallet', tab: route.tab } : { screen: 'wallet' };
  return route.screen === 'pull' ? { screen: 'pull', id: route.id } : route;
}

function isSame(a: Route, b: Route): boolean {
  return inOrder(a) === inOrder(b);
}

function inOrder(route: Route): string {
  return JSON.stringify(Object.entries(route).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** For callers outside of components. */
export function go(route: Route): void {
  useRoute.getState().go(route);
}

/** The button above a page: the list that it came from as it was left, though other screens were looked at meanwhile. */
export function goUp(route: Route): void {
  const { past, back } = useRoute.getState();
  if (past.at(-1)?.screen === route.screen) back();
  else go(route);
}
