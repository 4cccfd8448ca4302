import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day, newClaim, newPullPayment, records, start } from '../../../tests/fakes/payouts.ts';
import type { PromiseEvent } from './events.ts';
import { periodHistory } from './period-history.ts';
import { currentPeriod, lastSecond, nextResets, type PeriodTerms, periodAt, type PeriodWindow } from './periods.ts';
import { applyAll } from './reducer.ts';
import { createWorld, type World } from './world.ts';

/** The slow, obvious model: walk from the start, one period after the other, until the moment is reached. */
function walk(terms: PeriodTerms): readonly PeriodWindow[] {
  const windows: PeriodWindow[] = [];
  const end = terms.expiresAt ?? Number.POSITIVE_INFINITY;
  for (let from = terms.startsAt; from < end && windows.length < 5000; from += terms.period ?? Number.POSITIVE_INFINITY) {
    const to = Math.min(from + (terms.period ?? Number.POSITIVE_INFINITY), end);
    windows.push({ start: from, end: to > lastSecond ? null : to });
  }
  return windows;
}

function modelAt(terms: PeriodTerms, now: number): PeriodWindow | null {
  return walk(terms).find((window) => window.start <= now && now < (window.end ?? Number.POSITIVE_INFINITY)) ?? null;
}

function modelCurrent(terms: PeriodTerms, now: number): PeriodWindow | null {
  if (now !== terms.expiresAt) return modelAt(terms, now);
  return now === terms.startsAt ? { start: now, end: now } : (walk(terms).at(-1) ?? null);
}

const origin = fc.constantFrom(0, 1, start, lastSecond - 4000);
const terms = origin.chain((from) =>
  fc.record({
    startsAt: fc.integer({ min: 0, max: 60 }).map((offset) => from + offset),
    expiresAt: fc.option(fc.integer({ min: 0, max: 400 }).map((offset) => Math.min(lastSecond, from + offset))),
    period: fc.option(fc.oneof(fc.integer({ min: 1, max: 90 }), fc.constantFrom(lastSecond, Number.MAX_SAFE_INTEGER - lastSecond))),
  }),
);
/** Moments that matter: around the start, the end, and the edges of the first periods. */
const moment = (given: PeriodTerms): fc.Arbitrary<number> => {
  const edges = walk(given)
    .slice(0, 8)
    .flatMap((window) => [window.start, window.end ?? window.start]);
  const around = [...edges, given.startsAt, given.expiresAt ?? given.startsAt]
    .flatMap((edge) => [edge - 1, edge, edge + 1])
    .filter((at) => at <= lastSecond);
  return fc.oneof(fc.constantFrom(...around), fc.integer({ min: given.startsAt - 50, max: given.startsAt + 500 }));
};
const termsAndNow = terms.chain((given) => fc.tuple(fc.constant(given), moment(given)));

describe('period arithmetic against a walk from the start', () => {
  it('property: the period of a moment is the one that the walk finds', () => {
    fc.assert(
      fc.property(termsAndNow, ([given, now]) => {
        expect(periodAt(given, now)).toEqual(modelAt(given, now));
      }),
      { numRuns: 1000 },
    );
  });

  it('property: so is the period in which a claim counts, the very last second included', () => {
    fc.assert(
      fc.property(termsAndNow, ([given, now]) => {
        expect(currentPeriod(given, now)).toEqual(modelCurrent(given, now));
      }),
      {
        numRuns: 1000,
      },
    );
  });

  it('property: the next resets are the next starts of the walk', () => {
    fc.assert(
      fc.property(termsAndNow, fc.integer({ min: 1, max: 6 }), ([given, now], count) => {
        const starts = walk(given).map((window) => window.start);
        // The first start is a reset only while it lies ahead, and nothing starts at the end of all dates.
        const expected = starts.filter((at) => at > now && at < lastSecond).slice(0, count);
        expect(nextResets(given, now, count)).toEqual(expected);
      }),
      { numRuns: 1000 },
    );
  });
});

