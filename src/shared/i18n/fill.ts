// Owns the filling of one text: placeholders and plurals of a message in one language.
import { IntlMessageFormat } from 'intl-messageformat';
import type { Locale, Text } from './locale.ts';

export type TextParams = Readonly<Record<string, string | number>>;

const cache = new Map<string, IntlMessageFormat>();

/** A text without a placeholder or an escape needs no parser, and most have none. */
function isPlain(message: string): boolean {
  return !/[{}'#<]/.test(message);
}

/** Fills one text. A missing parameter becomes "…", so that words never vanish because of a bug elsewhere. */
export function fill(text: Text, locale: Locale, params: TextParams = {}): string {
  const message = text[locale];
  if (isPlain(message)) return message;
  const cacheKey = `${locale}\u0000${message}`;
  const known = cache.get(cacheKey);
  const format = known ?? new IntlMessageFormat(message, locale === 'ja' ? 'ja-JP' : 'en-US', undefined, { ignoreTag: true });
  if (!known) cache.set(cacheKey, format);
  return String(format.format(withDefaults(message, params)));
}

function withDefaults(message: string, params: TextParams): Record<string, string | number> {
  const filled: Record<string, string | number> = { ...params };
  for (const name of placeholders(message)) if (!(name in filled)) filled[name] = '…';
  return filled;
}

/** Names of the placeholders of an ICU message, sorted, each once. */
export function placeholders(message: string): readonly string[] {
  const names = [...message.matchAll(/\{\s*([a-zA-Z_]\w*)\s*[,}]/g)].map((match) => match[1] ?? '');
  return [...new Set(names)].sort();
}
