// Owns what every part of main is given: clock, timers, randomness, and the way to tell a bug.
import { randomBytes } from 'node:crypto';

export interface Base {
  /** Unix seconds, whole. */
  readonly now: () => number;
  /** Seconds by which a test moved the clock. */
  readonly clockOffset: () => number;
  /** Milliseconds that only ever grow. */
  readonly monotonic: () => number;
  readonly random: (length: number) => Uint8Array;
  readonly wait: (ms: number) => Promise<void>;
  /** Calls `then` after `ms`; the returned function takes that back. */
  readonly later: (ms: number, then: () => void) => () => void;
  /** Calls `then` every `ms`; the returned function ends that. */
  readonly every: (ms: number, then: () => void) => () => void;
  readonly report: (error: unknown) => void;
}

export function makeBase(clockOffset: () => number): Base {
  return {
    now: () => Math.floor(Date.now() / 1000) + clockOffset(),
    clockOffset,
    monotonic: () => Math.floor(performance.now()),
    random: (length) => new Uint8Array(randomBytes(length)),
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    later(ms, then) {
      const timer = setTimeout(then, ms);
      return () => clearTimeout(timer);
    },
    every(ms, then) {
      const timer = setInterval(then, ms);
      return () => clearInterval(timer);
    },
    report: (error) => console.error(error instanceof Error ? (error.stack ?? error.message) : String(error)),
  };
}
