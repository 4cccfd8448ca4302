// Owns the state that the promises of one wallet add up to, with the indexes that keep each event cheap at 10,000 payouts.
import { add, type Decimal, sign, subtract, zero } from '../money/decimal.ts';
import { decimalOf } from '../money/parse-amount.ts';
import type { Network } from '../network.ts';
import { AutomaticSums } from './automatic.ts';
import { dedupKeyOf } from './destination.ts';
import { type EffectivePayout, overlay } from './overlay.ts';
import { isLive, type PayoutBook } from './payout-book.ts';
import type { PaymentStatus } from './payment-status.ts';
import { PeriodCounts } from './period-counts.ts';
import { currentPeriod } from './periods.ts';
import type { Payout, PullPayment, Seconds } from './types.ts';

/** Read freely; only reducer.ts writes, through `putPullPayment` and `putPayout`. */
export interface World {
  readonly walletId: string;
  readonly network: Network;
  /** Number of the last event applied; 0 before the first. */
  seq: number;
  readonly pullPayments: Map<string, PullPayment>;
  readonly payouts: Map<string, Payout>;
  readonly index: WorldIndex;
}

interface WorldIndex {
  /** Payout ids of the wallet, in the order of creation. */
  readonly order: string[];
  /** The same by pull payment. */
  readonly byPullPayment: Map<string, string[]>;
  /** Ids of payouts that the promises call neither completed nor cancelled, by duplicate key. */
  readonly liveByKey: Map<string, readonly string[]>;
  readonly byClaimId: Map<string, string>;
  /** Payout ids by the external id in their metadata. An import refuses one that is taken; the API takes metadata as it comes. */
  readonly byExternalId: Map<string, Set<string>>;
  /** Claimed sums by pull payment and start of period. */
  readonly claimed: Map<string, Decimal>;
  /** What was approved in the moment it was claimed. */
  readonly automatic: AutomaticSums;
  readonly counts: PeriodCounts;
}

/** What the outbox says of a payout; null where it has never heard of it. */
export type Payments = (payoutId: string) => PaymentStatus | null;
export const noPayments: Payments = () => null;

export function createWorld(walletId: string, network: Network): World {
  const index = {
    order: [],
    byPullPayment: new Map(),
    liveByKey: new Map(),
    byClaimId: new Map(),
    byExternalId: new Map(),
    claimed: new Map(),
    automatic: new AutomaticSums(),
    counts: new PeriodCounts(),
  };
  return { walletId, network, seq: 0, pullPayments: new Map(), payouts: new Map(), index };
}

/** Payouts of one pull payment, oldest first. */
export function payoutsOf(world: World, pullPaymentId: string): readonly Payout[] {
  const ids = world.index.byPullPayment.get(pullPaymentId) ?? [];
  return ids.flatMap((id) => world.payouts.get(id) ?? []);
}

export function pullPaymentOf(world: World, payout: Pick<Payout, 'pullPaymentId'>): PullPayment | null {
  return payout.pullPaymentId === null ? null : (world.pullPayments.get(payout.pullPaymentId) ?? null);
}

/** What claims must know of the wallet, from the indexes, with the outbox's word laid over. */
export function worldBook(world: World, payments: Payments): PayoutBook {
  const effective = (id: string): EffectivePayout | null => {
    const payout = world.payouts.get(id);
    return payout === undefined ? null : overlay(payout, payments(id));
  };
  return {
    claimed: (pullPayment, periodStart) => claimedInPeriod(world, pullPayment.id, periodStart),
    liveWithKey(dedupKey, except) {
      for (const id of world.index.liveByKey.get(dedupKey) ?? []) {
        const payout = id === except ? null : effective(id);
        if (payout !== null && isLive(payout)) return payout;
      }
      return null;
    },
    madeBy(pullPaymentId, claimId, recipientKey) {
      const id = world.index.byClaimId.get(claimKey(pullPaymentId, claimId, recipientKey));
      return id === undefined ? null : effective(id);
    },
  };
}

export function claimedInPeriod(world: World, pullPaymentId: string, periodStart: Seconds): Decimal {
  return world.index.claimed.get(`${pullPaymentId} ${periodStart}`) ?? zero;
}

/** Takes back one write. */
export type Undo = () => void;

export function putPullPayment(world: World, next: PullPayment): Undo {
  const previous = world.pullPayments.get(next.id);
  world.pullPayments.set(next.id, next);
  return () => {
    if (previous === undefined) world.pullPayments.delete(next.id);
    else world.pullPayments.set(next.id, previous);
  };
}

export function putPayout(world: World, next: Payout): Undo {
  const previous = world.payouts.get(next.id);
  world.payouts.set(next.id, next);
  if (previous !== undefined) {
    replace(world, previous, next);
    return () => {
      world.payouts.set(next.id, previous);
      replace(world, next, previous);
    };
  }
  line(world, next);
  enter(world, next);
  return () => {
    unindex(world, next);
    world.payouts.delete(next.id);
    unline(world, next);
  };
}

/** Most changes of a payout leave most indexes as they are; taking it out of all and putting it in again would be most of a replay. */
function replace(world: World, before: Payout, after: Payout): void {
  if (claimKeyOf(before) !== claimKeyOf(after) || externalIdOf(before) !== externalIdOf(after)) {
    unname(world, before);
    name(world, after);
  }
  if (liveKeyOf(before) !== liveKeyOf(after)) {
    retire(world, before);
    revive(world, after);
  }
  if (!countsAlike(before, after)) {
    count(world, before, subtract);
    count(world, after, add);
  }
  world.index.automatic.subtract(before);
  world.index.automatic.add(after);
}

