// Owns a practice network for tests and measurements whose blocks and ledgers come only on request.
import { randomBytes } from 'node:crypto';
import { systemProcesses } from '../../src/practice/host/processes.ts';
import { type PracticeHost, startPractice } from '../../src/practice/host/serve.ts';
import { systemTimers } from '../../src/practice/host/timers.ts';
import type { Result } from '../../src/shared/result.ts';

/** Starts it over a folder, by the real clock; what it cannot survive is thrown. Refusals: those of `startPractice`. */
export function startPausedPractice(folder: string): Promise<Result<PracticeHost>> {
  return startPractice({
    folder,
    now: Date.now,
    random: (length) => randomBytes(length),
    timers: systemTimers,
    processes: systemProcesses,
    testing: true,
    paused: { blocks: true, ledgers: true },
    onFatal: (reason) => {
      throw new Error(reason);
    },
  });
}
