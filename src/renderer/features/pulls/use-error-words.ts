// Owns the words of a field's error, if it has one.
import type { TextKey } from '../../../shared/i18n/catalogue.ts';
import { useWords } from '../../ui/words.tsx';

export function useErrorWords(): (key: TextKey | undefined) => string | null {
  const { t } = useWords();
  return (key) => (key ? t(key) : null);
}
