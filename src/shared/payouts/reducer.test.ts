import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newClaim, newPullPayment, p2pkh, p2wpkh, paymentStatus, records, start } from '../../../tests/fakes/payouts.ts';
import { compare, formatDecimal } from '../money/decimal.ts';
import { decimalOf } from '../money/parse-amount.ts';
import { applyAppend } from './apply-append.ts';
import type { Approval, PromiseEvent, PromiseRecord } from './events.ts';
import { claimedIn } from './limits.ts';
import type { PaymentStatus } from './payment-status.ts';
import { currentPeriod } from './periods.ts';
import { applyAll, applyEvent } from './reducer.ts';
import { payoutStates } from './types.ts';
import { claimedInPeriod, createWorld, noPayments, type Payments, payoutsOf, type World, worldBook } from './world.ts';

const anotherAddress = (index: number): string => `bcrt1q${String(index).padStart(38, 'q')}`;

describe('the order of creation', () => {
  it('property: holds what stands, oldest first, in all and by pull payment, whatever was refused and taken back', () => {
    const own = fc.boolean();
    const batch = fc.record({ claims: fc.array(own, { minLength: 1, maxLength: 4 }), spoilt: fc.boolean() });
    fc.assert(
      fc.property(fc.array(batch, { maxLength: 12 }), (batches) => {
        const world = createWorld('w1', 'practice');
        applyAll(world, records([{ type: 'pull-payment-created', pullPayment: newPullPayment({ limit: '1000' }) }]));
        const stands: { readonly id: string; readonly own: boolean }[] = [];
        let number = 0;
        for (const { claims, spoilt } of batches) {
          const made = claims.map((isOwn) => ({ id: `po${(number += 1)}`, own: isOwn }));
          const events: PromiseEvent[] = made.map(({ id, own: isOwn }, index) => ({
            type: 'claim-added',
            payout: newClaim({
              id,
              pullPaymentId: isOwn ? null : 'pp1',
              address: anotherAddress(number * 10 + index),
              originalAmount: '1',
            }),
          }));
          const impossible: PromiseEvent = { type: 'payout-cancelled', payoutId: 'nobody', by: 'sender', reason: null };
          const all = spoilt ? [...events, impossible] : events;
          const applied = applyAll(
            world,
            all.map((event, index) => ({ seq: world.seq + 1 + index, at: start, event })),
          );
          expect(applied.ok).toBe(!spoilt);
          if (!spoilt) stands.push(...made);
        }
        expect(world.index.order).toEqual(stands.map(({ id }) => id));
        const claimedOnes = stands.flatMap((one) => (one.own ? [] : [one.id]));
        expect(payoutsOf(world, 'pp1').map(({ id }) => id)).toEqual(claimedOnes);
      }),
    );
  });
});

const created: PromiseEvent = { type: 'pull-payment-created', pullPayment: newPullPayment() };
const claimed: PromiseEvent = { type: 'claim-added', payout: newClaim() };
const approval: Approval = {
  payoutId: 'po1',
  revision: 0,
  payoutAmount: '1',
  rate: '1',
  rateRule: null,
  rateSource: 'same-currency',
  rateLockedAt: start,
};
const approved: PromiseEvent = { type: 'payouts-approved', approvals: [approval] };
const cancelled: PromiseEvent = { type: 'payout-cancelled', payoutId: 'po1', by: 'sender', reason: 'late' };
const mark = (state: 'AwaitingApproval' | 'InProgress' | 'Completed' | 'AwaitingPayment'): PromiseEvent => ({
  type: 'payout-marked',
  payoutId: 'po1',
  state,
  proof: null,
});
const edited: PromiseEvent = {
  type: 'claim-edited',
  payoutId: 'po1',
  revision: 1,
  methodId: 'BTC-CHAIN',
  destination: p2pkh,
  address: p2pkh,
  tag: null,
  originalAmount: '2',
  payoutCurrency: 'BTC',
  note: null,
};

function worldAfter(...events: readonly PromiseEvent[]): World {
  const world = createWorld('w1', 'practice');
  const applied = applyAll(world, records(events));
  if (!applied.ok) throw new Error(applied.error.code);
  return world;
}

