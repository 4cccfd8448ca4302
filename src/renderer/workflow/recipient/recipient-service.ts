// Owns the recipient's commands: read the terms behind a link, claim, cancel, import a receipt. No wallet is needed for any of it.
import type { Client, Handlers } from '../../../shared/contract/rpc.ts';
import type { RemotePullPayment, greenfieldClientApi } from '../../../shared/contract/server-api.ts';
import type { workerMainApi } from '../../../shared/contract/worker-main-api.ts';
import type { ClaimTerms, workflowApi } from '../../../shared/contract/workflow-api.ts';
import { buildClaimCodeLink } from '../../../shared/links/deep-link.ts';
import { parseDestination } from '../../../shared/links/destination.ts';
import { type Offer, decodeOffer, offerProblem } from '../../../shared/links/offer.ts';
import { type Receipt, decodeReceipt, receiptProblem } from '../../../shared/links/receipt.ts';
import { formatDecimal } from '../../../shared/money/decimal.ts';
import { parseOptionalAmount } from '../../../shared/money/parse-amount.ts';
import { asksForPassphrase } from '../../../shared/payouts/passphrase.ts';
import { readNote } from '../../../shared/payouts/claim-request.ts';
import { isPayable, methodCurrency } from '../../../shared/payouts/methods.ts';
import type { ParsedDestination } from '../../../shared/payouts/destination.ts';
import { checkRunning } from '../../../shared/payouts/pull-payment-status.ts';
import { type Refusal, type Result, ok, refuse } from '../../../shared/result.ts';
import { copiedOrNull, forScreen } from '../refusals.ts';
import type { ClaimBook } from './claim-book.ts';
import type { ClaimRecord } from './claim-record.ts';
import { deliveryOf, isUndecided, waitsForDelivery, withRemote } from './delivery.ts';
import { payoutsBefore } from './sending.ts';
import type { ClaimWatch } from './watch-claims.ts';

export interface RecipientDeps {
  readonly main: Client<typeof workerMainApi>;
  readonly server: () => Client<typeof greenfieldClientApi> | null;
  readonly book: ClaimBook;
  readonly watch: ClaimWatch;
  readonly now: () => number;
  /** True for a pull payment of this app's own wallets. */
  readonly isOwn: (pullPaymentId: string) => boolean;
}

type Commands = Pick<
  Handlers<typeof workflowApi>,
  'openServerLink' | 'openOffer' | 'submitClaim' | 'cancelMyClaim' | 'refreshMyClaim' | 'importReceipt' | 'forgetMyClaim'
>;
type Submission = Parameters<Commands['submitClaim']>[0];
type Server = Client<typeof greenfieldClientApi>;

export function recipientService(deps: RecipientDeps): Commands {
  return {
    openServerLink: ({ server, id, passphrase }) => openServerLink(deps, server, id, passphrase ?? null),
    openOffer: async ({ offer }) => openOffer(deps, offer),
    submitClaim: (submission) => submitClaim(deps, submission),
    cancelMyClaim: ({ myClaimId }) => cancelMyClaim(deps, myClaimId),
    refreshMyClaim: async ({ myClaimId }) => emptied(await deps.watch.look(myClaimId)),
    importReceipt: ({ receipt }) => importReceipt(deps, receipt),
    forgetMyClaim: async ({ myClaimId }) => emptied(await deps.book.forget(myClaimId)),
  };
}

function emptied(answer: Result<unknown>): Result<Record<string, never>> {
  return answer.ok ? ok({}) : answer;
}

async function openServerLink(deps: RecipientDeps, server: string, id: string, entered: string | null): Promise<Result<ClaimTerms>> {
  const client = deps.server();
  if (!client) return refuse('not-ready');
  const answer = await fetchTerms(deps, client, { server, pullPaymentId: id }, entered);
  return answer.ok ? ok(serverTerms(deps, server, answer.value)) : answer;
}

