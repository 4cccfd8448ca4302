import { describe, expect, it } from 'vitest';
import { newClaim, newPullPayment, start } from '../../../tests/fakes/payouts.ts';
import { refuse } from '../result.ts';
import { checkRequote } from './decisions.ts';
import type { PromiseEvent } from './events.ts';
import { isFollowed, watchedBlock } from './external.ts';
import { overlay } from './overlay.ts';
import { applyAll } from './reducer.ts';
import { awaitsDecision } from './transitions.ts';
import type { PayoutState } from './types.ts';
import { createWorld } from './world.ts';

const [a, b, c] = ['a', 'b', 'c'].map((letter) => letter.repeat(64)) as [string, string, string];
const approval: PromiseEvent = {
  type: 'payouts-approved',
  approvals: [
    { payoutId: 'po1', revision: 0, payoutAmount: '1', rate: '1', rateRule: null, rateSource: 'same-currency', rateLockedAt: start },
  ],
};

/** A claim of one bitcoin, approved, and then these events. */
function after(...events: readonly PromiseEvent[]) {
  const world = createWorld('w1', 'practice');
  const all: readonly PromiseEvent[] = [
    { type: 'pull-payment-created', pullPayment: newPullPayment() },
    { type: 'claim-added', payout: newClaim() },
    approval,
    ...events,
  ];
  const applied = applyAll(
    world,
    all.map((event, index) => ({ seq: index + 1, at: start, event })),
  );
  return applied.ok ? world.payouts.get('po1') : applied.error.code;
}

const seen = (transactionId: string): PromiseEvent => ({ type: 'external-seen', payoutId: 'po1', transactionId });
const accepted: PromiseEvent = { type: 'external-accepted', payoutId: 'po1' };
const rejected: PromiseEvent = { type: 'external-rejected', payoutId: 'po1' };
const confirmed = (transactionId: string): PromiseEvent => ({ type: 'external-confirmed', payoutId: 'po1', transactionId });
const vanished = (transactionId: string): PromiseEvent => ({ type: 'external-vanished', payoutId: 'po1', transactionId });
const settled = (transactionId: string): PromiseEvent => ({ type: 'external-settled', payoutId: 'po1', transactionId });
const cancelled: PromiseEvent = { type: 'payout-cancelled', payoutId: 'po1', by: 'sender', reason: null };
const marked = (state: PayoutState): PromiseEvent => ({ type: 'payout-marked', payoutId: 'po1', state, proof: null });

