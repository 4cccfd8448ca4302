// Owns what the payouts list is narrowed to. It is a part of the route, so that going back or reloading brings it back.
import { useRoute } from './route.ts';

export const chainFilters = ['all', 'bitcoin', 'xrpl'] as const;
export type ChainFilter = (typeof chainFilters)[number];

export interface QueueFilter {
  readonly search: string;
  readonly chain: ChainFilter;
  /** Id of a pull payment, `all`, or `none` for payouts without one. */
  readonly pull: string;
  /** Decimal text as typed, in the unit that was asked for; empty for no bound. */
  readonly least: string;
  readonly most: string;
  /** Days as a date field gives them ("2026-11-25", the user's time zone), both included; empty for no bound. */
  readonly from: string;
  readonly to: string;
}
export const noFilter: QueueFilter = { search: '', chain: 'all', pull: 'all', least: '', most: '', from: '', to: '' };

interface FilterState {
  readonly filter: QueueFilter;
  readonly change: (changes: Partial<QueueFilter>) => void;
}

export function useQueueFilter(): FilterState;
export function useQueueFilter<T>(select: (state: FilterState) => T): T;
export function useQueueFilter<T>(select?: (state: FilterState) => T): FilterState | T {
  const filter = useRoute(({ route }) => (route.screen === 'queue' ? route.filter : undefined)) ?? noFilter;
  return select ? select({ filter, change: changeFilter }) : { filter, change: changeFilter };
}

/** Nothing where the payouts list is not what is on screen. */
export function changeFilter(changes: Partial<QueueFilter>): void {
  const { route, amend } = useRoute.getState();
  if (route.screen === 'queue') amend({ ...route, filter: { ...noFilter, ...route.filter, ...changes } });
}
