// Owns stories of single payments: what goes right, what fails by proof, what waits, and what nobody may free.
import { describe, expect, it } from 'vitest';
import { FakeNetwork } from '../../../tests/fakes/fake-network.ts';
import { OutboxWorld } from '../../../tests/fakes/outbox-world.ts';
import type { PublishFault } from '../../../tests/fakes/scripted-driver.ts';
import { refuse } from '../../shared/result.ts';
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

/** Faults for the first transmissions, then none. */
function faults(...list: readonly PublishFault[]): () => PublishFault {
  let index = 0;
  return () => list[index++] ?? 'none';
}

describe('a payment that goes well', () => {
  it('pays a mixed selection with one Bitcoin transaction and one ledger payment per row', async () => {
    const world = worldWith('b1', 'b2', 'x1', 'x2');
    const outbox = world.start();
    await world.pay(outbox, ['b1', 'x1', 'b2', 'x2']);
    expect(status(outbox, 'b1')).toMatchObject({ phase: 'planned', locked: true, transactionId: null });
    await outbox.run();
    expect(status(outbox, 'b1')).toMatchObject({ phase: 'seen', outputIndex: 0 });
    expect(status(outbox, 'b2')).toMatchObject({ phase: 'seen', outputIndex: 1, transactionId: status(outbox, 'b1').transactionId });
    expect(status(outbox, 'x1')).toMatchObject({ phase: 'seen', outputIndex: null });
    expect(status(outbox, 'x1').transactionId).not.toBe(status(outbox, 'x2').transactionId);
    world.network.mine();
    await outbox.run();
    for (const id of ['b1', 'b2', 'x1', 'x2']) expect(status(outbox, id)).toMatchObject({ phase: 'final', confirmations: 1, reason: null });
    expect(world.counters).toMatchObject({ signed: 3, sent: 3 });
  });

  it('keeps the coins of a paid batch until the sixth confirmation', async () => {
    const world = worldWith('b1');
    const outbox = world.start();
    await world.pay(outbox, ['b1']);
    await outbox.run();
    for (let confirmations = 1; confirmations <= 6; confirmations += 1) {
      expect(outbox.reserved().size).toBe(1);
      world.network.mine();
      await outbox.run();
      expect(status(outbox, 'b1').confirmations).toBe(confirmations);
    }
    expect(outbox.reserved().size).toBe(0);
    expect(outbox.liveFor(['b1'])).toHaveLength(1);
  });

  it('tells observers every step, after it is on disk', async () => {
    const world = worldWith('x1');
    const outbox = world.start();
    await world.pay(outbox, ['x1']);
    await world.settle(outbox, 1);
    expect(world.told.map((one) => [one.phase, one.locked])).toEqual([
      ['planned', false],
      ['planned', true],
      ['signed', true],
      ['publishing', true],
      ['seen', true],
      ['final', true],
    ]);
  });

  it('is read back from the journal exactly as it was', async () => {
    const world = worldWith('b1', 'x1', 'x2');
    world.publishFault = faults('none', 'lost', 'malformed');
    const outbox = world.start();
    await world.pay(outbox, ['b1', 'x1', 'x2']);
    await world.settle(outbox, 8);
    const again = world.start();
    expect(again.statuses()).toEqual(outbox.statuses());
    expect(again.reserved()).toEqual(outbox.reserved());
    expect(again.plans()).toEqual(outbox.plans());
  });
});