function refusal(world: World, event: PromiseEvent, at = start): string {
  const before = snapshot(world);
  const result = applyEvent(world, { seq: world.seq + 1, at, event });
  if (result.ok) return 'accepted';
  expect(snapshot(world)).toBe(before);
  return result.error.code;
}

function snapshot(world: World): string {
  return JSON.stringify(world, (_key, value: unknown) => {
    if (value instanceof Map) return [...value.entries()].sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
    if (value instanceof Set) return [...value].sort((a, b) => (String(a) < String(b) ? -1 : 1));
    return typeof value === 'bigint' ? value.toString() : value;
  });
}

describe('replaying promises', () => {
  it('builds pull payment and payout, with wallet, network and order', () => {
    const world = worldAfter(created, claimed);
    expect(world.pullPayments.get('pp1')).toMatchObject({ walletId: 'w1', network: 'practice', archived: false, order: 1 });
    expect(world.payouts.get('po1')).toMatchObject({
      walletId: 'w1',
      order: 2,
      revision: 0,
      state: 'AwaitingApproval',
      payoutAmount: null,
      rateLock: null,
    });
  });

  it('locks a rate, forgets it on un-approval, and keeps the story of a cancel', () => {
    expect(worldAfter(created, claimed, approved).payouts.get('po1')).toMatchObject({
      state: 'AwaitingPayment',
      payoutAmount: '1',
      rateLock: { rate: '1', rateSource: 'same-currency', rateRule: null, rateLockedAt: start },
    });
    expect(worldAfter(created, claimed, approved, mark('AwaitingApproval')).payouts.get('po1')).toMatchObject({
      state: 'AwaitingApproval',
      payoutAmount: null,
      rateLock: null,
    });
    expect(worldAfter(created, claimed, approved, cancelled).payouts.get('po1')).toMatchObject({
      state: 'Cancelled',
      reason: 'late',
      payoutAmount: '1',
    });
    expect(worldAfter(created, claimed, cancelled, mark('AwaitingApproval')).payouts.get('po1')).toMatchObject({
      state: 'AwaitingApproval',
      reason: null,
    });
  });

  it('moves sums and destinations with an edit', () => {
    const world = worldAfter(created, claimed, edited);
    expect(world.payouts.get('po1')).toMatchObject({ revision: 1, address: p2pkh, originalAmount: '2' });
    expect(formatDecimal(claimedInPeriod(world, 'pp1', start))).toBe('2');
    expect(worldBook(world, noPayments).liveWithKey(p2wpkh)).toBeNull();
    expect(worldBook(world, noPayments).liveWithKey(p2pkh)?.id).toBe('po1');
  });

  it('keeps the payouts of a pull payment in the order of their making', () => {
    const later: PromiseEvent = { type: 'claim-added', payout: newClaim({ id: 'po0', address: p2wpkh, originalAmount: '1' }) };
    const world = worldAfter(created, claimed, later, edited, cancelled);
    applyAll(world, records([mark('AwaitingApproval'), mark('Completed')], 6));
    expect(payoutsOf(world, 'pp1').map((payout) => payout.id)).toEqual(['po1', 'po0']);
  });

  it('says what it touched', () => {
    const world = createWorld('w1', 'practice');
    expect(applyAll(world, records([created, claimed, cancelled]))).toEqual({
      ok: true,
      value: { pullPaymentIds: ['pp1'], payoutIds: ['po1'] },
    });
  });

  it.each<[string, readonly PromiseEvent[], PromiseEvent, string]>([
    ['a second pull payment of one id', [created], created, 'id-taken'],
    ['a limit of zero', [], { type: 'pull-payment-created', pullPayment: newPullPayment({ limit: '0' }) }, 'event-impossible'],
    ['an edit of nothing', [], { type: 'pull-payment-edited', id: 'pp1', name: '', description: '' }, 'pullpayment-not-found'],
    ['a claim on nothing', [], claimed, 'pullpayment-not-found'],
    ['a second payout of one id', [created, claimed], claimed, 'id-taken'],
    ['more than the limit', [created], { type: 'claim-added', payout: newClaim({ originalAmount: '12.4' }) }, 'overdraft'],
    ['a claim of zero', [created], { type: 'claim-added', payout: newClaim({ originalAmount: '0' }) }, 'amount-too-low'],
    ['a claim in another unit', [created], { type: 'claim-added', payout: newClaim({ originalCurrency: 'USD' }) }, 'event-impossible'],
    ['a claim in another coin', [created], { type: 'claim-added', payout: newClaim({ payoutCurrency: 'XRP' }) }, 'event-impossible'],
    ['a claim before the start', [created], { type: 'claim-added', payout: newClaim({ createdAt: start - 1 }) }, 'not-started'],
    ['a claim after archiving', [created, { type: 'pull-payment-archived', id: 'pp1', cancelled: [] }], claimed, 'archived'],
    ['approval of nothing', [created], approved, 'payout-not-found'],
    ['approval twice', [created, claimed, approved], approved, 'invalid-state'],
    ['approval of another revision', [created, claimed, edited], approved, 'old-revision'],
    [
      'approval of another amount',
      [created, claimed],
      { type: 'payouts-approved', approvals: [{ ...approval, payoutAmount: '1.00000001' }] },
      'approval-inexact',
    ],
    ['approval twice in one', [created, claimed], { type: 'payouts-approved', approvals: [approval, approval] }, 'event-impossible'],
    ['cancelling what is paid', [created, claimed, approved, mark('Completed')], cancelled, 'invalid-state'],
    [
      'the recipient cancelling what is approved',
      [created, claimed, approved],
      { ...cancelled, by: 'recipient' } as PromiseEvent,
      'invalid-state',
    ],
    ['paying what is not approved', [created, claimed], mark('Completed'), 'invalid-state'],
    ['moving what is paid', [created, claimed, approved, mark('Completed')], mark('AwaitingApproval'), 'invalid-state'],
    ['an edit that skips a revision', [created, claimed], { ...edited, revision: 2 } as PromiseEvent, 'old-revision'],
    ['an edit after approval', [created, claimed, approved], edited, 'invalid-state'],
    ['an edit above the limit', [created, claimed], { ...edited, originalAmount: '12.4' } as PromiseEvent, 'overdraft'],
    [
      'archiving that cancels the paid',
      [created, claimed, approved, mark('Completed')],
      { type: 'pull-payment-archived', id: 'pp1', cancelled: ['po1'] },
      'invalid-state',
    ],
    [
      'archiving that cancels what is not its own',
      [created],
      { type: 'pull-payment-archived', id: 'pp1', cancelled: ['po1'] },
      'payout-not-found',
    ],
  ])('refuses %s and changes nothing', (_name, before, event, code) => {
    expect(refusal(worldAfter(...before), event)).toBe(code);
  });

  it('refuses to un-cancel into a limit that others have used meanwhile', () => {
    const rest: PromiseEvent = { type: 'claim-added', payout: newClaim({ id: 'po2', address: p2pkh, originalAmount: '12' }) };
    expect(refusal(worldAfter(created, claimed, cancelled, rest), mark('AwaitingApproval'))).toBe('overdraft');
  });

  it('refuses a gap in the numbers', () => {
    const world = createWorld('w1', 'practice');
    expect(applyEvent(world, { seq: 2, at: start, event: created })).toMatchObject({ error: { code: 'event-out-of-order' } });
  });

  it('refuses a second claim under one claim id', () => {
    const first: PromiseEvent = { type: 'claim-added', payout: newClaim({ claimId: 'aa' }) };
    expect(
      refusal(worldAfter(created, first), { type: 'claim-added', payout: newClaim({ id: 'po2', address: p2pkh, claimId: 'aa' }) }),
    ).toBe('duplicate-claim');
  });

  it('applies a unit of events entirely or not at all', () => {
    const world = worldAfter(created);
    const before = snapshot(world);
    const result = applyAll(world, records([claimed, approved, approved], 2));
    expect(result).toMatchObject({ ok: false, error: { code: 'invalid-state', params: { seq: '4' } } });
    expect(snapshot(world)).toBe(before);
  });
});

