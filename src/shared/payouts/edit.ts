// Owns the recipient's change of a claim that nobody has decided on yet (spec §16.8): the checks of a new claim, its own amount set aside.
import { type Decimal, formatDecimal } from '../money/decimal.ts';
import { decimalOf } from '../money/parse-amount.ts';
import { ok, refuse, type Result } from '../result.ts';
import { resolveAmount } from './claim-amount.ts';
import { type Checked, invalidAt, readAmount, readDestination, readMethodId, readNote } from './claim-request.ts';
import { checkOpen, checkPayable, checkRoom, checkUnused, roomAt } from './claim-rules.ts';
import type { ParsedDestination } from './destination.ts';
import type { DestinationFacts } from './destination-facts.ts';
import type { PromiseEvent } from './events.ts';
import { methodCurrency } from './methods.ts';
import type { EffectivePayout } from './overlay.ts';
import type { PayoutBook } from './payout-book.ts';
import { recipientMayChange } from './transitions.ts';
import type { PullPayment, Seconds } from './types.ts';

/** Parsed JSON. What is missing stays as it is; a missing revision means the current one. */
export interface EditRequest {
  readonly revision?: unknown;
  readonly payoutMethodId?: unknown;
  readonly amount?: unknown;
  readonly note?: unknown;
}

export interface EditContext {
  readonly now: Seconds;
  readonly payout: EffectivePayout;
  readonly pullPayment: PullPayment | null;
  /** The destination's text of the request, or the stored one where the request has none, parsed for the method named or stored. */
  readonly destination: Result<ParsedDestination>;
  /** True where the request names a destination; a stored one's own amount was agreed to before and binds nobody now. */
  readonly newDestination: boolean;
  readonly book: PayoutBook;
  readonly facts: DestinationFacts;
}

type ClaimEdited = Extract<PromiseEvent, { type: 'claim-edited' }>;
interface ReadEdit {
  readonly methodId: string;
  readonly destination: ParsedDestination;
  readonly amount: Decimal | null;
  readonly note: string | null;
}

/**
 * Checks an edit. 422: `Revision`, PayoutMethodId, Destination, amount, Note, Amount. 400: `invalid-state`, `old-revision`, then the codes of a new
 * claim. The claim keeps its date and so its period.
 */
export function editClaim(request: EditRequest, context: EditContext): Checked<ClaimEdited> {
  const { payout, pullPayment } = context;
  if (pullPayment === null) return refuse('pullpayment-not-found');
  const revision = readRevision(request.revision, payout.revision);
  if (!revision.ok) return revision;
  if (!recipientMayChange(payout)) return refuse('invalid-state', { state: payout.state });
  if (revision.value !== payout.revision) return refuse('old-revision');
  const method = isMissing(request.payoutMethodId) ? ok(payout.methodId) : readMethodId(request.payoutMethodId);
  if (!method.ok) return method;
  const destination = readDestination(context.destination);
  if (!destination.ok) return destination;
  const amount = readAmount(request.amount);
  if (!amount.ok) return amount;
  const note = request.note === undefined ? ok(payout.note) : readNote(request.note);
  if (!note.ok) return note;
  return admit({ methodId: method.value, destination: destination.value, amount: amount.value, note: note.value }, pullPayment, context);
}

function admit(edit: ReadEdit, pullPayment: PullPayment, context: EditContext): Checked<ClaimEdited> {
  const { payout, book, now } = context;
  const own = decimalOf(payout.originalAmount);
  const currency = methodCurrency(edit.methodId);
  const named = context.newDestination ? edit.destination.amount : null;
  const asked = resolveAmount(pullPayment.unit, currency, named, edit.amount ?? own);
  if (!asked.ok) return invalidAt('Amount', asked.error);
  const open = checkOpen(pullPayment, edit.methodId, now);
  if (!open.ok) return open;
  const unused = checkUnused(book, edit.destination.dedupKey, payout.id);
  if (!unused.ok) return unused;
  const room = roomAt(pullPayment, book, payout.createdAt, own);
  if (room === null) return refuse('expired');
  const amount = checkRoom(room, asked.value, pullPayment.unit);
  if (!amount.ok) return amount;
  const payable = checkPayable(amount.value, pullPayment.unit, { id: edit.methodId, currency }, edit.destination, context.facts);
  if (!payable.ok) return payable;
  return ok(edited(payout, edit, formatDecimal(amount.value)));
}

function edited(payout: EffectivePayout, edit: ReadEdit, originalAmount: string): ClaimEdited {
  return {
    type: 'claim-edited',
    payoutId: payout.id,
    revision: payout.revision + 1,
    methodId: edit.methodId,
    destination: edit.destination.normalised,
    address: edit.destination.address,
    tag: edit.destination.tag,
    originalAmount,
    payoutCurrency: methodCurrency(edit.methodId),
    note: edit.note,
  };
}

function readRevision(value: unknown, current: number): Checked<number> {
  if (isMissing(value)) return ok(current);
  return typeof value === 'number' && Number.isSafeInteger(value) ? ok(value) : invalidAt('Revision', { code: 'revision-expected' });
}

function isMissing(value: unknown): boolean {
  return value === undefined || value === null;
}
