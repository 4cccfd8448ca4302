// Owns the proof that a higher fee pays nobody twice: every version is watched, whichever is mined completes the payment, and nothing is signed without a word.
import { beforeEach, describe, expect, it } from 'vitest';
import { FakeNetwork } from '../../../tests/fakes/fake-network.ts';
import { killAt, OutboxWorld, untilKilled } from '../../../tests/fakes/outbox-world.ts';
import type { PublishFault } from '../../../tests/fakes/scripted-driver.ts';
import type { Outbox } from './outbox.ts';

const ids = ['b1', 'b2'];
let world: OutboxWorld;
let outbox: Outbox;

beforeEach(async () => {
  world = newWorld();
  outbox = world.start();
});

function newWorld(): OutboxWorld {
  const made = new OutboxWorld(new FakeNetwork());
  for (const id of ids) made.promise(id, 'bitcoin', 1_000n);
  return made;
}

const txid = (box = outbox): string => box.liveFor(['b1'])[0]?.transactionId ?? '';

async function sent(): Promise<string> {
  await world.pay(outbox, ids);
  await outbox.run();
  return txid();
}

/** The sender's clicks. An odd rate takes a further coin. */
async function raise(feeRate: bigint, box = outbox): Promise<string | null> {
  const made = await box.raise.make({ walletId: 'wallet', transactionId: txid(box), feeRate });
  if (!made.ok) return made.error.code;
  const view = await box.raise.view(made.value.id);
  if (!view.ok) return view.error.code;
  const done = await box.raise.confirm(made.value.id, view.value.token);
  return done.ok ? null : done.error.code;
}

function expectPaidOnce(when = ''): void {
  for (const id of ids) expect(world.network.payments(id).length, `${id} ${when}`).toBe(1);
}

describe('a higher fee', () => {
  it('replaces what waits, and the payment follows the new transaction', async () => {
    const first = await sent();
    expect(await raise(2n)).toBeNull();
    await outbox.run();
    const second = txid();
    expect(second).not.toBe(first);
    expect(world.network.world.pool.map(({ id }) => id)).toEqual([second]);
    expect(world.told.at(-1)).toMatchObject({ phase: 'seen', transactionId: second, locked: true });
    await world.settle(outbox, 7);
    expect(outbox.liveFor(ids)).toMatchObject([
      { phase: 'final', transactionId: second },
      { phase: 'final', transactionId: second },
    ]);
    expectPaidOnce();
    expect(outbox.attempts('b1').map(({ kind }) => kind)).toEqual([
      'planned',
      'confirmed',
      'signed',
      'sent',
      'seen',
      'replaced',
      'sent',
      'seen',
      'final',
    ]);
    expect(outbox.pastOf('b1').transactionIds).toEqual([first, second]);
  });

  it('needs the word of that very proposal, once', async () => {
    const transactionId = await sent();
    const made = await outbox.raise.make({ walletId: 'wallet', transactionId, feeRate: 2n });
    if (!made.ok) throw new Error(made.error.code);
    const { id } = made.value;
    expect(made.value).toMatchObject({ paid: 10n, draft: { fee: 12n }, isWithinCeiling: true });
    const old = await outbox.raise.view(id);
    const view = await outbox.raise.view(id);
    if (!old.ok || !view.ok) throw new Error('no view');
    expect(await outbox.raise.confirm(id, old.value.token)).toMatchObject({ error: { code: 'token-invalid' } });
    expect(await outbox.raise.confirm(id, view.value.token)).toMatchObject({ ok: true });
    expect(await outbox.raise.confirm(id, view.value.token)).toMatchObject({ ok: true });
    expect(world.counters.signed).toBe(2);
    expect(await outbox.raise.view(id)).toMatchObject({ error: { code: 'plan-not-found' } });
  });

  it('is made without a further word only within the ceiling that was approved', async () => {
    const transactionId = await sent();
    const above = await outbox.raise.make({ walletId: 'wallet', transactionId, feeRate: 12n });
    if (!above.ok) throw new Error(above.error.code);
    expect(above.value.isWithinCeiling).toBe(false);
    expect(await outbox.raise.confirm(above.value.id, null)).toMatchObject({ error: { code: 'token-invalid' } });
    const within = await outbox.raise.make({ walletId: 'wallet', transactionId, feeRate: 10n });
    if (!within.ok) throw new Error(within.error.code);
    expect(await outbox.raise.confirm(above.value.id, null)).toMatchObject({ error: { code: 'plan-not-found' } });
    expect(await outbox.raise.confirm(within.value.id, null)).toMatchObject({ ok: true });
  });

  it('is refused for what is not ours, not waiting, or past its time, and above the daily cap', async () => {
    expect(await raise(2n)).toBe('bump-unknown');
    const transactionId = await sent();
    world.dailyCap = 2_025n;
    expect(await raise(20n)).toBe('daily-cap-exceeded');
    expect(await outbox.raise.make({ walletId: 'other', transactionId, feeRate: 2n })).toMatchObject({ error: { code: 'invalid-plan' } });
    const made = await outbox.raise.make({ walletId: 'wallet', transactionId, feeRate: 2n });
    if (!made.ok) throw new Error(made.error.code);
    world.now += 16 * 60;
    expect(await outbox.raise.view(made.value.id)).toMatchObject({ error: { code: 'plan-expired' } });
    world.network.mine();
    await outbox.run();
    expect(await raise(2n)).toBe('bump-not-waiting');
  });

  it('happens not at all where the vault is locked, and a restart forgets the proposal', async () => {
    await sent();
    const before = world.journal.bodies().length;
    world.vaultLocked = true;
    expect(await raise(2n)).toBe('vault-locked');
    const made = await outbox.raise.make({ walletId: 'wallet', transactionId: txid(), feeRate: 2n });
    if (!made.ok) throw new Error(made.error.code);
    outbox = world.start();
    expect(await outbox.raise.view(made.value.id)).toMatchObject({ error: { code: 'plan-not-found' } });
    expect(world.journal.bodies().length).toBe(before);
  });

  it('keeps the coins of all versions, and nothing is built on what only one of them makes', async () => {
    const first = await sent();
    expect(await raise(3n)).toBeNull();
    await outbox.run();
    expect([...outbox.reserved()].filter((coin) => /^c\d/.test(coin))).toEqual(['c0:0', 'c1:0']);
    expect([...outbox.reserved()]).toEqual(expect.arrayContaining([`${first}:2`, `${txid()}:0`]));
    await world.settle(outbox, 7);
    expect([...outbox.reserved()]).toEqual([]);
  });

  it('gives way where another plan took the coin that it adds, or was built on what it replaces', async () => {
    const transactionId = await sent();
    const made = await outbox.raise.make({ walletId: 'wallet', transactionId, feeRate: 13n });
    if (!made.ok) throw new Error(made.error.code);
    world.promise('b3', 'bitcoin', 5n);
    await world.pay(outbox, ['b3']);
    const view = await outbox.raise.view(made.value.id);
    if (!view.ok) throw new Error(view.error.code);
    expect(await outbox.raise.confirm(made.value.id, view.value.token)).toMatchObject({ error: { code: 'plan-changed' } });
  });
});

