// Owns words for code that runs above the provider of words.
import { useEffect, useRef } from 'react';
import { useServices } from '../state/services.tsx';
import { useSession } from '../state/session.ts';
import { makeWords, type Words } from '../ui/words.tsx';
import { languageOf } from './appearance.ts';

/** A reference that always holds the words of the current language. */
export function useWordsOfSession(): { readonly current: Words } {
  const { timeZone } = useServices();
  const locale = useSession(languageOf);
  const words = useRef(makeWords(locale, timeZone));
  useEffect(() => {
    words.current = makeWords(locale, timeZone);
  }, [locale, timeZone]);
  return words;
}
