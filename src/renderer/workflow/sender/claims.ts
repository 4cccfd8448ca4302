// Owns the arrival of claims, whatever way they come: facts are gathered first, the decision is taken in turn, the answer waits for the disk.
import type { Client } from '../../../shared/contract/rpc.ts';
import type { workerMainApi } from '../../../shared/contract/worker-main-api.ts';
import { approveNew } from '../../../shared/payouts/approval.ts';
import { approvesBySelf } from '../../../shared/payouts/automatic.ts';
import { checkClaim } from '../../../shared/payouts/claim.ts';
import type { Checked } from '../../../shared/payouts/claim-request.ts';
import type { ParsedDestination } from '../../../shared/payouts/destination.ts';
import type { DestinationFacts } from '../../../shared/payouts/destination-facts.ts';
import { editClaim } from '../../../shared/payouts/edit.ts';
import type { NewPayout, PromiseEvent } from '../../../shared/payouts/events.ts';
import { canonicalMethod } from '../../../shared/payouts/methods.ts';
import type { EffectivePayout } from '../../../shared/payouts/overlay.ts';
import type { Quotes } from '../../../shared/payouts/rates.ts';
import type { ClaimRoute, PullPayment } from '../../../shared/payouts/types.ts';
import { pullPaymentOf } from '../../../shared/payouts/world.ts';
import { type Result, ok, refuse } from '../../../shared/result.ts';
import { type Random, newId } from '../ids.ts';
import type { Announce } from './announce.ts';
import type { Desk, FoundPayout } from './desk.ts';
import { factsOf, noQuotes, quotesFor, readDestination } from './claim-facts.ts';
import { claimNote } from './notes.ts';
import type { Passphrases } from './passphrases.ts';
import type { WalletBook } from './wallet-book.ts';

