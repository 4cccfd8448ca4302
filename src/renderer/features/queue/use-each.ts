// Owns doing one thing to each row of a selection: what went through leaves the selection, what was refused is told row by row.
import { useState } from 'react';
import { type Result, ok } from '../../../shared/result.ts';
import type { PayoutRow } from '../../db/tables.ts';
import { useSelection } from '../../state/selection.ts';
import { type Services, useServices } from '../../state/services.tsx';
import { useWallet } from '../../state/session.ts';
import { toast } from '../../state/toast.ts';
import { type Action, useAction } from '../../ui/use-action.ts';
import { inGroups, type Outcome } from './in-groups.ts';

type Step = (walletId: string, payoutId: string, workflow: Services['workflow']) => Promise<Result<unknown>>;

export interface Each {
  readonly busy: boolean;
  /** What kept a single row, or the whole command, from being done. */
  readonly refusal: Action['refusal'];
  /** How it went where some of several rows were refused; null otherwise. */
  readonly outcome: Outcome<PayoutRow> | null;
  readonly run: (step: Step) => void;
}

/** `done` gives the words for the corner; the sheet is closed when all went through. A further run takes up what is left. */
export function useEach(rows: readonly PayoutRow[], onClose: () => void, done: () => string): Each {
  const { workflow } = useServices();
  const wallet = useWallet();
  const [outcome, setOutcome] = useState<Outcome<PayoutRow> | null>(null);
  const { busy, refusal, run } = useAction(`decide ${wallet.id}`);
  const open = outcome === null ? rows : [...outcome.failed.map(({ item }) => item), ...outcome.left];
  const [only] = open;
  const all = async (step: Step): Promise<Result<Outcome<PayoutRow>>> => {
    const answer = await inGroups(open, (row) => step(wallet.id, row.id, workflow));
    const [failure] = answer.failed;
    return open.length === 1 && only !== undefined && failure ? { ok: false, error: failure.refusal } : ok(answer);
  };
  return {
    busy,
    refusal,
    outcome,
    run: (step) =>
      run(
        () => all(step),
        (answer) => {
          useSelection.getState().drop(answer.done.map((row) => row.id));
          setOutcome(answer.failed.length === 0 ? null : answer);
          if (answer.failed.length > 0) return;
          toast('good', done());
          onClose();
        },
      ),
  };
}