describe('a payment that is proved not paid', () => {
  it('marks the row of a tec as failed, goes on with the run, and pays it under a new plan', async () => {
    const world = worldWith('x1', 'x2', 'x3');
    world.network.world.unfunded = ['x2'];
    const outbox = world.start();
    await world.pay(outbox, ['x1', 'x2', 'x3']);
    await world.settle(outbox, 3);
    expect(status(outbox, 'x2')).toMatchObject({ phase: 'failed', locked: false, reason: 'tecUNFUNDED_PAYMENT' });
    expect([world.phase(outbox, 'x1'), world.phase(outbox, 'x3')]).toEqual(['final', 'final']);
    expect(world.isPayable(outbox, 'x2')).toBe(true);
    world.network.world.unfunded = [];
    await world.pay(outbox, ['x2']);
    await world.settle(outbox, 2);
    expect(world.network.paid('x2')).toBe(1_000n);
  });

  it('stops the run at a malformed row: it failed, later rows are released unsigned, the Bitcoin part is not concerned', async () => {
    const world = worldWith('b1', 'x1', 'x2', 'x3');
    world.publishFault = (chain) => (chain === 'xrpl' && world.counters.signed === 3 ? 'malformed' : 'none');
    const outbox = world.start();
    await world.pay(outbox, ['b1', 'x1', 'x2', 'x3']);
    await world.settle(outbox, 2);
    expect(status(outbox, 'x1').phase).toBe('final');
    expect(status(outbox, 'x2')).toMatchObject({ phase: 'failed', reason: 'temMALFORMED' });
    expect(status(outbox, 'x3')).toMatchObject({ phase: 'void', reason: 'plan-stopped', transactionId: null });
    expect(status(outbox, 'b1').phase).toBe('final');
    // The failed row used no sequence: the next payment takes it, and there is no hole. The refused payout itself waits until its bytes are dead.
    world.heal();
    await world.pay(outbox, ['x2', 'x3']);
    await outbox.run();
    expect(status(outbox, 'x2')).toMatchObject({ phase: 'planned', reason: 'earlier-attempt-open' });
    expect(status(outbox, 'x3').phase).toBe('seen');
    await world.settle(outbox, 6);
    expect([world.network.paid('x2'), world.network.paid('x3')]).toEqual([1_000n, 1_000n]);
  });

  it('does not believe "malformed" of bytes that were sent before', async () => {
    const world = worldWith('x1');
    world.publishFault = faults('late', 'malformed');
    const outbox = world.start();
    await world.pay(outbox, ['x1']);
    await outbox.run();
    await outbox.run();
    expect(status(outbox, 'x1').phase).toBe('unknown');
    world.network.deliver();
    world.network.mine();
    await outbox.run();
    expect(status(outbox, 'x1').phase).toBe('final');
  });

  it('releases a batch only when its coin is gone six blocks deep', async () => {
    const world = worldWith('b1');
    world.publishFault = () => 'rejected';
    const outbox = world.start();
    await world.pay(outbox, ['b1']);
    await outbox.run();
    world.network.spendElsewhere([...outbox.reserved()][0] ?? '');
    for (let block = 0; block < 4; block += 1) {
      world.network.mine();
      await outbox.run();
      expect(status(outbox, 'b1').phase).toBe('unknown');
    }
    world.network.mine();
    await outbox.run();
    expect(status(outbox, 'b1')).toMatchObject({ phase: 'void', reason: 'spent-elsewhere', locked: false });
  });
});

describe('a payment that nobody answers for', () => {
  it('frees nothing: not the coins, not the payout, not the plan', async () => {
    const world = worldWith('b1', 'x1');
    world.publishFault = () => 'lost';
    world.verdictFault = () => 'silent';
    const outbox = world.start();
    const planId = await world.pay(outbox, ['b1', 'x1']);
    for (let round = 0; round < 40; round += 1) {
      await outbox.run();
      world.network.mine();
      world.now += 600;
    }
    expect(outbox.liveFor(['b1', 'x1']).map((one) => one.phase)).toEqual(['unknown', 'unknown']);
    expect(outbox.reserved().size).toBe(2);
    expect(await outbox.discard(planId)).toEqual(refuse('plan-on-its-way'));
    expect(await outbox.plan({ walletId: 'wallet', payoutIds: ['x1', 'b1'] })).toMatchObject({ ok: true, value: { id: planId } });
    expect(await outbox.plan({ walletId: 'wallet', payoutIds: ['b1'] })).toEqual(refuse('payout-in-flight', { payoutId: 'b1' }));
    expect(world.counters.signed).toBe(2);
  });

  it('gets the same bytes again and again, and they are never signed anew', async () => {
    const world = worldWith('b1');
    world.publishFault = faults('lost', 'rejected', 'lost', 'lost-reply');
    const outbox = world.start();
    await world.pay(outbox, ['b1']);
    await outbox.run();
    const first = status(outbox, 'b1').transactionId;
    for (let round = 0; round < 4; round += 1) await outbox.run();
    expect(status(outbox, 'b1')).toMatchObject({ phase: 'seen', transactionId: first });
    expect(world.counters.signed).toBe(1);
  });

  it.each(['lost', 'rejected', 'lost-reply'] as const)(
    'stops the ledger run at %s, and goes on in order once the row is decided',
    async (fault) => {
      const world = worldWith('x1', 'x2', 'x3');
      world.publishFault = faults('none', fault);
      const outbox = world.start();
      await world.pay(outbox, ['x1', 'x2', 'x3']);
      await outbox.run();
      expect(['x1', 'x2', 'x3'].map((id) => world.phase(outbox, id))).toEqual(['seen', 'unknown', 'planned']);
      expect(world.counters.signed).toBe(2);
      await world.settle(outbox, 3);
      expect(['x1', 'x2', 'x3'].map((id) => world.phase(outbox, id))).toEqual(['final', 'final', 'final']);
      expect(world.network.world.mined.map((one) => one.transaction.pays[0]?.payoutId)).toEqual(['x1', 'x2', 'x3']);
    },
  );
});

describe('why it takes long', () => {
  it('is shown while the network cannot be asked, and no longer', async () => {
    const world = worldWith('b1');
    world.publishFault = faults('rejected');
    const outbox = world.start();
    await world.pay(outbox, ['b1']);
    await outbox.run();
    expect(status(outbox, 'b1')).toMatchObject({ phase: 'unknown', reason: 'too busy' });
    world.verdictFault = () => 'silent';
    await outbox.run();
    expect(status(outbox, 'b1')).toMatchObject({ phase: 'unknown', reason: 'no connection' });
    world.heal();
    await outbox.run();
    expect(status(outbox, 'b1')).toMatchObject({ phase: 'seen', reason: null });
  });
});