/** With the passphrase that was entered, or was right before. */
function fetchTerms(
  deps: RecipientDeps,
  client: Server,
  at: { readonly server: string; readonly pullPaymentId: string },
  entered: string | null,
): Promise<Result<RemotePullPayment>> {
  const { server: origin, pullPaymentId } = at;
  return deps.watch.said.ask(at, entered, (passphrase) => client.fetchPullPayment({ origin, pullPaymentId, passphrase }));
}

function serverTerms(deps: RecipientDeps, server: string, remote: RemotePullPayment): ClaimTerms {
  const running = checkRunning(remote, deps.now());
  const methods = remote.payoutMethods.filter(isPayable);
  return {
    source: 'server',
    server,
    offer: null,
    pullPaymentId: remote.id,
    network: deps.book.network,
    name: remote.name,
    description: remote.description,
    unit: remote.currency,
    limit: remote.amount,
    available: remote.available,
    period: remote.period,
    periodEnd: remote.periodEnd,
    startsAt: remote.startsAt,
    expiresAt: remote.expiresAt,
    methods,
    sender: null,
    takesNote: remote.extended,
    own: deps.isOwn(remote.id),
    refusal: copiedOrNull(running.ok ? noMethods(methods) : running.error),
  };
}

function noMethods(usable: readonly string[]): Refusal | null {
  return usable.length === 0 ? { code: 'payout-method-unknown' } : null;
}

function openOffer(deps: RecipientDeps, code: string): Result<ClaimTerms> {
  const decoded = decodeOffer(code);
  if (!decoded.ok) return decoded;
  const offer = decoded.value;
  const methods = offer.methods.filter(isPayable);
  return ok({
    source: 'offer',
    server: null,
    offer: code,
    pullPaymentId: offer.pullPaymentId,
    network: deps.book.network,
    name: offer.name,
    description: '',
    unit: offer.unit,
    limit: offer.amount,
    available: null,
    period: offer.period,
    periodEnd: null,
    startsAt: offer.startsAt,
    expiresAt: offer.expiresAt,
    methods,
    sender: offer.senderKey,
    takesNote: true,
    own: deps.isOwn(offer.pullPaymentId),
    refusal: copiedOrNull(offerProblem(offer, deps.book.network, deps.now()) ?? noMethods(methods)),
  });
}

interface Checked {
  readonly destination: ParsedDestination;
  readonly amount: string | null;
  readonly note: string | null;
}

/** The form's own checks, before anything leaves this computer; the sender's side checks everything again. */
function checkForm(deps: RecipientDeps, submission: Submission): Result<Checked> {
  const destination = parseDestination(submission.methodId, submission.destination, deps.book.network);
  if (!destination.ok) return destination;
  const amount = parseOptionalAmount(submission.amount);
  if (!amount.ok) return amount;
  if (amount.value !== null && amount.value.digits <= 0n) return refuse('amount-not-positive');
  const note = forScreen(readNote(submission.note));
  if (!note.ok) return note;
  return ok({ destination: destination.value, amount: amount.value === null ? null : formatDecimal(amount.value), note: note.value });
}

async function submitClaim(deps: RecipientDeps, submission: Submission): Promise<Result<{ myClaimId: string; claimLink: string | null }>> {
  const checked = checkForm(deps, submission);
  if (!checked.ok) return checked;
  if (submission.server !== null) return claimByServer(deps, submission, submission.server, checked.value);
  if (submission.offer !== null) return claimByCode(deps, submission, submission.offer, checked.value);
  return refuse('unknown-link');
}

/**
 * The intent is journaled before the request: if the answer is lost, or the app is, the same claim id asks again later
 * and the server answers with the payout it already made.
 */
async function claimByServer(deps: RecipientDeps, submission: Submission, server: string, checked: Checked): Promise<Delivered> {
  const client = deps.server();
  if (!client) return refuse('not-ready');
  const { pullPaymentId, passphrase = null } = submission;
  const terms = await fetchTerms(deps, client, { server, pullPaymentId }, passphrase);
  if (!terms.ok) return terms;
  const { name: pullPaymentName, currency: unit, extended } = terms.value;
  const basic: ClaimRecord = { ...blank(deps, submission, checked), route: 'http', server, pullPaymentName, unit };
  return deps.watch.exclusive.run(basic.id, async () => {
    const before = extended ? ok(undefined) : await payoutsBefore(client, deps.book, basic, server);
    if (!before.ok) return before;
    const intent = before.value === undefined ? basic : { ...basic, note: null, before: before.value };
    return named(await deliver(deps, client, intent, server), intent);
  });
}

