import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../../../tests/fakes/payouts.ts';
import { currentPeriod, lastSecond, nextResets, periodAt, type PeriodTerms } from './periods.ts';

/** Start at day 0, as in the vectors of spec §3.2. */
function terms(end: number | null, period: number | null): PeriodTerms {
  return { startsAt: 0, expiresAt: end === null ? null : end * day, period: period === null ? null : period * day };
}

function days(window: { start: number; end: number | null } | null): [number, number | null] | null {
  return window === null ? null : [window.start / day, window.end === null ? null : window.end / day];
}

describe('periods', () => {
  it.each([
    ['T93', null, null, 1, [0, null]],
    ['T94', 7, null, 1, [0, 7]],
    ['T95', 7, 2, 1, [0, 2]],
    ['T95', 7, 2, 2, [2, 4]],
    ['T95, clipped', 7, 2, 6, [6, 7]],
    ['T96', 7, 2, 7, null],
    ['T96', 7, 2, 8, null],
    ['T97', null, 2, 6, [6, 8]],
    ['T97, before the start', null, 2, -1, null],
  ] as const)('%s: end %s, period %s, on day %s', (_name, end, period, now, expected) => {
    expect(days(periodAt(terms(end, period), now * day))).toEqual(expected);
  });

  it('in the last second the last period still counts, else a whole limit could be claimed on top', () => {
    const week = terms(7, 2);
    expect(periodAt(week, 7 * day)).toBeNull();
    expect(days(currentPeriod(week, 7 * day))).toEqual([6, 7]);
    expect(currentPeriod(week, 7 * day + 1)).toBeNull();
    expect(days(currentPeriod(terms(6, 2), 6 * day))).toEqual([4, 6]);
    expect(days(currentPeriod(terms(7, null), 7 * day))).toEqual([0, 7]);
  });

  it('a pull payment that ends when it starts is open for one second', () => {
    expect(currentPeriod({ startsAt: 5, expiresAt: 5, period: null }, 5)).toEqual({ start: 5, end: 5 });
  });

  it('one that ended before it started never has a period (T11)', () => {
    const past = { startsAt: 100, expiresAt: 40, period: 10 };
    for (const now of [39, 40, 41, 99, 100, 101]) expect(currentPeriod(past, now)).toBeNull();
  });

  it('a period longer than our dates is open', () => {
    expect(periodAt({ startsAt: 10, expiresAt: null, period: lastSecond }, 11)).toEqual({ start: 10, end: null });
  });

  it('the form shows the next resets', () => {
    expect(nextResets(terms(null, 2), 3 * day, 3).map((at) => at / day)).toEqual([4, 6, 8]);
    expect(nextResets(terms(7, 2), 3 * day, 9).map((at) => at / day)).toEqual([4, 6]);
    expect(nextResets(terms(6, 2), 3 * day, 9).map((at) => at / day)).toEqual([4]);
    expect(nextResets(terms(null, 2), -day, 2).map((at) => at / day)).toEqual([0, 2]);
    expect(nextResets(terms(null, null), day, 2)).toEqual([]);
    expect(nextResets(terms(7, null), -day, 2)).toEqual([0]);
  });

  const anyTerms = fc.record({
    startsAt: fc.integer({ min: 0, max: 1000 }),
    expiresAt: fc.option(fc.integer({ min: 0, max: 3000 })),
    period: fc.option(fc.integer({ min: 1, max: 700 })),
  });
  const anyNow = fc.integer({ min: 0, max: 4000 });

  it('property: a period contains its moment, and neighbours touch without a gap', () => {
    fc.assert(
      fc.property(anyTerms, anyNow, (given, now) => {
        const window = periodAt(given, now);
        if (window === null) return;
        expect(window.start).toBeLessThanOrEqual(now);
        if (window.end === null) return;
        expect(window.end).toBeGreaterThan(now);
        const next = periodAt(given, window.end);
        expect(next === null ? window.end === given.expiresAt : next.start === window.end).toBe(true);
      }),
    );
  });

  it('property: every open second has exactly one current period, and every moment inside it the same one', () => {
    fc.assert(
      fc.property(anyTerms, anyNow, (given, now) => {
        const open = now >= given.startsAt && (given.expiresAt === null || now <= given.expiresAt);
        const window = currentPeriod(given, now);
        expect(window !== null).toBe(open);
        if (window !== null) expect(currentPeriod(given, window.start)).toEqual(window);
      }),
    );
  });

  it('property: resets are starts of periods, in order, after now', () => {
    fc.assert(
      fc.property(anyTerms, anyNow, (given, now) => {
        let previous = now;
        for (const reset of nextResets(given, now, 5)) {
          expect(reset).toBeGreaterThan(previous);
          expect(periodAt(given, reset)?.start).toBe(reset);
          previous = reset;
        }
      }),
    );
  });
});
