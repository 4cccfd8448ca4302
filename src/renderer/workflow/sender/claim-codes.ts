// Owns claim codes on the sender's side: what a code says, whether it answers one of our offers, its import, and the receipt.
import type { Client } from '../../../shared/contract/rpc.ts';
import type { workerMainApi } from '../../../shared/contract/worker-main-api.ts';
import type { ClaimPreview } from '../../../shared/contract/workflow-api.ts';
import { type Claim, claimProblem, decodeClaim } from '../../../shared/links/claim-code.ts';
import { buildReceiptLink } from '../../../shared/links/deep-link.ts';
import { parseDestination } from '../../../shared/links/destination.ts';
import { payoutIdOf } from '../../../shared/links/payout-id.ts';
import { type ClaimOutcome, checkClaim } from '../../../shared/payouts/claim.ts';
import type { EffectivePayout } from '../../../shared/payouts/overlay.ts';
import { proofText } from '../../../shared/payouts/proof.ts';
import { type Result, ok, refuse } from '../../../shared/result.ts';
import { type ClaimsDeps, acceptClaim } from './claims.ts';
import type { Desk, FoundPullPayment } from './desk.ts';
import { copiedOrNull, forScreen } from '../refusals.ts';

interface ReadClaim {
  readonly claim: Claim;
  readonly payoutId: string;
  readonly found: FoundPullPayment;
}

/**
 * Reads a code and finds the pull payment it answers. Refusals: the code's own, `claim-not-ours`, `not-ready`.
 *
 * The offer's hash in the claim is not compared with the offer as it would be today. links.md rule 5 gives a code exactly the checks of an HTTP
 * claim, and a hash is none of them: of what an offer says only the name can change later, so a comparison would refuse honest claims after a
 * renaming and stop nobody, since limit, dates and methods are checked here against the pull payment itself.
 */
function readClaim(desk: Desk, code: string): Result<ReadClaim> {
  const decoded = decodeClaim(code);
  if (!decoded.ok) return decoded;
  const claim = decoded.value;
  const found = desk.findPullPayment(claim.pullPaymentId);
  if (!found.ok) return found.error.code === 'pullpayment-not-found' ? refuse('claim-not-ours') : found;
  return ok({ claim, found: found.value, payoutId: payoutIdOf(claim.claimId, claim.recipientKey) });
}

/** What the import sheet shows. `refusal` stands in place of the button: what is wrong with the code by itself (links.md rule 3), else what the import would say. */
export function previewClaimCode(desk: Desk, now: number, code: string): Result<ClaimPreview> {
  const read = readClaim(desk, code);
  if (!read.ok) return read;
  const { claim, found } = read.value;
  const tried = tryClaim(read.value, now);
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
    payoutId: tried.ok && tried.value.kind === 'replay' ? tried.value.payout.id : null,
    refusal: copiedOrNull(claimProblem(claim) ?? (tried.ok ? null : tried.error)),
  });
}

/** The checks of an import, without what only the ledger knows. */
function tryClaim({ claim, found, payoutId }: ReadClaim, now: number): Result<ClaimOutcome> {
  const destination = parseDestination(claim.methodId, claim.destination, found.book.wallet.network);
  const context = { id: payoutId, now, route: 'code', pullPayment: found.pullPayment, destination, book: found.book.book } as const;
  const unknown = { facts: { kind: 'unknown' }, tokenHash: null, metadata: {} } as const;
  return forScreen(checkClaim(bodyOf(claim), { ...context, ...unknown, recipientKey: claim.recipientKey }));
}

function bodyOf(claim: Claim): Readonly<Record<string, unknown>> {
  const { methodId: payoutMethodId, destination, amount, note, claimId } = claim;
  return { payoutMethodId, destination, amount, note, claimId };
}

/**
 * Imports a code with the checks and codes of an HTTP claim, dated now (links.md rule 5). The same code again is the same payout; the id of a code
 * with other content is `duplicate-claim`.
 */
export async function importClaimCode(deps: ClaimsDeps, code: string): Promise<Result<{ walletId: string; payoutId: string }>> {
  const read = readClaim(deps.desk, code);
  if (!read.ok) return read;
  const { claim, payoutId } = read.value;
  const { pullPaymentId, recipientKey } = claim;
  const accepted = forScreen(
    await acceptClaim(deps, { pullPaymentId, body: bodyOf(claim), route: 'code', tokenHash: null, code: { payoutId, recipientKey } }),
  );
  return accepted.ok ? ok({ walletId: accepted.value.book.wallet.id, payoutId: accepted.value.payout.id }) : accepted;
}

/** The sender's signed answer. Refusals: `payout-not-found`, `receipt-not-possible` (it did not come as a code), `vault-locked`. */
export async function receiptLink(
  desk: Desk,
  main: Client<typeof workerMainApi>,
  walletId: string,
  payoutId: string,
): Promise<Result<{ link: string }>> {
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
    transactionId: transactionOf(payout),
    reason: payout.reason,
  });
  return signed.ok ? ok({ link: buildReceiptLink(signed.value.receipt) }) : signed;
}

/** The payment that the payout's state rests on. A failed attempt has an id as well, and pays nothing. */
function transactionOf({ proof }: EffectivePayout): string | null {
  const id = proofText(proof, 'transactionId');
  return id !== null && /^[0-9A-Fa-f]{64}$/.test(id) ? id : null;
}
