// Owns the filter of the history: which lines it lets through.
import type { HistoryItem } from '../../../shared/contract/main-api.ts';
import { compare, type Decimal } from '../../../shared/money/decimal.ts';
import { decimalOf } from '../../../shared/money/parse-amount.ts';
import { boundOf, dayStart, plainText } from '../../state/bounds.ts';
import type { Labels } from '../../state/use-labels.ts';
import { isSent } from './history-words.ts';

export const directions = ['all', 'in', 'out'] as const;
export const historyStates = ['all', 'confirmed', 'waiting', 'failed'] as const;

export interface HistoryFilter {
  readonly search: string;
  readonly direction: (typeof directions)[number];
  readonly state: (typeof historyStates)[number];
  /** As typed, in the coin of the chain, whatever the sign; empty for no bound. */
  readonly least: string;
  readonly most: string;
  /** Days of the user's time zone, both included; empty for no bound. */
  readonly from: string;
  readonly to: string;
}
export const wholeHistory: HistoryFilter = { search: '', direction: 'all', state: 'all', least: '', most: '', from: '', to: '' };

/** True where it lets something out, so that the whole history must be looked through. */
export function isNarrowed(filter: HistoryFilter): boolean {
  return filter.search.trim() !== '' || filter.direction !== 'all' || furtherFilters(filter) > 0;
}

/** Filters beyond search and direction that are set. */
export function furtherFilters(filter: HistoryFilter): number {
  return (['state', 'least', 'most', 'from', 'to'] as const).filter((name) => filter[name] !== wholeHistory[name]).length;
}

/** What a line is called by labels: its own first, then those of its payouts and of the addresses of the other side. */
export function labelsOfItem({ of }: Labels, { transactionId, payoutIds, counterparties }: HistoryItem): readonly string[] {
  const all = [
    of({ type: 'tx', ref: transactionId }),
    ...payoutIds.map((ref) => of({ type: 'pullpay-payout', ref })),
    ...counterparties.map((ref) => of({ type: 'addr', ref })),
  ];
  return [...new Set(all.filter((text) => text !== ''))];
}

/** Lines that keep every bound and hold every word of the search in a label, an address, a payout or the transaction id. What waits for its block has no day yet: it is of today. */
export function matchingHistory(items: readonly HistoryItem[], filter: HistoryFilter, labels: Labels, now: number): readonly HistoryItem[] {
  const { direction, state } = filter;
  const words = plainText(filter.search).split(/\s+/).filter(Boolean);
  const [low, high] = [boundOf(filter.least), boundOf(filter.most)];
  const [first, end] = [dayStart(filter.from, 0), dayStart(filter.to, 1)];
  return items.filter((item) => {
    const at = item.at ?? now;
    if (direction !== 'all' && isSent(item) !== (direction === 'out')) return false;
    if (state !== 'all' && stateOf(item) !== state) return false;
    if ((first !== null && at < first) || (end !== null && at >= end)) return false;
    if ((low !== null || high !== null) && !isWithin(item, low, high)) return false;
    if (words.length === 0) return true;
    const { transactionId, payoutIds, counterparties } = item;
    const text = plainText([transactionId, ...payoutIds, ...counterparties, ...labelsOfItem(labels, item)].join('\n'));
    return words.every((word) => text.includes(word));
  });
}

export function stateOf({
  failed,
  confirmations,
  at,
}: Pick<HistoryItem, 'failed' | 'confirmations' | 'at'>): 'failed' | 'waiting' | 'confirmed' {
  if (failed !== null) return 'failed';
  return at === null || confirmations === 0 ? 'waiting' : 'confirmed';
}

/** Tokens have amounts of their own, which are not compared with coins. */
function isWithin({ amount, ledger }: HistoryItem, low: Decimal | null, high: Decimal | null): boolean {
  if (ledger && ledger.issued !== null) return false;
  const size = decimalOf(amount.replace(/^-/, ''));
  return (low === null || compare(size, low) >= 0) && (high === null || compare(size, high) <= 0);
}