describe('the last look before writing', () => {
  const says =
    (status: Partial<PaymentStatus>): Payments =>
    (id) =>
      id === 'po1' ? paymentStatus(status) : null;
  const second: PromiseEvent = { type: 'claim-added', payout: newClaim({ id: 'po2' }) };

  function look(world: World, events: readonly PromiseEvent[], payments: Payments = noPayments, at = start): string {
    const before = snapshot(world);
    const result = applyAppend(world, records(events, world.seq + 1, at), payments);
    if (result.ok) result.value();
    expect(snapshot(world)).toBe(before);
    return result.ok ? 'fine' : result.error.code;
  }

  it('lets a whole unit pass and changes nothing', () => {
    expect(look(worldAfter(), [created, claimed, approved])).toBe('fine');
    expect(look(worldAfter(), [created, claimed, approved, approved])).toBe('invalid-state');
  });

  it('refuses a destination that is still waited for, also within one unit', () => {
    expect(look(worldAfter(created, claimed), [second])).toBe('duplicate-destination');
    expect(look(worldAfter(created), [claimed, second])).toBe('duplicate-destination');
    expect(look(worldAfter(created, claimed, cancelled), [second])).toBe('fine');
    expect(look(worldAfter(created, claimed, cancelled, second), [mark('AwaitingApproval')])).toBe('duplicate-destination');
  });

  it('frees a destination when the outbox has paid it, and replay never depends on that', () => {
    const world = worldAfter(created, claimed, approved);
    expect(look(world, [second], says({ phase: 'seen' }))).toBe('duplicate-destination');
    expect(look(world, [second], says({ phase: 'final' }))).toBe('fine');
    expect(applyAll(world, records([second], 4)).ok).toBe(true);
  });

  it('leaves a payout alone that the outbox has locked or paid', () => {
    const world = worldAfter(created, claimed, approved);
    for (const event of [cancelled, mark('Completed'), mark('AwaitingApproval')]) {
      expect(look(world, [event], says({ phase: 'planned' }))).toBe('invalid-state');
      expect(look(world, [event], says({ phase: 'final' }))).toBe('invalid-state');
      expect(look(world, [event], says({ phase: 'failed' }))).toBe('fine');
      expect(look(world, [event], says({ phase: 'planned', locked: false }))).toBe('fine');
    }
  });

  it('archives only as a whole, and never under a payment', () => {
    const world = worldAfter(created, claimed, approved);
    const archive = (...ids: string[]): PromiseEvent => ({ type: 'pull-payment-archived', id: 'pp1', cancelled: ids });
    expect(look(world, [archive('po1')])).toBe('fine');
    expect(look(world, [archive()])).toBe('archive-incomplete');
    expect(look(world, [archive('po1')], says({ phase: 'signed' }))).toBe('invalid-state');
    expect(look(world, [archive()], says({ phase: 'final' }))).toBe('fine');
    expect(look(world, [archive('po1')], says({ phase: 'final' }))).toBe('archive-incomplete');
  });

  it('refuses a claim that is dated into another time, for its date decides its period', () => {
    expect(look(worldAfter(created), [claimed], noPayments, start + 601)).toBe('claim-date-wrong');
    expect(look(worldAfter(created), [claimed], noPayments, start + 600)).toBe('fine');
  });
});

