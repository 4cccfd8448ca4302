// Owns the words of the page in one language: only the tables that it needs, so that the file stays small.
import { fill, type TextParams } from '../shared/i18n/fill.ts';
import { createFormatter, type Formatter } from '../shared/i18n/format.ts';
import type { Locale, TextTable } from '../shared/i18n/locale.ts';
import { assetTexts } from '../shared/i18n/texts/assets.ts';
import { claimPageTexts } from '../shared/i18n/texts/claim-page.ts';
import { claimTexts } from '../shared/i18n/texts/claims.ts';
import { commonTexts } from '../shared/i18n/texts/common.ts';
import { errorsLinks } from '../shared/i18n/texts/errors-links.ts';
import { errorsPayouts } from '../shared/i18n/texts/errors-payouts.ts';
import type { Refusal } from '../shared/result.ts';

const texts = { ...assetTexts, ...commonTexts, ...claimTexts, ...claimPageTexts } as const;
const errors: TextTable = { ...errorsLinks, ...errorsPayouts };

export type PageKey = keyof typeof texts;

export interface PageWords {
  readonly locale: Locale;
  readonly t: (key: PageKey, params?: TextParams) => string;
  readonly refusal: (refusal: Refusal) => string;
  readonly format: Formatter;
}

/** `timeZone`: an IANA name. */
export function pageWords(locale: Locale, timeZone: string): PageWords {
  return {
    locale,
    t: (key, params) => fill(texts[key], locale, params),
    refusal: ({ code, params }) => fill(errors[code] ?? texts['common.unknownError'], locale, { code, ...params }),
    format: createFormatter(locale, timeZone),
  };
}

/** A key that came as data, for example from `claimErrors`; null where the page does not have it. */
export function isPageKey(key: string): key is PageKey {
  return Object.hasOwn(texts, key);
}
