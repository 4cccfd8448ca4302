// Owns the step from the cells of a table to the rows of an import: each row becomes one, or is named with its line and what is wrong.
import { codePoints } from '../code-points.ts';
import { maxNoteLength } from '../payouts/claim-request.ts';
import { type Refusal, type Result, ok, refuse } from '../result.ts';
import type { ColumnMap, ImportField } from './columns.ts';
import { type DecimalSign, decimalSignOf, readAmountCell } from './decimal-sign.ts';
import type { CsvRow } from './read-csv.ts';

export const maxExternalId = 100;
const maxTag = 4_294_967_295;

export interface ImportRow {
  readonly line: number;
  readonly destination: string;
  /** Canonical decimal text; null where the destination may name it. */
  readonly amount: string | null;
  readonly unit: string | null;
  readonly method: string | null;
  readonly tag: number | null;
  readonly note: string | null;
  readonly externalId: string | null;
}
export interface BadRow {
  readonly line: number;
  readonly problem: Refusal;
}
export interface ImportRows {
  readonly good: readonly ImportRow[];
  readonly bad: readonly BadRow[];
}

/** The decimal sign that the amounts of the table agree on. */
export function signOfColumn(rows: readonly CsvRow[], columns: ColumnMap): DecimalSign | null {
  return decimalSignOf(rows.flatMap((row) => (columns.amount === undefined ? [] : (row.cells[columns.amount] ?? []))));
}

/** Reads the rows below the header. Every row is in exactly one of the two lists. */
export function importRows(rows: readonly CsvRow[], columns: ColumnMap, sign: DecimalSign | null): ImportRows {
  const good: ImportRow[] = [];
  const bad: BadRow[] = [];
  for (const row of rows) {
    const read = readRow(row, columns, sign);
    if (read.ok) good.push(read.value);
    else bad.push({ line: row.line, problem: read.error });
  }
  return { good, bad };
}

/**
 * Codes: those of `readCsv` for a row, `csv-destination-missing`, `csv-cells-left-over` (text beyond the columns), `csv-tag-invalid`, `note-too-long`,
 * `csv-external-id-too-long`, and those of `readAmountCell`.
 */
function readRow(row: CsvRow, columns: ColumnMap, sign: DecimalSign | null): Result<ImportRow> {
  if (row.problem) return { ok: false, error: row.problem };
  const cell = (field: ImportField): string => {
    const index = columns[field];
    return index === undefined ? '' : (row.cells[index] ?? '').trim();
  };
  const destination = cell('destination');
  if (destination === '') return refuse('csv-destination-missing');
  const amount = readAmount(cell('amount'), destination, sign);
  if (!amount.ok) return amount;
  const tag = readTag(cell('tag'));
  if (!tag.ok) return tag;
  const note = cell('note');
  if (codePoints(note) > maxNoteLength) return refuse('note-too-long', { limit: String(maxNoteLength) });
  const externalId = cell('externalId');
  if (codePoints(externalId) > maxExternalId) return refuse('csv-external-id-too-long', { limit: String(maxExternalId) });
  return ok({
    line: row.line,
    destination: destination.slice(0, 512),
    amount: amount.value,
    unit: orNull(cell('unit').normalize('NFKC')),
    method: orNull(cell('method').normalize('NFKC')),
    tag: tag.value,
    note: orNull(note),
    externalId: orNull(externalId),
  });
}

/** A payment URI may name the amount itself. */
function readAmount(text: string, destination: string, sign: DecimalSign | null): Result<string | null> {
  return text === '' && /^bitcoin:.*[?&]amount=/i.test(destination) ? ok(null) : readAmountCell(text, sign);
}

function readTag(text: string): Result<number | null> {
  const plain = text.normalize('NFKC').trim();
  if (plain === '') return ok(null);
  if (!/^\d{1,10}$/.test(plain) || Number.parseInt(plain, 10) > maxTag) return refuse('csv-tag-invalid');
  return ok(Number.parseInt(plain, 10));
}

function orNull(text: string): string | null {
  return text === '' ? null : text;
}
