// Owns the way from a higher rate to its confirmation: made by main, shown in the secure window, forgotten at once where nobody confirmed it.
import { ok, type Result } from '../../shared/result.ts';
import type { Services } from './services.tsx';

type Main = Pick<Services['main'], 'planRaise' | 'raiseNow' | 'discardRaise' | 'openSecure'>;

/** True when it was confirmed. `feeRate`: satoshi per virtual byte as decimal text. */
export async function raiseFee(main: Main, walletId: string, transactionId: string, feeRate: string): Promise<Result<boolean>> {
  const made = await main.planRaise({ walletId, transactionId, feeRate });
  if (!made.ok) return made;
  const { raiseId, withinCeiling } = made.value;
  if (withinCeiling) {
    const done = await main.raiseNow({ walletId, raiseId });
    return done.ok ? ok(true) : done;
  }
  const outcome = await main.openSecure({ kind: 'raise-fee', walletId, raiseId });
  if (outcome.ok && outcome.value.outcome === 'done') return ok(true);
  await main.discardRaise({ walletId, raiseId });
  return outcome.ok ? ok(false) : outcome;
}
