// Owns long tables that are not scrolled in a box of their own: a part is drawn, the rest on demand.
import { type ReactNode, useState } from 'react';
import { Button } from './button.tsx';
import { useWords } from './words.tsx';

const usualStep = 100;

export interface Part<T> {
  readonly shown: readonly T[];
  /** The button for the next part; null when all is shown. */
  readonly more: ReactNode;
}

/** `step`: lines that are drawn at first, and with each press; fewer where a line is dear. */
export function usePart<T>(items: readonly T[], step: number = usualStep): Part<T> {
  const { t, format } = useWords();
  const [count, setCount] = useState(step);
  const left = items.length - count;
  const more =
    left > 0 ? (
      <div className="form-actions">
        <Button onClick={() => setCount(count + step)}>{t('common.showMore', { count: format.count(left) })}</Button>
      </div>
    ) : null;
  return { shown: items.slice(0, count), more };
}
