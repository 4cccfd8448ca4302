// Owns what the payouts list is narrowed to: it stays while the app runs, whichever screen or tab is looked at meanwhile.
import { create } from 'zustand';
import type { Chain } from '../../shared/network.ts';

export type ChainFilter = 'all' | Chain;

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
export const useQueueFilter = create<FilterState>()((set) => ({
  filter: noFilter,
  change: (changes) => set(({ filter }) => ({ filter: { ...filter, ...changes } })),
}));