function worldOf(changes: Partial<ReturnType<typeof newPullPayment>>, claims: readonly (readonly [at: number, amount: string])[]): World {
  const world = createWorld('w1', 'practice');
  const put = (event: PromiseEvent, at: number): void => {
    const applied = applyAll(world, records([event], world.seq + 1, at));
    if (!applied.ok) throw new Error(applied.error.code);
  };
  put(
    { type: 'pull-payment-created', pullPayment: newPullPayment({ limit: '1000000', startsAt: start, expiresAt: null, ...changes }) },
    start,
  );
  for (const [index, [at, amount]] of claims.entries()) {
    const payout = newClaim({
      id: `po${index}`,
      address: `address ${index}`,
      destination: `address ${index}`,
      originalAmount: amount,
      claimId: null,
    });
    put({ type: 'claim-added', payout: { ...payout, createdAt: at } }, at);
  }
  return world;
}

const pull = (world: World) => [...world.pullPayments.values()][0] as NonNullable<ReturnType<World['pullPayments']['get']>>;

describe('the past of a pull payment', () => {
  it('tells each period with its sum, newest first, empty ones included', () => {
    const world = worldOf({ period: day }, [
      [start + 10, '1.5'],
      [start + 20, '0.25'],
      [start + 2 * day, '4'],
    ]);
    expect(periodHistory(world, pull(world), start + 2 * day + 5, null, 24)).toEqual({
      periods: [
        { start: start + 2 * day, end: start + 3 * day, claimed: '4', payouts: 1 },
        { start: start + day, end: start + 2 * day, claimed: '0', payouts: 0 },
        { start, end: start + day, claimed: '1.75', payouts: 2 },
      ],
      older: null,
    });
  });

  it('leaves out what was cancelled', () => {
    const world = worldOf({ period: day }, [
      [start + 10, '1.5'],
      [start + 20, '0.25'],
    ]);
    const cancelled = applyAll(
      world,
      records([{ type: 'payout-cancelled', payoutId: 'po0', by: 'sender', reason: null }], world.seq + 1, start + 30),
    );
    expect(cancelled.ok).toBe(true);
    expect(periodHistory(world, pull(world), start + 40, null, 1).periods).toMatchObject([{ claimed: '0.25', payouts: 1 }]);
  });

  it('begins with the last period when all is over, and clips it', () => {
    const world = worldOf({ period: 2 * day, expiresAt: start + 3 * day }, [[start + 3 * day, '7']]);
    expect(periodHistory(world, pull(world), start + 90 * day, null, 1)).toEqual({
      periods: [{ start: start + 2 * day, end: start + 3 * day, claimed: '7', payouts: 1 }],
      older: null,
    });
  });

  it('has one period where there is none, and nothing before the start', () => {
    const world = worldOf({ period: null }, [[start + 5, '2']]);
    expect(periodHistory(world, pull(world), start + 9, null, 24).periods).toEqual([{ start, end: null, claimed: '2', payouts: 1 }]);
    expect(periodHistory(world, pull(world), start - 1, null, 24)).toEqual({ periods: [], older: null });
  });

  it('jumps over thousands of empty periods to the next that holds something', () => {
    const world = worldOf({ period: 60 }, [[start, '3']]);
    const now = start + 365 * day;
    const first = periodHistory(world, pull(world), now, null, 24);
    expect(first.periods).toHaveLength(24);
    expect(first.older).toBe(start + 1);
    expect(periodHistory(world, pull(world), now, first.older, 24)).toEqual({
      periods: [{ start, end: start + 60, claimed: '3', payouts: 1 }],
      older: null,
    });
  });

  it('property: turning all pages tells every claim once, whatever the size of a page', () => {
    const claims = fc.array(fc.tuple(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 1, max: 99 })), { maxLength: 12 });
    fc.assert(
      fc.property(claims, fc.integer({ min: 1, max: 90 }), fc.integer({ min: 1, max: 9 }), (made, period, count) => {
        const sorted = [...made].sort((a, b) => a[0] - b[0]);
        const world = worldOf(
          { period },
          sorted.map(([at, amount]) => [start + at, String(amount)] as const),
        );
        let [sum, payouts, before, pages] = [0, 0, null as number | null, 0];
        do {
          const page = periodHistory(world, pull(world), start + 3000, before, count);
          for (const told of page.periods) {
            expect(before === null || told.start < before).toBe(true);
            sum += Number(told.claimed);
            payouts += told.payouts;
          }
          before = page.older;
          pages += 1;
        } while (before !== null && pages < 5000);
        expect([sum, payouts]).toEqual([sorted.reduce((total, [, amount]) => total + amount, 0), sorted.length]);
      }),
    );
  });
});
