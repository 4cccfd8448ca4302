// Owns how components get their words: language, texts, error words and formats, from one context.
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { createFormatter, type Formatter } from '../../shared/i18n/format.ts';
import type { Locale } from '../../shared/i18n/locale.ts';
import { createRefusalWords, createTranslator, type RefusalWords, type Translate } from '../../shared/i18n/translate.ts';
import { together } from './together.ts';

export interface Words {
  readonly locale: Locale;
  readonly t: Translate;
  /** Cause and next step of a refusal, for a layman. */
  readonly refusal: RefusalWords;
  readonly format: Formatter;
}

/** Makes the words of one language; `timeZone` is an IANA name. */
export function makeWords(locale: Locale, timeZone: string): Words {
  const t = createTranslator(locale);
  const refusal = createRefusalWords(locale);
  const format = createFormatter(locale, timeZone);
  if (locale !== 'ja') return { locale, t, refusal, format };
  return { locale, t: (key, params) => together(t(key, params)), refusal: (problem) => together(refusal(problem)), format };
}

const WordsContext = createContext<Words>(makeWords('en', 'UTC'));

export function WordsProvider({
  locale,
  timeZone,
  children,
}: {
  readonly locale: Locale;
  readonly timeZone: string;
  readonly children: ReactNode;
}): ReactNode {
  const words = useMemo(() => makeWords(locale, timeZone), [locale, timeZone]);
  return <WordsContext value={words}>{children}</WordsContext>;
}

export function useWords(): Words {
  return useContext(WordsContext);
}
