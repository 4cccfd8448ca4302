// Owns the entry for tests: the same app with kill points, a clock that can be moved, and a practice network that can lie. Never packed.
import '../app/polyfill.ts';
import { join } from 'node:path';
import { app } from 'electron';
import { type TestHooks, start } from '../app/start.ts';

let offset = 0;
const listeners: (() => void)[] = [];

/** `PULLPAY_KILL_AT=signed:bitcoin`: the process dies by SIGKILL right after that state is on disk. */
function checkpointFrom(rule: string | undefined): NonNullable<TestHooks['checkpoint']> {
  return async (state, chain) => {
    if (rule === `${state}:${chain}`) process.kill(process.pid, 'SIGKILL');
  };
}

/** Moves the clock: `electronApp.evaluate(({ app }, seconds) => app.emit('test-clock', seconds), 3600)`. */
process.nextTick(() => {
  app.on(
    'test-clock' as never,
    ((seconds: number) => {
      offset = seconds;
      for (const listener of listeners) listener();
    }) as never,
  );
});

start({
  bundle: join(__dirname, '..'),
  resources: join(__dirname, '..', '..', 'resources'),
  hooks: {
    checkpoint: checkpointFrom(process.env.PULLPAY_KILL_AT),
    clockOffset: () => offset,
    onClockChange: (listener) => listeners.push(listener),
    noLimits: process.env.PULLPAY_LIMITS !== '1',
  },
});
