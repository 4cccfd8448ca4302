// Owns the proof that only rates are offered which nodes take, and that what they come to is counted in whole satoshi.
import { describe, expect, it } from 'vitest';
import { childVsize, costOf, rateChoices, rateOf } from './raise-rates.ts';

const facts = {
  fee: '0.00000201',
  rate: '1',
  leastRate: '2.005',
  vsize: 201,
  estimates: [
    { blocks: 1, rate: '12' },
    { blocks: 2, rate: '12' },
    { blocks: 3, rate: '7.5' },
    { blocks: 6, rate: '2.005' },
    { blocks: 144, rate: '1' },
  ],
};

describe('rates of a higher fee', () => {
  it('are the quickest estimates above the least, each once, and the least', () => {
    expect(rateChoices(facts)).toEqual([
      { blocks: 1, rate: '12' },
      { blocks: 3, rate: '7.5' },
      { blocks: null, rate: '2.005' },
    ]);
    expect(rateChoices({ ...facts, estimates: [] })).toEqual([{ blocks: null, rate: '2.005' }]);
  });

  it('are read in any width, and refused with more than three decimals or below zero', () => {
    expect(rateOf('１２．５')).toBe(12_500n);
    expect([rateOf('1.0005'), rateOf('-1'), rateOf('0'), rateOf('x')]).toEqual([null, null, null, null]);
  });

  it('come to a total and to what is more than now', () => {
    expect(costOf(facts, '12')).toEqual({ total: '0.00002412', more: '0.00002211' });
    expect(costOf(facts, '12', childVsize)).toEqual({ total: '0.00003732', more: '0.00003531' });
    expect(costOf(facts, '2.005')).toEqual({ total: '0.00000404', more: '0.00000203' });
  });
});
