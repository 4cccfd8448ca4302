// Owns the arrival of claims, whatever way they come: facts are gathered first, the decision is taken in turn, the answer waits for the disk.
import type { Client } from '../../../shared/contract/rpc.ts';
import type { workerMainApi } from '../../../shared/contract/worker-main-api.ts';
import { parseDestination } from '../../../shared/links/destination.ts';
import type { Network } from '../../../shared/network.ts';
import { approveNew } from '../../../shared/payouts/approval.ts';
import { checkClaim } from '../../../shared/payouts/claim.ts';
import type { ParsedDestination } from '../../../shared/payouts/destination.ts';
import type { DestinationFacts } from '../../../shared/payouts/destination-facts.ts';
import { editClaim } from '../../../shared/payouts/edit.ts';
import type { Approval, NewPayout, PromiseEvent } from '../../../shared/payouts/events.ts';
import { canonicalMethod, methodChain } from '../../../shared/payouts/methods.ts';
import type { EffectivePayout } from '../../../shared/payouts/overlay.ts';
import { type Quotes, type RateQuote, pairFor } from '../../../shared/payouts/rates.ts';
import type { ClaimRoute, PullPayment } from '../../../shared/payouts/types.ts';
import { type Result, ok, refuse } from '../../../shared/result.ts';
import { type Random, newId } from '../ids.ts';
import type { Announce } from './announce.ts';
import type { Desk } from './desk.ts';
import { forApi } from './refusals.ts';
import type { WalletBook } from './wallet-book.ts';

export interface ClaimsDeps {
  readonly desk: Desk;
  readonly main: Client<typeof workerMainApi>;
  readonly now: () => number;
  readonly random: Random;
  readonly announce: Announce;
}

export interface IncomingClaim {
  readonly pullPaymentId: string;
  /** As sent; nothing in it is trusted. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly route: ClaimRoute;
  readonly tokenHash: string | null;
  /** For claim codes: the payout id that follows from the claim, and the recipient's key. */
  readonly code: { readonly payoutId: string; readonly recipientKey: string } | null;
}

export interface AcceptedClaim {
  readonly book: WalletBook;
  readonly payout: EffectivePayout;
}

/** Accepts or refuses a claim (spec §4.2, §17). The answer comes when the promise is on disk. Refusals are the API's. */
export async function acceptClaim(deps: ClaimsDeps, claim: IncomingClaim): Promise<Result<AcceptedClaim>> {
  const found = deps.desk.findPullPayment(claim.pullPaymentId);
  const network = found?.book.wallet.network ?? 'practice';
  const destination = readDestination(claim.body, network);
  const facts = await factsOf(deps, network, claim.body, destination);
  const quotes = found?.pullPayment.autoApprove ? await marketQuotes(deps, network, found.pullPayment, claim.body) : new Map<string, RateQuote>();
  return deps.desk.turn(() => decide(deps, claim, destination, facts, quotes));
}

async function decide(
  deps: ClaimsDeps,
  claim: IncomingClaim,
  destination: Result<ParsedDestination>,
  facts: DestinationFacts,
  quotes: Quotes,
): Promise<Result<AcceptedClaim>> {
  const found = deps.desk.findPullPayment(claim.pullPaymentId);
  const now = deps.now();
  const outcome = checkClaim(claim.body, {
    id: claim.code?.payoutId ?? newId(deps.random),
    now,
    route: claim.route,
    pullPayment: found?.pullPayment ?? null,
    destination,
    book: found?.book.book ?? emptyBook,
    facts,
    tokenHash: claim.tokenHash,
    recipientKey: claim.code?.recipientKey ?? null,
    metadata: {},
  });
  if (!outcome.ok) return forApi(outcome);
  if (!found) return refuse('pullpayment-not-found');
  if (outcome.value.kind === 'replay') return replay(found.book, outcome.value.payout, claim.tokenHash);
  return store(deps, found.book, found.pullPayment, outcome.value.payout, facts, quotes);
}

/** The same claim again: the same payout, and a new token that voids the earlier one (§17). */
async function replay(book: WalletBook, payout: EffectivePayout, tokenHash: string | null): Promise<Result<AcceptedClaim>> {
  if (tokenHash !== null) {
    const written = await book.append([{ type: 'claim-token-replaced', payoutId: payout.id, tokenHash }]);
    if (!written.ok) return written;
  }
  return ok({ book, payout: book.payout(payout.id) ?? payout });
}

