// Owns the reading of payouts in parts, newest first. IndexedDB reads a range at once from its lower end only; backwards it goes row by row, which takes ten times
// as long. So each part is a range of orders, as wide as the parts before have shown that it must be.
import Dexie from 'dexie';
import type { WalletDatabase } from './database.ts';
import type { PayoutRow } from './tables.ts';
import type { Part } from './live-rows.ts';

export type PayoutIndex = 'state' | 'pullPaymentId';

/** Reads the payouts of a state, or of a pull payment, from the newest on; parts hold about as many rows as were asked for, or fewer. */
export function payoutParts(
  database: WalletDatabase,
  index: PayoutIndex,
  value: string,
): (last: PayoutRow | null, count: number) => Promise<Part<PayoutRow>> {
  let width = 0;
  const range = (lowest: number, end: number | typeof Dexie.maxKey) =>
    database.payouts.where(`[${index}+order]`).between([value, lowest], [value, end], true, false);
  return async (last, count) => {
    const end = last?.order ?? (await range(Dexie.minKey, Dexie.maxKey).last())?.order;
    if (end === undefined) return { rows: [], isLast: true };
    // The newest of all belongs to the first part.
    let above = last === null ? end + 1 : end;
    width = Math.max(width, count);
    for (;;) {
      const lowest = above - width;
      const found = range(lowest <= 0 ? Dexie.minKey : lowest, above);
      const there = await found.count();
      if (there > 2 * count && width > 1) width = Math.floor((width * count) / there);
      else if (there > 0 || lowest <= 0) {
        if (2 * there < count) width *= 2;
        return { rows: (await found.toArray()).reverse(), isLast: lowest <= 0 };
      } else {
        // Nothing was made in between: what is next lies below.
        above = lowest;
        width *= 2;
      }
    }
  };
}
