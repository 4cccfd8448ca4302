// Owns what people type to narrow a list: words, amounts and days.
import type { Decimal } from '../../shared/money/decimal.ts';
import { parseDecimal } from '../../shared/money/parse-amount.ts';

/** True for an amount field that holds something which is no amount; it bounds nothing then. */
export function isBadAmount(text: string): boolean {
  return text.trim() !== '' && !parseDecimal(text).ok;
}

/** The amount in a field; null for an empty one and for what is no amount. */
export function boundOf(text: string): Decimal | null {
  const parsed = text.trim() === '' ? null : parseDecimal(text);
  return parsed?.ok ? parsed.value : null;
}

/** Second in which the day begins in the user's time zone, so many days later. */
export function dayStart(text: string, later: number): number | null {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  return year === '' ? null : Math.floor(new Date(Number(year), Number(month) - 1, Number(day) + later).getTime() / 1000);
}

/** As texts are compared in a search: without difference of width or case. */
export function plainText(text: string): string {
  // Most rows hold nothing that has another width.
  if (!/[^ -~\n]/.test(text)) return text.toLowerCase();
  return text.normalize('NFKC').toLowerCase();
}