/** Other servers do not say which method they refuse. */
function named(answer: Delivered, { methodId: method }: ClaimRecord): Delivered {
  const isMethod = !answer.ok && answer.error.code === 'payment-method-not-supported';
  return isMethod ? refuse('payment-method-not-supported', { method }) : answer;
}

type Delivered = Result<{ myClaimId: string; claimLink: null }>;

async function deliver(deps: RecipientDeps, client: Server, intent: ClaimRecord, server: string): Promise<Delivered> {
  const earlier = deps.book.get(intent.id);
  if (earlier && !isSameClaim(earlier, intent)) {
    const free = await settleEarlier(deps, client, earlier);
    if (!free.ok) return free;
  } else if (earlier?.delivered) return ok({ myClaimId: intent.id, claimLink: null });
  const retried = earlier !== undefined && isSameClaim(earlier, intent);
  const written = retried ? ok(undefined) : await deps.book.save(intent);
  if (!written.ok) return written;
  // A retry rests on what was noted before the first attempt.
  const answer = retried ? await deps.watch.postAgain(client, earlier, server) : await deps.watch.post(client, intent, server);
  if (!answer.ok) return undelivered(deps, intent, retried, answer.error);
  const saved = await deps.book.update(intent.id, (current) => withRemote(current, answer.value));
  return saved.ok ? ok({ myClaimId: intent.id, claimLink: null }) : saved;
}

/**
 * The form was changed after its answer was lost: before its claim id may stand for other content, the server must have said that the earlier
 * claim is none. Refusals: `duplicate-claim` where it is one; and silence.
 */
async function settleEarlier(deps: RecipientDeps, client: Server, earlier: ClaimRecord): Promise<Result<void>> {
  if (earlier.delivered || earlier.server === null) return refuse('duplicate-claim');
  if (!waitsForDelivery(earlier)) return ok(undefined);
  const answer = await deps.watch.postAgain(client, earlier, earlier.server);
  if (!answer.ok) return isUndecided(answer.error) ? answer : ok(undefined);
  const saved = await deps.book.update(earlier.id, (current) => withRemote(current, answer.value));
  return saved.ok ? refuse('duplicate-claim') : saved;
}

function isSameClaim(a: ClaimRecord, b: ClaimRecord): boolean {
  return JSON.stringify(deliveryOf(a, a.server ?? '')) === JSON.stringify(deliveryOf(b, b.server ?? ''));
}

/**
 * A first attempt that the server refuses in its own words was never a claim, and goes. After an attempt whose answer was lost a refusal proves
 * nothing of that first one: the claim stays, with the refusal beside it. Silence is no answer, and the watch asks again with the same id.
 */
async function undelivered(deps: RecipientDeps, intent: ClaimRecord, retried: boolean, error: Refusal): Promise<Delivered> {
  if (retried || (isUndecided(error) && !asksForPassphrase(error)))
    await deps.book.update(intent.id, (current) => ({ ...current, problem: error.code }));
  else await deps.book.forget(intent.id);
  return { ok: false, error };
}

async function claimByCode(
  deps: RecipientDeps,
  submission: Submission,
  offer: string,
  checked: Checked,
): Promise<Result<{ myClaimId: string; claimLink: string }>> {
  const decoded = decodeOffer(offer);
  if (!decoded.ok) return decoded;
  const problem = offerProblem(decoded.value, deps.book.network, deps.now());
  if (problem) return { ok: false, error: problem };
  if (!decoded.value.methods.includes(submission.methodId)) return refuse('payment-method-not-supported', { method: submission.methodId });
  const made = await deps.main.makeClaimCode({
    offer,
    methodId: submission.methodId,
    destination: checked.destination.normalised,
    amount: checked.amount,
    note: checked.note,
  });
  if (!made.ok) return made;
  const claimLink = buildClaimCodeLink(made.value.claim);
  const record = codeRecord(deps, submission, checked, decoded.value, made.value, claimLink);
  const saved = await deps.book.save(record);
  return saved.ok ? ok({ myClaimId: record.id, claimLink }) : saved;
}

