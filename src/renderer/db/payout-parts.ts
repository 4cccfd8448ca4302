// Owns the reading of payouts in parts, newest first. IndexedDB reads a range at once from its lower end only; backwards it goes row by row, which takes ten times
// as long. So each part is a range of orders, as wide as the parts before have shown that it must be.
import Dexie from 'dexie';
import type { WalletDatabase } from './database.ts';
import type { PayoutRow } from './tables.ts';
import type { Part } from './live-rows.ts';

export type PayoutIndex = 'state' | 'pullPaymentId';

/** Nearly every payout has two or three records in the journal. */
const firstWidth = 3;

/** Reads the payouts of a state, or of a pull payment, from the newest on; parts hold about as many rows as were asked for. */
export function payoutParts(database: WalletDatabase, index: PayoutIndex, value: string): (last: PayoutRow | null, count: number) => Promise<Part<PayoutRow>> {
  let width = 0;
  const below = (lowest: number | typeof Dexie.minKey, end: number | typeof Dexie.maxKey) =>
    database.payouts.where(`[${index}+order]`).between([value, lowest], [value, end], true, false);
  const newest = async (count: number): Promise<Part<PayoutRow>> => {
    width = count * firstWidth;
    const rows = await below(Dexie.minKey, Dexie.maxKey).reverse().limit(count).toArray();
    return { rows, isLast: rows.length < count };
  };
  return async (last, count) => {
    if (last === null) return newest(count);
    for (;;) {
      const lowest = last.order - width;
      const found = below(lowest <= 0 ? Dexie.minKey : lowest, last.order);
      const there = await found.count();
      if (there > 2 * count && width > 1) width = Math.max(1, Math.floor((width * count) / there));
      else {
        if (there < count) width *= 2;
        if (there > 0 || lowest <= 0) return { rows: (await found.toArray()).reverse(), isLast: lowest <= 0 };
      }
    }
  };
}
