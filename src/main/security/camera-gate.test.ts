// Owns the stories of the camera's gate: one start per opening, soon after it, for minutes at most, for one page.
import { expect, it } from 'vitest';
import { CameraGate, onForMs, startWithinMs } from './camera-gate.ts';

function gateWithClock() {
  let now = 0;
  let timers: { readonly at: number; readonly run: () => void }[] = [];
  const told: number[] = [];
  const gate = new CameraGate({
    later: (ms, then) => {
      const timer = { at: now + ms, run: then };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    closed: () => told.push(now),
  });
  const pass = (ms: number): void => {
    now += ms;
    const due = timers.filter(({ at }) => at <= now);
    timers = timers.filter(({ at }) => at > now);
    for (const { run } of due) run();
  };
  return { gate, told, pass, waiting: () => timers.length };
}

it('starts one camera per opening, for that page alone', () => {
  const { gate } = gateWithClock();
  expect(gate.isOpen(1) || gate.start(1)).toBe(false);
  gate.open(1);
  expect(gate.isOpen(2) || gate.start(2)).toBe(false);
  expect([gate.isOpen(1), gate.start(1), gate.start(1), gate.isOpen(1)]).toEqual([true, true, false, true]);
});

it('refuses a start that comes later than seconds after the opening, without a word', () => {
  const { gate, told, pass } = gateWithClock();
  gate.open(1);
  pass(startWithinMs);
  expect(gate.isOpen(1) || gate.start(1)).toBe(false);
  expect(told).toEqual([]);
});

it('tells the page after minutes that the camera must be off', () => {
  const { gate, told, pass } = gateWithClock();
  gate.open(1);
  gate.start(1);
  pass(onForMs - 1);
  expect([gate.isOpen(1), told]).toEqual([true, []]);
  pass(1);
  expect([gate.isOpen(1), gate.start(1), told]).toEqual([false, false, [onForMs]]);
});

it('is closed from outside at once and told once; ended by the page it says nothing, and leaves no timer', () => {
  const { gate, told, waiting } = gateWithClock();
  gate.close();
  expect(told).toEqual([]);
  gate.open(1);
  gate.close();
  gate.close();
  expect([gate.start(1), told]).toEqual([false, [0]]);
  gate.open(1);
  gate.start(1);
  gate.end();
  expect([gate.isOpen(1), told, waiting()]).toEqual([false, [0], 0]);
});

it('an opening takes the place of the one before', () => {
  const { gate, pass } = gateWithClock();
  gate.open(1);
  pass(startWithinMs - 1);
  gate.open(2);
  pass(1);
  expect([gate.start(1), gate.start(2)]).toEqual([false, true]);
});
