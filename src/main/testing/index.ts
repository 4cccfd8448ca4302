// Owns the entry for tests: the same app with kill points, a clock that can be moved, and a practice network that can lie. Never packed.
import '../app/polyfill.ts';
import { join } from 'node:path';
import { app } from 'electron';
import type { TestHooks } from '../app/start-options.ts';
import { start } from '../app/start.ts';

let offset = Number.parseInt(process.env.PULLPAY_CLOCK_OFFSET ?? '0', 10);
const listeners: (() => void)[] = [];

let killAt = process.env.PULLPAY_KILL_AT ?? '';

/** The process dies by SIGKILL right after an entry has come to the state of `killAt` ("signed:bitcoin") on disk. */
const checkpoint: NonNullable<TestHooks['checkpoint']> = async (state, chain, record) => {
  // Earlier payments that get one more confirmation come to no new state.
  if (record !== 'entry-confirmations' && killAt === `${state}:${chain}`) process.kill(process.pid, 'SIGKILL');
};

/**
 * Moves the clock (PULLPAY_CLOCK_OFFSET sets it from the start): `electronApp.evaluate(({ app }, seconds) => app.emit('test-clock', seconds), 3600)`.
 * Sets the kill point while the app runs: `app.emit('test-kill-at', 'signed:bitcoin')`.
 */
process.nextTick(() => {
  app.on('test-kill-at' as never, ((rule: string) => void (killAt = rule)) as never);
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
    checkpoint,
    clockOffset: () => offset,
    onClockChange: (listener) => listeners.push(listener),
    autoArm: process.env.PULLPAY_AUTO_ARM === '1',
    noLimits: process.env.PULLPAY_LIMITS !== '1',
  },
});
