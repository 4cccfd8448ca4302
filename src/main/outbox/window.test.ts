// Owns stories of one full window: payments that the ledger refuses and a server that falls silent in the middle of a hundred rows.
import { describe, expect, it } from 'vitest';
import { FakeNetwork } from '../../../tests/fakes/fake-network.ts';
import { OutboxWorld } from '../../../tests/fakes/outbox-world.ts';
import type { PublishFault } from '../../../tests/fakes/scripted-driver.ts';
import type { Outbox } from './outbox.ts';

const ids = Array.from({ length: 100 }, (_, index) => `x${String(index).padStart(2, '0')}`);
const refused = ['x07', 'x30', 'x50', 'x51', 'x99'];
const silentAt = 49;

/** A hundred rows approved; the ledger will refuse some, and the server says nothing more from one row on. */
async function approved(fault: PublishFault): Promise<{ readonly world: OutboxWorld; readonly outbox: Outbox }> {
  const world = new OutboxWorld(new FakeNetwork());
  for (const id of ids) world.promise(id, 'xrpl', 1_000n);
  world.network.world.unfunded = [...refused];
  const outbox = world.start();
  await world.pay(outbox, ids);
  let sent = 0;
  world.publishFault = () => {
    sent += 1;
    return sent > silentAt ? fault : 'none';
  };
  world.verdictFault = () => (sent > silentAt ? 'silent' : 'none');
  return { world, outbox };
}

const hashes = (outbox: Outbox): readonly (string | null)[] => outbox.statuses().map(({ transactionId }) => transactionId);

/** Whoever could be paid was, once; whoever could not was not, and can be paid anew. */
function expectOnce(world: OutboxWorld, outbox: Outbox): void {
  for (const id of ids) {
    const isRefused = refused.includes(id);
    expect(world.network.payments(id), id).toHaveLength(isRefused ? 0 : 1);
    expect(world.phase(outbox, id), id).toBe(isRefused ? 'failed' : 'final');
    expect(world.isPayable(outbox, id), id).toBe(isRefused);
  }
}

describe('a window of a hundred rows', () => {
  it.each<PublishFault>(['lost-reply', 'lost', 'late', 'rejected-late'])(
    'stops at silence and goes on with the same bytes (%s)',
    async (fault) => {
      const { world, outbox } = await approved(fault);
      for (let pass = 0; pass < 3; pass += 1) await outbox.run();
      expect(world.counters.signed).toBe(silentAt + 1);
      expect(world.phase(outbox, ids[silentAt] ?? '')).toBe('unknown');
      expect(world.phase(outbox, ids[silentAt + 1] ?? '')).toBe('planned');
      const before = hashes(outbox).slice(0, silentAt + 1);
      world.heal();
      world.network.deliver();
      await world.settle(outbox, 4);
      expect(hashes(outbox).slice(0, silentAt + 1)).toEqual(before);
      expect(world.counters.signed).toBe(ids.length);
      expectOnce(world, outbox);
    },
  );

  it('goes on past what the ledger refuses, in the order of the plan', async () => {
    const { world, outbox } = await approved('none');
    world.heal();
    await outbox.run();
    expect(world.counters.signed).toBe(ids.length);
    await world.settle(outbox, 2);
    expect(world.network.world.mined.map(({ transaction }) => transaction.pays[0]?.payoutId)).toEqual(ids);
    expectOnce(world, outbox);
  });

  it('is resumed by the next process, which signs nothing that may be on its way', async () => {
    const { world, outbox } = await approved('late');
    await outbox.run();
    const before = hashes(outbox).slice(0, silentAt + 1);
    world.heal();
    const next = world.start();
    world.vaultLocked = true;
    await next.recover();
    world.network.deliver();
    await world.settle(next, 2);
    expect(hashes(next).slice(0, silentAt + 1)).toEqual(before);
    expect(world.counters.signed).toBe(silentAt + 1);
    world.vaultLocked = false;
    await world.settle(next, 3);
    expectOnce(world, next);
  });

  it('whose silence outlasts its bytes signs each of them anew with the sequence that it had', async () => {
    const { world, outbox } = await approved('lost');
    await outbox.run();
    world.network.world.pool = [];
    for (let ledger = 0; ledger < 8; ledger += 1) world.network.mine();
    world.heal();
    await world.settle(outbox, 6);
    const versions = outbox.plans().flatMap((plan) => plan.entries.map((entry) => entry.versions));
    for (const own of versions) expect(new Set(own.map(({ consumes }) => consumes[0])).size).toBeLessThanOrEqual(1);
    expect(world.counters.signed).toBeGreaterThan(ids.length);
    expectOnce(world, outbox);
  });
});
