// Owns stories of confirmation: one token, one use, exactly the plan that was shown.
import { describe, expect, it } from 'vitest';
import { OutboxWorld } from '../../../tests/fakes/outbox-world.ts';
import { refuse } from '../../shared/result.ts';
import type { Outbox } from './outbox.ts';
import type { PlanView } from './plan-view.ts';
import { createTokens } from './token.ts';

async function shown(world: OutboxWorld, outbox: Outbox, ...ids: readonly string[]): Promise<PlanView> {
  for (const id of ids) if (!world.payouts.has(id)) world.promise(id, id.startsWith('b') ? 'bitcoin' : 'xrpl', 1_000n);
  const plan = await outbox.plan({ walletId: 'wallet', payoutIds: ids });
  if (!plan.ok) throw new Error(plan.error.code);
  const view = await outbox.planView(plan.value.id);
  if (!view.ok) throw new Error(view.error.code);
  return view.value;
}

function fresh(): { readonly world: OutboxWorld; readonly outbox: Outbox } {
  const world = new OutboxWorld();
  return { world, outbox: world.start() };
}

describe('confirming', () => {
  it('takes the token of the window, once; the same click again gives the same answer and pays nothing more', async () => {
    const { world, outbox } = fresh();
    const view = await shown(world, outbox, 'b1', 'x1');
    const answers = await Promise.all([outbox.confirm(view.planId, view.token), outbox.confirm(view.planId, view.token)]);
    expect(answers.map((answer) => answer.ok && answer.value.confirmed)).toEqual([true, true]);
    expect(world.journal.bodies().filter((body) => JSON.stringify(body).includes('plan-confirmed'))).toHaveLength(1);
    await world.settle(outbox, 2);
    expect([world.network.paid('b1'), world.network.paid('x1')]).toEqual([1_000n, 1_000n]);
  });

  it.each([
    ['a token out of thin air', async () => 'ab'.repeat(32)],
    ['no token', async () => ''],
    ['the token of another plan', async (world: OutboxWorld, outbox: Outbox) => (await shown(world, outbox, 'x9')).token],
  ])('refuses %s, and the right one still works', async (_what, wrong) => {
    const { world, outbox } = fresh();
    const view = await shown(world, outbox, 'x1');
    expect(await outbox.confirm(view.planId, await wrong(world, outbox))).toEqual(refuse('token-invalid'));
    expect(world.phase(outbox, 'x1')).toBe('planned');
    expect((await outbox.confirm(view.planId, view.token)).ok).toBe(true);
  });

  it('refuses the token of an earlier window of the same plan', async () => {
    const { world, outbox } = fresh();
    const first = await shown(world, outbox, 'x1');
    const second = await shown(world, outbox, 'x1');
    expect(second.planId).toBe(first.planId);
    expect(await outbox.confirm(first.planId, first.token)).toEqual(refuse('token-invalid'));
    expect((await outbox.confirm(second.planId, second.token)).ok).toBe(true);
  });

  it('refuses a token from before a restart; the plan itself survived and can be shown again', async () => {
    const { world, outbox } = fresh();
    const view = await shown(world, outbox, 'x1');
    const again = world.start();
    expect(await again.confirm(view.planId, view.token)).toEqual(refuse('token-invalid'));
    expect((await shown(world, again, 'x1')).planId).toBe(view.planId);
  });

  it('refuses once the plan expired or was discarded', async () => {
    const { world, outbox } = fresh();
    const late = await shown(world, outbox, 'x1');
    const discarded = await shown(world, outbox, 'x2');
    await outbox.discard(discarded.planId);
    expect(await outbox.confirm(discarded.planId, discarded.token)).toEqual(refuse('plan-closed'));
    world.now = late.expiresAt + 1;
    expect(await outbox.confirm(late.planId, late.token)).toEqual(refuse('plan-expired'));
    expect(await outbox.confirm('nothing', late.token)).toEqual(refuse('plan-not-found'));
    await world.settle(outbox, 2);
    expect(world.counters.signed).toBe(0);
  });

  it('refuses when a claim changed after it was shown, and does not lock it', async () => {
    const { world, outbox } = fresh();
    const view = await shown(world, outbox, 'x1');
    world.promise('x1', 'xrpl', 1_000n, { revision: 1 });
    expect(await outbox.confirm(view.planId, view.token)).toEqual(refuse('promise-changed', { payoutId: 'x1' }));
    expect(world.lockCalls).toEqual([]);
  });

  it('refuses with the words of the workflow when it refuses the lock; nothing is confirmed, and the token is spent', async () => {
    const { world, outbox } = fresh();
    const view = await shown(world, outbox, 'x1');
    world.lockRefusal = 'old-revision';
    expect(await outbox.confirm(view.planId, view.token)).toEqual(refuse('old-revision'));
    world.lockRefusal = null;
    expect(await outbox.confirm(view.planId, view.token)).toEqual(refuse('token-invalid'));
    expect(world.phase(outbox, 'x1')).toBe('planned');
    expect(outbox.liveFor(['x1'])[0]?.locked).toBe(false);
  });

  it('gives a lock back that may have been taken although nobody answered', async () => {
    const { world, outbox } = fresh();
    const view = await shown(world, outbox, 'x1');
    world.lockRefusal = 'not-ready';
    expect(await outbox.confirm(view.planId, view.token)).toEqual(refuse('not-ready'));
    expect(world.unlocked).toEqual([view.planId]);
  });

  it('refuses a plan from the future: setting the clock back does not prolong it', async () => {
    const { world, outbox } = fresh();
    const view = await shown(world, outbox, 'x1');
    world.now -= 61;
    expect(await outbox.confirm(view.planId, view.token)).toEqual(refuse('plan-expired'));
    const other = await shown(world, outbox, 'x1');
    expect(other.planId).not.toBe(view.planId);
    world.now -= 60;
    expect((await outbox.confirm(other.planId, other.token)).ok).toBe(true);
  });

  it('refuses, and gives the lock back, when a claim was cancelled just before it was locked', async () => {
    const { world, outbox } = fresh();
    const view = await shown(world, outbox, 'x1');
    world.whileLocking = () => void world.promise('x1', 'xrpl', 1_000n, { state: 'Cancelled' });
    expect(await outbox.confirm(view.planId, view.token)).toEqual(refuse('promise-changed', { payoutId: 'x1' }));
    expect(world.unlocked).toEqual([view.planId]);
    expect(outbox.liveFor(['x1'])[0]?.locked).toBe(false);
  });

  it('gives the lock back when the confirmation could not be written', async () => {
    const { world, outbox } = fresh();
    const view = await shown(world, outbox, 'x1');
    world.journal.fill();
    expect(await outbox.confirm(view.planId, view.token)).toEqual(refuse('journal-broken'));
    expect(world.unlocked).toEqual([view.planId]);
  });
});