describe('a payment by another wallet', () => {
  it('is a candidate until the sender has spoken', () => {
    expect(after(seen(a), seen(b))).toMatchObject({
      state: 'AwaitingPayment',
      proof: { proofType: 'PayoutTransactionOnChainBlob', transactionId: a, candidates: [a, b], accounted: false },
    });
  });

  it('once accepted the payout is in progress, and completed by whichever candidate is confirmed', () => {
    expect(after(seen(a), seen(b), accepted)).toMatchObject({ state: 'InProgress', proof: { candidates: [a, b], accounted: true } });
    expect(after(seen(a), seen(b), accepted, confirmed(b))).toMatchObject({
      state: 'Completed',
      proof: { proofType: 'PayoutTransactionOnChainBlob', transactionId: b, link: null },
    });
  });

  it('once rejected it leaves nothing behind, and the same transaction is never offered again', () => {
    expect(after(seen(a), rejected)).toMatchObject({ state: 'AwaitingPayment', proof: null, external: { seen: [], rejected: [a] } });
    expect(after(seen(a), rejected, seen(a))).toBe('event-impossible');
    expect(after(seen(a), rejected, seen(b))).toMatchObject({ proof: { transactionId: b } });
  });

  it('moved back by hand the payout asks again about the same payments, and only a rejection clears them', () => {
    const back = [seen(a), accepted, marked('AwaitingPayment')] as const;
    expect(after(...back)).toMatchObject({
      state: 'AwaitingPayment',
      external: { seen: [a], accepted: false },
      proof: { accounted: false },
    });
    expect(after(...back, rejected)).toMatchObject({ state: 'AwaitingPayment', external: { seen: [] }, proof: null });
  });

  it.each([
    ['marked as in progress and back', [seen(a), marked('InProgress'), marked('AwaitingPayment')]],
    ['accepted, marked once more and back', [seen(a), accepted, marked('InProgress'), marked('AwaitingPayment')]],
    ['cancelled, taken back and approved anew', [seen(a), cancelled, marked('AwaitingApproval'), approval]],
  ])('%s, it still waits for the word of the sender before anything is paid', (_name, events) => {
    const payout = after(...events);
    expect(payout).toMatchObject({ state: 'AwaitingPayment', external: { seen: [a], accepted: false }, proof: { transactionId: a } });
    expect(typeof payout === 'object' && awaitsDecision(payout)).toBe(true);
    expect(after(...events, rejected)).toMatchObject({ state: 'AwaitingPayment', external: { seen: [], rejected: [a] }, proof: null });
  });

  it('keeps the amount that it was seen for, however the payout was marked, until the sender has spoken', () => {
    for (const events of [[seen(a)], [seen(a), marked('InProgress')], [seen(a), accepted], [seen(a), accepted, marked('InProgress')]]) {
      const payout = after(...events);
      if (typeof payout !== 'object') throw new Error('no payout');
      expect(checkRequote(payout, 'AwaitingApproval')).toEqual(refuse('external-payment-seen'));
    }
  });

  it('sent once more with a higher fee it is a further candidate, and completes the payout', () => {
    expect(after(seen(a), accepted, seen(b))).toMatchObject({ state: 'InProgress', proof: { candidates: [a, b], accounted: true } });
    expect(after(seen(a), accepted, seen(b), confirmed(b))).toMatchObject({ state: 'Completed', proof: { transactionId: b } });
  });

  it('whose block vanished is being re-checked: not payable, and completed again by whichever is confirmed', () => {
    const gone = [seen(a), seen(b), accepted, confirmed(b), vanished(b)] as const;
    const payout = after(...gone);
    expect(payout).toMatchObject({ state: 'InProgress', proof: { candidates: [a, b], accounted: true }, external: { vanished: true } });
    if (typeof payout !== 'object') throw new Error('no payout');
    expect(overlay(payout, null)).toMatchObject({ state: 'InProgress', recheck: true, locked: false });
    expect(isFollowed(payout)).toBe(true);
    const back = after(...gone, confirmed(a));
    expect(back).toMatchObject({ state: 'Completed', proof: { transactionId: a }, external: { seen: [a, b], accepted: true } });
    expect(typeof back === 'object' && overlay(back, null).recheck).toBe(false);
    const moved = after(...gone, marked('AwaitingPayment'));
    expect(moved).toMatchObject({ state: 'AwaitingPayment', external: { seen: [a, b], rejected: [], accepted: false } });
    expect(typeof moved === 'object' && awaitsDecision(moved) && overlay(moved, null).recheck).toBe(false);
  });

  it('is watched on Bitcoin alone, from its block until it is settled', () => {
    const watched = (...events: readonly PromiseEvent[]) => {
      const payout = after(...events);
      return typeof payout === 'object' ? watchedBlock(payout) : payout;
    };
    const done = [seen(a), accepted, confirmed(a)] as const;
    expect(watched(seen(a), accepted)).toBeNull();
    expect(watched(...done)).toBe(a);
    expect(watched(...done, settled(a))).toBeNull();
    expect(watched(...done, vanished(a))).toBeNull();
    expect(watched(...done, vanished(a), confirmed(a))).toBe(a);
    expect(watched(seen(a), marked('Completed')), 'the sender’s own word').toBeNull();
    const told = (transactionId: string): PromiseEvent => {
      const proof = { proofType: 'Manual', transactionId };
      return { type: 'payout-marked', payoutId: 'po1', state: 'Completed', proof };
    };
    for (const id of [c, 'paid in cash', '']) expect(watched(seen(a), accepted, told(id)), 'the sender’s own proof').toBeNull();
    const payout = after(...done);
    expect(typeof payout === 'object' && watchedBlock({ ...payout, methodId: 'XRP-CHAIN' })).toBeNull();
  });

  it.each([
    ['vanishing of what was not confirmed', [seen(a), accepted, vanished(a)], 'invalid-state'],
    ['vanishing of another one than was confirmed', [seen(a), seen(b), accepted, confirmed(a), vanished(b)], 'event-impossible'],
    ['vanishing after it was settled', [seen(a), accepted, confirmed(a), settled(a), vanished(a)], 'event-impossible'],
    ['vanishing of what the sender marked as paid', [seen(a), marked('Completed'), vanished(a)], 'event-impossible'],
    ['settling of what is not confirmed', [seen(a), accepted, settled(a)], 'event-impossible'],
    ['settling twice', [seen(a), accepted, confirmed(a), settled(a), settled(a)], 'event-impossible'],
    ['the same twice', [seen(a), seen(a)], 'event-impossible'],
    ['accepting what nobody saw', [accepted], 'invalid-state'],
    ['rejecting what nobody saw', [rejected], 'invalid-state'],
    ['confirming what was not accepted', [seen(a), confirmed(a)], 'invalid-state'],
    ['confirming what is no candidate', [seen(a), accepted, confirmed(c)], 'event-impossible'],
    ['seeing one for a payout that was completed', [seen(a), accepted, confirmed(a), seen(b)], 'invalid-state'],
  ] as const)('%s is impossible', (_name, events, code) => {
    expect(after(...events)).toBe(code);
  });
});
