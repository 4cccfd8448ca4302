// Owns how amounts, dates and spans of time are written in each language. Amounts stay text from start to end; no float is made of them.
import { currencyOf } from '../money/currencies.ts';
import { assetCode } from '../xrpl/amounts/asset-words.ts';
import type { Locale } from './locale.ts';

/** An amount cut into the parts that a screen sets in columns. */
export interface AmountParts {
  readonly sign: '' | '−';
  /** Grouped by thousands: "1,234,567". */
  readonly integer: string;
  /** Digits after the point, padded to the unit's usual number: "00012300"; empty when there is none. */
  readonly fraction: string;
  /** How many digits at the end of `fraction` were added by padding. */
  readonly padded: number;
}

/** Digits after the point that a reader expects of a unit, at most 8; 0 for free units. */
export function decimalsOf(unit: string): number {
  return Math.min(8, currencyOf(unit)?.divisibility ?? 0);
}

/** The code a person reads for a payout currency: a token's code without its issuer, "MPT" for an issuance id. */
export function shortUnit(currency: string): string {
  return assetCode(currency);
}

/** The currency of a payout method: "BTC-CHAIN" → "BTC". */
export function methodCurrency(methodId: string): string {
  return methodId.replace(/-CHAIN$/, '');
}

function groupThousands(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',');
}

/** Cuts decimal text ("-1234.5") into grouped parts. Text that is no decimal is shown as it is, in `integer`. */
export function amountParts(text: string, unit: string): AmountParts {
  const match = /^([-−]?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) return { sign: '', integer: text, fraction: '', padded: 0 };
  const given = (match[3] ?? '').replace(/0+$/, '');
  const fraction = given.padEnd(decimalsOf(unit), '0');
  return {
    sign: match[1] ? '−' : '',
    integer: groupThousands((match[2] ?? '').replace(/^0+(?=\d)/, '')),
    fraction,
    padded: fraction.length - given.length,
  };
}

/** An amount with its unit, as one string: "1,234.50 USD". */
export function amountText(text: string, unit: string): string {
  const { sign, integer, fraction } = amountParts(text, unit);
  return `${sign}${integer}${fraction === '' ? '' : `.${fraction}`} ${shortUnit(unit)}`;
}

/** An address (or any code) in groups of four, the last one may be shorter. */
export function groupsOfFour(text: string): readonly string[] {
  return text.match(/.{1,4}/g) ?? [];
}

export interface SpanParts {
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
}

/** Cuts whole seconds into days, hours, minutes and seconds. */
export function spanParts(seconds: number): SpanParts {
  const total = Math.max(0, Math.floor(seconds));
  return {
    days: Math.floor(total / 86_400),
    hours: Math.floor((total % 86_400) / 3600),
    minutes: Math.floor((total % 3600) / 60),
    seconds: total % 60,
  };
}

export interface Formatter {
  /** "23 Nov 2026" / "2026年11月23日" */
  date(seconds: number): string;
  /** Date with hours and minutes. */
  dateTime(seconds: number): string;
  time(seconds: number): string;
  /** Date with the day of the week, hours and minutes: "Mon 23 Nov 2026 09:30" / "2026年11月23日(月) 09:30". */
  weekdayTime(seconds: number): string;
  /** "3 days ago", "in 2 hours". */
  relative(seconds: number, now: number): string;
  /** "2 days 3 hours": the two largest parts. */
  span(seconds: number): string;
  count(value: number): string;
  /** Names joined as the language joins them. */
  list(items: readonly string[]): string;
}

/** Seconds that read as "just now". */
const justNow = 45;
const nowText: Readonly<Record<Locale, string>> = { en: 'just now', ja: 'たった今' };
const tags: Readonly<Record<Locale, string>> = { en: 'en-GB', ja: 'ja-JP' };

/** Each of the system's formats takes milliseconds to make, and most screens need only one or two. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** Makes the formatter of one language and time zone (IANA name). Seconds are Unix seconds. */
export function createFormatter(locale: Locale, timeZone: string): Formatter {
  const tag = tags[locale];
  const date = once(
    () => new Intl.DateTimeFormat(tag, { timeZone, year: 'numeric', month: locale === 'ja' ? 'long' : 'short', day: 'numeric' }),
  );
  const time = once(() => new Intl.DateTimeFormat(tag, { timeZone, hour: '2-digit', minute: '2-digit', hour12: false }));
  const weekday = once(() => new Intl.DateTimeFormat(tag, { timeZone, weekday: 'short' }));
  const relative = once(() => new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }));
  const number = once(() => new Intl.NumberFormat(tag));
  const list = once(() => new Intl.ListFormat(tag, { style: 'long', type: 'conjunction' }));
  const at = (seconds: number): Date => new Date(seconds * 1000);
  return {
    date: (seconds) => date().format(at(seconds)),
    time: (seconds) => time().format(at(seconds)),
    dateTime: (seconds) => `${date().format(at(seconds))} ${time().format(at(seconds))}`,
    weekdayTime: (seconds) => {
      const [name, day, hour] = [weekday().format(at(seconds)), date().format(at(seconds)), time().format(at(seconds))];
      return locale === 'ja' ? `${day}(${name}) ${hour}` : `${name} ${day} ${hour}`;
    },
    relative: (seconds, now) => (Math.abs(seconds - now) < justNow ? nowText[locale] : relativeText(relative(), seconds - now)),
    span: (seconds) => spanText(tag, seconds),
    count: (value) => number().format(value),
    list: (items) => list().format(items),
  };
}

function relativeText(format: Intl.RelativeTimeFormat, difference: number): string {
  const size = Math.abs(difference);
  if (size < 3600) return format.format(Math.trunc(Math.round(difference / 60)), 'minute');
  if (size < 86_400) return format.format(Math.trunc(difference / 3600), 'hour');
  if (size < 86_400 * 60) return format.format(Math.trunc(difference / 86_400), 'day');
  return format.format(Math.trunc(difference / (86_400 * 30)), 'month');
}

function spanText(tag: string, seconds: number): string {
  const parts = spanParts(seconds);
  const named = [
    ['day', parts.days],
    ['hour', parts.hours],
    ['minute', parts.minutes],
    ['second', parts.seconds],
  ] as const;
  const shown = named.filter(([, value]) => value > 0).slice(0, 2);
  const chosen = shown.length > 0 ? shown : ([['second', 0]] as const);
  return chosen.map(([unit, value]) => new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay: 'long' }).format(value)).join(' ');
}
