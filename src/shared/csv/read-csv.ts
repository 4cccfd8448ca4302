// Owns the reading of CSV text (RFC 4180) into rows that know their line: quoted fields may hold delimiters and line breaks, nothing is skipped silently.
import { type Refusal, type Result, ok, refuse } from '../result.ts';
import { unescapeCell } from './escape.ts';
import { type Delimiter, guessDelimiter } from './delimiter.ts';

/** Most that is looked at: UTF-16 units of text, and rows below the header. */
export const mostText = 5 * 1024 * 1024;
export const mostRows = 10_000;

export interface CsvRow {
  /** Line on which the row begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** What is wrong with the row itself; its cells are then as far as they could be read. */
  readonly problem: Refusal | null;
}
export interface CsvTable {
  readonly delimiter: Delimiter;
  readonly rows: readonly CsvRow[];
}

/**
 * Reads comma-, semicolon- or tab-separated text; full-width delimiters and quotes count as their plain forms where nothing plain is used. Rows of nothing but blanks
 * are left out. Refusals: `csv-too-large`, `csv-too-many-rows`, `csv-empty`.
 */
export function readCsv(text: string): Result<CsvTable> {
  if (text.length > mostText) return refuse('csv-too-large', { limit: '5' });
  const plain = narrow(text.startsWith('\uFEFF') ? text.slice(1) : text);
  const delimiter = guessDelimiter(plain);
  const rows = [...readRows(plain, delimiter)].filter((row) => row.problem !== null || row.cells.some((cell) => cell.trim() !== ''));
  if (rows.length === 0) return refuse('csv-empty');
  // One more for the header.
  return rows.length > mostRows + 1 ? refuse('csv-too-many-rows', { limit: String(mostRows) }) : ok({ delimiter, rows });
}

/** A file typed with full-width signs throughout: commas, semicolons and quotes are narrowed, text is left alone. */
function narrow(text: string): string {
  if (/[,;\t]/.test(text) || !/[，；]/.test(text)) return text;
  return text.replaceAll('，', ',').replaceAll('；', ';').replaceAll('＂', '"');
}

interface Cursor {
  readonly text: string;
  at: number;
  line: number;
}

function* readRows(text: string, delimiter: Delimiter): Generator<CsvRow> {
  const cursor: Cursor = { text, at: 0, line: 1 };
  while (cursor.at < text.length) yield readRow(cursor, delimiter);
}

function readRow(cursor: Cursor, delimiter: Delimiter): CsvRow {
  const { line } = cursor;
  const cells: string[] = [];
  let problem: Refusal | null = null;
  for (;;) {
    const cell = cursor.text[cursor.at] === '"' ? readQuoted(cursor, delimiter) : readBare(cursor, delimiter);
    cells.push(unescapeCell(cell.text));
    problem ??= cell.problem;
    if (cursor.text[cursor.at] !== delimiter) break;
    cursor.at += 1;
  }
  passBreak(cursor);
  return { line, cells, problem };
}

interface Cell {
  readonly text: string;
  readonly problem: Refusal | null;
}

function readBare(cursor: Cursor, delimiter: Delimiter): Cell {
  const { text, at } = cursor;
  let end = at;
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end += 1;
  cursor.at = end;
  return { text: text.slice(at, end), problem: null };
}

function readQuoted(cursor: Cursor, delimiter: Delimiter): Cell {
  const opened = cursor.line;
  const start = cursor.at + 1;
  const parts: string[] = [];
  for (let from = start; ; ) {
    const quote = cursor.text.indexOf('"', from);
    if (quote < 0) return unclosed(cursor, opened, delimiter);
    parts.push(cursor.text.slice(from, quote));
    if (cursor.text[quote + 1] !== '"') {
      cursor.at = quote + 1;
      break;
    }
    parts.push('"');
    from = quote + 2;
  }
  const text = parts.join('');
  cursor.line += breaksIn(text);
  const rest = readBare(cursor, delimiter);
  return rest.text.trim() === '' ? { text, problem: null } : { text: text + rest.text, problem: { code: 'csv-after-quote' } };
}

/** A quote that never ends would swallow the rest of the file: the row ends with its line instead, and those below are read as they stand. */
function unclosed(cursor: Cursor, opened: number, delimiter: Delimiter): Cell {
  cursor.line = opened;
  return { ...readBare(cursor, delimiter), problem: { code: 'csv-quote-open' } };
}

/** A line ends with LF, CRLF or a CR alone. */
function passBreak(cursor: Cursor): void {
  const { text } = cursor;
  if (text[cursor.at] === '\r') cursor.at += text[cursor.at + 1] === '\n' ? 2 : 1;
  else if (text[cursor.at] === '\n') cursor.at += 1;
  else return;
  cursor.line += 1;
}

function breaksIn(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}
