// Owns the stories of CSV text: read as it was meant or refused by line, written so that it comes back the same and runs nowhere.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignColumn, readHeader } from './columns.ts';
import { decimalSignOf, readAmountCell } from './decimal-sign.ts';
import { importRows, signOfColumn } from './import-rows.ts';
import { type CsvTable, readCsv } from './read-csv.ts';
import { writeCsv } from './write-csv.ts';

function table(text: string): CsvTable {
  const read = readCsv(text);
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
}
const cells = (text: string): readonly (readonly string[])[] => table(text).rows.map((row) => row.cells);
const lines = (text: string): readonly number[] => table(text).rows.map((row) => row.line);

describe('CSV text', () => {
  it.each([
    ['commas', 'a,b\r\n1,2\r\n'],
    ['semicolons', 'a;b\n1;2\n'],
    ['tabs', 'a\tb\n1\t2'],
    ['old line ends', 'a,b\r1,2\r'],
    ['a byte order mark', '\uFEFFa,b\n1,2'],
    ['full-width commas', 'a，b\n1，2'],
  ])('is read with %s', (_what, text) => {
    expect(cells(text)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it('decides the delimiter over the whole text, so decimal commas do not mislead it', () => {
    expect(cells('to;amount\nx;1,5\ny;2,25\n')).toEqual([
      ['to', 'amount'],
      ['x', '1,5'],
      ['y', '2,25'],
    ]);
  });

  it('names the line on which a row begins, though quoted cells hold line breaks and empty lines stand between', () => {
    const text = 'a,b\n"one\ntwo\r\nthree",x\n\n\ny,"z""z"\n';
    expect(lines(text)).toEqual([1, 2, 7]);
    expect(cells(text)[2]).toEqual(['y', 'z"z']);
  });

  it('does not let a quote that never ends swallow the rows below it', () => {
    const { rows } = table('a,b\n"open,1\nc,2\n');
    expect(rows.map((row) => row.problem?.code ?? null)).toEqual([null, 'csv-quote-open', null]);
    expect(rows[2]).toMatchObject({ line: 3, cells: ['c', '2'] });
  });

  it('names text after a closing quote', () => {
    expect(table('"a"b,c\n').rows[0]).toMatchObject({ line: 1, problem: { code: 'csv-after-quote' } });
  });

  it('refuses what is empty, too large or too long', () => {
    expect(readCsv(' \n\n')).toMatchObject({ error: { code: 'csv-empty' } });
    expect(readCsv('x'.repeat(5 * 1024 * 1024 + 1))).toMatchObject({ error: { code: 'csv-too-large' } });
    expect(readCsv('x,1\n'.repeat(10_002))).toMatchObject({ error: { code: 'csv-too-many-rows' } });
  });

  it('comes back as it was written, whatever the cells hold', () => {
    const sign = fc.constantFrom('"', ',', ';', '\t', '\r', '\n', '=', '+', '-', '@', "'", '＝', '，', '＂', 'a', '時', ' ', '\uFEFF', '1');
    const cell = fc.oneof(
      fc.string(),
      fc.array(sign).map((signs) => signs.join('')),
    );
    const row = fc.array(cell, { minLength: 2, maxLength: 5 }).map((row) => ['x', ...row]);
    // A separator that stands in every line decides the delimiter; one row of other signs cannot outvote it.
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), (rows) => {
        expect(cells(writeCsv(rows))).toEqual(rows);
      }),
    );
  });

  it('never throws, and loses no line that holds something, however hostile the text', () => {
    const sign = fc.constantFrom('"', ',', '\n', '\r', 'a', "'", '=');
    fc.assert(
      fc.property(
        fc.array(sign, { maxLength: 60 }).map((signs) => signs.join('')),
        (text) => {
          const read = readCsv(text);
          const found = read.ok ? read.value.rows.map((row) => row.cells.join('')).join('') : '';
          expect(found.split('a').length).toBe(text.split('a').length);
        },
      ),
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1', "'=1"])('writes %j so that no spreadsheet runs it', (text) => {
    const written = writeCsv([['x', text]]);
    expect(written).toContain(`'${text}`);
    expect(cells(written)).toEqual([['x', text]]);
  });
});

describe('the decimal sign of a column', () => {
  it.each([
    [['1.5', '2'], 'point'],
    [['1,5', '20'], 'comma'],
    [['1,234.50', '1,234'], 'point'],
    [['1.234,50', '1.234'], 'comma'],
    [['0.123'], 'point'],
    [['1,234,567'], 'point'],
    [['１．５'], 'point'],
    [['12', '7'], 'point'],
    [['1,234'], null],
    [['1.5', '1,5'], null],
  ])('of %j is %s', (column, sign) => {
    expect(decimalSignOf(column)).toBe(sign);
  });

  it.each([
    ['1,234.50', 'point', '1234.5'],
    ['1.234,50', 'comma', '1234.5'],
    ['1 234,5', 'comma', '1234.5'],
    ["1'234.5", 'point', '1234.5'],
    ['１２．５', 'point', '12.5'],
    ['7', null, '7'],
    ['.5', 'point', '0.5'],
  ] as const)('reads %s with a %s as %s', (text, sign, value) => {
    expect(readAmountCell(text, sign)).toEqual({ ok: true, value });
  });

  it.each([
    ['1,234', null, 'csv-amount-ambiguous'],
    ['1,5', 'point', 'csv-amount-grouping'],
    ['1.5', 'comma', 'csv-amount-grouping'],
    ['1.2.3', 'point', 'csv-amount-grouping'],
    ['12,34,567', 'point', 'csv-amount-grouping'],
    ['1e5', 'point', 'csv-amount-unreadable'],
    ['ten', 'point', 'csv-amount-unreadable'],
    ['', 'point', 'csv-amount-missing'],
    ['0', 'point', 'csv-amount-not-positive'],
    ['-3', 'point', 'csv-amount-not-positive'],
    ['0.1234567890123456789', 'point', 'number-too-precise'],
  ] as const)('refuses %j with a %s: %s', (text, sign, code) => {
    expect(readAmountCell(text, sign)).toMatchObject({ ok: false, error: { code } });
  });

  it('never reads one text as two amounts without being told which', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{1,3}[.,]\d{1,4}$/), (text) => {
        const [point, comma] = [readAmountCell(text, 'point'), readAmountCell(text, 'comma')];
        if (point.ok && comma.ok && point.value !== comma.value && !text.startsWith('0')) expect(decimalSignOf([text])).toBeNull();
      }),
    );
  });
});