describe('whichever version is mined', () => {
  it('completes the payment: the first one, though the second was taken', async () => {
    const first = await sent();
    const [pooled] = world.network.world.pool;
    await raise(2n);
    await outbox.run();
    if (pooled === undefined) throw new Error('nothing waits');
    world.network.world.pool = [pooled];
    world.network.mine();
    await outbox.run();
    expect(outbox.liveFor(['b1'])).toMatchObject([{ phase: 'final', transactionId: first, outputIndex: 0 }]);
    await world.settle(outbox, 8);
    expectPaidOnce();
  });

  it('is followed when a reorganisation takes the second away and mines the first', async () => {
    const first = await sent();
    const [pooled] = world.network.world.pool;
    await raise(2n);
    await outbox.run();
    const second = txid();
    world.network.mine();
    await outbox.run();
    expect(outbox.liveFor(['b1'])).toMatchObject([{ phase: 'final', transactionId: second }]);
    world.network.reorg(1, true);
    await outbox.run();
    expect(outbox.liveFor(['b1'])).toMatchObject([{ phase: 'seen', transactionId: second, recheck: true }]);
    world.network.world.pool = pooled === undefined ? [] : [pooled];
    world.network.mine();
    await outbox.run();
    expect(outbox.liveFor(['b1'])).toMatchObject([{ phase: 'final', transactionId: first, recheck: false }]);
    await world.settle(outbox, 8);
    expectPaidOnce();
  });

  it('is the first where nodes do not take the second, which is offered again each minute', async () => {
    const first = await sent();
    world.publishFault = () => 'rejected';
    await raise(2n);
    await outbox.run();
    expect(outbox.liveFor(['b1'])).toMatchObject([{ phase: 'unknown', reason: 'too busy' }]);
    await outbox.run();
    expect(outbox.liveFor(['b1'])).toMatchObject([{ phase: 'seen', transactionId: first }]);
    world.now += 61;
    await outbox.run();
    expect(outbox.liveFor(['b1'])).toMatchObject([{ phase: 'seen', transactionId: first, reason: 'replacement-not-taken' }]);
    world.heal();
    await outbox.run();
    expect(txid()).toBe(first);
    world.now += 61;
    await outbox.run();
    expect(txid()).not.toBe(first);
    await world.settle(outbox, 8);
    expectPaidOnce();
  });

  it('is the first again where the further coin of the second was spent by somebody else', async () => {
    const first = await sent();
    await raise(3n);
    await outbox.run();
    world.network.world.pool = [];
    world.network.spendElsewhere('c1:0');
    await outbox.run();
    expect(outbox.liveFor(['b1'])).toMatchObject([{ phase: 'seen', transactionId: first }]);
    await world.settle(outbox, 9);
    expect(outbox.liveFor(['b1'])).toMatchObject([{ phase: 'final', transactionId: first }]);
    expectPaidOnce();
  });

  it('is none where the coin of all was spent, six blocks deep', async () => {
    await sent();
    await raise(3n);
    await outbox.run();
    world.network.world.pool = [];
    world.network.spendElsewhere('c0:0');
    for (let block = 0; block < 4; block += 1) world.network.mine();
    await outbox.run();
    expect(outbox.liveFor(['b1'])).toMatchObject([{ locked: true }]);
    for (let block = 0; block < 2; block += 1) world.network.mine();
    await outbox.run();
    expect(outbox.liveFor(['b1'])).toEqual([]);
    expect(outbox.attempts('b1').at(-1)).toMatchObject({ kind: 'void', code: 'spent-elsewhere' });
  });

  it('may be called malformed by no node: the first one may be out', async () => {
    await sent();
    world.publishFault = () => 'malformed';
    await raise(2n);
    await outbox.run();
    expect(outbox.liveFor(['b1'])).toMatchObject([{ phase: 'unknown', locked: true }]);
    world.heal();
    await world.settle(outbox, 8);
    expectPaidOnce();
  });
});

