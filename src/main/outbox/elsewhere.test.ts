// Owns stories of payments whose keys are on other machines: they wait through restarts, are taken back only as planned, and are paid once whatever becomes of the copies.
import { describe, expect, it } from 'vitest';
import { FakeNetwork } from '../../../tests/fakes/fake-network.ts';
import { killAt, OutboxWorld, untilKilled } from '../../../tests/fakes/outbox-world.ts';
import { toyAnswer, toyBytes } from '../../../tests/fakes/scripted-elsewhere.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { WaitingElsewhere } from './elsewhere.ts';
import type { Outbox } from './outbox.ts';

function worldWith(...ids: readonly string[]): OutboxWorld {
  const world = new OutboxWorld(new FakeNetwork());
  world.keysElsewhere = true;
  for (const id of ids) world.promise(id, 'bitcoin', 1_000n);
  return world;
}

const codeOf = (answer: Result<unknown>): string => (answer.ok ? 'ok' : answer.error.code);

function only(outbox: Outbox): WaitingElsewhere {
  const [one, ...more] = outbox.waitingElsewhere();
  if (one === undefined || more.length > 0) throw new Error(`${more.length + (one === undefined ? 0 : 1)} wait`);
  return one;
}

async function handedOver(world: OutboxWorld, outbox: Outbox, ids: readonly string[]): Promise<WaitingElsewhere> {
  await world.pay(outbox, ids);
  await outbox.run();
  return only(outbox);
}

const status = (outbox: Outbox, id: string) => outbox.statuses().find(({ payoutId }) => payoutId === id);
const sign = (outbox: Outbox, { entry, transactionId }: WaitingElsewhere, ...names: readonly string[]) =>
  outbox.takeAnswer(entry.id, toyAnswer(transactionId, ...names));

