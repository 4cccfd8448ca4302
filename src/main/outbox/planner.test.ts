// Owns stories of plans: the same wish gives the same plan, nobody is in two, and only what the promises say is planned.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OutboxWorld } from '../../../tests/fakes/outbox-world.ts';
import { refuse } from '../../shared/result.ts';
import { digestOf } from './confirmation.ts';
import { planDigest } from './digest.ts';
import type { Outbox } from './outbox.ts';
import { draftRecord } from './records.ts';
import type { Plan } from './types.ts';

function worldWith(...ids: readonly string[]): { readonly world: OutboxWorld; readonly outbox: Outbox } {
  const world = new OutboxWorld();
  for (const id of ids) world.promise(id, id.startsWith('b') ? 'bitcoin' : 'xrpl', 1_000n);
  return { world, outbox: world.start() };
}

async function planFor(outbox: Outbox, payoutIds: readonly string[], feeRate?: bigint): Promise<Plan> {
  const plan = await outbox.plan({ walletId: 'wallet', payoutIds, ...(feeRate !== undefined && { feeRate }) });
  if (!plan.ok) throw new Error(plan.error.code);
  return plan.value;
}

describe('asking for a plan again', () => {
  it('gives the same plan, whatever the order of the selection and whoever asks at the same time', async () => {
    const { world, outbox } = worldWith('b1', 'b2', 'x1', 'x2');
    const plans = await Promise.all([planFor(outbox, ['b1', 'x2', 'b2', 'x1']), planFor(outbox, ['x1', 'x2', 'b1', 'b2'])]);
    expect(plans[1]).toEqual(plans[0]);
    expect(await planFor(world.start(), ['x1', 'b2', 'b1', 'x2'])).toEqual(plans[0]);
    expect(world.journal.head.seq).toBe(1);
  });

  it('gives the confirmed plan once it is confirmed, and never a second one', async () => {
    const { world, outbox } = worldWith('b1', 'x1');
    const planId = await world.pay(outbox, ['b1', 'x1']);
    await world.settle(outbox, 1);
    expect((await planFor(outbox, ['x1', 'b1'])).id).toBe(planId);
    expect(await outbox.plan({ walletId: 'wallet', payoutIds: ['x1'] })).toEqual(refuse('payout-in-flight', { payoutId: 'x1' }));
  });

  it.each([
    ['another selection', async (_world: OutboxWorld, outbox: Outbox) => planFor(outbox, ['b1'])],
    ['another fee rate', async (_world: OutboxWorld, outbox: Outbox) => planFor(outbox, ['b1', 'x1'], 5_000n)],
    [
      'a changed claim',
      async (world: OutboxWorld, outbox: Outbox) => {
        world.promise('x1', 'xrpl', 1_500n, { revision: 1 });
        return planFor(outbox, ['b1', 'x1']);
      },
    ],
    [
      'too little time left to read it',
      async (world: OutboxWorld, outbox: Outbox) => {
        world.now += 14 * 60;
        return planFor(outbox, ['b1', 'x1']);
      },
    ],
  ])('replaces an unconfirmed plan for %s, and the old one can no longer be confirmed', async (_what, ask) => {
    const { world, outbox } = worldWith('b1', 'x1');
    const old = await planFor(outbox, ['b1', 'x1']);
    const view = await outbox.planView(old.id);
    if (!view.ok) throw new Error(view.error.code);
    const fresh = await ask(world, outbox);
    expect(fresh.id).not.toBe(old.id);
    expect(await outbox.confirm(old.id, view.value.token)).toEqual(refuse('plan-closed'));
    // Its coin is free again, and taken by the new plan.
    expect(fresh.entries[0]?.consumes).toEqual(old.entries[0]?.consumes);
    expect(outbox.plans().map((plan) => plan.id)).toEqual([fresh.id]);
  });
});