function enter(world: World, payout: Payout): void {
  name(world, payout);
  revive(world, payout);
  count(world, payout, add);
  world.index.automatic.add(payout);
}

function unindex(world: World, payout: Payout): void {
  unname(world, payout);
  retire(world, payout);
  count(world, payout, subtract);
  world.index.automatic.subtract(payout);
}

/** Names that others gave it. */
function name(world: World, payout: Payout): void {
  const key = claimKeyOf(payout);
  if (key !== null) world.index.byClaimId.set(key, payout.id);
  const externalId = externalIdOf(payout);
  if (externalId !== null) joinMany(world.index.byExternalId, externalId, payout.id);
}

function unname(world: World, payout: Payout): void {
  const key = claimKeyOf(payout);
  if (key !== null) world.index.byClaimId.delete(key);
  const externalId = externalIdOf(payout);
  if (externalId !== null) leaveMany(world.index.byExternalId, externalId, payout.id);
}

function revive(world: World, payout: Payout): void {
  const key = liveKeyOf(payout);
  if (key !== null) join(world.index.liveByKey, key, payout.id);
}

function retire(world: World, payout: Payout): void {
  const key = liveKeyOf(payout);
  if (key !== null) leave(world.index.liveByKey, key, payout.id);
}

/** Null for what the duplicate rule no longer counts. */
function liveKeyOf(payout: Payout): string | null {
  return isLive(payout) ? dedupKeyOf(payout.address, payout.tag) : null;
}

/** Its place in the order of creation, which it keeps whatever becomes of it. */
function line(world: World, { id, pullPaymentId }: Payout): void {
  const { order, byPullPayment } = world.index;
  order.push(id);
  const ids = byPullPayment.get(pullPaymentId ?? '');
  if (ids === undefined) byPullPayment.set(pullPaymentId ?? '', [id]);
  else ids.push(id);
}

function unline(world: World, { id, pullPaymentId }: Payout): void {
  const { order, byPullPayment } = world.index;
  const ids = byPullPayment.get(pullPaymentId ?? '') ?? [];
  // What is taken back came last, or close to it.
  for (const list of [order, ids]) {
    const place = list.lastIndexOf(id);
    if (place >= 0) list.splice(place, 1);
  }
  if (ids.length === 0) byPullPayment.delete(pullPaymentId ?? '');
}

function count(world: World, payout: Payout, combine: (sum: Decimal, amount: Decimal) => Decimal): void {
  const pullPayment = pullPaymentOf(world, payout);
  if (pullPayment === null || payout.state === 'Cancelled') return;
  const period = currentPeriod(pullPayment, payout.createdAt);
  if (period === null) return;
  world.index.counts.move(pullPayment.id, period.start, combine === add ? 1 : -1);
  const key = `${pullPayment.id} ${period.start}`;
  const sum = combine(world.index.claimed.get(key) ?? zero, decimalOf(payout.originalAmount));
  if (sign(sum) === 0) world.index.claimed.delete(key);
  else world.index.claimed.set(key, sum);
}

/** True where both add the same to the same period. */
function countsAlike(a: Payout, b: Payout): boolean {
  const cancelled = a.state === 'Cancelled';
  if (cancelled !== (b.state === 'Cancelled')) return false;
  return cancelled || (a.originalAmount === b.originalAmount && a.createdAt === b.createdAt && a.pullPaymentId === b.pullPaymentId);
}

/** The sender's own name for a payout, from whatever wrote its metadata; null where there is none. */
export function externalIdOf({ metadata }: Pick<Payout, 'metadata'>): string | null {
  const { externalId } = metadata;
  return typeof externalId === 'string' && externalId !== '' ? externalId : null;
}

function claimKeyOf(payout: Payout): string | null {
  if (payout.claimId === null || payout.pullPaymentId === null) return null;
  return claimKey(payout.pullPaymentId, payout.claimId, payout.recipientKey);
}

function claimKey(pullPaymentId: string, claimId: string, recipientKey: string | null): string {
  return `${pullPaymentId} ${claimId} ${recipientKey ?? ''}`;
}

/** Nearly always the only one of its key: a list costs a fraction of a set. Sorted, so that what was taken back leaves the same list as what never was. */
function join(map: Map<string, readonly string[]>, key: string, id: string): void {
  const ids = map.get(key);
  if (ids === undefined) map.set(key, [id]);
  else if (!ids.includes(id)) map.set(key, [...ids, id].sort());
}

function leave(map: Map<string, readonly string[]>, key: string, id: string): void {
  const others = map.get(key)?.filter((other) => other !== id) ?? [];
  if (others.length === 0) map.delete(key);
  else map.set(key, others);
}

/** Any number of payouts may share what programs write into their metadata. */
function joinMany(map: Map<string, Set<string>>, key: string, id: string): void {
  const ids = map.get(key);
  if (ids === undefined) map.set(key, new Set([id]));
  else ids.add(id);
}

function leaveMany(map: Map<string, Set<string>>, key: string, id: string): void {
  const ids = map.get(key);
  ids?.delete(id);
  if (ids?.size === 0) map.delete(key);
}