describe('a payment whose keys are elsewhere', () => {
  it('is told from others as soon as it is planned', async () => {
    for (const keysElsewhere of [true, false]) {
      const world = worldWith('b1');
      world.keysElsewhere = keysElsewhere;
      const outbox = world.start();
      const plan = await outbox.plan({ walletId: 'wallet', payoutIds: ['b1'] });
      expect(plan.ok && outbox.needsOthers(plan.value)).toBe(keysElsewhere);
    }
  });

  it('waits with its coins through restarts and locked vaults, signs nothing here, and is paid when both have signed', async () => {
    const world = worldWith('b1', 'b2');
    world.vaultLocked = true;
    let outbox = world.start();
    const handed = await handedOver(world, outbox, ['b1', 'b2']);
    expect(handed).toMatchObject({ needed: 2, present: 0, account: 'shared', reason: null });
    for (const id of ['b1', 'b2']) expect(status(outbox, id)).toMatchObject({ phase: 'elsewhere', locked: true, transactionId: null });
    const coins = outbox.reserved();
    const asked = await outbox.signingRequest(handed.entry.id);
    outbox = world.start();
    await outbox.recover();
    world.now += 30 * 86_400;
    await world.settle(outbox, 2);
    expect(outbox.reserved()).toEqual(coins);
    expect(await outbox.signingRequest(handed.entry.id)).toEqual(asked);
    expect(codeOf(await outbox.plan({ walletId: 'wallet', payoutIds: ['b1'] }))).toBe('payout-in-flight');
    expect(codeOf(await outbox.discard(handed.entry.planId))).toBe('plan-on-its-way');

    expect(await sign(outbox, handed, 'Bob')).toEqual(ok({ needed: 2, present: 1, complete: false }));
    expect(codeOf(await sign(outbox, handed, 'Bob'))).toBe('psbt-nothing-new');
    outbox = world.start();
    expect(only(outbox)).toMatchObject({ present: 1, keys: [{ signed: false }, { signed: true }] });
    expect(await sign(outbox, handed, 'Alice')).toEqual(ok({ needed: 2, present: 2, complete: true }));
    expect(outbox.waitingElsewhere()).toEqual([]);
    await world.settle(outbox, 7);
    for (const id of ['b1', 'b2']) {
      expect(world.network.payments(id)).toHaveLength(1);
      expect(status(outbox, id)).toMatchObject({ phase: 'final', transactionId: handed.transactionId });
    }
    expect(world.counters.signed).toBe(0);
    expect(outbox.reserved().size).toBe(0);
    const attempts = outbox.attempts('b1').map(({ kind }) => kind);
    expect(attempts.filter((kind) => kind !== 'refused')).toEqual([
      'planned',
      'confirmed',
      'elsewhere',
      'cosigned',
      'signed',
      'sent',
      'seen',
      'final',
    ]);
  });

  it('takes no other transaction and no stranger’s signature, and keeps waiting', async () => {
    const world = worldWith('b1');
    const outbox = world.start();
    const handed = await handedOver(world, outbox, ['b1']);
    const before = world.journal.bodies().length;
    expect(codeOf(await outbox.takeAnswer(handed.entry.id, toyAnswer('f'.repeat(64), 'Alice', 'Bob')))).toBe('psbt-other-transaction');
    expect(codeOf(await sign(outbox, handed, 'Mallory'))).toBe('psbt-signature-wrong');
    expect(codeOf(await sign(outbox, handed))).toBe('psbt-nothing-new');
    expect(codeOf(await outbox.takeAnswer('nobody', toyAnswer(handed.transactionId, 'Alice')))).toBe('not-waiting-elsewhere');
    expect(world.journal.bodies()).toHaveLength(before);
    expect(status(outbox, 'b1')?.phase).toBe('elsewhere');
  });

  it('is not sent once the promises no longer back it: the answer is refused, and nothing is freed', async () => {
    const world = worldWith('b1');
    const outbox = world.start();
    const handed = await handedOver(world, outbox, ['b1']);
    const payout = world.payouts.get('b1');
    if (payout === undefined) throw new Error('no payout');
    world.payouts.set('b1', { ...payout, paidElsewhere: true });
    expect(codeOf(await sign(outbox, handed, 'Alice', 'Bob'))).toBe('external-payment-seen');
    expect(status(outbox, 'b1')?.phase).toBe('elsewhere');
  });

  it('completes by itself when somebody signed and sent it from there', async () => {
    const world = worldWith('b1');
    const outbox = world.start();
    const handed = await handedOver(world, outbox, ['b1']);
    world.network.submit(toyBytes(handed.entry).raw);
    await outbox.run();
    expect(['publishing', 'seen']).toContain(status(outbox, 'b1')?.phase);
    await world.settle(outbox, 2);
    expect(status(outbox, 'b1')).toMatchObject({ phase: 'final', transactionId: handed.transactionId });
  });

  it('is void once a coin of it went elsewhere, six blocks deep, and payable again', async () => {
    const world = worldWith('b1');
    const outbox = world.start();
    const handed = await handedOver(world, outbox, ['b1']);
    world.network.spendElsewhere(handed.entry.consumes[0] ?? '');
    await world.settle(outbox, 4);
    expect(status(outbox, 'b1')?.phase).toBe('elsewhere');
    await world.settle(outbox, 2);
    expect(status(outbox, 'b1')).toMatchObject({ phase: 'void', reason: 'spent-elsewhere' });
    expect(world.isPayable(outbox, 'b1')).toBe(true);
  });

  it('is never made by a policy: another machine asks for a person', async () => {
    const world = worldWith('b1');
    const outbox = world.start();
    const paid = await outbox.payByPolicy({
      walletId: 'wallet',
      payoutIds: ['b1'],
      chain: 'bitcoin',
      mostFee: null,
      cap: () => null,
      permit: () => ok(undefined),
    });
    expect(codeOf(paid)).toBe('keys-elsewhere');
    expect(outbox.statuses()).toEqual([]);
  });
});