export interface ClaimsDeps {
  readonly desk: Desk;
  readonly main: Client<typeof workerMainApi>;
  readonly now: () => number;
  readonly random: Random;
  readonly announce: Announce;
  readonly passphrases: Passphrases;
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

/**
 * Accepts or refuses a claim (spec §4.2, §17). The answer comes when the promise is on disk. Refusals are those of `checkClaim`,
 * `not-ready`, and the journal's.
 */
export async function acceptClaim(deps: ClaimsDeps, claim: IncomingClaim): Promise<Checked<AcceptedClaim>> {
  const found = deps.desk.findPullPayment(claim.pullPaymentId);
  // Without a pull payment nobody is asked anything: a stranger's guess must not make us ask about addresses.
  if (!found.ok) return deps.desk.turn(() => decide(deps, claim, nothingKnown));
  const { wallet } = found.value.book;
  const destination = readDestination(claim.body, wallet.network);
  const { pullPayment } = found.value;
  // A method that is not offered is refused anyway: a stranger's choice of tokens must not make us ask about them.
  const facts = isOffered(pullPayment, claim.body) ? await factsOf(deps, wallet, claim.body, destination) : nothingKnown.facts;
  const quotes = pullPayment.autoApprove ? await quotesFor(deps, wallet.network, pullPayment, claim.body) : noQuotes;
  return deps.desk.turn(() => decide(deps, claim, { destination, facts, quotes }));
}

function isOffered({ methods }: PullPayment, body: Readonly<Record<string, unknown>>): boolean {
  const method = canonicalMethod(body.payoutMethodId);
  return method.ok && methods.includes(method.value);
}

export interface Known {
  readonly destination: Result<ParsedDestination>;
  readonly facts: DestinationFacts;
  readonly quotes: Quotes;
}
const nothingKnown: Known = { destination: refuse('destination-missing'), facts: { kind: 'unknown' }, quotes: new Map() };

async function decide(deps: ClaimsDeps, claim: IncomingClaim, known: Known): Promise<Checked<AcceptedClaim>> {
  const found = deps.desk.findPullPayment(claim.pullPaymentId);
  if (!found.ok && found.error.code !== 'pullpayment-not-found') return found;
  const book = found.ok ? found.value.book : null;
  const outcome = checkClaim(claim.body, {
    id: claim.code?.payoutId ?? newId(deps.random),
    now: deps.now(),
    route: claim.route,
    pullPayment: found.ok ? found.value.pullPayment : null,
    destination: known.destination,
    book: book?.book ?? emptyBook,
    facts: known.facts,
    tokenHash: claim.tokenHash,
    recipientKey: claim.code?.recipientKey ?? null,
    metadata: {},
  });
  if (!outcome.ok) return outcome;
  if (!found.ok) return found;
  if (outcome.value.kind === 'replay') return replayed(found.value.book, outcome.value.payout, claim.tokenHash);
  // One code is one payout (links.md rule 4): its id follows from the code, and may stand under another pull payment or in another wallet.
  if (deps.desk.all.some((other) => other.state.payouts.has(outcome.value.payout.id))) return refuse('duplicate-claim');
  return storePayout(deps, found.value, outcome.value.payout, known, 'as-agreed');
}

/**
 * The same claim again: the same payout, and over HTTP a new token that voids the earlier one (§17). The first may still be on its way to the
 * disk, and the answer to the second says no more than the answer to the first: it waits.
 */
export async function replayed(book: WalletBook, payout: EffectivePayout, tokenHash: string | null): Promise<Result<AcceptedClaim>> {
  if (tokenHash === null) await book.written();
  else {
    const written = await book.append([{ type: 'claim-token-replaced', payoutId: payout.id, tokenHash }]);
    if (!written.ok) return written;
  }
  return stored(book, payout.id);
}

/** How a new payout is approved in the moment it is made: as its pull payment says, certainly, or not at all (spec §4.3). */
export type ApproveNow = 'as-agreed' | 'yes' | 'no';

/**
 * Stores a payout that passed its checks; `pullPayment` is null for one of the sender's own. The answer waits for the disk. Refusals: those of
 * `lockRate` where it is approved at once (nothing is stored then), and the journal's.
 */
export async function storePayout(
  deps: ClaimsDeps,
  { book, pullPayment }: { readonly book: WalletBook; readonly pullPayment: PullPayment | null },
  payout: NewPayout,
  known: Pick<Known, 'facts' | 'quotes'>,
  approve: ApproveNow,
): Promise<Result<AcceptedClaim>> {
  // The rate is locked in the second of the claim, by which automatic approvals are known again.
  const now = payout.createdAt;
  const events: PromiseEvent[] = [{ type: 'claim-added', payout }];
  const agreed = pullPayment !== null && approvesBySelf(pullPayment, book.state.index.automatic, payout.originalAmount, now);
  if (approve === 'yes' || (approve === 'as-agreed' && agreed)) {
    const approval = approveNew({ ...payout, revision: 0 }, pullPayment?.defaultPrice ?? null, known.quotes, known.facts, now);
    if (!approval.ok) return approval;
    if (approval.value) events.push({ type: 'payouts-approved', approvals: [approval.value] });
  }
  const { id: walletId, network } = book.wallet;
  const note = claimNote({ ...payout, walletId, network }, pullPayment, events.length > 1, now);
  const written = await book.append(events, [note]);
  if (!written.ok) return written;
  deps.announce.claim(note);
  return stored(book, payout.id);
}

/** What stands in the journal; `not-ready` where it did not get there, or cannot be read just now. */
function stored(book: WalletBook, payoutId: string): Result<AcceptedClaim> {
  const payout = book.payout(payoutId);
  return payout ? ok({ book, payout }) : refuse('not-ready');
}

/**
 * The recipient's change of a claim that nobody decided on yet (§16.8). `mayChange` is asked at the moment of decision: a token may have been voided
 * meanwhile. A request without a revision means the one that stood when it came.
 */
export async function changeClaim(
  deps: ClaimsDeps,
  { book, payout }: FoundPayout,
  sent: Readonly<Record<string, unknown>>,
  mayChange: (payout: EffectivePayout) => boolean,
): Promise<Checked<EffectivePayout>> {
  const { wallet } = book;
  const body = { ...sent, revision: sent.revision ?? payout.revision };
  const newDestination = given(sent.destination) || given(sent.destinationTag);
  // A tag alone is a new tag for the stored address.
  const text = given(sent.destination) ? sent.destination : newDestination ? payout.address : payout.destination;
  const wanted = { payoutMethodId: sent.payoutMethodId ?? payout.methodId, destination: text, destinationTag: sent.destinationTag };
  const destination = readDestination(wanted, wallet.network);
  const terms = pullPaymentOf(book.state, payout);
  const facts = terms === null || isOffered(terms, wanted) ? await factsOf(deps, wallet, wanted, destination) : nothingKnown.facts;
  const written = await deps.desk.turn(async (): Promise<Checked<unknown>> => {
    const current = book.payout(payout.id);
    if (!current) return refuse(book.problem === null ? 'payout-not-found' : 'not-ready');
    if (!mayChange(current)) return refuse('missing-permission');
    const pullPayment = pullPaymentOf(book.state, current);
    const edit = editClaim(body, { now: deps.now(), payout: current, pullPayment, destination, newDestination, book: book.book, facts });
    return edit.ok ? book.append([edit.value]) : edit;
  });
  if (!written.ok) return written;
  const changed = book.payout(payout.id);
  return changed ? ok(changed) : refuse('not-ready');
}

function given(value: unknown): boolean {
  return value !== undefined && value !== null;
}

const emptyBook = {
  claimed: () => ({ digits: 0n, scale: 0 }),
  liveWithKey: () => null,
  madeBy: () => null,
};
