// Owns the search in the payouts list.
import { methodChain } from '../../../shared/payouts/methods.ts';
import type { Chain } from '../../../shared/network.ts';
import type { PayoutRow } from '../../db/tables.ts';

export type ChainFilter = 'all' | Chain;

/** Rows that hold every word of the search in name, note, address, tag or transaction id. */
export function matching<T extends Pick<PayoutRow, 'pullPaymentName' | 'note' | 'address' | 'tag' | 'methodId' | 'transactionId'>>(
  rows: readonly T[],
  search: string,
  chain: ChainFilter,
): readonly T[] {
  const words = search.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0 && chain === 'all') return rows;
  return rows.filter((row) => {
    if (chain !== 'all' && methodChain(row.methodId) !== chain) return false;
    const text = [row.pullPaymentName, row.note ?? '', row.address, row.tag === null ? '' : String(row.tag), row.transactionId ?? '']
      .join('\n')
      .normalize('NFKC')
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
