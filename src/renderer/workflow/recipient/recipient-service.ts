// Owns the recipient's commands: read the terms behind a link, claim, cancel, import a receipt. No wallet is needed for any of it.
import type { Client, Handlers } from '../../../shared/contract/rpc.ts';
import type { RemotePullPayment, greenfieldClientApi } from '../../../shared/contract/server-api.ts';
import type { workerMainApi } from '../../../shared/contract/worker-main-api.ts';
import type { ClaimTerms, workflowApi } from '../../../shared/contract/workflow-api.ts';
import { buildClaimCodeLink } from '../../../shared/links/deep-link.ts';
import { parseDestination } from '../../../shared/links/destination.ts';
import { type Offer, decodeOffer, offerProblem } from '../../../shared/links/offer.ts';
import { decodeReceipt, receiptProblem } from '../../../shared/links/receipt.ts';
import { formatDecimal } from '../../../shared/money/decimal.ts';
import { parseOptionalAmount } from '../../../shared/money/parse-amount.ts';
import { methodCurrency, supportedMethods } from '../../../shared/payouts/methods.ts';
import type { ParsedDestination } from '../../../shared/payouts/destination.ts';
import { checkRunning } from '../../../shared/payouts/pull-payment-status.ts';
import { type Refusal, type Result, ok, refuse } from '../../../shared/result.ts';
import type { ClaimBook } from './claim-book.ts';
import type { ClaimRecord } from './claim-record.ts';
import { type ClaimWatch, withRemote } from './watch-claims.ts';

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

export function recipientService(deps: RecipientDeps): Commands {
  return {
    openServerLink: ({ server, id }) => openServerLink(deps, server, id),
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

async function openServerLink(deps: RecipientDeps, server: string, id: string): Promise<Result<ClaimTerms>> {
  const client = deps.server();
  if (!client) return refuse('not-ready');
  const answer = await client.fetchPullPayment({ origin: server, pullPaymentId: id });
  return answer.ok ? ok(serverTerms(deps, server, answer.value)) : answer;
}

function serverTerms(deps: RecipientDeps, server: string, remote: RemotePullPayment): ClaimTerms {
  const running = checkRunning(remote, deps.now());
  const methods = remote.payoutMethods.filter((method) => supportedMethods.includes(method));
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
    own: deps.isOwn(remote.id),
    refusal: running.ok ? noMethods(methods) : running.error,
  };
}

function noMethods(methods: readonly string[]): Refusal | null {
  return methods.length === 0 ? { code: 'payment-method-not-supported' } : null;
}

function openOffer(deps: RecipientDeps, code: string): Result<ClaimTerms> {
  const decoded = decodeOffer(code);
  if (!decoded.ok) return decoded;
  const offer = decoded.value;
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
    methods: [...offer.methods],
    sender: offer.senderKey,
    own: deps.isOwn(offer.pullPaymentId),
    refusal: offerProblem(offer, deps.book.network, deps.now()),
  });
}

interface Checked {
  readonly destination: ParsedDestination;
  readonly amount: string | null;
}

