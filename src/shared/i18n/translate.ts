// Owns the step from a key (or an error code) to words in one language.
import type { Refusal } from '../result.ts';
import { type TextKey, texts } from './catalogue.ts';
import { errorTexts } from './error-catalogue.ts';
import { fill, type TextParams } from './fill.ts';
import type { Locale } from './locale.ts';

export { fill, placeholders, type TextParams } from './fill.ts';
export type Translate = (key: TextKey, params?: TextParams) => string;

/** Makes `t(key, params)` for one language. */
export function createTranslator(locale: Locale): Translate {
  return (key, params) => fill(texts[key], locale, params);
}

export type RefusalWords = (refusal: Refusal) => string;

/** Makes the function that turns a refusal into its cause and the next step. Unknown codes get words that name the code; results of the XRP Ledger get words of their own. */
export function createRefusalWords(locale: Locale): RefusalWords {
  return (refusal) => {
    const text = Object.hasOwn(errorTexts, refusal.code) ? errorTexts[refusal.code] : undefined;
    if (text) return fill(text, locale, refusal.params);
    const fallback = /^te[cfmlr][A-Z]/.test(refusal.code) ? texts['common.ledgerRefused'] : texts['common.unknownError'];
    return fill(fallback, locale, { code: refusal.code });
  };
}