async function store(
  deps: ClaimsDeps,
  book: WalletBook,
  pullPayment: PullPayment,
  payout: NewPayout,
  facts: DestinationFacts,
  quotes: Quotes,
): Promise<Result<AcceptedClaim>> {
  const events: PromiseEvent[] = [{ type: 'claim-added', payout }];
  if (pullPayment.autoApprove) {
    const approval = approveNew({ ...payout, revision: 0 }, pullPayment.defaultPrice, quotes, facts, deps.now());
    if (!approval.ok) return approval;
    if (approval.value) events.push(approvedEvent(approval.value));
  }
  const written = await book.append(events);
  if (!written.ok) return written;
  const stored = book.payout(payout.id);
  if (!stored) return refuse('payout-not-found');
  await deps.announce.claim(book, stored, pullPayment);
  return ok({ book, payout: stored });
}

function approvedEvent(approval: Approval): PromiseEvent {
  return { type: 'payouts-approved', approvals: [approval] };
}

/** The recipient's change of a claim that nobody decided on yet (§16.8). */
export async function changeClaim(deps: ClaimsDeps, book: WalletBook, payout: EffectivePayout, body: Readonly<Record<string, unknown>>): Promise<Result<EffectivePayout>> {
  const { network } = book.wallet;
  const newDestination = typeof body.destination === 'string';
  const wanted = { ...body, payoutMethodId: body.payoutMethodId ?? payout.methodId, destination: newDestination ? body.destination : payout.destination };
  const destination = readDestination(wanted, network);
  const facts = await factsOf(deps, network, wanted, destination);
  const written = await deps.desk.turn(async () => {
    const current = book.payout(payout.id) ?? payout;
    const pullPayment = current.pullPaymentId === null ? null : (book.state.pullPayments.get(current.pullPaymentId) ?? null);
    const edit = forApi(editClaim(body, { now: deps.now(), payout: current, pullPayment, destination, newDestination, book: book.book, facts }));
    return edit.ok ? book.append([edit.value]) : edit;
  });
  if (!written.ok) return written;
  return ok(book.payout(payout.id) ?? payout);
}

function readDestination(body: Readonly<Record<string, unknown>>, network: Network): Result<ParsedDestination> {
  const method = canonicalMethod(body.payoutMethodId);
  const text = body.destination;
  if (!method.ok || typeof text !== 'string' || text.length > 2048) return refuse('destination-missing');
  const tag = body.destinationTag ?? null;
  if (tag !== null && (typeof tag !== 'number' || !Number.isInteger(tag) || tag < 0 || tag > 4_294_967_295)) return refuse('destination-tag-invalid');
  return parseDestination(method.value, text.trim(), network, tag);
}

/** What the ledger says of the destination; a lookup that fails never blocks a claim. */
async function factsOf(deps: ClaimsDeps, network: Network, body: Readonly<Record<string, unknown>>, destination: Result<ParsedDestination>): Promise<DestinationFacts> {
  const method = canonicalMethod(body.payoutMethodId);
  if (!method.ok || !destination.ok || methodChain(method.value) !== 'xrpl') return { kind: 'unknown' };
  const answer = await deps.main.destinationFacts({ network, address: destination.value.address });
  return answer.ok ? answer.value : { kind: 'unknown' };
}

async function marketQuotes(deps: ClaimsDeps, network: Network, pullPayment: PullPayment, body: Readonly<Record<string, unknown>>): Promise<Quotes> {
  const method = canonicalMethod(body.payoutMethodId);
  if (!method.ok) return new Map();
  const priced = { originalCurrency: pullPayment.unit, payoutCurrency: method.value.replace(/-CHAIN$/, '') };
  const pair = pairFor(priced, pullPayment.defaultPrice);
  if (pair === null) return new Map();
  const rates = await deps.main.rates({ network, pairs: [pair] });
  return new Map(rates.ok ? rates.value.map((quote) => [quote.pair, quote]) : []);
}

const emptyBook = {
  claimed: () => ({ digits: 0n, scale: 0 }),
  liveWithKey: () => null,
  madeBy: () => null,
};