describe('a block that vanishes', () => {
  it('makes a paid batch "being re-checked", never payable, until it is mined again', async () => {
    const world = worldWith('b1');
    const outbox = world.start();
    await world.pay(outbox, ['b1']);
    await world.settle(outbox, 2);
    const before = status(outbox, 'b1').transactionId;
    world.network.reorg(5, true);
    await outbox.run();
    expect(status(outbox, 'b1')).toMatchObject({ recheck: true, confirmations: 0, locked: true, transactionId: before });
    expect(status(outbox, 'b1').phase).not.toBe('final');
    expect(world.isPayable(outbox, 'b1')).toBe(false);
    await world.settle(outbox, 1);
    expect(status(outbox, 'b1')).toMatchObject({ phase: 'final', recheck: false, transactionId: before });
    expect(world.network.payments('b1')).toHaveLength(1);
    expect(world.counters.signed).toBe(1);
  });
});

describe('before anything is signed', () => {
  it('asks the workflow for the lock of each row, with its revision', async () => {
    const world = worldWith('x1', 'x2');
    const outbox = world.start();
    const planId = await world.pay(outbox, ['x1', 'x2']);
    await outbox.run();
    expect(world.lockCalls).toEqual([
      { planId, payoutIds: ['x1', 'x2'] },
      { planId, payoutIds: ['x1'] },
      { planId, payoutIds: ['x2'] },
    ]);
  });

  it('releases a row whose lock the workflow refuses for good', async () => {
    const world = worldWith('x1');
    const outbox = world.start();
    await world.pay(outbox, ['x1']);
    world.lockRefusal = 'old-revision';
    await outbox.run();
    expect(status(outbox, 'x1')).toMatchObject({ phase: 'void', reason: 'old-revision' });
    expect(world.counters.signed).toBe(0);
  });

  it('waits, and says why, while the workflow does not answer or the vault is locked', async () => {
    const world = worldWith('x1');
    const outbox = world.start();
    await world.pay(outbox, ['x1']);
    world.lockRefusal = 'worker-away';
    await outbox.run();
    expect(status(outbox, 'x1')).toMatchObject({ phase: 'planned', locked: true, reason: 'worker-away' });
    world.lockRefusal = null;
    world.vaultLocked = true;
    await outbox.run();
    expect(world.told.at(-1)).toMatchObject({ phase: 'planned', reason: 'vault-locked' });
    world.vaultLocked = false;
    await outbox.run();
    expect(status(outbox, 'x1')).toMatchObject({ phase: 'seen', reason: null });
  });

  it('looks at the promises once more, and releases what they no longer back', async () => {
    const world = worldWith('b1', 'x1');
    const outbox = world.start();
    await world.pay(outbox, ['b1', 'x1']);
    world.promise('b1', 'bitcoin', 999n);
    world.promise('x1', 'xrpl', 1_000n, { address: 'rThief' });
    await outbox.run();
    expect(status(outbox, 'b1')).toMatchObject({ phase: 'void', reason: 'promise-changed' });
    expect(status(outbox, 'x1')).toMatchObject({ phase: 'void', reason: 'promise-changed' });
    expect(world.counters).toMatchObject({ signed: 0, sent: 0 });
  });

  it('sends nothing that it could not write down', async () => {
    const world = worldWith('b1', 'x1');
    const outbox = world.start();
    await world.pay(outbox, ['b1', 'x1']);
    world.journal.fill();
    expect(await outbox.run()).toEqual(refuse('journal-broken'));
    expect(world.counters.sent).toBe(0);
    expect(world.phase(outbox, 'b1')).toBe('planned');
  });

  it('pays each payout once when the disk was full for a moment, whichever record it refused', async () => {
    let refused = 0;
    for (let record = 0; record < 20; record += 1) {
      const world = worldWith('b1', 'x1', 'x2');
      world.publishFault = faults('none', 'lost-reply', 'none', 'lost');
      const outbox = world.start();
      await world.pay(outbox, ['b1', 'x1', 'x2']);
      world.journal.refuseOnce(record);
      for (let round = 0; round < 16; round += 1) {
        const done = await outbox.run();
        if (!done.ok) refused += 1;
        world.network.deliver();
        world.network.mine();
      }
      for (const id of ['b1', 'x1', 'x2']) {
        expect(world.network.payments(id), `${id}, record ${record}`).toHaveLength(1);
        expect(world.phase(outbox, id)).toBe('final');
      }
    }
    expect(refused).toBeGreaterThan(12);
  });

  it('sends nothing after it was closed', async () => {
    const world = worldWith('b1');
    const outbox = world.start();
    await world.pay(outbox, ['b1']);
    await outbox.close();
    await outbox.run();
    expect(world.counters).toMatchObject({ signed: 0, sent: 0 });
  });
});
