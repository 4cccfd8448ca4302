// Owns the look for a payment that our coins made and our journal does not know: an older copy of it, or another computer with the same words.
import { ok, refuse, type Result } from '../../../shared/result.ts';
import type { BackendTransaction } from '../../backends/bitcoin-backend.ts';
import type { Past } from '../driver.ts';
import type { PlanLine } from '../types.ts';

/** A block's time may be two hours off (consensus rule). */
const blockTimeSlack = 2 * 3600;

/**
 * Bitcoin payments carry no mark, so address and exact amount decide, and the time: what was mined before the claim was made cannot be its payment.
 * Refusal `already-paid` with the payout id.
 */
export function refuseIfPaid(sent: readonly BackendTransaction[], lines: readonly PlanLine[], past: Past): Result<void> {
  const strangers = sent.filter(({ txid }) => !past.transactions.has(txid));
  const paid = lines.find((line) => strangers.some((one) => mayPay(one, line, past)));
  return paid === undefined ? ok(undefined) : refuse('already-paid', { payoutId: paid.payoutId });
}

function mayPay({ outputs, blockTime }: BackendTransaction, { address, amount, payoutId }: PlanLine, past: Past): boolean {
  const isLater = blockTime === null || blockTime + blockTimeSlack >= past.claimedAt(payoutId);
  return isLater && outputs.some((output) => output.address === address && output.value === amount);
}
