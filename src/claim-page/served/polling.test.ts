import { describe, expect, it } from 'vitest';
import { delayAfter } from './polling.ts';

describe('an open page asks', () => {
  it('every ten seconds while it is looked at, and more rarely in the background', () => {
    expect([delayAfter(0, false), delayAfter(0, true)]).toEqual([10, 60]);
  });
  it('ever more rarely while nobody answers, and never less than every five minutes', () => {
    const delays = [1, 2, 3, 10, 10_000].map((failures) => delayAfter(failures, false));
    expect(delays).toEqual([20, 40, 80, 300, 300]);
    expect(delayAfter(10, true)).toBe(300);
  });
});
