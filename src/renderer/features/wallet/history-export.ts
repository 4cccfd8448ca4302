// Owns how a line of the history is written into an exported file.
import type { ExportedHistory } from '../../../shared/csv/history-csv.ts';
import type { HistoryItem } from '../../../shared/contract/main-api.ts';
import { dropsToText } from '../../../shared/money/units.ts';
import type { Amount } from '../../../shared/xrpl/amount.ts';
import { formatTokenValue } from '../../../shared/xrpl/amounts/token-value.ts';
import type { Labels } from '../../state/use-labels.ts';
import { labelsOfItem, stateOf } from './history-filter.ts';
import { isSent } from './history-words.ts';

export function exportedItem(item: HistoryItem, labels: Labels): ExportedHistory {
  const { chain, transactionId, at, fee, confirmations, counterparties, payoutIds, ledger, values = [] } = item;
  const moved =
    ledger && ledger.issued !== null ? issuedText(ledger.issued) : { amount: item.amount, unit: chain === 'bitcoin' ? 'BTC' : 'XRP' };
  return {
    chain,
    transactionId,
    at,
    state: stateOf(item),
    direction: isSent(item) ? 'out' : 'in',
    amount: moved.amount.replace(/^-/, ''),
    unit: moved.unit,
    fee,
    confirmations,
    account: ledger?.account ?? '',
    counterparties,
    payoutIds,
    labels: labelsOfItem(labels, item),
    values,
  };
}

/** An MPT in its raw units: what scale it has, the file does not depend on. */
function issuedText(amount: Amount): { readonly amount: string; readonly unit: string } {
  if (amount.kind === 'xrp') return { amount: dropsToText(amount.drops), unit: 'XRP' };
  if (amount.kind === 'mpt') return { amount: String(amount.value), unit: amount.id };
  return { amount: formatTokenValue(amount.value), unit: `${amount.currency}.${amount.issuer}` };
}
