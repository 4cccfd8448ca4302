// Owns stories where two rules of the outbox meet: the terms of a plan and a higher fee, and what was given up beside what is paid in its place.
import { describe, expect, it } from 'vitest';
import { FakeNetwork } from '../../../tests/fakes/fake-network.ts';
import { OutboxWorld } from '../../../tests/fakes/outbox-world.ts';
import { toyAnswer, toyBytes } from '../../../tests/fakes/scripted-elsewhere.ts';
import type { Result } from '../../shared/result.ts';
import type { Outbox } from './outbox.ts';
import type { WishedTerms } from './terms.ts';
import type { Plan } from './types.ts';

const codeOf = (answer: Result<unknown>): string => (answer.ok ? 'ok' : answer.error.code);
const must = <T>(answer: Result<T>): T => {
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
};

function worldWith(...ids: readonly string[]): OutboxWorld {
  const world = new OutboxWorld(new FakeNetwork());
  for (const id of ids) world.promise(id, 'bitcoin', 1_000n);
  return world;
}

const plan = (outbox: Outbox, payoutIds: readonly string[], terms: WishedTerms): Promise<Result<Plan>> =>
  outbox.plan({ walletId: 'wallet', payoutIds, terms });

async function confirmed(outbox: Outbox, payoutIds: readonly string[], terms: WishedTerms = {}): Promise<Plan> {
  const made = must(await plan(outbox, payoutIds, terms));
  const view = must(await outbox.planView(made.id));
  const done = must(await outbox.confirm(made.id, view.token));
  must(await outbox.run());
  return done;
}

const txid = (outbox: Outbox, id = 'b1'): string => outbox.liveFor([id])[0]?.transactionId ?? '';

describe('a higher fee of a plan with terms', () => {
  it.each<[string, WishedTerms, bigint]>([
    ['takes a coin that the sender did not name', { coins: ['c3:0'] }, 3n],
    ['is above the rate that he agreed to', { mostFeeRate: 100n }, 2n],
  ])('needs his word, within the ceiling of the fee, too, where it %s', async (_, terms, feeRate) => {
    const world = worldWith('b1');
    const outbox = world.start();
    await confirmed(outbox, ['b1'], terms);
    const first = txid(outbox);
    const made = must(await outbox.raise.make({ walletId: 'wallet', transactionId: first, feeRate }));
    expect(made.isWithinCeiling).toBe(false);
    expect(codeOf(await outbox.raise.confirm(made.id, null))).toBe('token-invalid');
    expect(txid(outbox)).toBe(first);
    const view = must(await outbox.raise.view(made.id));
    expect(codeOf(await outbox.raise.confirm(made.id, view.token))).toBe('ok');
    await world.settle(outbox, 7);
    expect(world.network.payments('b1')).toHaveLength(1);
  });

  it('needs none where it keeps to all of them', async () => {
    const outbox = worldWith('b1').start();
    await confirmed(outbox, ['b1'], { coins: ['c3:0'], mostFeeRate: 120n, mostFee: 20n });
    const made = must(await outbox.raise.make({ walletId: 'wallet', transactionId: txid(outbox), feeRate: 2n }));
    expect(made.isWithinCeiling).toBe(true);
    expect(codeOf(await outbox.raise.confirm(made.id, null))).toBe('ok');
  });
});

async function givenUp(...ids: readonly string[]) {
  const world = worldWith(...ids, 'other');
  world.keysElsewhere = true;
  const outbox = world.start();
  await confirmed(outbox, ids);
  const [handed] = outbox.waitingElsewhere();
  if (handed === undefined) throw new Error('nothing waits');
  must(await outbox.giveUp(handed.entry.id));
  return { world, outbox, handed };
}

describe('a plan that pays what was given up', () => {
  it('keeps the ceiling of the whole fee over what it pays from those coins and what it pays from others', async () => {
    const { outbox } = await givenUp('b1');
    expect(codeOf(await plan(outbox, ['b1', 'other'], { mostFee: 15n }))).toBe('fee-over-ceiling');
    const made = must(await plan(outbox, ['b1', 'other'], { mostFee: 31n }));
    expect(made.entries.map(({ fee }) => fee)).toEqual([10n, 10n]);
    expect(made.entries.reduce((sum, { feeCeiling }) => sum + feeCeiling, 0n)).toBeLessThanOrEqual(31n);
  });

  it('spends no coin that the sender did not name', async () => {
    const { outbox, handed } = await givenUp('b1');
    const [coin = ''] = handed.entry.consumes;
    expect(codeOf(await plan(outbox, ['b1'], { coins: ['c9:0'] }))).toBe('given-up-coins-short');
    const made = must(await plan(outbox, ['b1'], { coins: ['c9:0', coin] }));
    expect(made.entries[0]?.consumes).toEqual([coin]);
  });

  it('names the payout whose coins are not free, so that an automatic run pays the others', async () => {
    const { outbox } = await givenUp('b1', 'b2');
    await confirmed(outbox, ['b1']);
    expect(await plan(outbox, ['b2', 'other'], {})).toMatchObject({ error: { code: 'given-up-coins-busy', params: { payoutId: 'b2' } } });
  });

  it('makes outputs that nothing is built on before it is certain which of the two is mined', async () => {
    const { world, outbox, handed } = await givenUp('b1', 'b2');
    await confirmed(outbox, ['b1']);
    const [second] = outbox.waitingElsewhere();
    if (second === undefined) throw new Error('nothing waits');
    must(await outbox.takeAnswer(second.entry.id, toyAnswer(second.transactionId, 'Alice', 'Bob')));
    must(await outbox.run());
    expect(txid(outbox)).toBe(second.transactionId);
    const changes = [`${second.transactionId}:1`, `${handed.transactionId}:2`];
    expect([...outbox.reserved()]).toEqual(expect.arrayContaining(changes));
    await world.settle(outbox, 8);
    expect(outbox.reserved().size).toBe(0);
    expect(world.network.find(toyBytes(handed.entry).id)).toBeNull();
  });
});
