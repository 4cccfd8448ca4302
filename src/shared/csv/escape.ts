// Owns the guard against cells that a spreadsheet would run as a formula: an apostrophe before them, taken away again when we read.
const dangerous = /^'*[=+\-@\t\r\n＝＋－＠]/;
const guarded = /^''*[=+\-@\t\r\n＝＋－＠]/;

/** Text that begins like a formula (also in full-width signs, also behind apostrophes) gets one apostrophe in front. */
export function escapeCell(text: string): string {
  return dangerous.test(text) ? `'${text}` : text;
}

/** Takes away what `escapeCell` put there, and nothing else. */
export function unescapeCell(text: string): string {
  return guarded.test(text) ? text.slice(1) : text;
}
