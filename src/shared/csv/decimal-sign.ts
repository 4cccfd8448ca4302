// Owns how amounts in a spreadsheet's text are read: which sign is the decimal one is decided over the whole column or by the user, never by a silent guess.
import { type Result, ok, refuse } from '../result.ts';
import { formatDecimal } from '../money/decimal.ts';
import { parseDecimal } from '../money/parse-amount.ts';

export type DecimalSign = 'point' | 'comma';

/** Full-width digits and signs as plain ones; blanks and apostrophes that group thousands are taken out by `readAmount`. */
function plain(text: string): string {
  return text.normalize('NFKC').trim();
}

/**
 * The sign that the cells agree on; null where some contradict others, or where none tells and some could be read both ways ("1,234"). Cells without any sign say
 * nothing; a column of them alone is read with a point.
 */
export function decimalSignOf(cells: readonly string[]): DecimalSign | null {
  const votes = cells.map((cell) => voteOf(plain(cell)));
  const point = votes.includes('point');
  const comma = votes.includes('comma');
  if (point && comma) return null;
  if (comma) return 'comma';
  return point || !votes.includes('either') ? 'point' : null;
}

function voteOf(text: string): DecimalSign | 'either' | null {
  const signs = text.replace(/[^.,]/g, '');
  const last = signs.at(-1);
  if (last === undefined) return null;
  const byLast = last === '.' ? 'point' : 'comma';
  const byOther = last === '.' ? 'comma' : 'point';
  if (signs.includes('.') && signs.includes(',')) return byLast;
  // Twice the same sign groups thousands.
  if (signs.length > 1) return byOther;
  const [whole = '', fraction = ''] = text.split(last);
  const groups = /^[1-9]\d{0,2}$/.test(whole) && /^\d{3}$/.test(fraction);
  return groups ? 'either' : byLast;
}

/**
 * Reads one amount as canonical decimal text. Codes: `csv-amount-missing`, `csv-amount-ambiguous` (a sign, and no decision which one is decimal),
 * `csv-amount-grouping` (thousands in the wrong places), `csv-amount-not-positive`, and those of `parseDecimal`.
 */
export function readAmountCell(cell: string, sign: DecimalSign | null): Result<string> {
  const text = plain(cell);
  if (text === '') return refuse('csv-amount-missing');
  if (sign === null && /[.,]/.test(text)) return refuse('csv-amount-ambiguous', { text: shown(cell) });
  const [decimal, group] = sign === 'comma' ? [',', '.'] : ['.', ','];
  const [whole = '', ...rest] = text.split(decimal);
  const ungrouped = takeGroups(whole, group);
  if (rest.length > 1 || ungrouped === null || rest.join('').includes(group)) return refuse('csv-amount-grouping', { text: shown(cell) });
  // Exponents are what a spreadsheet makes of long numbers: digits are lost then.
  if (!/^-?\d*$/.test(ungrouped) || !/^\d*$/.test(rest.join(''))) return refuse('csv-amount-unreadable', { text: shown(cell) });
  const parsed = parseDecimal(rest.length === 0 ? ungrouped : `${ungrouped}.${rest.join('') || '0'}`);
  if (!parsed.ok) return parsed;
  return parsed.value.digits > 0n ? ok(formatDecimal(parsed.value)) : refuse('csv-amount-not-positive');
}

/** The digits without their groups of three; null where the groups are not of three. Blanks and apostrophes group, too. */
function takeGroups(whole: string, group: string): string | null {
  const signs = new RegExp(`[${group} '’]`, 'g');
  if (!signs.test(whole)) return whole;
  return new RegExp(`^-?\\d{1,3}([${group} '’])\\d{3}(?:\\1\\d{3})*$`).test(whole) ? whole.replace(signs, '') : null;
}

function shown(cell: string): string {
  return Array.from(cell).slice(0, 40).join('');
}
