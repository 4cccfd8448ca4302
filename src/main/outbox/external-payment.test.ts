// Owns the stories of a payment by another wallet that shows up before, while and after one of ours is made; and of the log of attempts.
import { describe, expect, it } from 'vitest';
import { FakeNetwork } from '../../../tests/fakes/fake-network.ts';
import { OutboxWorld } from '../../../tests/fakes/outbox-world.ts';
import type { Outbox } from './outbox.ts';

const seenCode = { ok: false, error: { code: 'external-payment-seen', params: { payoutId: 'b1' } } };

function worldWith(...ids: readonly string[]): OutboxWorld {
  const world = new OutboxWorld(new FakeNetwork());
  for (const id of ids) world.promise(id, id.startsWith('b') ? 'bitcoin' : 'xrpl', 1_000n);
  return world;
}

function see(world: OutboxWorld, id: string, paidElsewhere = true): void {
  const payout = world.payouts.get(id);
  if (payout !== undefined) world.payouts.set(id, { ...payout, paidElsewhere });
}

const plan = (outbox: Outbox, ...payoutIds: readonly string[]) => outbox.plan({ walletId: 'wallet', payoutIds });
const kinds = (outbox: Outbox, id: string) => outbox.attempts(id).map(({ kind, code }) => (code === null ? kind : `${kind}: ${code}`));

describe('a payment by another wallet', () => {
  it('seen before: nothing is planned; once it is rejected it is paid as usual', async () => {
    const world = worldWith('b1', 'x1');
    const outbox = world.start();
    see(world, 'b1');
    expect(await plan(outbox, 'b1', 'x1')).toEqual(seenCode);
    expect(outbox.plans()).toEqual([]);
    see(world, 'b1', false);
    await world.pay(outbox, ['b1', 'x1']);
    await world.settle(outbox);
    expect(world.phase(outbox, 'b1')).toBe('final');
  });

  it('seen while the plan is looked at: the plan cannot be confirmed, and nothing is locked', async () => {
    const world = worldWith('b1');
    const outbox = world.start();
    const made = await plan(outbox, 'b1');
    const view = made.ok ? await outbox.planView(made.value.id) : made;
    see(world, 'b1');
    expect(view.ok && made.ok && (await outbox.confirm(made.value.id, view.value.token))).toEqual(seenCode);
    expect(world.lockCalls).toEqual([]);
    await world.settle(outbox);
    expect(world.counters.sent).toBe(0);
  });

  it('seen while the workflow is asked for the lock: the lock is taken back', async () => {
    const world = worldWith('b1');
    const outbox = world.start();
    const made = await plan(outbox, 'b1');
    const view = made.ok ? await outbox.planView(made.value.id) : made;
    world.whileLocking = () => see(world, 'b1');
    expect(view.ok && made.ok && (await outbox.confirm(made.value.id, view.value.token))).toEqual(seenCode);
    expect(world.unlocked).toEqual([made.ok ? made.value.id : '']);
  });

  it('seen after the confirmation and before the first signature: that row ends unpaid, and the other chain goes on', async () => {
    const world = worldWith('b1', 'x1');
    const outbox = world.start();
    world.vaultLocked = true;
    await world.pay(outbox, ['b1', 'x1']);
    await outbox.run();
    see(world, 'b1');
    world.vaultLocked = false;
    await world.settle(outbox);
    expect(outbox.statuses().find((one) => one.payoutId === 'b1')).toMatchObject({
      phase: 'void',
      reason: 'external-payment-seen',
      locked: false,
    });
    expect(world.phase(outbox, 'x1')).toBe('final');
    expect(world.counters.sent).toBe(1);
  });

  it('seen while the signature is made: the bytes are thrown away before anybody has them', async () => {
    const world = worldWith('b1');
    const deps = world.deps();
    const { createOutbox } = await import('./outbox.ts');
    const made = createOutbox({
      ...deps,
      drivers: {
        ...deps.drivers,
        bitcoin: {
          ...deps.drivers.bitcoin,
          sign: async (...args) => {
            const signed = await deps.drivers.bitcoin.sign(...args);
            see(world, 'b1');
            return signed;
          },
        },
      },
    });
    if (!made.ok) throw new Error(made.error.code);
    await world.pay(made.value, ['b1']);
    await world.settle(made.value);
    expect(world.phase(made.value, 'b1')).toBe('void');
    expect(world.counters.sent).toBe(0);
    expect(JSON.stringify(world.journal.bodies())).not.toContain('entry-signed');
  });

  it('seen after ours was signed changes nothing: ours may be out, and is followed to its end', async () => {
    const world = worldWith('b1');
    const outbox = world.start();
    world.publishFault = () => 'lost-reply';
    await world.pay(outbox, ['b1']);
    await outbox.run();
    see(world, 'b1');
    world.heal();
    await world.settle(outbox);
    expect(world.phase(outbox, 'b1')).toBe('final');
  });
});

describe('the log of attempts', () => {
  it('names every step with its time, and the reasons; another payout’s are not in it', async () => {
    const world = worldWith('b1', 'b2');
    const outbox = world.start();
    const first = await plan(outbox, 'b1');
    if (first.ok) await outbox.discard(first.value.id);
    world.now += 60;
    await world.pay(outbox, ['b1']);
    await world.settle(outbox);
    expect(kinds(outbox, 'b1')).toEqual(['planned', 'discarded', 'planned', 'confirmed', 'signed', 'sent', 'seen', 'final']);
    const attempts = outbox.attempts('b1');
    expect(attempts.map(({ at }) => at)).toEqual(attempts.map(({ at }) => at).sort((a, b) => a - b));
    expect(attempts.find(({ kind }) => kind === 'final')?.transactionId).toBe(
      outbox.statuses().find((one) => one.payoutId === 'b1')?.transactionId,
    );
    expect(outbox.attempts('b2')).toEqual([]);
  });

  it('survives the process, refused plans among it', async () => {
    const world = worldWith('b1');
    let outbox = world.start();
    world.dailyCap = 1n;
    await plan(outbox, 'b1');
    world.dailyCap = null;
    expect(kinds(outbox, 'b1')).toEqual(['refused: daily-cap-exceeded']);
    world.now += 60;
    await world.pay(outbox, ['b1']);
    see(world, 'b1');
    await world.settle(outbox);
    outbox = world.start();
    expect(kinds(outbox, 'b1')).toEqual(['refused: daily-cap-exceeded', 'planned', 'confirmed', 'void: external-payment-seen']);
  });
});
