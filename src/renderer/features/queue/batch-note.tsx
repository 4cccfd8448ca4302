// Owns the word that a selection is too large for one step.
import type { ReactNode } from 'react';
import { Banner } from '../../ui/banner.tsx';
import { useWords } from '../../ui/words.tsx';

export function BatchNote({ taken, left }: { readonly taken: number; readonly left: number }): ReactNode {
  const { t, format } = useWords();
  return left > 0 ? <Banner>{t('queue.batch', { most: format.count(taken), left: format.count(left) })}</Banner> : null;
}