describe('the columns of an import', () => {
  it('are known by English and Japanese names', () => {
    expect(readHeader(['Destination', 'Amount', 'Currency', 'Payout method', 'Destination tag', 'Name', 'External_ID'])).toEqual({
      present: true,
      columns: { destination: 0, amount: 1, unit: 2, method: 3, tag: 4, note: 5, externalId: 6 },
    });
    expect(readHeader(['氏名', '送金先アドレス', '金額', '通貨', '管理番号'])).toEqual({
      present: true,
      columns: { note: 0, destination: 1, amount: 2, unit: 3, externalId: 4 },
    });
  });

  it('are taken in the usual order where nothing names them', () => {
    expect(readHeader(['bcrt1q', '0.5', 'Ann'])).toEqual({ present: false, columns: { destination: 0, amount: 1, note: 2 } });
  });

  it('each hold one field, and each field stands in one column', () => {
    expect(assignColumn({ destination: 0, amount: 1 }, 0, 'amount')).toEqual({ amount: 0 });
    expect(assignColumn({ destination: 0, amount: 1 }, 1, null)).toEqual({ destination: 0 });
  });

  it('make every row a payout to be, or a line with a reason', () => {
    const { rows } = table('to,amount,tag,note\nx,"1,5",,\n,2,,\ny,1.5,99999999999,\n"z",3,0,ok\n');
    const columns = { destination: 0, amount: 1, tag: 2, note: 3 };
    const body = rows.slice(1);
    expect(signOfColumn(body, columns)).toBeNull();
    const read = importRows(body, columns, 'point');
    expect(read.bad).toMatchObject([
      { line: 2, problem: { code: 'csv-amount-grouping' } },
      { line: 3, problem: { code: 'csv-destination-missing' } },
      { line: 4, problem: { code: 'csv-tag-invalid' } },
    ]);
    expect(read.good).toEqual([{ line: 5, destination: 'z', amount: '3', unit: null, method: null, tag: 0, note: 'ok', externalId: null }]);
  });
});
