// Owns the look for a payment that our coins made and our journal does not know: an older copy of it, or another computer with the same words.
import { ok, refuse, type Result } from '../../../shared/result.ts';
import type { BackendTransaction } from '../../backends/bitcoin-backend.ts';
import { type BitcoinAccounts, viewOf } from '../../wallets/bitcoin-accounts.ts';
import type { Past } from '../driver.ts';
import type { PlanLine } from '../types.ts';

/** A block's time may be two hours off (consensus rule). */
const blockTimeSlack = 2 * 3600;

/** Asks the network about every account of the wallet: any of them may have paid. The first refusal ends it. */
export async function refreshAll(accounts: Pick<BitcoinAccounts, 'all' | 'view'>): Promise<Result<void>> {
  for (const { id } of accounts.all()) {
    const refreshed = await viewOf(accounts, id).refresh();
    if (!refreshed.ok) return refreshed;
  }
  return ok(undefined);
}

/** What the coins of any account of the wallet were spent by, as of the last look. */
export function sentByAll(accounts: Pick<BitcoinAccounts, 'all' | 'view'>): readonly BackendTransaction[] {
  return accounts.all().flatMap(({ id }) => viewOf(accounts, id).sent());
}

/**
 * Bitcoin payments carry no mark, so address and amount decide, and the time: what was mined before the claim was made cannot be its payment.
 * Refusal `already-paid` with the payout id.
 */
export function refuseIfPaid(sent: readonly BackendTransaction[], lines: readonly PlanLine[], past: Past): Result<void> {
  const strangers = sent.filter(({ txid }) => !past.transactions.has(txid));
  const paid = lines.find((line) => strangers.some((one) => isLater(one, line, past) && mayPay(one, line)));
  return paid === undefined ? ok(undefined) : refuse('already-paid', { payoutId: paid.payoutId });
}

function isLater({ blockTime }: BackendTransaction, { payoutId }: PlanLine, past: Past): boolean {
  return blockTime === null || blockTime + blockTimeSlack >= past.claimedAt(payoutId);
}

/**
 * Whether a transaction of ours has an output that may pay the line: its amount to its address, or that less a share of the fee. Which option a lost plan had
 * nobody knows; but a fee is divided over all payouts of its transaction, so a share is at most the fee by the number of outputs beside the change.
 */
export function mayPay({ outputs, fee }: BackendTransaction, { address, amount }: PlanLine): boolean {
  const payouts = BigInt(Math.max(1, outputs.length - 1));
  const mostShare = fee === null ? amount : (fee + payouts - 1n) / payouts;
  return outputs.some((output) => output.address === address && output.value <= amount && output.value >= amount - mostShare);
}
