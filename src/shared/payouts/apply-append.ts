// Owns the last look before promises are written: the reducer's rules, and those that need the outbox and the clock.
import { ok, refuse, type Result } from '../result.ts';
import { checkUnused } from './claim-rules.ts';
import { checkRequote } from './decisions.ts';
import { dedupKeyOf } from './destination.ts';
import type { PromiseEvent, PromiseRecord } from './events.ts';
import { type EffectivePayout, overlay } from './overlay.ts';
import { applyChecked } from './reducer.ts';
import { checkMove } from './transitions.ts';
import { payoutsOf, type Payments, type Undo, type World, worldBook } from './world.ts';

/** A claim counts in the period of its date, so the date must be the time of writing, give or take a slow or suspended computer. */
const longestDelay = 600;

/**
 * Checks events that are about to be appended as one unit, numbered and dated as they will stand in the journal, and applies all or none. The answer
 * takes them back, as long as nothing came after them.
 * Codes: those of the reducer, `invalid-state` (locked or paid by the outbox), `duplicate-destination`, `claim-date-wrong`, `archive-incomplete`.
 */
export function applyAppend(world: World, records: readonly PromiseRecord[], payments: Payments): Result<Undo> {
  return applyChecked(world, records, (record) => checkNow(world, record, payments));
}

function checkNow(world: World, record: PromiseRecord, payments: Payments): Result<null> {
  const { event } = record;
  switch (event.type) {
    case 'pull-payment-created':
    case 'pull-payment-edited':
    case 'auto-approval-set':
    case 'passphrase-set':
    case 'claim-token-replaced':
      return ok(null);
    case 'claim-added':
      if (Math.abs(record.at - event.payout.createdAt) > longestDelay) return refuse('claim-date-wrong');
      return checkUnused(worldBook(world, payments), dedupKeyOf(event.payout.address, event.payout.tag));
    case 'claim-edited':
      return checkEdit(world, event, payments);
    case 'payouts-approved':
      return checkUntouched(
        world,
        event.approvals.map((approval) => approval.payoutId),
        payments,
      );
    case 'payout-cancelled':
      return checkUntouched(world, [event.payoutId], payments);
    case 'payout-marked':
      return checkMark(world, event, payments);
    case 'external-seen':
      return checkUnsigned(world, event.payoutId, payments);
    case 'external-rejected':
    case 'external-accepted':
    case 'external-confirmed':
    case 'external-vanished':
    case 'external-settled':
      return checkUntouched(world, [event.payoutId], payments);
    case 'pull-payment-archived':
      return checkArchive(world, event, payments);
  }
}

function checkEdit(world: World, event: Extract<PromiseEvent, { type: 'claim-edited' }>, payments: Payments): Result<null> {
  const untouched = checkUntouched(world, [event.payoutId], payments);
  return untouched.ok ? checkUnused(worldBook(world, payments), dedupKeyOf(event.address, event.tag), event.payoutId) : untouched;
}

function checkMark(world: World, { payoutId, state }: Extract<PromiseEvent, { type: 'payout-marked' }>, payments: Payments): Result<null> {
  const untouched = checkUntouched(world, [payoutId], payments);
  const payout = world.payouts.get(payoutId);
  if (!untouched.ok || payout === undefined) return untouched;
  if (payout.state !== 'Cancelled') return checkRequote(payout, state);
  return checkUnused(worldBook(world, payments), dedupKeyOf(payout.address, payout.tag), payoutId);
}

function checkArchive(world: World, event: Extract<PromiseEvent, { type: 'pull-payment-archived' }>, payments: Payments): Result<null> {
  const payouts = payoutsOf(world, event.id).map((payout) => overlay(payout, payments(payout.id)));
  if (payouts.some((payout) => payout.locked)) return refuse('invalid-state', { state: 'InProgress' });
  const listed = new Set(event.cancelled);
  const complete = payouts.every((payout) => listed.has(payout.id) === checkMove(payout, 'Cancelled', 'archive', 'sender').ok);
  return complete ? ok(null) : refuse('archive-incomplete');
}

/**
 * A confirmed plan does not keep anybody from noting a payment by another wallet: as long as nothing is signed, that note is what stops the plan.
 */
function checkUnsigned(world: World, payoutId: string, payments: Payments): Result<null> {
  const payout = world.payouts.get(payoutId);
  const effective = payout === undefined ? null : overlay(payout, payments(payoutId));
  return effective === null || effective.state === effective.promised.state
    ? ok(null)
    : refuse('invalid-state', { state: effective.state });
}

/** Where the outbox says otherwise than the promises, the payment has the last word and nobody may move the payout. */
function checkUntouched(world: World, payoutIds: readonly string[], payments: Payments): Result<null> {
  for (const id of payoutIds) {
    const payout = world.payouts.get(id);
    const effective: EffectivePayout | null = payout === undefined ? null : overlay(payout, payments(id));
    if (effective !== null && (effective.locked || effective.state !== effective.promised.state)) {
      return refuse('invalid-state', { state: effective.state });
    }
  }
  return ok(null);
}
