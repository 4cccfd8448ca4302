// Owns the proof that a transfer to ourselves needs the sender's word like a payment, locks no payout, and survives a death at any durable state.
import { beforeEach, describe, expect, it } from 'vitest';
import { createMemoryJournal } from '../../../tests/fakes/memory-journal.ts';
import { killAt, OutboxWorld, untilKilled } from '../../../tests/fakes/outbox-world.ts';
import { refuse } from '../../shared/result.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import type { TransferWish } from './transfers.ts';

const parent = 'a'.repeat(64);
const wish: TransferWish = { purpose: 'child', parent, feeRate: 2_000n };
let world: OutboxWorld;
let outbox: Outbox;

beforeEach(() => {
  world = new OutboxWorld();
  outbox = world.start();
});

async function confirmed(box: Outbox): Promise<string> {
  const plan = await box.planTransfer('wallet', wish);
  if (!plan.ok) throw new Error(plan.error.code);
  const view = await box.planView(plan.value.id);
  if (!view.ok) throw new Error(view.error.code);
  expect(view.value).toMatchObject({ rows: [], orders: [], totals: [], transfers: [{ purpose: 'child', parent }] });
  const done = await box.confirm(plan.value.id, view.value.token);
  if (!done.ok) throw new Error(done.error.code);
  return plan.value.id;
}

describe('a transfer', () => {
  it('is planned, confirmed without locking anything, sent and watched', async () => {
    const planId = await confirmed(outbox);
    expect(world.lockCalls).toEqual([]);
    expect(outbox.reserved().size).toBe(1);
    await world.settle(outbox, 8);
    expect(outbox.planOf(planId)?.entries).toMatchObject([{ state: 'final', lines: [], order: null, transfer: { purpose: 'child' } }]);
    expect(outbox.statuses()).toEqual([]);
  });

  it('replaces one that nobody has confirmed, counts against the cap, and is of this wallet alone', async () => {
    const first = await outbox.planTransfer('wallet', wish);
    const second = await outbox.planTransfer('wallet', wish);
    if (!first.ok || !second.ok) throw new Error('no plan');
    expect(outbox.planOf(first.value.id)).toMatchObject({ closed: 'superseded' });
    world.dailyCap = 5n;
    expect(await outbox.planTransfer('wallet', wish)).toEqual(refuse('daily-cap-exceeded'));
    expect(await outbox.planTransfer('other', wish)).toEqual(refuse('invalid-plan'));
  });

  it('is carried out once, wherever the process dies', async () => {
    const life = async (box: Outbox): Promise<void> => {
      await box.recover();
      if (box.reserved().size === 0 && world.network.world.mined.length === 0) await confirmed(box);
      await world.settle(box, 8);
    };
    const whole = killAt(Number.POSITIVE_INFINITY);
    await life(world.start(whole.checkpoint));
    for (let moment = 2; moment <= whole.passed().length; moment += 1) {
      world = new OutboxWorld();
      expect(await untilKilled(() => life(world.start(killAt(moment).checkpoint)))).toBe(true);
      await life(world.start());
      expect(world.network.world.mined, `killed at ${moment}`).toHaveLength(1);
    }
  });

  it('stands in the journal in the place of lines and order, never beside them', async () => {
    await outbox.planTransfer('wallet', wish);
    const [made] = world.journal.bodies() as { entries: Record<string, unknown>[] }[];
    const [entry] = made?.entries ?? [];
    const open = (changed: Record<string, unknown>) =>
      createOutbox({ ...new OutboxWorld().deps(), journal: createMemoryJournal([{ ...made, entries: [changed] }]) }).ok;
    expect(open({ ...entry })).toBe(true);
    expect(open({ ...entry, transfer: undefined })).toBe(false);
    expect(open({ ...entry, order: { account: 'r', tx: {}, useTicket: false } })).toBe(false);
  });
});
