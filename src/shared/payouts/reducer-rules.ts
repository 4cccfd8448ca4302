// Owns the meaning of each promise: what it changes, and when it is impossible. Pure; nothing is written here.
import { compare, formatDecimal, sign } from '../money/decimal.ts';
import { decimalOf } from '../money/parse-amount.ts';
import { ok, refuse, type Result } from '../result.ts';
import { remotePayoutId, storeRateSource } from '../connected/remote-id.ts';
import { checkOpen, checkRoom, roomAt } from './claim-rules.ts';
import { convert } from './conversion.ts';
import { checkRoomAgain, keepsProof } from './decisions.ts';
import type { Approval, NewPayout, PromiseEvent, PromiseRecord } from './events.ts';
import { methodCurrency, methodKind } from './methods.ts';
import { externallyPaid, externalProof } from './external.ts';
import { isInTable } from './transitions.ts';
import { noExternalPayments, type Payout, type PullPayment } from './types.ts';
import { noPayments, pullPaymentOf, type World, worldBook } from './world.ts';

/** New versions of what an event changes. */
export interface Changes {
  readonly pullPayments: readonly PullPayment[];
  readonly payouts: readonly Payout[];
}

type Of<T extends PromiseEvent['type']> = Extract<PromiseEvent, { type: T }>;

export function decide(world: World, record: PromiseRecord): Result<Changes> {
  const { event } = record;
  switch (event.type) {
    case 'pull-payment-created':
      return created(world, record, event);
    case 'pull-payment-edited':
      return withPullPayment(world, event.id, (pullPayment) => ({ ...pullPayment, name: event.name, description: event.description }));
    case 'auto-approval-set':
      return withPullPayment(world, event.id, (pullPayment) => ({
        ...pullPayment,
        autoApprove: event.autoApprove,
        autoApproveLimits: event.limits,
      }));
    case 'passphrase-set':
      return withPullPayment(world, event.id, (pullPayment) => ({ ...pullPayment, passphrase: event.passphrase }));
    case 'pull-payment-archived':
      return archived(world, event);
    case 'claim-added':
      return claimAdded(world, record, event.payout);
    case 'claim-edited':
      return claimEdited(world, record, event);
    case 'claim-token-replaced':
      return onePayout(world, event.payoutId, (payout) => ok({ ...payout, tokenHash: event.tokenHash }));
    case 'payouts-approved':
      return approved(world, event.approvals);
    case 'payout-cancelled':
      return onePayout(world, event.payoutId, (payout) => cancelled(payout, event));
    case 'payout-marked':
      return onePayout(world, event.payoutId, (payout) => marked(world, record, payout, event));
    case 'external-seen':
    case 'external-rejected':
    case 'external-accepted':
    case 'external-confirmed':
    case 'external-vanished':
    case 'external-settled':
      return onePayout(world, event.payoutId, (payout) => externallyPaid(payout, event));
  }
}

function created(world: World, record: PromiseRecord, event: Of<'pull-payment-created'>): Result<Changes> {
  const { walletId, network } = world;
  const { pullPayment } = event;
  if (world.pullPayments.has(pullPayment.id)) return refuse('id-taken');
  const sound = sign(decimalOf(pullPayment.limit)) > 0 && pullPayment.methods.length > 0 && (pullPayment.period ?? 1) > 0;
  if (!sound) return refuse('event-impossible');
  return ok({ pullPayments: [{ ...pullPayment, walletId, network, archived: false, order: record.seq }], payouts: [] });
}

function archived(world: World, event: Of<'pull-payment-archived'>): Result<Changes> {
  const payouts: Payout[] = [];
  for (const id of new Set(event.cancelled)) {
    const payout = world.payouts.get(id);
    if (payout === undefined || payout.pullPaymentId !== event.id) return refuse('payout-not-found');
    if (!isInTable(payout.state, 'Cancelled', 'archive', 'sender')) return refuse('invalid-state', { state: payout.state });
    payouts.push({ ...payout, state: 'Cancelled' });
  }
  const changes = withPullPayment(world, event.id, (pullPayment) => ({ ...pullPayment, archived: true }));
  return changes.ok ? ok({ pullPayments: changes.value.pullPayments, payouts }) : changes;
}