describe('a process that dies', () => {
  /** Two raises, and all that the sender would click again after a restart. */
  async function life(box: Outbox): Promise<void> {
    await box.recover();
    if (world.isPayable(box, 'b1') || box.liveFor(['b1'])[0]?.locked === false) await world.pay(box, ids);
    await box.run();
    for (const rate of [3n, 2n]) {
      await raise(rate, box);
      await box.run();
    }
    await world.settle(box, 8);
  }

  it('after any durable state pays once, whichever version wins', async () => {
    const whole = killAt(Number.POSITIVE_INFINITY);
    await life(world.start(whole.checkpoint));
    const moments = whole.passed().length;
    expect(whole.passed().filter((state) => state === 'bitcoin signed')).toHaveLength(3);
    for (let moment = 1; moment <= moments; moment += 1) {
      world = newWorld();
      expect(await untilKilled(() => life(world.start(killAt(moment).checkpoint)))).toBe(true);
      outbox = world.start();
      await life(outbox);
      expectPaidOnce(`after a kill at ${moment}`);
      expect(outbox.liveFor(ids).map(({ phase }) => phase)).toEqual(['final', 'final']);
    }
    console.log(`kills of replaced entries: ${moments}`);
  });

  it.each<[PublishFault]>([['kill-before'], ['kill-after']])('%s of any transmission pays once', async (fault) => {
    let kills = 0;
    for (let victim = 1; ; victim += 1) {
      world = newWorld();
      let sends = 0;
      world.publishFault = () => {
        sends += 1;
        return sends === victim ? fault : 'none';
      };
      if (!(await untilKilled(() => life(world.start())))) break;
      kills += 1;
      outbox = world.start();
      await life(outbox);
      expectPaidOnce(`${fault} ${victim}`);
    }
    expect(kills).toBe(3);
  });

  it('and loses the end of its journal never pays twice', async () => {
    const networks = new Map<number, FakeNetwork>();
    const snapshot = (): void => void networks.set(world.journal.head.seq, world.network.copy());
    await life(world.start(snapshot));
    snapshot();
    const bodies = world.journal.bodies();
    let cases = 0;
    for (const [moment, network] of networks) {
      for (let length = 0; length <= moment; length += 1) {
        world = new OutboxWorld(network.copy(), bodies.slice(0, length));
        for (const id of ids) world.promise(id, 'bitcoin', 1_000n);
        outbox = world.start();
        expect((await outbox.recover()).ok).toBe(true);
        for (let round = 0; round < 8; round += 1) {
          await outbox.run();
          world.network.deliver();
          world.network.mine();
          for (const id of ids) expect(world.network.payments(id).length, `${id} with ${length} of ${moment}`).toBeLessThanOrEqual(1);
        }
        cases += 1;
      }
    }
    console.log(`torn journals of replaced entries: ${cases}`);
  });
});
