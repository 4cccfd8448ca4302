// Owns the list that is being imported: its text, what its columns mean, how its amounts are read. It outlives the sheet, not the app.
import { create } from 'zustand';
import { type ColumnMap, importFields, readHeader } from '../../../shared/csv/columns.ts';
import type { DecimalSign } from '../../../shared/csv/decimal-sign.ts';
import { type ImportRows, importRows, signOfColumn } from '../../../shared/csv/import-rows.ts';
import { type CsvRow, readCsv } from '../../../shared/csv/read-csv.ts';
import type { Refusal } from '../../../shared/result.ts';

export interface ImportDraft {
  readonly text: string;
  /** Empty: payouts without a pull payment. */
  readonly pullPaymentId: string;
  /** Null: as the first row and the amounts say. */
  readonly header: boolean | null;
  readonly columns: ColumnMap | null;
  readonly sign: DecimalSign | null;
}
export const emptyImport: ImportDraft = { text: '', pullPaymentId: '', header: null, columns: null, sign: null };

interface ImportState {
  readonly draft: ImportDraft;
  readonly change: (changes: Partial<ImportDraft>) => void;
}
export const useImportDraft = create<ImportState>()((set) => ({
  draft: emptyImport,
  change: (changes) => set(({ draft }) => ({ draft: { ...draft, ...changes } })),
}));

/** Another list is read from the beginning; only where it goes stays. */
export function withText(draft: ImportDraft, text: string): ImportDraft {
  return { ...emptyImport, pullPaymentId: draft.pullPaymentId, text };
}

export interface ReadList {
  readonly problem: Refusal | null;
  /** Names of the columns: their headers, or the first row's cells. */
  readonly names: readonly string[];
  readonly header: boolean;
  readonly columns: ColumnMap;
  readonly sign: DecimalSign | null;
  /** True where the amounts do not say which sign is the decimal one. */
  readonly unsure: boolean;
  readonly rows: ImportRows;
}

/** What the text means with what the user chose laid over. */
export function readList({ text, header, columns, sign }: Pick<ImportDraft, 'text' | 'header' | 'columns' | 'sign'>): ReadList | null {
  if (text.trim() === '') return null;
  const table = readCsv(text);
  if (!table.ok) return { ...nothing, problem: table.error };
  const [first] = table.value.rows;
  if (!first) return null;
  const guess = readHeader(first.cells);
  const present = header ?? guess.present;
  const body: readonly CsvRow[] = present ? table.value.rows.slice(1) : table.value.rows;
  const map = columns ?? guess.columns;
  const guessed = signOfColumn(body, map);
  const width = Math.max(...table.value.rows.map((row) => row.cells.length));
  return {
    problem: body.length === 0 ? { code: 'csv-empty' } : null,
    names: Array.from({ length: Math.min(width, 40) }, (_unused, index) => first.cells[index] ?? ''),
    header: present,
    columns: map,
    sign: sign ?? guessed,
    unsure: guessed === null,
    rows: importRows(body, map, sign ?? guessed),
  };
}

const nothing: ReadList = {
  problem: null,
  names: [],
  header: false,
  columns: {},
  sign: null,
  unsure: false,
  rows: { good: [], bad: [] },
};

/** Field of a column, `none` where it is not used. */
export function fieldOf(columns: ColumnMap, index: number): (typeof importFields)[number] | 'none' {
  return importFields.find((field) => columns[field] === index) ?? 'none';
}
