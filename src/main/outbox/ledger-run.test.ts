// Owns stories of runs on the XRP Ledger: windows, sequences, rows that die and are signed again.
import { describe, expect, it } from 'vitest';
import { FakeNetwork } from '../../../tests/fakes/fake-network.ts';
import { OutboxWorld } from '../../../tests/fakes/outbox-world.ts';
import { ledgersToLive } from '../../../tests/fakes/scripted-driver.ts';
import type { Outbox } from './outbox.ts';

function worldWith(...ids: readonly string[]): OutboxWorld {
  const world = new OutboxWorld(new FakeNetwork());
  for (const id of ids) world.promise(id, id.startsWith('b') ? 'bitcoin' : 'xrpl', 1_000n);
  return world;
}

function status(outbox: Outbox, payoutId: string) {
  const found = outbox.statuses().find((one) => one.payoutId === payoutId);
  if (found === undefined) throw new Error(`no word on ${payoutId}`);
  return found;
}

describe('a ledger row whose time ran out', () => {
  /** One row, signed, lost, and dead by proof. */
  async function deadRow(): Promise<{ readonly world: OutboxWorld; readonly outbox: Outbox; readonly planId: string }> {
    const world = worldWith('x1');
    world.publishFault = () => 'lost';
    const outbox = world.start();
    const planId = await world.pay(outbox, ['x1']);
    await outbox.run();
    for (let ledger = 0; ledger < ledgersToLive; ledger += 1) world.network.mine();
    return { world, outbox, planId };
  }

  it('is signed again under the same plan with the same sequence', async () => {
    const { world, outbox } = await deadRow();
    world.heal();
    await outbox.run();
    const versions = outbox.plans()[0]?.entries[0]?.versions ?? [];
    expect(versions).toHaveLength(2);
    expect(versions[1]?.consumes).toEqual(versions[0]?.consumes);
    expect(versions[1]?.transactionId).not.toBe(versions[0]?.transactionId);
    await world.settle(outbox, 1);
    expect(status(outbox, 'x1')).toMatchObject({ phase: 'final', transactionId: versions[1]?.transactionId });
  });

  it('stays live while the vault is locked', async () => {
    const { world, outbox } = await deadRow();
    world.heal();
    world.vaultLocked = true;
    await outbox.run();
    expect(status(outbox, 'x1').phase).toBe('unknown');
    expect(world.isPayable(outbox, 'x1')).toBe(false);
    world.vaultLocked = false;
    await world.settle(outbox, 1);
    expect(world.network.paid('x1')).toBe(1_000n);
  });

  it('is released when the sender discards the plan', async () => {
    const { world, outbox, planId } = await deadRow();
    expect((await outbox.discard(planId)).ok).toBe(false);
    world.vaultLocked = true;
    await outbox.run();
    expect(await outbox.discard(planId)).toEqual({ ok: true, value: undefined });
    expect(status(outbox, 'x1')).toMatchObject({ phase: 'void', reason: 'plan-discarded', locked: false });
    world.heal();
    await world.settle(outbox, 3);
    expect(world.network.paid('x1')).toBe(0n);
  });

  it('ignores the answer to a question that was asked before the plan was discarded', async () => {
    const { world, outbox, planId } = await deadRow();
    world.vaultLocked = true;
    await outbox.run();
    world.network.mine();
    world.whileAsking = async () => void (await outbox.discard(planId));
    expect(await outbox.run()).toEqual({ ok: true, value: undefined });
    expect(status(outbox, 'x1')).toMatchObject({ phase: 'void', reason: 'plan-discarded' });
  });

  it('is released by its own proof when the plan was discarded while it was still on its way', async () => {
    const world = worldWith('x1', 'x2');
    world.publishFault = () => 'lost';
    const outbox = world.start();
    const planId = await world.pay(outbox, ['x1', 'x2']);
    await outbox.run();
    expect((await outbox.discard(planId)).ok).toBe(true);
    expect(status(outbox, 'x2')).toMatchObject({ phase: 'void', reason: 'plan-discarded' });
    expect(status(outbox, 'x1')).toMatchObject({ phase: 'unknown', locked: true });
    for (let ledger = 0; ledger < ledgersToLive; ledger += 1) world.network.mine();
    await outbox.run();
    expect(status(outbox, 'x1')).toMatchObject({ phase: 'void', reason: 'plan-discarded' });
    expect(world.counters.signed).toBe(1);
  });
});