function codeRecord(
  deps: RecipientDeps,
  submission: Submission,
  checked: Checked,
  offer: Offer,
  made: { readonly payoutId: string; readonly claimId: string; readonly recipientKey: string },
  claimLink: string,
): ClaimRecord {
  return {
    ...blank(deps, submission, checked),
    id: made.claimId,
    claimId: made.claimId,
    recipientKey: made.recipientKey,
    route: 'code',
    pullPaymentName: offer.name,
    unit: offer.unit,
    sender: offer.senderKey,
    payoutId: made.payoutId,
    delivered: true,
    claimLink,
  };
}

function blank(deps: RecipientDeps, submission: Submission, checked: Checked): ClaimRecord {
  const now = deps.now();
  return {
    id: submission.claimId,
    network: deps.book.network,
    createdAt: now,
    updatedAt: now,
    route: 'http',
    server: null,
    pullPaymentId: submission.pullPaymentId,
    pullPaymentName: '',
    sender: null,
    payoutId: '',
    methodId: submission.methodId,
    destination: checked.destination.normalised,
    address: checked.destination.address,
    tag: checked.destination.tag,
    unit: '',
    askedAmount: checked.amount,
    originalAmount: checked.amount,
    note: checked.note,
    state: 'Unknown',
    payoutAmount: null,
    payoutCurrency: methodCurrency(submission.methodId),
    rate: null,
    rateLockedAt: null,
    reason: null,
    found: null,
    toldTransactionId: null,
    claimLink: null,
    problem: null,
    token: null,
    claimId: submission.claimId,
    recipientKey: null,
    receiptAt: null,
    delivered: false,
    paidAt: null,
  };
}

async function cancelMyClaim(deps: RecipientDeps, id: string): Promise<Result<Record<string, never>>> {
  const client = deps.server();
  return deps.watch.exclusive.run(id, async () => {
    const record = deps.book.get(id);
    if (!record) return refuse('claim-not-found');
    if (record.server === null || record.token === null) return refuse('claim-not-cancellable');
    if (!client) return refuse('not-ready');
    const { server, pullPaymentId, payoutId, token } = record;
    const answer = await client.deleteClaim({ origin: server, pullPaymentId, payoutId, token });
    if (!answer.ok) return answer;
    return emptied(await deps.book.update(id, (current) => ({ ...current, state: 'Cancelled' })));
  });
}

/** Of two receipts the later one counts; an older one changes nothing and is no error. */
async function importReceipt(deps: RecipientDeps, code: string): Promise<Result<{ myClaimId: string }>> {
  const decoded = decodeReceipt(code);
  if (!decoded.ok) return decoded;
  const receipt = decoded.value;
  const record = deps.book.byCode(receipt.claimId, receipt.payoutId);
  if (!record || record.sender === null || record.recipientKey === null) return refuse('receipt-other-claim');
  const problem = receiptProblem(receipt, { claimId: record.claimId, recipientKey: record.recipientKey, senderKey: record.sender });
  if (problem) return { ok: false, error: problem };
  const saved = await deps.book.update(record.id, (current) => withReceipt(current, receipt));
  return saved.ok ? ok({ myClaimId: record.id }) : saved;
}

function withReceipt(record: ClaimRecord, receipt: Receipt): ClaimRecord {
  if (record.receiptAt !== null && receipt.createdAt < record.receiptAt) return record;
  return {
    ...record,
    state: receipt.state,
    payoutAmount: receipt.amount,
    rate: receipt.rate,
    rateLockedAt: receipt.rate === null ? null : (record.rateLockedAt ?? receipt.createdAt),
    toldTransactionId: receipt.transactionId,
    reason: receipt.reason,
    receiptAt: receipt.createdAt,
  };
}
