// Owns claim codes on the sender's side: what a code says, whether it answers one of our offers, its import, and the receipt.
import type { Client } from '../../../shared/contract/rpc.ts';
import type { workerMainApi } from '../../../shared/contract/worker-main-api.ts';
import type { ClaimPreview } from '../../../shared/contract/workflow-api.ts';
import { type Claim, claimProblem, decodeClaim } from '../../../shared/links/claim-code.ts';
import { buildReceiptLink } from '../../../shared/links/deep-link.ts';
import { payoutIdOf } from '../../../shared/links/payout-id.ts';
import { type Result, ok, refuse } from '../../../shared/result.ts';
import { type ClaimsDeps, acceptClaim } from './claims.ts';
import type { Desk, FoundPullPayment } from './desk.ts';

interface ReadClaim {
  readonly claim: Claim;
  readonly payoutId: string;
  readonly found: FoundPullPayment;
}

/** Reads a code and finds the pull payment it answers. Refusals: the code's own, `claim-not-ours`. */
function readClaim(desk: Desk, code: string): Result<ReadClaim> {
  const decoded = decodeClaim(code);
  if (!decoded.ok) return decoded;
  const claim = decoded.value;
  const found = desk.findPullPayment(claim.pullPaymentId);
  if (!found) return refuse('claim-not-ours');
  return ok({ claim, found, payoutId: payoutIdOf(claim.claimId, claim.recipientKey) });
}

export function previewClaimCode(desk: Desk, code: string): Result<ClaimPreview> {
  const read = readClaim(desk, code);
  if (!read.ok) return read;
  const { claim, found, payoutId } = read.value;
  const known = found.book.state.payouts.get(payoutId);
  return ok({
    walletId: found.book.wallet.id,
    pullPaymentId: found.pullPayment.id,
    pullPaymentName: found.pullPayment.name,
    claimId: claim.claimId,
    methodId: claim.methodId,
    destination: claim.destination,
    amount: claim.amount,
    unit: found.pullPayment.unit,
    note: claim.note,
    createdAt: claim.createdAt,
    payoutId: known ? payoutId : null,
    refusal: claimProblem(claim),
  });
}

/** Imports a code with the checks of an HTTP claim, dated now. The same code again is the same payout. */
export async function importClaimCode(deps: ClaimsDeps, code: string): Promise<Result<{ walletId: string; payoutId: string }>> {
  const read = readClaim(deps.desk, code);
  if (!read.ok) return read;
  const { claim, payoutId } = read.value;
  const problem = claimProblem(claim);
  if (problem) return { ok: false, error: problem };
  const body = { payoutMethodId: claim.methodId, destination: claim.destination, amount: claim.amount, note: claim.note, claimId: claim.claimId };
  const accepted = await acceptClaim(deps, {
    pullPaymentId: claim.pullPaymentId,
    body,
    route: 'code',
    tokenHash: null,
    code: { payoutId, recipientKey: claim.recipientKey },
  });
  if (accepted.ok) return ok({ walletId: accepted.value.book.wallet.id, payoutId: accepted.value.payout.id });
  return accepted.error.code === 'validation' ? refuse(Object.values(accepted.error.params ?? {})[0] ?? 'validation') : accepted;
}

/** The sender's signed answer. Refusals: `payout-not-found`, `receipt-not-possible` (it did not come as a code), `vault-locked`. */
export async function receiptLink(desk: Desk, main: Client<typeof workerMainApi>, walletId: string, payoutId: string): Promise<Result<{ link: string }>> {
  const found = desk.findPayout(walletId, payoutId);
  if (!found.ok) return found;
  const { payout } = found.value;
  if (payout.claimId === null || payout.recipientKey === null) return refuse('receipt-not-possible');
  const signed = await main.signReceipt({
    walletId,
    payoutId,
    claimId: payout.claimId,
    recipientKey: payout.recipientKey,
    state: payout.state,
    amount: payout.payoutAmount,
    currency: payout.payoutCurrency,
    rate: payout.rateLock?.rate ?? null,
    transactionId: payout.transactionId,
    reason: payout.reason,
  });
  return signed.ok ? ok({ link: buildReceiptLink(signed.value.receipt) }) : signed;
}
