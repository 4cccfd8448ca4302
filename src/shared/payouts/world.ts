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
  if (previous === undefined) line(world, next);
  else unindex(world, previous);
  world.payouts.set(next.id, next);
  enter(world, next);
  return () => {
    unindex(world, next);
    if (previous === undefined) {
      world.payouts.delete(next.id);
      unline(world, next);
      return;
    }
    world.payouts.set(next.id, previous);
    enter(world, previous);
  };
}

function enter(world: World, payout: Payout): void {
  if (isLive(payout)) join(world.index.liveByKey, dedupKeyOf(payout.address, payout.tag), payout.id);
  const key = claimKeyOf(payout);
  if (key !== null) world.index.byClaimId.set(key, payout.id);
  const externalId = externalIdOf(payout);
  if (externalId !== null) joinMany(world.index.byExternalId, externalId, payout.id);
  count(world, payout, add);
  world.index.automatic.add(payout);
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

function unindex(world: World, payout: Payout): void {
  leave(world.index.liveByKey, dedupKeyOf(payout.address, payout.tag), payout.id);
  const key = claimKeyOf(payout);
  if (key !== null) world.index.byClaimId.delete(key);
  const externalId = externalIdOf(payout);
  if (externalId !== null) leaveMany(world.index.byExternalId, externalId, payout.id);
  count(world, payout, subtract);
  world.index.automatic.subtract(payout);
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
  const ids = map.get(key) ?? [];
  if (!ids.includes(id)) map.set(key, [...ids, id].sort());
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