/** The form's own checks, before anything leaves this computer; the sender's side checks everything again. */
function checkForm(deps: RecipientDeps, submission: Submission): Result<Checked> {
  const destination = parseDestination(submission.methodId, submission.destination, deps.book.network);
  if (!destination.ok) return destination;
  const amount = parseOptionalAmount(submission.amount);
  if (!amount.ok) return amount;
  if (amount.value !== null && amount.value.digits <= 0n) return refuse('amount-not-positive');
  return ok({ destination: destination.value, amount: amount.value === null ? null : formatDecimal(amount.value) });
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
async function claimByServer(deps: RecipientDeps, submission: Submission, server: string, checked: Checked): Promise<Result<{ myClaimId: string; claimLink: null }>> {
  const client = deps.server();
  if (!client) return refuse('not-ready');
  const terms = await client.fetchPullPayment({ origin: server, pullPaymentId: submission.pullPaymentId });
  if (!terms.ok) return terms;
  const intent: ClaimRecord = {
    ...blank(deps, submission, checked),
    route: 'http',
    server,
    pullPaymentName: terms.value.name,
    unit: terms.value.currency,
  };
  const written = await deps.book.save(intent);
  if (!written.ok) return written;
  const answer = await client.postClaim({
    origin: server,
    pullPaymentId: submission.pullPaymentId,
    payoutMethodId: submission.methodId,
    destination: checked.destination.normalised,
    amount: checked.amount,
    note: submission.note,
    claimId: submission.claimId,
  });
  if (!answer.ok) return refusedClaim(deps, intent, answer.error);
  const saved = await deps.book.save(withRemote(intent, answer.value));
  return saved.ok ? ok({ myClaimId: intent.id, claimLink: null }) : saved;
}

/** A refusal in the server's own words is final and the intent goes; silence is not, and the watch asks again with the same id. */
async function refusedClaim(deps: RecipientDeps, intent: ClaimRecord, error: Refusal): Promise<Result<{ myClaimId: string; claimLink: null }>> {
  const silent = ['host-timeout', 'host-unreachable', 'host-answer', 'host-busy', 'not-ready', 'bad-answer'].includes(error.code);
  if (!silent) await deps.book.forget(intent.id);
  return { ok: false, error };
}

async function claimByCode(deps: RecipientDeps, submission: Submission, offer: string, checked: Checked): Promise<Result<{ myClaimId: string; claimLink: string }>> {
  const decoded = decodeOffer(offer);
  if (!decoded.ok) return decoded;
  const problem = offerProblem(decoded.value, deps.book.network, deps.now());
  if (problem) return { ok: false, error: problem };
  if (!decoded.value.methods.includes(submission.methodId)) return refuse('payment-method-not-supported');
  const made = await deps.main.makeClaimCode({
    offer,
    methodId: submission.methodId,
    destination: checked.destination.normalised,
    amount: checked.amount,
    note: submission.note,
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
    originalAmount: checked.amount,
    note: submission.note,
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
  const record = deps.book.get(id);
  if (!record) return refuse('claim-not-found');
  const client = deps.server();
  if (record.server === null || record.token === null || !client) return refuse('claim-not-cancellable');
  const { server, pullPaymentId, payoutId, token } = record;
  const answer = await client.deleteClaim({ origin: server, pullPaymentId, payoutId, token });
  if (!answer.ok) return answer;
  return emptied(await deps.book.save({ ...record, state: 'Cancelled', updatedAt: deps.now() }));
}

/** Of two receipts the later one counts; an older one changes nothing and is no error. */
async function importReceipt(deps: RecipientDeps, code: string): Promise<Result<{ myClaimId: string }>> {
  const decoded = decodeReceipt(code);
  if (!decoded.ok) return decoded;
  const receipt = decoded.value;
  const record = deps.book.byPayout(receipt.payoutId);
  if (!record || record.sender === null || record.recipientKey === null) return refuse('receipt-other-claim');
  const problem = receiptProblem(receipt, { claimId: record.claimId, recipientKey: record.recipientKey, senderKey: record.sender });
  if (problem) return { ok: false, error: problem };
  if (record.receiptAt !== null && receipt.createdAt < record.receiptAt) return ok({ myClaimId: record.id });
  const saved = await deps.book.save({
    ...record,
    state: receipt.state,
    payoutAmount: receipt.amount,
    rate: receipt.rate,
    rateLockedAt: receipt.rate === null ? null : (record.rateLockedAt ?? receipt.createdAt),
    toldTransactionId: receipt.transactionId,
    reason: receipt.reason,
    receiptAt: receipt.createdAt,
    updatedAt: deps.now(),
  });
  return saved.ok ? ok({ myClaimId: record.id }) : saved;
}