describe('what is planned', () => {
  it('is exactly what the promises say, in one Bitcoin entry and one entry per ledger payment', async () => {
    const { world, outbox } = worldWith('b1', 'b2', 'x1', 'x2');
    world.promise('x2', 'xrpl', 77n, { tag: 0, revision: 4, address: 'rSomebody' });
    const plan = await planFor(outbox, ['x2', 'b2', 'x1', 'b1']);
    expect(plan.entries.map((entry) => [entry.chain, entry.lines.map((line) => line.payoutId)])).toEqual([
      ['bitcoin', ['b1', 'b2']],
      ['xrpl', ['x1']],
      ['xrpl', ['x2']],
    ]);
    expect(plan.entries[2]?.lines[0]).toEqual({
      payoutId: 'x2',
      revision: 4,
      chain: 'xrpl',
      asset: 'XRP',
      address: 'rSomebody',
      tag: 0,
      amount: 77n,
    });
    expect(plan.expiresAt - plan.createdAt).toBe(900);
  });

  it('never has two plans reserve the same coin', async () => {
    const { outbox } = worldWith('b1', 'b2', 'b3');
    const plans = await Promise.all(['b1', 'b2', 'b3'].map((id) => planFor(outbox, [id])));
    expect(new Set(plans.map((plan) => plan.entries[0]?.consumes[0])).size).toBe(3);
  });

  it.each([
    ['is unknown', {}, 'nobody', 'payout-not-found'],
    ['is not approved', { state: 'AwaitingApproval' as const }, 'b1', 'payout-not-payable'],
    ['is cancelled', { state: 'Cancelled' as const }, 'b1', 'payout-not-payable'],
    ['is marked as paid elsewhere', { state: 'Completed' as const }, 'b1', 'payout-not-payable'],
    ['has no amount', { amount: 0n }, 'b1', 'payout-not-payable'],
  ])('refuses all when one payout %s', async (_what, changes, id, code) => {
    const { world, outbox } = worldWith('x1');
    world.promise('b1', 'bitcoin', 1_000n, changes);
    expect(await outbox.plan({ walletId: 'wallet', payoutIds: ['x1', id] })).toEqual(refuse(code, { payoutId: id }));
    expect(world.journal.head.seq).toBe(0);
  });

  it.each([
    ['nothing', []],
    ['a payout twice', ['b1', 'b1']],
    ['more than 500', Array.from({ length: 501 }, (_, index) => `b${index}`)],
  ])('refuses a selection of %s', async (_what, payoutIds) => {
    const { outbox } = worldWith('b1');
    expect(await outbox.plan({ walletId: 'wallet', payoutIds })).toEqual(refuse('invalid-plan'));
    expect(await outbox.plan({ walletId: 'other', payoutIds: ['b1'] })).toEqual(refuse('invalid-plan'));
  });

  it('is not written when a claim changed while coins were being chosen', async () => {
    const { world, outbox } = worldWith('b1');
    const asked = outbox.plan({ walletId: 'wallet', payoutIds: ['b1'] });
    await Promise.resolve();
    world.promise('b1', 'bitcoin', 1_000n, { state: 'Cancelled' });
    expect(await asked).toMatchObject({ ok: false });
    expect(world.journal.head.seq).toBe(0);
  });
});

