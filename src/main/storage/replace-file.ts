// Owns the replacement of a whole file so that, whatever happens, the old or the new content stands.
import { dirname } from 'node:path';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { systemCode, writeRefusal } from './file-refusal.ts';
import type { Files } from './files.ts';

export interface ReplaceTools {
  readonly files: Files;
  /** Milliseconds. */
  readonly wait: (ms: number) => Promise<void>;
}

/** Windows refuses to rename over a file that a virus scanner or an indexer has open; it lets go after a moment. */
const passing: ReadonlySet<string> = new Set(['EPERM', 'EACCES', 'EBUSY']);
const pauses = [10, 20, 40, 80, 160, 320, 640] as const;

/**
 * Temp in the same folder → fsync → rename → fsync of the folder.
 * Refusals: `disk-full`, `write-failed` (the old content stands), `write-uncertain` (the new content is in place, but the
 * system could not confirm that it would survive a power loss).
 */
export async function replaceFile(tools: ReplaceTools, path: string, bytes: Uint8Array): Promise<Result<void>> {
  const temp = `${path}.new`;
  try {
    await writeTemp(tools.files, temp, bytes);
    await renameWithPatience(tools, temp, path);
  } catch (error) {
    await tools.files.remove(temp).catch(() => {});
    return writeRefusal(error);
  }
  try {
    await tools.files.syncFolder(dirname(path));
    return ok(undefined);
  } catch {
    return refuse('write-uncertain');
  }
}

async function writeTemp(files: Files, temp: string, bytes: Uint8Array): Promise<void> {
  const file = await files.open(temp, 'replace');
  try {
    await file.write(bytes, 0);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function renameWithPatience({ files, wait }: ReplaceTools, from: string, to: string): Promise<void> {
  for (const pause of pauses) {
    try {
      return await files.rename(from, to);
    } catch (error) {
      if (!passing.has(systemCode(error))) throw error;
      await wait(pause);
    }
  }
  await files.rename(from, to);
}
