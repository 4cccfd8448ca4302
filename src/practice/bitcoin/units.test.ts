import { describe, expect, it } from 'vitest';
import { feeAt, feeRateOf, feeRateText, moneyText, unitsOfText } from './units.ts';

describe('amounts in Core words', () => {
  it('keep at least two places', () => {
    const texts = [0n, 1n, 10n, 50_000_000n, 100_000_000n, 123_456_789n, -5_000n].map(moneyText);
    expect(texts).toEqual(['0.00', '0.00000001', '0.0000001', '0.50', '1.00', '1.23456789', '-0.00005']);
  });

  it('round rates down and fees up', () => {
    expect(feeRateOf(141n, 141)).toBe(1000n);
    expect(feeRateOf(140n, 141)).toBe(992n);
    expect(feeAt(1001n, 141)).toBe(142n);
    expect(feeRateText(1000n)).toBe('0.00001000 BTC/kvB');
  });
});

describe('whole coins from text', () => {
  it('become exact units', () => {
    expect(unitsOfText('0.1', 8)).toBe(10_000_000n);
    expect(unitsOfText('21000000', 8)).toBe(2_100_000_000_000_000n);
    expect(unitsOfText('0.000001', 6)).toBe(1n);
  });

  it('refuse what is not a plain decimal of so many places', () => {
    for (const text of ['', '-1', '1e3', '1.', '.5', ' 1', '1,5', '0.0000001', '１']) expect(unitsOfText(text, 6)).toBeNull();
  });
});
