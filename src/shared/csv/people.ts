// Owns a list of people, each of whom gets a pull payment: name, and if given amount and note.
import { codePoints } from '../code-points.ts';
import type { Refusal, Result } from '../result.ts';
import { ok, refuse } from '../result.ts';
import { type ColumnMap, readHeader } from './columns.ts';
import { type DecimalSign, decimalSignOf, readAmountCell } from './decimal-sign.ts';
import { readCsv } from './read-csv.ts';

export const mostPeople = 500;
const maxName = 50;

export interface Person {
  readonly line: number;
  readonly name: string;
  /** Null: the amount of the template. */
  readonly amount: string | null;
  readonly note: string | null;
}
export interface People {
  readonly people: readonly Person[];
  readonly bad: readonly { readonly line: number; readonly problem: Refusal }[];
}

/**
 * Reads name, amount and note by header, or in this order where there is none. Every line is in one of the two lists. Refusals: those of `readCsv`,
 * `csv-too-many-people`. Codes of lines: `csv-name-missing`, `csv-name-too-long`, and those of `readAmountCell`.
 */
export function readPeople(text: string): Result<People> {
  const table = readCsv(text);
  if (!table.ok) return table;
  const [first, ...others] = table.value.rows;
  const header = readHeader(first?.cells ?? []);
  const named = header.present || isNameHeader(first?.cells ?? []);
  const columns = named ? columnsOf(header.columns, first?.cells ?? []) : usual;
  const rows = named ? others : table.value.rows;
  if (rows.length > mostPeople) return refuse('csv-too-many-people', { limit: String(mostPeople) });
  const sign = decimalSignOf(rows.flatMap((row) => (columns.amount === undefined ? [] : (row.cells[columns.amount] ?? []))));
  const people: Person[] = [];
  const bad: { line: number; problem: Refusal }[] = [];
  for (const { line, cells, problem } of rows) {
    const read: Result<Person> = problem ? { ok: false, error: problem } : readPerson(line, cells, columns, sign);
    if (read.ok) people.push(read.value);
    else bad.push({ line, problem: read.error });
  }
  return ok({ people, bad });
}

interface PersonColumns {
  readonly name: number;
  readonly amount?: number | undefined;
  readonly note?: number | undefined;
}
const usual: PersonColumns = { name: 0, amount: 1, note: 2 };
const nameHeaders = ['name', 'person', '名前', '氏名'];

function isNameHeader(cells: readonly string[]): boolean {
  return cells.some((cell) => nameHeaders.includes(cell.normalize('NFKC').trim().toLowerCase()));
}

/** "Name" is a note elsewhere; here it is the person, and a note is a column of its own. */
function columnsOf(columns: ColumnMap, cells: readonly string[]): PersonColumns {
  const name = cells.findIndex((cell) => isNameHeader([cell]));
  const note = cells.findIndex(
    (cell, index) => index !== name && ['note', 'memo', 'メモ', '備考'].includes(cell.normalize('NFKC').trim().toLowerCase()),
  );
  return { name: name < 0 ? 0 : name, amount: columns.amount, note: note < 0 ? undefined : note };
}

function readPerson(line: number, cells: readonly string[], columns: PersonColumns, sign: DecimalSign | null): Result<Person> {
  const cell = (index: number | undefined): string => (index === undefined ? '' : (cells[index] ?? '').trim());
  const name = cell(columns.name);
  if (name === '') return refuse('csv-name-missing');
  if (codePoints(name) > maxName) return refuse('csv-name-too-long', { limit: String(maxName) });
  const text = cell(columns.amount);
  const amount = text === '' ? ok(null) : readAmountCell(text, sign);
  return amount.ok ? ok({ line, name, amount: amount.value, note: cell(columns.note) || null }) : amount;
}
