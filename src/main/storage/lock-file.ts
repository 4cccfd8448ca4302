// Owns the exclusive use of a data folder by one running copy, across processes.
//
// Each copy makes a file of its own, `lock.<pid>.<birth>.<token>`, and only then looks for others. Whoever comes second sees
// the first; a name is never used twice, so clearing a dead copy's file cannot hit a living one. Two copies that start in the
// same instant may both step back; they try again after a random pause.
import { join } from 'node:path';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { writeRefusal } from './file-refusal.ts';
import type { Files } from './files.ts';
import type { Processes } from './processes.ts';

export interface FolderLock {
  release(): Promise<void>;
}

export interface LockOptions {
  readonly files: Files;
  readonly folder: string;
  readonly processes: Processes;
  readonly random: (length: number) => Uint8Array;
  /** Milliseconds. */
  readonly wait: (ms: number) => Promise<void>;
}

interface Holder {
  readonly name: string;
  readonly pid: number;
  readonly birth: string;
}

const shape = /^lock\.(\d{1,10})\.([0-9a-z-]+)\.[0-9a-f]{16}$/;
const attempts = 4;

/** Refusals: `folder-in-use` with the other copy's process number, `write-failed`, `disk-full`. */
export async function lockFolder(options: LockOptions): Promise<Result<FolderLock>> {
  try {
    for (let attempt = 1; ; attempt += 1) {
      const other = await tryLock(options);
      if (typeof other === 'string') return ok({ release: () => options.files.remove(join(options.folder, other)) });
      if (attempt === attempts) return refuse('folder-in-use', { pid: `${other.pid}` });
      await options.wait(20 + (options.random(1)[0] ?? 0));
    }
  } catch (error) {
    return writeRefusal(error);
  }
}

/** The name of our own file, or the living holder before whom we stepped back. */
async function tryLock(options: LockOptions): Promise<string | Holder> {
  const { files, folder, processes } = options;
  const birth = (await processes.birth(processes.pid)) ?? 'unknown';
  const name = `lock.${processes.pid}.${birth}.${Buffer.from(options.random(8)).toString('hex')}`;
  await files.makeFolder(folder);
  await (await files.open(join(folder, name), 'new')).close();
  for (const holder of (await files.list(folder)).flatMap(toHolder)) {
    if (holder.name === name) continue;
    if (await lives(processes, holder)) {
      await files.remove(join(folder, name));
      return holder;
    }
    await files.remove(join(folder, holder.name));
  }
  return name;
}

function toHolder(name: string): readonly Holder[] {
  const [, pid, birth] = shape.exec(name) ?? [];
  return pid && birth ? [{ name, pid: Number.parseInt(pid, 10), birth }] : [];
}

async function lives(processes: Processes, { pid, birth }: Holder): Promise<boolean> {
  const now = await processes.birth(pid);
  return now !== null && (now === birth || now === 'unknown' || birth === 'unknown');
}
