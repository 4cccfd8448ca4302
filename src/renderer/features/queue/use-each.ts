// Owns doing one thing to each row of a selection, one after the other; it stops at the first refusal and says so.
import type { Result } from '../../../shared/result.ts';
import type { PayoutRow } from '../../db/tables.ts';
import { useSelection } from '../../state/selection.ts';
import { type Services, useServices } from '../../state/services.tsx';
import { useWallet } from '../../state/session.ts';
import { toast } from '../../state/toast.ts';
import { type Action, useAction } from '../../ui/use-action.ts';

type Step = (walletId: string, payoutId: string, workflow: Services['workflow']) => Promise<Result<unknown>>;

export interface Each {
  readonly busy: boolean;
  readonly refusal: Action['refusal'];
  readonly run: (step: Step) => void;
}

/** `done` gives the words for the corner; the selection is cleared and the sheet closed when all went through. */
export function useEach(rows: readonly PayoutRow[], onClose: () => void, done: () => string): Each {
  const { workflow } = useServices();
  const wallet = useWallet();
  const { busy, refusal, run } = useAction();
  const all = async (step: Step): Promise<Result<null>> => {
    for (const row of rows) {
      const answer = await step(wallet.id, row.id, workflow);
      if (!answer.ok) return answer;
    }
    return { ok: true, value: null };
  };
  return {
    busy,
    refusal,
    run: (step) =>
      run(
        () => all(step),
        () => {
          toast('good', done());
          useSelection.getState().clear();
          onClose();
        },
      ),
  };
}
