// Owns language and theme of the page: taken from the settings, else from the system.
import { useEffect } from 'react';
import type { Locale } from '../../shared/i18n/locale.ts';
import { useSession } from '../state/session.ts';

type Session = ReturnType<typeof useSession.getState>;

/** The chosen language, else the system's. */
export function languageOf(state: Pick<Session, 'settings' | 'info'>): Locale {
  const chosen = state.settings?.language ?? 'system';
  return chosen === 'system' ? (state.info?.systemLanguage ?? 'en') : chosen;
}

/** Keeps `lang` and `data-theme` of the document as the user wants them; without `data-theme` the style follows the system. */
export function useAppearance(): void {
  const locale = useSession(languageOf);
  const theme = useSession((state) => state.settings?.theme ?? 'system');
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
  }, [theme]);
}