describe('a payment that nobody signed, by the sender’s word', () => {
  async function givenUp(...ids: readonly string[]) {
    const world = worldWith(...ids, 'other');
    const outbox = world.start();
    const handed = await handedOver(world, outbox, ids);
    expect(codeOf(await outbox.giveUp(handed.entry.id))).toBe('ok');
    return { world, outbox, handed };
  }

  it('is payable again, and holds its coins against everything else', async () => {
    const { world, outbox, handed } = await givenUp('b1');
    expect(status(outbox, 'b1')).toMatchObject({ phase: 'void', locked: false, reason: 'nobody-signed' });
    expect(world.isPayable(outbox, 'b1')).toBe(true);
    expect(outbox.waitingElsewhere()).toEqual([]);
    expect(codeOf(await outbox.giveUp(handed.entry.id))).toBe('not-waiting-elsewhere');
    const again = world.start();
    expect([...again.reserved()]).toEqual(handed.entry.consumes);
    expect(await handedOver(world, again, ['other'])).not.toMatchObject({ entry: { consumes: handed.entry.consumes } });
  });

  it('is paid anew from the same coins, so that the signed copy that exists after all can never be mined beside it', async () => {
    const { world, outbox, handed } = await givenUp('b1', 'b2');
    const second = await handedOver(world, outbox, ['b1']);
    expect(second.entry.consumes).toEqual(handed.entry.consumes);
    // The one coin is taken: the other payout of the old plan waits until that is settled.
    expect(codeOf(await outbox.plan({ walletId: 'wallet', payoutIds: ['b2'] }))).toBe('given-up-coins-busy');
    await sign(outbox, second, 'Alice', 'Bob');
    await outbox.run();
    world.network.delay(toyBytes(handed.entry).raw);
    await world.settle(outbox, 8);
    expect(world.network.payments('b1')).toHaveLength(1);
    expect(world.network.payments('b2')).toHaveLength(0);
    expect(status(outbox, 'b1')).toMatchObject({ phase: 'final', transactionId: second.transactionId });
    // Six blocks deep the old copy is dead by proof: nothing is held any more, and the other payout is free.
    expect(outbox.reserved().size).toBe(0);
    const third = await handedOver(world, outbox, ['b2']);
    await sign(outbox, third, 'Alice', 'Bob');
    await world.settle(outbox, 2);
    expect(world.network.payments('b2')).toHaveLength(1);
  });

  it('was signed after all and is mined: its payouts are paid by it, and what was planned in its place is void', async () => {
    const { world, outbox, handed } = await givenUp('b1', 'b2');
    const second = await handedOver(world, outbox, ['b1']);
    world.network.submit(toyBytes(handed.entry).raw);
    world.network.mine();
    await world.settle(outbox, 7);
    for (const id of ['b1', 'b2']) {
      expect(world.network.payments(id)).toHaveLength(1);
      expect(status(outbox, id)).toMatchObject({ phase: 'final', transactionId: handed.transactionId });
    }
    expect(codeOf(await sign(outbox, second, 'Alice', 'Bob'))).toBe('not-waiting-elsewhere');
    expect(world.start().statuses()).toEqual(outbox.statuses());
    expect(codeOf(await outbox.plan({ walletId: 'wallet', payoutIds: ['b2'] }))).toBe('payout-in-flight');
  });

  it('shows up while the payment in its place waits to be signed here: that one is not signed', async () => {
    const { world, handed } = await givenUp('b1');
    world.keysElsewhere = false;
    world.vaultLocked = true;
    const here = world.start();
    await world.pay(here, ['b1']);
    await here.run();
    expect(here.statuses().find(({ payoutId }) => payoutId === 'b1')).toMatchObject({ phase: 'planned', reason: 'vault-locked' });
    await here.close();
    world.keysElsewhere = true;
    const again = world.start();
    world.network.submit(toyBytes(handed.entry).raw);
    await again.run();
    expect(status(again, 'b1')).toMatchObject({ phase: 'planned', reason: 'given-up-appeared' });
    await world.settle(again, 8);
    expect(world.network.payments('b1')).toHaveLength(1);
    expect(status(again, 'b1')?.phase).toBe('final');
    expect(world.counters.signed).toBe(0);
  });

  it('is given up twice and still bound to the first coins', async () => {
    const { world, outbox, handed } = await givenUp('b1', 'b2');
    const second = await handedOver(world, outbox, ['b1']);
    await outbox.giveUp(second.entry.id);
    const third = await handedOver(world, outbox, ['b1']);
    expect(third.entry.consumes).toEqual(handed.entry.consumes);
    await sign(outbox, third, 'Alice', 'Bob');
    await outbox.run();
    for (const old of [handed, second]) world.network.delay(toyBytes(old.entry).raw);
    await world.settle(outbox, 8);
    expect(world.network.payments('b1')).toHaveLength(1);
    expect(outbox.reserved().size).toBe(0);
  });
});

it('whoever dies at any durable moment of it, every payout is paid exactly once', async () => {
  for (let step = 1; step < 40; step += 1) {
    const world = worldWith('b1', 'b2');
    const stop = killAt(step);
    const killed = await untilKilled(() => life(world, world.start(stop.checkpoint)));
    await life(world, world.start());
    for (const id of ['b1', 'b2']) expect(world.network.payments(id), `${id} after ${stop.passed().at(-1)}`).toHaveLength(1);
    if (!killed) return;
  }
  throw new Error('it never ended');
});

async function life(world: OutboxWorld, outbox: Outbox): Promise<void> {
  await outbox.recover();
  const payable = ['b1', 'b2'].filter((id) => world.isPayable(outbox, id) || outbox.liveFor([id])[0]?.locked === false);
  if (payable.length > 0) await world.pay(outbox, payable);
  await outbox.run();
  for (const waiting of outbox.waitingElsewhere()) {
    for (const name of ['Alice', 'Bob']) {
      const taken = await sign(outbox, waiting, name);
      expect(['ok', 'psbt-nothing-new']).toContain(codeOf(taken));
    }
  }
  await world.settle(outbox, 8);
}
