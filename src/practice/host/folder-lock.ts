// Owns the lock of the practice folder: one host at a time, and a dead host's lock is no lock.
import type { Disk } from './disk.ts';

const lockName = 'practice.lock';

export interface Processes {
  readonly pid: number;
  /** True while a process with this id exists. */
  isAlive(pid: number): boolean;
  /** Something that differs between two processes that had the same id (its start time); null where the system does not tell. */
  birthMark(pid: number): Promise<string | null>;
}

interface Holder {
  readonly pid: number;
  readonly birth: string | null;
  readonly nonce: string;
}

export interface FolderLock {
  /** False once somebody else has taken the folder: stop writing at once. */
  stillOurs(): Promise<boolean>;
  release(): Promise<void>;
}

export interface LockOptions {
  readonly processes: Processes;
  /** Random text, to tell two locks apart. */
  readonly nonce: string;
  readonly pause: (ms: number) => Promise<void>;
}

/** Null while another live process holds the folder. */
export async function lockFolder(disk: Disk, { processes, nonce, pause }: LockOptions): Promise<FolderLock | null> {
  const mine: Holder = { pid: processes.pid, birth: await processes.birthMark(processes.pid), nonce };
  const stale = await disk.read(lockName);
  if (stale !== null) {
    if (await isHeld(stale, processes)) return null;
    await disk.remove(lockName);
  }
  if (!(await disk.create(lockName, JSON.stringify(mine)))) return null;
  const lock = { stillOurs: async () => holderOf(await disk.read(lockName))?.nonce === nonce, release: () => release(disk, nonce) };
  // Two processes may have found the same dead lock, and the slower one removed ours: whoever stands in the file after a pause has it.
  if (stale !== null) await pause(200);
  return (await lock.stillOurs()) ? lock : null;
}

async function release(disk: Disk, nonce: string): Promise<void> {
  if (holderOf(await disk.read(lockName))?.nonce === nonce) await disk.remove(lockName);
}

async function isHeld(text: string, processes: Processes): Promise<boolean> {
  const holder = holderOf(text);
  // A lock that cannot be read was torn by a crash.
  if (holder === null || !processes.isAlive(holder.pid)) return false;
  const birth = await processes.birthMark(holder.pid);
  return birth === null || holder.birth === null || birth === holder.birth;
}

function holderOf(text: string | null): Holder | null {
  try {
    const value: unknown = JSON.parse(text ?? '');
    if (typeof value !== 'object' || value === null || !('pid' in value) || !('nonce' in value)) return null;
    if (typeof value.pid !== 'number' || typeof value.nonce !== 'string') return null;
    const birth = 'birth' in value && typeof value.birth === 'string' ? value.birth : null;
    return { pid: value.pid, nonce: value.nonce, birth };
  } catch {
    return null;
  }
}
