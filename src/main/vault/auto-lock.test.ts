// Owns the stories of a vault that was left alone.
import { beforeEach, describe, expect, it } from 'vitest';
import { makeAutoLock } from './auto-lock.ts';

const minute = 60_000;
let now: number;
let locks: number;
let timers: { at: number; fire: () => void }[];

const deps = {
  lock: () => void (locks += 1),
  monotonic: () => now,
  schedule: (ms: number, fire: () => void) => {
    const timer = { at: now + ms, fire };
    timers.push(timer);
    return () => void (timers = timers.filter((one) => one !== timer));
  },
};

function pass(ms: number): void {
  const end = now + ms;
  for (;;) {
    const next = timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
    if (!next) break;
    now = next.at;
    timers = timers.filter((one) => one !== next);
    next.fire();
  }
  now = end;
}

beforeEach(() => {
  now = 1_000_000;
  locks = 0;
  timers = [];
});

describe('the idle lock', () => {
  it('locks after the limit, and not a moment earlier', () => {
    makeAutoLock(deps, 10).unlocked();
    pass(10 * minute - 1);
    expect(locks).toBe(0);
    pass(1);
    expect(locks).toBe(1);
  });

  it('counts from the last activity', () => {
    const auto = makeAutoLock(deps, 10);
    auto.unlocked();
    for (let n = 0; n < 5; n += 1) {
      pass(9 * minute);
      auto.activity();
    }
    expect(locks).toBe(0);
    pass(10 * minute);
    expect(locks).toBe(1);
  });

  it('does nothing while the vault is locked, also not on activity', () => {
    const auto = makeAutoLock(deps, 1);
    auto.unlocked();
    auto.locked();
    auto.activity();
    pass(60 * minute);
    expect([locks, timers.length]).toEqual([0, 0]);
  });

  it('locks at once when the screen locks or the computer sleeps', () => {
    const auto = makeAutoLock(deps, 10);
    auto.unlocked();
    auto.screenLocked();
    expect([locks, timers.length]).toEqual([1, 0]);
    auto.unlocked();
    auto.suspended();
    expect([locks, timers.length]).toEqual([2, 0]);
  });

  it('locks on waking, or at the first touch, when its timer slept through the limit', () => {
    const auto = makeAutoLock(deps, 10);
    auto.unlocked();
    now += 11 * minute;
    auto.resumed();
    expect(locks).toBe(1);
    auto.unlocked();
    now += 11 * minute;
    auto.activity();
    expect(locks).toBe(2);
  });

  it('takes a new limit at once, counted from the last activity', () => {
    const auto = makeAutoLock(deps, 60);
    auto.unlocked();
    pass(20 * minute);
    auto.setLimit(30);
    pass(10 * minute);
    expect(locks).toBe(1);
    auto.unlocked();
    pass(5 * minute);
    auto.setLimit(5);
    expect(locks).toBe(2);
  });
});
