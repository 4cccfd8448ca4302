import { describe, expect, it } from 'vitest';
import { percentOf, sumByUnit } from './sums.ts';

describe('sums on screen', () => {
  it('are exact where floats are not', () => {
    const items = Array.from({ length: 10 }, () => ({ amount: '0.1', unit: 'BTC' }));
    expect(sumByUnit(items, (item) => item)).toEqual([{ unit: 'BTC', amount: '1' }]);
  });

  it('never mix units, and keep the order in which they appear', () => {
    const items = [
      { amount: '2', unit: 'XRP' },
      { amount: '5', unit: 'BTC' },
      { amount: '3', unit: 'XRP' },
    ];
    expect(sumByUnit(items, (item) => item)).toEqual([
      { unit: 'XRP', amount: '5' },
      { unit: 'BTC', amount: '5' },
    ]);
  });

  it('leave out what has no amount yet', () => {
    expect(
      sumByUnit([{ amount: null }, { amount: '1' }], (item) => (item.amount === null ? null : { amount: item.amount, unit: 'USD' })),
    ).toEqual([{ unit: 'USD', amount: '1' }]);
  });
});

describe('percent of a limit', () => {
  it('is rounded down: 99.9 % is not full', () => {
    expect(percentOf({ digits: 999n, scale: 1 }, { digits: 100n, scale: 0 })).toBe(99);
  });

  it('stays between 0 and 100, also for a limit of nothing', () => {
    expect(percentOf({ digits: 500n, scale: 0 }, { digits: 100n, scale: 0 })).toBe(100);
    expect(percentOf({ digits: -5n, scale: 0 }, { digits: 100n, scale: 0 })).toBe(0);
    expect(percentOf({ digits: 5n, scale: 0 }, { digits: 0n, scale: 0 })).toBe(0);
  });
});
