// Owns payouts that the sender makes (spec §4.3): with a pull payment as a claim of one's own, or without any.
import { type Decimal, formatDecimal, sign } from '../money/decimal.ts';
import { ok, refuse } from '../result.ts';
import { checkClaim, type ClaimContext, type ClaimOutcome, newPayout } from './claim.ts';
import { resolveFreeAmount } from './claim-amount.ts';
import { type Checked, type ClaimRequest, invalidAt, readAmount, readDestination, readMethodId, readNote } from './claim-request.ts';
import { checkPayable, checkUnused } from './claim-rules.ts';
import { methodCurrency } from './methods.ts';

export interface StorePayoutRequest extends ClaimRequest {
  readonly pullPaymentId?: unknown;
}

/**
 * Checks a payout of the sender's own. With a pull payment the rules are a claim's, except that an explicit amount of zero or below
 * is 422 `Amount`; without one there is no limit, date or method list, and some amount is needed (422 `Amount`).
 */
export function checkStorePayout(request: StorePayoutRequest, context: ClaimContext): Checked<ClaimOutcome> {
  const method = readMethodId(request.payoutMethodId);
  if (!method.ok) return method;
  const named = request.pullPaymentId !== undefined && request.pullPaymentId !== null;
  if (named && context.pullPayment === null) return refuse('pullpayment-not-found');
  const amount = readAmount(request.amount);
  if (context.pullPayment === null) return admitFree(request, context, method.value);
  if (amount.ok && amount.value !== null && sign(amount.value) <= 0) return invalidAt('Amount', { code: 'amount-not-positive' });
  return checkClaim(request, context);
}

function admitFree(request: StorePayoutRequest, context: ClaimContext, methodId: string): Checked<ClaimOutcome> {
  const destination = readDestination(context.destination);
  if (!destination.ok) return destination;
  const asked = readAmount(request.amount);
  if (!asked.ok) return asked;
  const amount = positive(destination.value.amount, asked.value);
  if (!amount.ok) return amount;
  const note = readNote(request.note);
  if (!note.ok) return note;
  const unused = checkUnused(context.book, destination.value.dedupKey);
  if (!unused.ok) return unused;
  const currency = methodCurrency(methodId);
  const payable = checkPayable(amount.value, currency, { id: methodId, currency }, destination.value, context.facts);
  if (!payable.ok) return payable;
  const read = { methodId, destination: destination.value, amount: asked.value, note: note.value, claimId: null };
  return ok({ kind: 'new', payout: newPayout(read, context, null, formatDecimal(amount.value)) });
}

function positive(named: Decimal | null, asked: Decimal | null): Checked<Decimal> {
  const amount = resolveFreeAmount(named, asked);
  if (!amount.ok) return invalidAt('Amount', amount.error);
  return sign(amount.value) > 0 ? amount : invalidAt('Amount', { code: 'amount-not-positive' });
}
