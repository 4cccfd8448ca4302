// Owns the language outside the windows: the person's choice, or the system's.
import type { Locale } from '../../shared/i18n/locale.ts';
import { systemTexts } from '../../shared/i18n/texts/system.ts';
import { type TextParams, fill } from '../../shared/i18n/translate.ts';
import type { TrayWords } from './tray.ts';

export type SystemWords = (key: keyof typeof systemTexts, params?: TextParams) => string;

/** Words in the language of the moment: it can be changed while the app runs. */
export function systemWords(language: () => Locale): SystemWords {
  return (key, params = {}) => fill(systemTexts[key], language(), params);
}

export function trayWords(words: SystemWords): TrayWords {
  return {
    show: words('tray.show'),
    quit: words('tray.quit'),
    unread: (count) => words('tray.unread', { count }),
    armed: (names) => words('tray.armed', { names }),
    disarm: words('tray.disarm'),
  };
}
