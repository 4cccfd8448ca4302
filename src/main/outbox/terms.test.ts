// Owns stories of the terms of a plan: they are part of what is approved, and another wish is another plan.
import { describe, expect, it } from 'vitest';
import { OutboxWorld } from '../../../tests/fakes/outbox-world.ts';
import { digestOf } from './confirmation.ts';
import type { Outbox } from './outbox.ts';
import { termsOf, type WishedTerms } from './terms.ts';
import type { Plan } from './types.ts';

function worldOf(): { readonly world: OutboxWorld; readonly outbox: Outbox } {
  const world = new OutboxWorld();
  for (const id of ['b1', 'b2']) world.promise(id, 'bitcoin', 1_000n);
  return { world, outbox: world.start() };
}

async function planFor(outbox: Outbox, terms?: WishedTerms): Promise<Plan> {
  const plan = await outbox.plan({ walletId: 'wallet', payoutIds: ['b1', 'b2'], ...(terms && { terms }) });
  if (!plan.ok) throw new Error(plan.error.code);
  return plan.value;
}

describe('the terms of a plan', () => {
  it('are kept over a restart, and the same wish gives the same plan, however it is written', async () => {
    const { world, outbox } = worldOf();
    const plan = await planFor(outbox, { recipientPaysFee: true, mostFee: 9_000n, coins: ['c7:0', 'c3:0', 'c7:0'] });
    expect(plan.terms).toEqual({ recipientPaysFee: true, mostFee: '9000', coins: ['c3:0', 'c7:0'] });
    const again = await planFor(world.start(), { coins: ['c3:0', 'c7:0'], mostFeeRate: null, mostFee: 9_000n, recipientPaysFee: true });
    expect(again).toEqual(plan);
    expect(digestOf(again)).toBe(plan.digest);
  });

  it.each<[string, WishedTerms]>([
    ['the recipients bear the fee', { recipientPaysFee: true }],
    ['there is a ceiling of the fee', { mostFee: 1n }],
    ['there is a ceiling of the rate', { mostFeeRate: 2_000n }],
    ['coins are named', { coins: ['c3:0'] }],
    ['a transaction pays fewer', { mostOutputs: 10 }],
  ])('are in the digest, and make another plan, where %s', async (_, terms) => {
    const { outbox } = worldOf();
    const plain = await planFor(outbox);
    expect(plain.terms).toBeNull();
    const other = await planFor(outbox, terms);
    expect(other.id).not.toBe(plain.id);
    expect(digestOf({ ...other, terms: null })).not.toBe(other.digest);
    expect((await planFor(outbox)).id).not.toBe(other.id);
  });

  it('are none where nothing is wished', () => {
    expect(termsOf({ recipientPaysFee: false, mostFee: null, coins: null })).toBeNull();
  });
});