function claimAdded(world: World, record: PromiseRecord, claim: NewPayout): Result<Changes> {
  if (world.payouts.has(claim.id)) return refuse('id-taken');
  const possible = checkNew(world, claim);
  if (!possible.ok) return possible;
  const { walletId, network } = world;
  // Written out: with a spread this is the slowest line of a replay by far.
  const payout: Payout = {
    id: claim.id,
    pullPaymentId: claim.pullPaymentId,
    createdAt: claim.createdAt,
    route: claim.route,
    methodId: claim.methodId,
    destination: claim.destination,
    address: claim.address,
    tag: claim.tag,
    originalCurrency: claim.originalCurrency,
    originalAmount: claim.originalAmount,
    payoutCurrency: claim.payoutCurrency,
    note: claim.note,
    metadata: claim.metadata,
    claimId: claim.claimId,
    claimHash: claim.claimHash,
    tokenHash: claim.tokenHash,
    recipientKey: claim.recipientKey,
    walletId,
    network,
    order: record.seq,
    revision: 0,
    payoutAmount: null,
    rateLock: null,
    state: 'AwaitingApproval',
    proof: null,
    external: noExternalPayments,
    reason: null,
  };
  return ok({ pullPayments: [], payouts: [claim.remote === undefined ? payout : { ...payout, remote: claim.remote }] });
}

function checkNew(world: World, claim: NewPayout): Result<null> {
  if (claim.route === 'remote' || claim.remote !== undefined) return checkRemote(claim);
  return claim.pullPaymentId === null ? checkFree(claim) : checkClaimed(world, claim, claim.pullPaymentId);
}

/** Taken over from a connected store: its id follows from server, store and payout, so no payout of it can be there twice. */
function checkRemote(claim: NewPayout): Result<null> {
  const { route, remote, pullPaymentId, claimId, claimHash, tokenHash, recipientKey } = claim;
  const isAlone = [pullPaymentId, claimId, claimHash, tokenHash, recipientKey].every((owner) => owner === null);
  if (route !== 'remote' || remote === undefined || !isAlone || claim.id !== remotePayoutId(remote)) return refuse('event-impossible');
  const sound = claim.payoutCurrency === methodCurrency(claim.methodId) && sign(decimalOf(claim.originalAmount)) > 0;
  return sound ? ok(null) : refuse('event-impossible');
}

function checkFree(claim: NewPayout): Result<null> {
  const sound = claim.originalCurrency === claim.payoutCurrency && claim.payoutCurrency === methodCurrency(claim.methodId);
  return sound && sign(decimalOf(claim.originalAmount)) > 0 ? ok(null) : refuse('event-impossible');
}

function checkClaimed(world: World, claim: NewPayout, pullPaymentId: string): Result<null> {
  const pullPayment = world.pullPayments.get(pullPaymentId);
  if (pullPayment === undefined) return refuse('pullpayment-not-found');
  if (claim.originalCurrency !== pullPayment.unit || claim.payoutCurrency !== methodCurrency(claim.methodId))
    return refuse('event-impossible');
  const book = worldBook(world, noPayments);
  if (claim.claimId !== null && book.madeBy(pullPaymentId, claim.claimId, claim.recipientKey) !== null) return refuse('duplicate-claim');
  const open = checkOpen(pullPayment, claim.methodId, claim.createdAt);
  if (!open.ok) return open;
  const room = roomAt(pullPayment, book, claim.createdAt);
  if (room === null) return refuse('expired');
  const amount = checkRoom(room, decimalOf(claim.originalAmount), pullPayment.unit);
  return amount.ok ? ok(null) : amount;
}

function claimEdited(world: World, record: PromiseRecord, event: Of<'claim-edited'>): Result<Changes> {
  return onePayout(world, event.payoutId, (payout) => {
    const pullPayment = pullPaymentOf(world, payout);
    if (pullPayment === null && payout.route !== 'remote') return refuse('pullpayment-not-found');
    if (payout.state !== 'AwaitingApproval') return refuse('invalid-state', { state: payout.state });
    if (event.revision !== payout.revision + 1) return refuse('old-revision');
    if (event.payoutCurrency !== methodCurrency(event.methodId)) return refuse('event-impossible');
    const { type: _type, payoutId: _payoutId, ...fields } = event;
    if (pullPayment === null) return sign(decimalOf(event.originalAmount)) > 0 ? ok({ ...payout, ...fields }) : refuse('event-impossible');
    const open = checkOpen(pullPayment, event.methodId, record.at);
    if (!open.ok) return open;
    const room = roomAt(pullPayment, worldBook(world, noPayments), payout.createdAt, decimalOf(payout.originalAmount));
    if (room === null) return refuse('expired');
    const amount = checkRoom(room, decimalOf(event.originalAmount), pullPayment.unit);
    if (!amount.ok) return amount;
    return ok({ ...payout, ...fields });
  });
}

