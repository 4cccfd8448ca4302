// Owns the language of one visitor: asked for by `?lang=`, else what the browser prefers; and the words of that language.
import { type Formatter, createFormatter } from '../../shared/i18n/format.ts';
import { locales, type Locale } from '../../shared/i18n/locale.ts';
import { type RefusalWords, type Translate, createRefusalWords, createTranslator } from '../../shared/i18n/translate.ts';

export interface PageWords {
  readonly locale: Locale;
  readonly t: Translate;
  readonly refusal: RefusalWords;
  /** In UTC: where the reader is, only his browser knows. */
  readonly format: Formatter;
}

const made = new Map<Locale, PageWords>();

export function pageWords(locale: Locale): PageWords {
  const known = made.get(locale);
  if (known) return known;
  const words = { locale, t: createTranslator(locale), refusal: createRefusalWords(locale), format: createFormatter(locale, 'UTC') };
  made.set(locale, words);
  return words;
}

/** `asked` is the parameter, `accepted` the header `Accept-Language`. English where neither names a language of ours. */
export function chooseLocale(asked: string | undefined, accepted: string | undefined): Locale {
  const chosen = locales.find((locale) => locale === asked);
  if (chosen !== undefined) return chosen;
  const ranked = (accepted ?? '').slice(0, 500).split(',').map(readPreference);
  const best = ranked.filter(({ locale, weight }) => locale !== null && weight > 0).sort((a, b) => b.weight - a.weight)[0];
  return best?.locale ?? 'en';
}

function readPreference(text: string): { readonly locale: Locale | null; readonly weight: number } {
  const [tag = '', ...parameters] = text.trim().toLowerCase().split(';');
  const [language] = tag.split('-');
  const quality =
    parameters.length === 0 ? '1' : (/^q=([01](?:\.\d{1,3})?)$/.exec(parameters.map((parameter) => parameter.trim()).join(''))?.[1] ?? '0');
  return { locale: locales.find((locale) => locale === language) ?? null, weight: Number(quality) };
}
