// Owns the two languages of the product and the shape of a table of texts.
export const locales = ['en', 'ja'] as const;
export type Locale = (typeof locales)[number];

/** One text in every language. ICU message syntax; placeholders are equal in all languages. */
export type Text = Readonly<Record<Locale, string>>;
export type TextTable = Readonly<Record<string, Text>>;

/** The language the system asks for, as one of ours. */
export function localeOf(languageTag: string): Locale {
  return languageTag.toLowerCase().startsWith('ja') ? 'ja' : 'en';
}
