// Owns the proof that a process may die at any moment: after every durable state, before and after every byte sent, and again while recovering.
import { describe, expect, it } from 'vitest';
import { FakeNetwork } from '../../../tests/fakes/fake-network.ts';
import { killAt, OutboxWorld, untilKilled } from '../../../tests/fakes/outbox-world.ts';
import type { PublishFault } from '../../../tests/fakes/scripted-driver.ts';
import type { Outbox } from './outbox.ts';

const long = process.env.LONG === '1';
const bitcoin = ['b1', 'b2', 'b3'];
const xrpl = ['x1', 'x2', 'x3'];
const everybody = [...bitcoin, ...xrpl];

function newWorld(): OutboxWorld {
  const world = new OutboxWorld(new FakeNetwork());
  for (const id of bitcoin) world.promise(id, 'bitcoin', 1_000n);
  for (const id of xrpl) world.promise(id, 'xrpl', 2_000n);
  return world;
}

/** What the sender does until everything is paid: pays what is payable, and lets blocks pass. */
async function life(world: OutboxWorld, outbox: Outbox): Promise<void> {
  await outbox.recover();
  const payable = everybody.filter((id) => world.isPayable(outbox, id) || outbox.liveFor([id])[0]?.locked === false);
  if (payable.length > 0) await world.pay(outbox, payable);
  await world.settle(outbox, 9);
}

function expectPaidOnce(world: OutboxWorld, outbox: Outbox, when: string): void {
  for (const id of everybody) {
    expect(world.network.payments(id).length, `${id} ${when}`).toBe(1);
    expect(world.network.paid(id), `${id} ${when}`).toBe(world.payouts.get(id)?.amount);
    expect(world.phase(outbox, id), `${id} ${when}`).toBe('final');
  }
}

/** Lives that end at the given checkpoints, one after the other, then one that nobody disturbs. */
async function liveThrough(kills: readonly number[]): Promise<{ readonly kills: number; readonly passed: readonly string[] }> {
  const world = newWorld();
  let killed = 0;
  let passed: readonly string[] = [];
  for (const kill of kills) {
    const stop = killAt(kill);
    const died = await untilKilled(() => life(world, world.start(stop.checkpoint)));
    passed = stop.passed();
    if (died) killed += 1;
  }
  const outbox = world.start();
  await life(world, outbox);
  expectPaidOnce(world, outbox, `after kills at ${kills.join(' and ')} (${passed.at(-1)})`);
  return { kills: killed, passed };
}

describe('a process that dies right after a durable state', () => {
  it('pays every payout exactly once, wherever it dies', async () => {
    const { passed } = await liveThrough([Number.POSITIVE_INFINITY]);
    for (const state of ['planned', 'confirmed', 'signed', 'publishing', 'seen', 'final']) {
      expect(passed, state).toContain(`bitcoin ${state}`);
      expect(passed, state).toContain(`xrpl ${state}`);
    }
    for (let step = 1; step <= passed.length; step += 1) expect((await liveThrough([step])).kills).toBe(1);
    console.log(`kill test: ${passed.length} single kills`);
  });

  it('pays every payout exactly once when it dies again while recovering', async () => {
    let pairs = 0;
    const stride = long ? 1 : 3;
    for (let first = 1; first <= 34; first += stride) {
      for (let second = 1; second <= 24; second += stride) {
        await liveThrough([first, second]);
        pairs += 1;
      }
    }
    console.log(`kill test: ${pairs} double kills${long ? '' : ' (LONG=1 for all)'}`);
  });
});

describe('a process that dies around the network', () => {
  it.each([['kill-before'], ['kill-after']] as const)('pays exactly once after %s of any transmission', async (fault) => {
    let kills = 0;
    for (let victim = 1; ; victim += 1) {
      const world = newWorld();
      let sends = 0;
      world.publishFault = (): PublishFault => {
        sends += 1;
        return sends === victim ? fault : 'none';
      };
      if (!(await untilKilled(() => life(world, world.start())))) break;
      kills += 1;
      const outbox = world.start();
      await life(world, outbox);
      expectPaidOnce(world, outbox, `after ${fault} of transmission ${victim}`);
    }
    expect(kills).toBe(4);
    console.log(`kill test: ${kills} times ${fault}`);
  });

  it('pays exactly once when it dies while asking', async () => {
    for (let victim = 1; victim <= 8; victim += 1) {
      const world = newWorld();
      let questions = 0;
      world.verdictFault = () => {
        questions += 1;
        return questions === victim ? 'throw' : 'none';
      };
      expect(await untilKilled(() => life(world, world.start()))).toBe(true);
      const outbox = world.start();
      await life(world, outbox);
      expectPaidOnce(world, outbox, `after question ${victim}`);
    }
  });
});

describe('recovery', () => {
  it('needs no password: it publishes what was signed and asks about the rest', async () => {
    const world = newWorld();
    const stop = killAt(Number.POSITIVE_INFINITY);
    const killer = (state: string, chain: string): void => {
      stop.checkpoint('planned', chain);
      if (state === 'signed') throw new Error('killed');
    };
    const first = world.start(killer);
    await world.pay(first, ['b1']);
    await expect(first.run()).rejects.toThrow('killed');
    world.vaultLocked = true;
    const outbox = world.start();
    const recovered = await outbox.recover();
    expect(recovered).toEqual({ ok: true, value: { found: { signed: 1 }, open: 1 } });
    expect(world.phase(outbox, 'b1')).toBe('seen');
    expect(world.counters.signed).toBe(1);
  });

  it('signs nothing, even with an open vault', async () => {
    const world = newWorld();
    const first = world.start();
    await world.pay(first, everybody);
    const outbox = world.start();
    await outbox.recover();
    expect(world.counters.signed).toBe(0);
    await outbox.run();
    expect(world.counters.signed).toBe(4);
  });

  it('sends the very same bytes again when the network forgot them', async () => {
    const world = newWorld();
    world.publishFault = () => 'lost';
    const first = world.start();
    await world.pay(first, ['b1', 'x1']);
    await first.run();
    const before = first.statuses().map((status) => status.transactionId);
    world.heal();
    const outbox = world.start();
    await outbox.recover();
    expect(outbox.statuses().map((status) => status.transactionId)).toEqual(before);
    expect(world.counters.signed).toBe(2);
    await world.settle(outbox, 2);
    expect([world.network.paid('b1'), world.network.paid('x1')]).toEqual([1_000n, 2_000n]);
  });
});
