// Owns the trial run on the server: the payment is played through and nothing is signed or sent. It counts for exactly the payment that was tried.
import { useState } from 'react';
import type { Refusal, Result } from '../../../shared/result.ts';
import { ok } from '../../../shared/result.ts';
import type { Simulation } from '../../../shared/xrpl/api.ts';
import type { PaymentDraft } from '../../../shared/xrpl/draft.ts';
import { readSimulation } from '../../../shared/xrpl/simulation-parse.ts';
import { writePaymentText } from '../../../shared/xrpl/write-payment.ts';
import { useServices } from '../../state/services.tsx';
import { useAction } from '../../ui/use-action.ts';

export interface Trial {
  readonly busy: boolean;
  /** Of the payment as it stands now; null: not tried. */
  readonly simulation: Simulation | null;
  readonly refusal: Refusal | null;
  readonly run: (then?: () => void) => void;
}

interface Tried {
  readonly text: string;
  readonly outcome: Result<Simulation>;
}

/** `draft` null: there is nothing to try yet. A trial that cannot be made ends as well, with its refusal. */
export function useTrial(walletId: string, draft: PaymentDraft | null): Trial {
  const { main } = useServices();
  const { busy, run } = useAction(`trial ${walletId}`);
  const [tried, setTried] = useState<Tried | null>(null);
  const text = draft === null ? '' : writePaymentText(draft);
  const ask = async (): Promise<Result<Tried>> => {
    const answer = await main.xrplSimulate({ walletId, payment: text });
    return ok({
      text,
      outcome:
        answer.ok && draft !== null
          ? readSimulation(answer.value, draft)
          : { ok: false, error: answer.ok ? { code: 'internal' } : answer.error },
    });
  };
  const current = tried?.text === text ? tried.outcome : null;
  return {
    busy,
    simulation: current?.ok ? current.value : null,
    refusal: current?.ok === false ? current.error : null,
    run: (then) => {
      if (draft === null) return;
      run(ask, (done) => {
        setTried(done);
        then?.();
      });
    },
  };
}
