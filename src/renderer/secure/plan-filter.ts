// Owns finding destinations in a long payment. Filtering hides rows; it never changes what is paid.
import type { PlanRow } from '../../shared/contract/secure-api.ts';

/** Rows that hold every word of the search; spaces inside an address do not matter. */
export function filterRows(rows: readonly PlanRow[], search: string, onlyNew: boolean): readonly PlanRow[] {
  const plain = search.normalize('NFKC').toLowerCase().trim();
  const joined = plain.replace(/\s+/g, '');
  const words = plain.split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    if (onlyNew && !row.newPayee) return false;
    if (words.length === 0) return true;
    const text = [
      row.address,
      row.xAddress ?? '',
      row.tag === null ? '' : String(row.tag),
      row.pullPaymentName ?? '',
      row.note ?? '',
      row.amount,
    ]
      .join('\n')
      .normalize('NFKC')
      .toLowerCase();
    return text.includes(joined) || words.every((word) => text.includes(word));
  });
}
