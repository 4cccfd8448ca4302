// Owns the stories of what is remembered of refused plans: counted instead of repeated, bounded, and the same after a restart.
import { describe, expect, it } from 'vitest';
import { createRefusals, noRefusedPlans, type RefusedPlans, refusedPlans } from './refusals.ts';

describe('refused plans', () => {
  it('in a row for the same reason are one with a count and the last time; another reason is another', () => {
    const refusals = createRefusals();
    for (const at of [10, 20, 30]) refusals.note(at, { code: 'insufficient-funds' }, ['a', 'b']);
    refusals.note(40, { code: 'output-dust', params: { payoutId: 'a' } }, ['a']);
    refusals.note(50, { code: 'insufficient-funds' }, ['a']);
    expect(refusals.of('a').map(({ at, code, times }) => [at, code, times])).toEqual([
      [30, 'insufficient-funds', 3],
      [40, 'output-dust', 1],
      [50, 'insufficient-funds', 1],
    ]);
    expect(refusals.of('b')).toEqual([{ at: 30, kind: 'refused', code: 'insufficient-funds', transactionId: null, params: {}, times: 3 }]);
    expect(refusals.of('nobody')).toEqual([]);
  });

  it('are what they were after a restart, and are counted on', () => {
    let file: RefusedPlans = noRefusedPlans;
    const open = () => createRefusals(file, (all) => (file = refusedPlans.parse(JSON.parse(JSON.stringify(all)))));
    const before = open();
    before.note(10, { code: 'insufficient-funds', params: { missing: '1' } }, ['a']);
    const after = open();
    expect(after.of('a')).toEqual(before.of('a'));
    after.note(70, { code: 'insufficient-funds', params: { missing: '1' } }, ['a']);
    expect(open().of('a')).toMatchObject([{ at: 70, times: 2 }]);
  });

  it('are bounded: ten of a payout, and the payouts that were refused last', () => {
    let file: RefusedPlans = noRefusedPlans;
    const refusals = createRefusals(file, (all) => (file = all));
    for (let index = 0; index < 30; index += 1) refusals.note(index, { code: `code-${index}` }, ['a']);
    expect(refusals.of('a').map(({ code }) => code)).toEqual(Array.from({ length: 10 }, (_, index) => `code-${index + 20}`));
    refusals.note(
      99,
      { code: 'x' },
      Array.from({ length: 2000 }, (_, index) => `p${index}`),
    );
    expect(refusals.of('a')).toEqual([]);
    expect(file.payouts).toHaveLength(2000);
    expect(refusedPlans.safeParse(file).success).toBe(true);
  });
});
