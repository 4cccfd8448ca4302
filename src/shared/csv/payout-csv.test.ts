// Owns the stories of exports: every field, nothing that a spreadsheet runs, and read back by our own import as the same payouts.
import { describe, expect, it } from 'vitest';
import { payouts } from '../../../tests/gallery/data.ts';
import { readHeader } from './columns.ts';
import { importRows, signOfColumn } from './import-rows.ts';
import { exportFields, payoutCsv } from './payout-csv.ts';
import { readCsv } from './read-csv.ts';

function read(text: string) {
  const table = readCsv(text);
  if (!table.ok) throw new Error(table.error.code);
  const [head, ...rows] = table.value.rows;
  const { present, columns } = readHeader(head?.cells ?? []);
  return { head: head?.cells, present, rows, import: importRows(rows, columns, signOfColumn(rows, columns)) };
}

describe('an export', () => {
  it('holds every payout, which our own import reads back with destination, amount, unit, method, tag, note and external id', () => {
    const [first, ...others] = payouts;
    if (!first) throw new Error('no payouts');
    const hostile = { ...first, note: '=HYPERLINK("http://x","a")\n,b', metadata: { externalId: '-7', source: 'csv' } };
    const list = [hostile, ...others];
    const back = read(payoutCsv(list, exportFields));
    expect(back.present).toBe(true);
    expect(back.import.bad).toEqual([]);
    expect(back.import.good.map(({ line: _line, ...row }) => row)).toEqual(
      list.map((payout) => ({
        destination: payout.address,
        amount: payout.originalAmount,
        unit: payout.originalCurrency,
        method: payout.methodId,
        tag: payout.tag,
        note: payout.note?.trim() ?? null,
        externalId: typeof payout.metadata['externalId'] === 'string' ? payout.metadata['externalId'] : null,
      })),
    );
  });

  it('has the chosen columns in their order, times in ISO 8601 UTC, and empty cells for what is not known', () => {
    const [first] = payouts;
    if (!first) throw new Error('no payouts');
    const bare = { ...first, createdAt: 1_795_648_200, rateLock: null, payoutAmount: null, transactionId: null, metadata: {} };
    const { head, rows } = read(payoutCsv([bare], ['date', 'amount', 'rate', 'rateTime', 'transactionId', 'source']));
    expect(head).toEqual(['Date', 'Amount', 'Rate', 'Rate time', 'Transaction id', 'Source']);
    expect(rows[0]?.cells).toEqual(['2026-11-25T23:10:00Z', bare.originalAmount, '', '', '', '']);
    const locked = { ...bare, rateLock: { rate: '84000', rateRule: null, rateSource: 'manual', rateLockedAt: 1_795_648_201 } };
    const again = read(payoutCsv([locked], ['amount', 'rate', 'rateSource', 'rateTime']));
    expect(again.rows[0]?.cells.slice(1)).toEqual(['84000', 'manual', '2026-11-25T23:10:01Z']);
  });
});
