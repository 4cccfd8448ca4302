// Owns the acceptance of a claim: the order of checks and the codes of spec §4.2, §4.4, §15 and §17.
import { type Decimal, formatDecimal } from '../money/decimal.ts';
import { ok, refuse, type Result } from '../result.ts';
import { resolveAmount } from './claim-amount.ts';
import { claimHash } from './claim-hash.ts';
import {
  type Checked,
  type ClaimRequest,
  invalidAt,
  readAmount,
  readClaimId,
  readDestination,
  readMethodId,
  readNote,
} from './claim-request.ts';
import { checkOpen, checkPayable, checkRoom, checkUnused, roomAt } from './claim-rules.ts';
import type { ParsedDestination } from './destination.ts';
import type { DestinationFacts } from './destination-facts.ts';
import type { NewPayout } from './events.ts';
import { methodCurrency } from './methods.ts';
import type { EffectivePayout } from './overlay.ts';
import type { PayoutBook } from './payout-book.ts';
import type { ClaimRoute, PullPayment, Seconds } from './types.ts';

/** What the caller adds to the body: ids, the clock, the parsed destination and what others have claimed. */
export interface ClaimContext {
  /** Id of the payout if it becomes one. */
  readonly id: string;
  readonly now: Seconds;
  readonly route: ClaimRoute;
  /** Null: no pull payment has the id that was named. */
  readonly pullPayment: PullPayment | null;
  /** What `shared/links` made of the destination's text, for the method that was named. */
  readonly destination: Result<ParsedDestination>;
  readonly book: PayoutBook;
  readonly facts: DestinationFacts;
  readonly tokenHash: string | null;
  readonly recipientKey: string | null;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** `replay`: the very same claim came before, and the payout it made is the answer (D19). */
export type ClaimOutcome =
  | { readonly kind: 'new'; readonly payout: NewPayout }
  | { readonly kind: 'replay'; readonly payout: EffectivePayout };

/**
 * Checks a claim against its pull payment. The first failure wins.
 * 422 (`invalid-content`): PayoutMethodId, Destination, amount, Note, ClaimId, Amount. 404: `pullpayment-not-found`.
 * 400: `duplicate-claim`, `archived`, `expired`, `not-started`, `payment-method-not-supported`, `duplicate-destination`, `overdraft`,
 * `amount-too-low`, and the ledger's certain refusals.
 */
export function checkClaim(request: ClaimRequest, context: ClaimContext): Checked<ClaimOutcome> {
  const method = readMethodId(request.payoutMethodId);
  if (!method.ok) return method;
  const { pullPayment } = context;
  if (pullPayment === null) return refuse('pullpayment-not-found');
  const destination = readDestination(context.destination);
  if (!destination.ok) return destination;
  const amount = readAmount(request.amount);
  if (!amount.ok) return amount;
  const note = readNote(request.note);
  if (!note.ok) return note;
  const claimId = readClaimId(request.claimId);
  if (!claimId.ok) return claimId;
  const read: ReadClaim = {
    methodId: method.value,
    destination: destination.value,
    amount: amount.value,
    note: note.value,
    claimId: claimId.value,
  };
  return findReplay(read, pullPayment, context) ?? admit(read, pullPayment, context);
}

/** A claim's body after each property was read by itself. */
export interface ReadClaim {
  readonly methodId: string;
  readonly destination: ParsedDestination;
  /** As asked for; null = all that remains. */
  readonly amount: Decimal | null;
  readonly note: string | null;
  readonly claimId: string | null;
}

function findReplay(read: ReadClaim, pullPayment: PullPayment, context: ClaimContext): Checked<ClaimOutcome> | null {
  if (read.claimId === null) return null;
  const payout = context.book.madeBy(pullPayment.id, read.claimId, context.recipientKey);
  if (payout === null) return null;
  return payout.claimHash === hashOf(read) ? ok({ kind: 'replay', payout }) : refuse('duplicate-claim');
}

function admit(read: ReadClaim, pullPayment: PullPayment, context: ClaimContext): Checked<ClaimOutcome> {
  const currency = methodCurrency(read.methodId);
  const asked = resolveAmount(pullPayment.unit, currency, read.destination.amount, read.amount);
  if (!asked.ok) return invalidAt('Amount', asked.error);
  const open = checkOpen(pullPayment, read.methodId, context.now);
  if (!open.ok) return open;
  const unused = checkUnused(context.book, read.destination.dedupKey);
  if (!unused.ok) return unused;
  const room = roomAt(pullPayment, context.book, context.now);
  if (room === null) return refuse('expired');
  const amount = checkRoom(room, asked.value, pullPayment.unit);
  if (!amount.ok) return amount;
  const payable = checkPayable(amount.value, pullPayment.unit, { id: read.methodId, currency }, read.destination, context.facts);
  if (!payable.ok) return payable;
  return ok({ kind: 'new', payout: newPayout(read, context, pullPayment, formatDecimal(amount.value)) });
}

/** The promise of a claim that passed; the unit is the coin where there is no pull payment. */
export function newPayout(read: ReadClaim, context: ClaimContext, pullPayment: PullPayment | null, originalAmount: string): NewPayout {
  const payoutCurrency = methodCurrency(read.methodId);
  return {
    id: context.id,
    pullPaymentId: pullPayment?.id ?? null,
    createdAt: context.now,
    route: context.route,
    methodId: read.methodId,
    destination: read.destination.normalised,
    address: read.destination.address,
    tag: read.destination.tag,
    originalCurrency: pullPayment?.unit ?? payoutCurrency,
    originalAmount,
    payoutCurrency,
    note: read.note,
    metadata: context.metadata,
    claimId: read.claimId,
    claimHash: read.claimId === null ? null : hashOf(read),
    tokenHash: context.tokenHash,
    recipientKey: context.recipientKey,
  };
}

function hashOf(read: ReadClaim): string {
  return claimHash({ methodId: read.methodId, destination: read.destination.normalised, amount: read.amount, note: read.note });
}