describe('several dead ledger rows', () => {
  it('are signed again one after the other, lowest sequence first, and none while an earlier one is undecided', async () => {
    const world = worldWith('x1', 'x2');
    const outbox = world.start();
    await world.pay(outbox, ['x1', 'x2']);
    await outbox.run();
    world.network.world.pool = [];
    world.publishFault = () => 'lost';
    for (let ledger = 0; ledger < ledgersToLive; ledger += 1) world.network.mine();
    await outbox.run();
    await outbox.run();
    expect(outbox.plans()[0]?.entries.map((entry) => entry.versions.length)).toEqual([2, 1]);
    world.heal();
    await world.settle(outbox, 2);
    expect([world.network.paid('x1'), world.network.paid('x2')]).toEqual([1_000n, 1_000n]);
  });

  it('are released when the sequence before them will never be used', async () => {
    const world = worldWith('x1', 'x2');
    const outbox = world.start();
    const first = await world.pay(outbox, ['x1']);
    await world.pay(outbox, ['x2']);
    await outbox.run();
    world.network.world.pool = [];
    world.publishFault = () => 'lost';
    for (let ledger = 0; ledger < ledgersToLive; ledger += 1) world.network.mine();
    world.vaultLocked = true;
    await outbox.run();
    expect((await outbox.discard(first)).ok).toBe(true);
    world.heal();
    await outbox.run();
    expect(status(outbox, 'x2')).toMatchObject({ phase: 'void', reason: 'sequence-gap' });
    await world.pay(outbox, ['x2']);
    await world.settle(outbox, 1);
    expect(world.network.payments('x2')).toHaveLength(1);
  });
});

describe('a row whose proof was a lie', () => {
  it('that a node called malformed and passed on all the same is not paid again', async () => {
    const world = worldWith('x1');
    const outbox = world.start();
    world.publishFault = () => 'malformed-late';
    await world.pay(outbox, ['x1']);
    await outbox.run();
    expect(status(outbox, 'x1')).toMatchObject({ phase: 'failed', reason: 'temMALFORMED' });
    world.heal();
    await world.pay(outbox, ['x1']);
    world.network.deliver();
    world.network.mine();
    await world.settle(outbox);
    expect(world.network.payments('x1')).toHaveLength(1);
    expect(status(outbox, 'x1')).toMatchObject({ phase: 'planned', reason: 'already-paid' });
  });

  it('that was called dead, was released and arrived all the same is not paid again', async () => {
    const world = worldWith('x1');
    const outbox = world.start();
    world.publishFault = () => 'lost';
    const first = await world.pay(outbox, ['x1']);
    await outbox.run();
    const version = outbox.plans()[0]?.entries[0]?.versions[0];
    for (let ledger = 0; ledger < ledgersToLive; ledger += 1) world.network.mine();
    world.vaultLocked = true;
    await outbox.run();
    expect((await outbox.discard(first)).ok).toBe(true);
    await world.pay(outbox, ['x1']);
    // The ledger takes it after all: what had been shown as validated was not.
    const { height } = world.network.world;
    world.network.world.height = height - ledgersToLive - 1;
    world.network.submit(version?.raw ?? '');
    world.network.mine();
    world.network.world.height = height;
    expect(world.network.payments('x1')).toHaveLength(1);
    world.heal();
    await world.settle(outbox);
    expect(world.network.payments('x1')).toHaveLength(1);
  });
});

describe('a long run on the ledger', () => {
  it('has at most a hundred rows between a server and a validated ledger and pays them in the order of the plan', async () => {
    const ids = Array.from({ length: 250 }, (_, index) => `x${String(index).padStart(3, '0')}`);
    const world = worldWith(...ids);
    const outbox = world.start();
    await world.pay(outbox, ids);
    const signed: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      await outbox.run();
      signed.push(world.counters.signed);
      world.network.mine();
    }
    await outbox.run();
    expect(signed).toEqual([100, 200, 250, 250]);
    expect(world.network.world.mined.map((one) => one.transaction.pays[0]?.payoutId)).toEqual(ids);
    expect(ids.every((id) => world.phase(outbox, id) === 'final')).toBe(true);
  });
});
