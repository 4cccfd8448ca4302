// Owns noticing that the app is gone: a practice network that nobody watches must not stay behind.
import { fstatSync } from 'node:fs';
import type { Timers } from './timers.ts';

const checkEveryMs = 1_000;

/** The part of `process` that is watched. */
export interface WatchedProcess {
  readonly ppid: number;
  /** Null unless standard input is a pipe: `/dev/null`, as Electron's utility processes have it, is at its end from the start. */
  readonly input: { on(event: 'end' | 'close' | 'error', listener: () => void): unknown; resume(): unknown } | null;
  on(event: 'SIGTERM' | 'SIGINT' | 'SIGHUP' | 'disconnect', listener: () => void): unknown;
}

/** Calls `gone` once: told to go, standard input at its end, or the parent replaced by another process. */
export function watchParent(watched: WatchedProcess, timers: Timers, gone: () => void): void {
  let called = false;
  const once = () => {
    if (called) return;
    called = true;
    gone();
  };
  for (const event of ['SIGTERM', 'SIGINT', 'SIGHUP', 'disconnect'] as const) watched.on(event, once);
  watchInput(watched, once);
  watchParentId(watched, timers, once);
}

/** A pipe from the parent ends with the parent. */
function watchInput({ input }: WatchedProcess, gone: () => void): void {
  for (const event of ['end', 'close', 'error'] as const) input?.on(event, gone);
  input?.resume();
}

/** An orphan gets another parent (Linux, macOS); Windows keeps the old number, and there the pipe tells. */
function watchParentId(watched: WatchedProcess, timers: Timers, gone: () => void): void {
  const first = watched.ppid;
  const check = () => {
    if (watched.ppid !== first) gone();
    else timers.after(checkEveryMs, check);
  };
  timers.after(checkEveryMs, check);
}

/** This process, with its standard input only if that is a pipe. */
export const thisProcess: WatchedProcess = {
  get ppid() {
    return process.ppid;
  },
  get input() {
    return inputIsPipe() ? process.stdin : null;
  },
  on: (event, listener) => process.on(event, listener),
};

function inputIsPipe(): boolean {
  // A utility process ends with its browser process; whatever its input is, it is not ours to read.
  if ('parentPort' in process) return false;
  try {
    const kind = fstatSync(0);
    return kind.isFIFO() || kind.isSocket();
  } catch {
    return false;
  }
}