describe('any sequence of events', () => {
  const id = fc.integer({ min: 0, max: 5 }).map((n) => `po${n}`);
  const amount = fc.integer({ min: -1, max: 60 }).map(String);
  const anyEvent: fc.Arbitrary<(at: number) => PromiseEvent> = fc.oneof(
    fc.tuple(id, amount, fc.integer({ min: 0, max: 3 })).map(
      ([payoutId, originalAmount, n]) =>
        (at: number): PromiseEvent => ({
          type: 'claim-added',
          payout: newClaim({ id: payoutId, originalAmount, address: `address${n}`, createdAt: at }),
        }),
    ),
    fc.tuple(id, amount, fc.integer({ min: 1, max: 3 })).map(
      ([payoutId, originalAmount, revision]) =>
        (): PromiseEvent =>
          ({ ...edited, payoutId, originalAmount, revision }) as PromiseEvent,
    ),
    fc.tuple(id, amount, fc.integer({ min: 0, max: 2 })).map(
      ([payoutId, payoutAmount, revision]) =>
        (): PromiseEvent => ({
          type: 'payouts-approved',
          approvals: [{ ...approval, payoutId, payoutAmount, revision }],
        }),
    ),
    fc.tuple(id, fc.constantFrom('sender', 'recipient')).map(
      ([payoutId, by]) =>
        (): PromiseEvent =>
          ({ type: 'payout-cancelled', payoutId, by, reason: null }) as PromiseEvent,
    ),
    fc.tuple(id, fc.constantFrom(...payoutStates)).map(
      ([payoutId, state]) =>
        (): PromiseEvent => ({ type: 'payout-marked', payoutId, state, proof: null }),
    ),
    fc
      .array(id, { maxLength: 2 })
      .map((cancelledIds) => (): PromiseEvent => ({ type: 'pull-payment-archived', id: 'pp1', cancelled: cancelledIds })),
  );
  const story = fc.array(fc.tuple(anyEvent, fc.integer({ min: 0, max: 40 })), { maxLength: 60 });
  const terms = { limit: '100', startsAt: 0, expiresAt: 900, period: 100 };

  /** Applies what is possible, as main would; gives the journal of it. */
  function run(world: World, steps: readonly [(at: number) => PromiseEvent, number][]): readonly PromiseRecord[] {
    const journal: PromiseRecord[] = [{ seq: 1, at: 0, event: { type: 'pull-payment-created', pullPayment: newPullPayment(terms) } }];
    applyAll(world, journal);
    let at = 0;
    for (const [make, wait] of steps) {
      at += wait;
      const record = { seq: world.seq + 1, at, event: make(at) };
      if (applyEvent(world, record).ok) journal.push(record);
    }
    return journal;
  }

  function expectWithinLimit(world: World): void {
    const pullPayment = world.pullPayments.get('pp1');
    if (pullPayment === undefined) throw new Error('no pull payment');
    for (let now = 0; now <= 900; now += 50) {
      const period = currentPeriod(pullPayment, now);
      if (period === null) continue;
      const sum = claimedIn(pullPayment, period, payoutsOf(world, 'pp1'));
      expect(compare(sum, decimalOf('100'))).toBeLessThanOrEqual(0);
      expect(formatDecimal(claimedInPeriod(world, 'pp1', period.start))).toBe(formatDecimal(sum));
    }
  }

  it('property: never leaves more claimed than the limit, and the index agrees with the list', () => {
    fc.assert(
      fc.property(story, (steps) => {
        const world = createWorld('w1', 'practice');
        run(world, steps);
        expectWithinLimit(world);
      }),
      { numRuns: 200 },
    );
  });

  it('property: replays to the same world, in one unit or one by one', () => {
    fc.assert(
      fc.property(story, (steps) => {
        const first = createWorld('w1', 'practice');
        const journal = run(first, steps);
        const again = createWorld('w1', 'practice');
        expect(applyAll(again, journal).ok).toBe(true);
        expect(snapshot(again)).toBe(snapshot(first));
      }),
      { numRuns: 200 },
    );
  });

  it('property: a rehearsal leaves no trace, whatever it meets', () => {
    fc.assert(
      fc.property(story, story, (past, future) => {
        const world = createWorld('w1', 'practice');
        run(world, past);
        const before = snapshot(world);
        const applied = applyAppend(
          world,
          records(
            future.map(([make]) => make(500)),
            world.seq + 1,
            500,
          ),
          noPayments,
        );
        if (applied.ok) applied.value();
        expect(snapshot(world)).toBe(before);
      }),
      { numRuns: 200 },
    );
  });

  it('replays 10,000 payouts without looking through all of them each time', () => {
    const events: PromiseEvent[] = [{ type: 'pull-payment-created', pullPayment: newPullPayment({ limit: '10000' }) }];
    for (let n = 0; n < 10_000; n += 1) events.push({ type: 'claim-added', payout: newClaim({ id: `p${n}`, address: `a${n}` }) });
    const world = createWorld('w1', 'practice');
    const began = performance.now();
    expect(applyAll(world, records(events)).ok).toBe(true);
    // Scanning would be 50 million comparisons; the bound is wide so that a busy machine does not matter.
    expect(performance.now() - began).toBeLessThan(3000);
    expect(refusal(world, { type: 'claim-added', payout: newClaim({ id: 'over', originalAmount: '0.1' }) })).toBe('overdraft');
  });
});
