// Owns the way from a plan to its confirmation: made by main, shown in the secure window, given up at once where nobody confirmed it.
import { ok, type Result } from '../../shared/result.ts';
import type { Services } from './services.tsx';

type Main = Pick<Services['main'], 'openSecure' | 'discardPlan'>;

/** True when it was confirmed. A plan that nobody confirmed, or could even see, holds nothing back: it goes at once instead of at its expiry. */
export async function confirmPlan(
  main: Main,
  walletId: string,
  plan: Promise<Result<{ readonly planId: string }>>,
): Promise<Result<boolean>> {
  const made = await plan;
  if (!made.ok) return made;
  const { planId } = made.value;
  const outcome = await main.openSecure({ kind: 'approve-plan', walletId, planId });
  if (outcome.ok && outcome.value.outcome === 'done') return ok(true);
  await main.discardPlan({ walletId, planId });
  return outcome.ok ? ok(false) : outcome;
}
