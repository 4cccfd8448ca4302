// Owns pressing the approval button for one transaction of a store's own account, and closing ledgers until one has it.
import type { Desks } from '../desk/desks.ts';
import type { PlanApprovals } from '../desk/plan-approvals.ts';
import { type Result, ok, refuse } from '../../shared/result.ts';
import type { OrderFields } from '../../shared/xrpl/transactions/order-fields.ts';
import { confirmPlan } from './confirm-plan.ts';

export interface SignOrderOptions {
  readonly desks: Pick<Desks, 'desk' | 'run'>;
  readonly approvals: PlanApprovals;
  readonly close: () => Promise<Result<unknown>>;
  readonly wait: (ms: number) => Promise<void>;
  /** Milliseconds that only ever grow. */
  readonly monotonic: () => number;
}

const limitMs = 30_000;
const lookEveryMs = 50;
const lookedThrough = 20;

/** Refusals: those of planning and confirming; the ledger's own code; `payment-unknown` when the ledger has not said within 30 seconds. */
export async function signOrder(options: SignOrderOptions, walletId: string, account: string, fields: OrderFields): Promise<Result<void>> {
  const desk = options.desks.desk(walletId);
  if (!desk.ok) return desk;
  const { outbox } = desk.value;
  const order = { walletId, account, text: JSON.stringify(fields), feeCeiling: null, useTicket: false };
  const plan = await outbox.planOrder(order);
  if (!plan.ok) return plan;
  const confirmed = await confirmPlan(options.approvals, walletId, plan.value.id);
  if (!confirmed.ok) return confirmed;
  const until = options.monotonic() + limitMs;
  for (;;) {
    await options.desks.run();
    const word = outbox.orders(lookedThrough).find(({ planId }) => planId === plan.value.id);
    if (word?.phase === 'final') return ok(undefined);
    if (word?.phase === 'failed' || word?.phase === 'void') return refuse(word.reason ?? 'payment-failed');
    if (options.monotonic() > until) return refuse('payment-unknown');
    const closed = await options.close();
    if (!closed.ok) return closed;
    await options.wait(lookEveryMs);
  }
}
