// Owns the asking of a payment: estimates, what it would take, the plan, the secure window.
import { useState } from 'react';
import type { FeeEstimates, ForeseenPayment } from '../../../shared/contract/paying.ts';
import { ok, type Refusal, type Result } from '../../../shared/result.ts';
import type { PayoutRow } from '../../db/tables.ts';
import { useChosenCoins } from '../../state/chosen-coins.ts';
import { confirmPlan } from '../../state/confirm-plan.ts';
import { useSelection } from '../../state/selection.ts';
import { useServices } from '../../state/services.tsx';
import { useWallet } from '../../state/session.ts';
import { toast } from '../../state/toast.ts';
import { type Answer, useAnswer } from '../../ui/use-answer.ts';
import { useAction } from '../../ui/use-action.ts';
import { useSettled } from '../../ui/use-settled.ts';
import { useWords } from '../../ui/words.tsx';
import type { Wish } from './pay-form.ts';

const typingMs = 400;

/** Nothing is asked where no payout is paid on Bitcoin. */
export function useEstimates(asked: boolean): Answer<FeeEstimates | null> {
  const { main } = useServices();
  const { id: walletId } = useWallet();
  return useAnswer<FeeEstimates | null>(`${walletId} ${asked}`, async () => (asked ? main.feeEstimates({ walletId }) : ok(null)));
}

/** Null while there is nothing to ask for. Asked anew when the wish has stopped changing. */
export function useForeseen(rows: readonly PayoutRow[], wish: Wish | null): Answer<ForeseenPayment | null> {
  const { main } = useServices();
  const { id: walletId } = useWallet();
  const payoutIds = rows.map((row) => row.id);
  const text = wish === null || rows.length === 0 ? null : JSON.stringify(wish);
  const settled = useSettled(text, typingMs);
  return useAnswer<ForeseenPayment | null>(`${walletId} ${settled ?? '-'} ${payoutIds.join()}`, async () =>
    wish === null || settled === null || rows.length === 0 ? ok(null) : main.foreseePayment({ walletId, payoutIds, ...wish }),
  );
}

export interface Pay {
  readonly busy: boolean;
  readonly refusal: Refusal | null;
  readonly stopped: boolean;
  readonly pay: (wish: Wish) => void;
}

interface Confirmed {
  readonly confirmed: boolean;
  /** Bitcoin waits for signatures from another device. */
  readonly elsewhere: boolean;
}

export function usePay(rows: readonly PayoutRow[], onClose: () => void): Pay {
  const { t } = useWords();
  const { main } = useServices();
  const wallet = useWallet();
  const { busy, refusal, run } = useAction(`pay ${wallet.id}`);
  const [stopped, setStopped] = useState(false);
  const planAndConfirm = async (wish: Wish): Promise<Result<Confirmed>> => {
    const payoutIds = rows.map((row) => row.id);
    const plan = await main.planPayment({ walletId: wallet.id, payoutIds, ...wish });
    if (!plan.ok) return plan;
    const confirmed = await confirmPlan(main, wallet.id, Promise.resolve(plan));
    return confirmed.ok ? ok({ confirmed: confirmed.value, elsewhere: plan.value.elsewhere }) : confirmed;
  };
  const finish = ({ confirmed, elsewhere }: Confirmed): void => {
    setStopped(!confirmed);
    if (!confirmed) return;
    toast('good', t(elsewhere ? 'pay.confirmedElsewhere' : 'pay.confirmed'));
    useChosenCoins.getState().clear();
    useSelection.getState().drop(rows.map((row) => row.id));
    onClose();
  };
  return { busy, refusal, stopped, pay: (wish) => run(() => planAndConfirm(wish), finish) };
}