describe('the daily cap', () => {
  it('counts every row that is not proved unpaid, with its fee ceiling, for 24 hours', async () => {
    const { world, outbox } = worldWith('x1', 'x2', 'x3');
    world.dailyCap = 2_050n;
    world.publishFault = () => 'lost';
    await world.pay(outbox, ['x1']);
    await outbox.run();
    await planFor(outbox, ['x2']);
    expect(await outbox.plan({ walletId: 'wallet', payoutIds: ['x3'] })).toEqual(refuse('daily-cap-exceeded'));
    // The unconfirmed plan is replaced, so its amount does not count twice.
    expect(await outbox.plan({ walletId: 'wallet', payoutIds: ['x2', 'x3'] })).toEqual(refuse('daily-cap-exceeded'));
    world.now += 86_401;
    await outbox.run();
    expect((await outbox.plan({ walletId: 'wallet', payoutIds: ['x2', 'x3'] })).ok).toBe(true);
  });

  it('counts what is paid', async () => {
    const { world, outbox } = worldWith('x1', 'x2');
    world.dailyCap = 1_020n;
    await world.pay(outbox, ['x1']);
    await world.settle(outbox, 2);
    expect(world.phase(outbox, 'x1')).toBe('final');
    expect(await outbox.plan({ walletId: 'wallet', payoutIds: ['x2'] })).toEqual(refuse('daily-cap-exceeded'));
  });

  it('does not count what failed', async () => {
    const { world, outbox } = worldWith('x1');
    world.dailyCap = 1_020n;
    world.network.world.unfunded = ['x1'];
    await world.pay(outbox, ['x1']);
    await world.settle(outbox, 1);
    expect(world.phase(outbox, 'x1')).toBe('failed');
    expect((await outbox.plan({ walletId: 'wallet', payoutIds: ['x1'] })).ok).toBe(true);
  });
});

describe('a plan that is not confirmed in time', () => {
  it('expires, frees its payouts and coins, and says so', async () => {
    const { world, outbox } = worldWith('b1');
    const plan = await planFor(outbox, ['b1']);
    world.now = plan.expiresAt;
    expect((await outbox.run()).ok).toBe(true);
    expect(world.phase(outbox, 'b1')).toBe('planned');
    expect([world.counters.signed, world.lockCalls.length]).toEqual([0, 0]);
    world.now += 1;
    expect(await outbox.planView(plan.id)).toEqual(refuse('plan-expired'));
    await outbox.run();
    expect(world.told.at(-1)).toMatchObject({ phase: 'void', reason: 'plan-expired', locked: false });
    expect(outbox.reserved().size).toBe(0);
    expect(await outbox.planView(plan.id)).toEqual(refuse('plan-expired'));
  });
});

describe('the digest', () => {
  it('covers everything the sender sees: any change gives another digest', async () => {
    const { world, outbox } = worldWith('b1', 'x1');
    world.promise('x1', 'xrpl', 1_000n, { tag: 7 });
    const plan = await planFor(outbox, ['b1', 'x1']);
    expect(digestOf(plan)).toBe(plan.digest);
    const entries = plan.entries.map((entry) => draftRecord(entry.id, entry));
    const base = { planId: plan.id, walletId: plan.walletId, network: plan.network, expiresAt: plan.expiresAt, entries };
    const leaves = paths(base);
    expect(leaves.length).toBeGreaterThan(30);
    for (const path of leaves) expect(planDigest(changed(base, path)), path.join('.')).not.toBe(plan.digest);
  });

  it('does not depend on the order of keys', () => {
    const detail = fc.dictionary(fc.string(), fc.jsonValue());
    fc.assert(
      fc.property(detail, (content) => {
        const entry = { id: 'e', chain: 'xrpl' as const, lines: [], fee: '1', feeCeiling: '1', change: null, consumes: [] };
        const plan = { planId: 'p', walletId: 'w', network: 'main' as const, expiresAt: 1 };
        const turned = Object.fromEntries(Object.entries(content).reverse());
        expect(planDigest({ ...plan, entries: [{ ...entry, detail: turned }] })).toBe(
          planDigest({ ...plan, entries: [{ ...entry, detail: content }] }),
        );
      }),
    );
  });
});

/** Every leaf of a JSON value. */
function paths(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) => paths(inner, [...path, key]));
}

function changed<T>(value: T, path: readonly string[]): T {
  const copy = structuredClone(value) as Record<string, unknown>;
  let place = copy;
  for (const key of path.slice(0, -1)) place = place[key] as Record<string, unknown>;
  place[path.at(-1) ?? ''] = 'changed';
  return copy as T;
}
