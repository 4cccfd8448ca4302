// Owns the export of payouts: which fields there are, under which names, and how each is written. Our own import reads the file back.
import { isoTime } from './iso-time.ts';
import type { Payout } from '../payouts/types.ts';
import { externalIdOf } from '../payouts/world.ts';
import { writeCsv } from './write-csv.ts';

export const exportFields = [
  'date',
  'pullPayment',
  'state',
  'method',
  'destination',
  'tag',
  'amount',
  'unit',
  'payoutAmount',
  'payoutCurrency',
  'rate',
  'rateSource',
  'rateTime',
  'transactionId',
  'note',
  'reason',
  'externalId',
  'source',
] as const;
export type ExportField = (typeof exportFields)[number];

export interface ExportedPayout extends Omit<Payout, 'state'> {
  readonly state: string;
  readonly pullPaymentName: string;
  readonly transactionId: string | null;
}

/** Headers are English in every language, so that a file can be read by any program and by an import on another computer. */
const headers: Readonly<Record<ExportField, string>> = {
  date: 'Date',
  pullPayment: 'Pull payment',
  state: 'State',
  method: 'Method',
  destination: 'Destination',
  tag: 'Destination tag',
  amount: 'Amount',
  unit: 'Unit',
  payoutAmount: 'Payout amount',
  payoutCurrency: 'Payout currency',
  rate: 'Rate',
  rateSource: 'Rate source',
  rateTime: 'Rate time',
  transactionId: 'Transaction id',
  note: 'Note',
  reason: 'Reason',
  externalId: 'External id',
  source: 'Source',
};

/** One row for each payout, in the order given. Amounts are decimal text with a point; what is not known is empty. */
export function payoutCsv(payouts: readonly ExportedPayout[], fields: readonly ExportField[]): string {
  return writeCsv([fields.map((field) => headers[field]), ...payouts.map((payout) => fields.map((field) => cellOf(payout, field)))]);
}

function cellOf(payout: ExportedPayout, field: ExportField): string {
  switch (field) {
    case 'date':
      return isoTime(payout.createdAt);
    case 'pullPayment':
      return payout.pullPaymentName;
    case 'state':
      return payout.state;
    case 'method':
      return payout.methodId;
    case 'destination':
      return payout.address;
    case 'tag':
      return payout.tag === null ? '' : String(payout.tag);
    case 'amount':
      return payout.originalAmount;
    case 'unit':
      return payout.originalCurrency;
    case 'payoutAmount':
      return payout.payoutAmount ?? '';
    case 'payoutCurrency':
      return payout.payoutCurrency;
    case 'rate':
      return payout.rateLock?.rate ?? '';
    case 'rateSource':
      return payout.rateLock?.rateSource ?? '';
    case 'rateTime':
      return payout.rateLock ? isoTime(payout.rateLock.rateLockedAt) : '';
    case 'transactionId':
      return payout.transactionId ?? '';
    case 'note':
      return payout.note ?? '';
    case 'reason':
      return payout.reason ?? '';
    case 'externalId':
      return externalIdOf(payout) ?? '';
    case 'source':
      return typeof payout.metadata['source'] === 'string' ? payout.metadata['source'] : '';
  }
}
