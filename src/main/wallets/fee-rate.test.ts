// Owns the proof that estimates become sensible rates.
import { describe, expect, it } from 'vitest';
import { feeRateFor } from './fee-rate.ts';

const estimates = { '1': 20_000n, '3': 10_000n, '144': 1_200n };

describe('feeRateFor', () => {
  it.each([
    [1, 20_000n],
    [2, 20_000n],
    [3, 10_000n],
    [100, 10_000n],
    [1_000, 1_200n],
  ])('within %s blocks pays %s', (target, rate) => expect(feeRateFor(estimates, target)).toBe(rate));

  it('stays within bounds', () => {
    expect(feeRateFor({}, 3)).toBe(1_000n);
    expect(feeRateFor({ '1': 10n }, 3)).toBe(1_000n);
    expect(feeRateFor({ '1': 9_000_000n }, 3)).toBe(500_000n);
    expect(feeRateFor({ '6': 4_000n }, 1)).toBe(4_000n);
  });
});
