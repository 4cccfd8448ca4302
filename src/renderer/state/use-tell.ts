// Owns commands that have no place of their own for a refusal: what main or the worker refuses is said at the corner.
import type { Result } from '../../shared/result.ts';
import { useWords } from '../ui/words.tsx';
import { toast } from './toast.ts';

export function useTell(): (answer: Promise<Result<unknown>>) => void {
  const { refusal: words } = useWords();
  return (answer) =>
    void answer
      .catch((): Result<unknown> => ({ ok: false, error: { code: 'internal' } }))
      .then((given) => {
        if (!given.ok) toast('bad', words(given.error));
      });
}
