// Owns what a lock asks about processes: who am I, and does that one still live.
import { readFile } from 'node:fs/promises';
import { systemCode } from './file-refusal.ts';

export interface Processes {
  readonly pid: number;
  /**
   * Null when no such process lives. Otherwise a text of digits, letters and dashes that another process with the same
   * number would not have, or "unknown" where the system does not tell.
   */
  birth(pid: number): Promise<string | null>;
}

/** The processes of this computer. */
export function nodeProcesses(self: {
  readonly pid: number;
  readonly kill: (pid: number, signal: 0) => unknown;
  readonly platform: NodeJS.Platform;
}): Processes {
  return {
    pid: self.pid,
    birth: async (pid) => {
      if (!answers(self.kill, pid)) return null;
      return self.platform === 'linux' ? linuxBirth(pid) : 'unknown';
    },
  };
}

function answers(kill: (pid: number, signal: 0) => unknown, pid: number): boolean {
  try {
    kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives and belongs to another user.
    return systemCode(error) !== 'ESRCH';
  }
}

/** proc(5): state is field 3, start time in ticks since boot field 22; the name in field 2 may hold spaces and brackets. */
async function linuxBirth(pid: number): Promise<string | null> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return null;
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'latin1');
    return `${boot.slice(0, 8)}-${fields[19] ?? '0'}`;
  } catch {
    return 'unknown';
  }
}
