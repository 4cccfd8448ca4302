// Owns the writing of CSV (RFC 4180: commas, CRLF, quotes where needed), safe to open in a spreadsheet and read back unchanged by `readCsv`.
import { escapeCell } from './escape.ts';

/** With a byte order mark, so that spreadsheets take it for UTF-8. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('')}`;
}

function cellText(text: string): string {
  const safe = escapeCell(text);
  return /[",;\t\r\n，；＂\uFEFF]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