describe('what the window shows', () => {
  it('has totals first, then every destination in full, and says who is new', async () => {
    const { world, outbox } = fresh();
    world.promise('x1', 'xrpl', 500n, { address: 'rAlice', tag: 0 });
    world.promise('x2', 'xrpl', 700n, { address: 'rAlice', tag: 5 });
    await world.pay(outbox, ['x1']);
    await world.settle(outbox, 1);
    world.promise('x3', 'xrpl', 900n, { address: 'rAlice', tag: 0 });
    const view = await shown(world, outbox, 'b1', 'b2', 'x2', 'x3');
    expect(view.totals).toEqual([
      {
        chain: 'bitcoin',
        asset: 'BTC',
        scale: null,
        payments: 2,
        transactions: 1,
        amount: 2_000n,
        fee: 10n,
        feeCeiling: 20n,
        borne: 0n,
        change: null,
        account: null,
      },
      {
        chain: 'xrpl',
        asset: 'XRP',
        scale: null,
        payments: 2,
        transactions: 2,
        amount: 1_600n,
        fee: 20n,
        feeCeiling: 40n,
        borne: 0n,
        change: null,
        account: null,
      },
    ]);
    expect(view.rows.map((row) => [row.payoutId, row.address, row.tag, row.amount, row.newPayee])).toEqual([
      ['b1', 'address-of-b1', null, 1_000n, true],
      ['b2', 'address-of-b2', null, 1_000n, true],
      ['x2', 'rAlice', 5, 700n, true],
      ['x3', 'rAlice', 0, 900n, false],
    ]);
  });
});

describe('a token', () => {
  it('is bound to one digest', () => {
    const tokens = createTokens((length) => new Uint8Array(length).fill(7));
    const token = tokens.issue('plan', 'digest');
    expect(tokens.spend('plan', token, 'other')).toEqual(refuse('token-invalid'));
    expect(tokens.spend('plan', token, 'digest').ok).toBe(true);
    expect(tokens.spend('plan', token, 'digest')).toEqual(refuse('token-invalid'));
    expect([tokens.wasSpent('plan', token), tokens.wasSpent('plan', 'x'), tokens.wasSpent('other', token)]).toEqual([true, false, false]);
  });
});