function approved(world: World, approvals: readonly Approval[]): Result<Changes> {
  const payouts = new Map<string, Payout>();
  for (const approval of approvals) {
    const payout = world.payouts.get(approval.payoutId);
    if (payout === undefined) return refuse('payout-not-found');
    if (payouts.has(payout.id)) return refuse('event-impossible');
    const next = approve(payout, approval);
    if (!next.ok) return next;
    payouts.set(payout.id, next.value);
  }
  return payouts.size === 0 ? refuse('event-impossible') : ok({ pullPayments: [], payouts: [...payouts.values()] });
}

function approve(payout: Payout, approval: Approval): Result<Payout> {
  if (!isInTable(payout.state, 'AwaitingPayment', 'approve', 'sender')) return refuse('invalid-state', { state: payout.state });
  if (approval.revision !== payout.revision) return refuse('old-revision');
  if (!isExact(payout, approval)) return refuse('approval-inexact');
  // A connected store alone says what its payouts cost, and of no other payout.
  if ((approval.rateSource === storeRateSource) !== (payout.route === 'remote')) return refuse('event-impossible');
  const { rate, rateRule, rateSource, rateLockedAt, scale } = approval;
  const rateLock = { rate, rateRule, rateSource, rateLockedAt, ...(scale === undefined ? {} : { scale }) };
  const amount = formatDecimal(decimalOf(approval.payoutAmount));
  // A payment that was seen before the claim was cancelled and taken back is asked about again.
  const proof = externalProof(payout.external);
  return ok({ ...payout, state: 'AwaitingPayment', proof, payoutAmount: amount, rateLock });
}

/** The locked amount must follow from claim and rate; nobody may slip in another one. */
function isExact(payout: Payout, approval: Approval): boolean {
  const rate = decimalOf(approval.rate);
  const amount = decimalOf(approval.payoutAmount);
  if (sign(rate) <= 0 || sign(amount) <= 0) return false;
  // A scale belongs to an MPT, and an MPT has one: without it nobody could tell how much was locked.
  if ((approval.scale !== undefined) !== (methodKind(payout.methodId) === 'mpt')) return false;
  const exact = convert(decimalOf(payout.originalAmount), rate, payout.methodId, approval.scale ?? null);
  return exact !== null && compare(exact, amount) === 0;
}

function cancelled(payout: Payout, event: Of<'payout-cancelled'>): Result<Payout> {
  if (!isInTable(payout.state, 'Cancelled', 'cancel', event.by)) return refuse('invalid-state', { state: payout.state });
  return ok({ ...payout, state: 'Cancelled', reason: event.reason });
}

function marked(world: World, record: PromiseRecord, payout: Payout, event: Of<'payout-marked'>): Result<Payout> {
  if (!isInTable(payout.state, event.state, 'mark', 'sender')) return refuse('invalid-state', { state: payout.state });
  if (payout.state === 'Cancelled') {
    const room = checkRoomAgain(payout, pullPaymentOf(world, payout), worldBook(world, noPayments), record.at);
    if (!room.ok) return room;
  }
  // The word on payments by other wallets is taken back, the payments themselves are not forgotten: before anything is paid the sender is asked again.
  const { seen, rejected } = payout.external;
  const external = { seen, rejected, accepted: false };
  if (event.state === 'AwaitingPayment') return ok({ ...payout, state: event.state, proof: externalProof(external), external });
  const proof = keepsProof(event.state) ? event.proof : null;
  if (event.state !== 'AwaitingApproval') return ok({ ...payout, state: event.state, proof, external });
  return ok({ ...payout, state: event.state, proof, external, payoutAmount: null, rateLock: null, reason: null });
}

function withPullPayment(world: World, id: string, change: (pullPayment: PullPayment) => PullPayment): Result<Changes> {
  const pullPayment = world.pullPayments.get(id);
  return pullPayment === undefined ? refuse('pullpayment-not-found') : ok({ pullPayments: [change(pullPayment)], payouts: [] });
}

function onePayout(world: World, id: string, change: (payout: Payout) => Result<Payout>): Result<Changes> {
  const payout = world.payouts.get(id);
  if (payout === undefined) return refuse('payout-not-found');
  const next = change(payout);
  return next.ok ? ok({ pullPayments: [], payouts: [next.value] }) : next;
}
