// Owns the proof that amounts in refusals are written exactly.
import { describe, expect, it } from 'vitest';
import { amountText } from './amount-text.ts';

describe('amountText', () => {
  it.each([
    [150_000n, 8, '0.0015'],
    [1n, 8, '0.00000001'],
    [100_000_000n, 8, '1'],
    [0n, 8, '0'],
    [-1_500_000n, 6, '-1.5'],
    [2_100_000_000_000_000n, 8, '21000000'],
    [12n, 0, '12'],
  ])('%s with %s places is %s', (units, decimals, text) => expect(amountText(units, decimals)).toBe(text));
});
