// Owns pressing the approval button for somebody who is not there: view and confirmation as in the secure window.
import type { PlanApprovals } from '../desk/plan-approvals.ts';
import type { Result } from '../../shared/result.ts';

/** Refusals: those of viewing and confirming a plan. */
export async function confirmPlan(approvals: PlanApprovals, walletId: string, planId: string): Promise<Result<void>> {
  const view = await approvals.view(walletId, planId);
  return view.ok ? approvals.confirm(walletId, planId, view.value.token, view.value.digest) : view;
}
