// Owns the export of a wallet's history: which columns there are, under which names, and how each is written.
import type { HistoryValue } from '../contract/history.ts';
import type { Chain } from '../network.ts';
import { isoTime } from './iso-time.ts';
import { writeCsv } from './write-csv.ts';

export interface ExportedHistory {
  readonly chain: Chain;
  readonly transactionId: string;
  /** Null while it waits for its block. */
  readonly at: number | null;
  readonly state: 'confirmed' | 'waiting' | 'failed';
  readonly direction: 'in' | 'out';
  /** Never negative: the direction says which way it went, and no spreadsheet takes a sign for a formula. */
  readonly amount: string;
  readonly unit: string;
  /** In the coin of the chain. */
  readonly fee: string;
  readonly confirmations: number;
  readonly account: string;
  readonly counterparties: readonly string[];
  readonly payoutIds: readonly string[];
  readonly labels: readonly string[];
  readonly values: readonly HistoryValue[];
}

/** Headers are English in every language, so that a file can be read by any program. */
const columns: readonly (readonly [header: string, cell: (item: ExportedHistory) => string])[] = [
  ['Date', ({ at }) => (at === null ? '' : isoTime(at))],
  ['State', ({ state }) => state],
  ['Direction', ({ direction }) => direction],
  ['Amount', ({ amount }) => amount],
  ['Unit', ({ unit }) => unit],
  ['Fee', ({ fee }) => fee],
  ['Fee unit', ({ chain }) => (chain === 'bitcoin' ? 'BTC' : 'XRP')],
  ['Value', (item) => valueOf(item, ({ amount }) => amount)],
  ['Value currency', (item) => valueOf(item, ({ currency }) => currency)],
  ['Rate', (item) => valueOf(item, ({ rate }) => rate ?? '')],
  ['Rate source', (item) => valueOf(item, ({ source }) => source)],
  ['Rate time', (item) => valueOf(item, ({ at }) => isoTime(at))],
  ['Value kind', (item) => valueOf(item, ({ kind }) => kind)],
  ['Label', ({ labels }) => labels.join('; ')],
  ['Confirmations', ({ confirmations }) => String(confirmations)],
  ['Other side', ({ counterparties }) => counterparties.join(' ')],
  ['Account', ({ account }) => account],
  ['Payouts', ({ payoutIds }) => payoutIds.join(' ')],
  ['Transaction id', ({ transactionId }) => transactionId],
];

/** Several values (payouts in several currencies) stand in one cell, in the same order in each column. */
function valueOf({ values }: ExportedHistory, text: (value: HistoryValue) => string): string {
  return values.map(text).join('; ');
}

/** One row for each line, in the order given. Amounts are decimal text with a point; what is not known is empty. */
export function historyCsv(items: readonly ExportedHistory[]): string {
  return writeCsv([columns.map(([header]) => header), ...items.map((item) => columns.map(([, cell]) => cell(item)))]);
}
