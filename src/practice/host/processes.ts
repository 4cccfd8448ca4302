// Owns what the operating system says of processes: is it alive, and is it still the same one?
import { readFile } from 'node:fs/promises';
import type { Processes } from './folder-lock.ts';

export const systemProcesses: Processes = {
  pid: process.pid,
  isAlive(pid) {
    try {
      process.kill(pid, 0);
      return true;
    } catch (error) {
      // EPERM: it lives, but belongs to somebody else.
      return error instanceof Error && 'code' in error && error.code === 'EPERM';
    }
  },
  /** Linux: start time in clock ticks since boot, 22nd field of /proc/<pid>/stat (the name before it may hold spaces). */
  async birthMark(pid) {
    try {
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
      return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
    } catch {
      return null;
    }
  },
};
