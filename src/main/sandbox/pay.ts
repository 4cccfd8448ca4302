// Owns paying approved payouts for somebody who is not there: plan, confirmation, then waiting for the broadcast.
import type { PlanApprovals } from '../desk/plan-approvals.ts';
import type { Desks } from '../desk/desks.ts';
import type { PaymentStatus } from '../../shared/payouts/payment-status.ts';
import { type Result, ok, refuse } from '../../shared/result.ts';
import { confirmPlan } from './confirm-plan.ts';

export interface PayOptions {
  readonly desks: Pick<Desks, 'desk' | 'run'>;
  readonly approvals: PlanApprovals;
  readonly wait: (ms: number) => Promise<void>;
  /** Milliseconds that only ever grow. */
  readonly monotonic: () => number;
}

export interface Paid {
  readonly planId: string;
  /** One per transaction, in no order. */
  readonly transactionIds: readonly string[];
}

const limitMs = 30_000;
const lookEveryMs = 50;

/**
 * Pays approved payouts of one wallet under one plan and answers when every line is broadcast. Refusals: those of planning and confirming; `payment-failed`
 * or the chain's own code when a line failed; `payment-unknown` when the network has not said within 30 seconds: it may still be paid.
 */
export async function pay(options: PayOptions, walletId: string, payoutIds: readonly string[]): Promise<Result<Paid>> {
  const desk = options.desks.desk(walletId);
  if (!desk.ok) return desk;
  const plan = await desk.value.outbox.plan({ walletId, payoutIds });
  if (!plan.ok) return plan;
  const confirmed = await confirmPlan(options.approvals, walletId, plan.value.id);
  if (!confirmed.ok) return confirmed;
  return broadcast(options, plan.value.id, () => desk.value.outbox.statuses().filter(({ payoutId }) => payoutIds.includes(payoutId)));
}

async function broadcast(options: PayOptions, planId: string, look: () => readonly PaymentStatus[]): Promise<Result<Paid>> {
  const until = options.monotonic() + limitMs;
  for (;;) {
    await options.desks.run();
    const lines = look().filter((line) => line.planId === planId);
    const failed = lines.find(({ phase }) => phase === 'failed' || phase === 'void');
    if (failed) return refuse(failed.reason ?? 'payment-failed');
    if (lines.length > 0 && lines.every(({ phase }) => phase === 'seen' || phase === 'final'))
      return ok({ planId, transactionIds: idsOf(lines) });
    if (options.monotonic() > until) return refuse('payment-unknown');
    await options.wait(lookEveryMs);
  }
}

function idsOf(lines: readonly PaymentStatus[]): readonly string[] {
  return [...new Set(lines.flatMap(({ transactionId }) => transactionId ?? []))];
}
