// Owns changing settings: main stores them and answers with the whole; what it answers is what is shown.
import type { Settings } from '../../../shared/contract/main-api.ts';
import { useServices } from '../../state/services.tsx';
import { useSession } from '../../state/session.ts';
import { toast } from '../../state/toast.ts';
import { useWords } from '../../ui/words.tsx';

/** `then` follows only where main has stored it. */
export function useUpdate(): (part: Partial<Settings>, then?: () => void) => void {
  const { main } = useServices();
  const { refusal: words } = useWords();
  return (part, then) =>
    void main.updateSettings(part).then((answer) => {
      if (!answer.ok) return toast('bad', words(answer.error));
      useSession.getState().set({ settings: answer.value });
      then?.();
    });
}
