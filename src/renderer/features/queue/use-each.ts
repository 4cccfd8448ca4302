// Owns doing one thing to each row of a selection; it stops where something is refused and says so.
import type { Result } from '../../../shared/result.ts';
import type { PayoutRow } from '../../db/tables.ts';
import { useSelection } from '../../state/selection.ts';
import { type Services, useServices } from '../../state/services.tsx';
import { useWallet } from '../../state/session.ts';
import { toast } from '../../state/toast.ts';
import { inGroups } from './in-groups.ts';
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
  const { busy, refusal, run } = useAction(`decide ${wallet.id}`);
  const all = (step: Step): Promise<Result<null>> => inGroups(rows, (row) => step(wallet.id, row.id, workflow));
  return {
    busy,
    refusal,
    run: (step) =>
      run(
        () => all(step),
        () => {
          toast('good', done());
          useSelection.getState().drop(rows.map((row) => row.id));
          onClose();
        },
      ),
  };
}
