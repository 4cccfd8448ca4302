// Owns the first look at the disk: whether this profile's folder can be written at all, before Chromium fails there without a word.
import { accessSync, constants, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Result, ok } from '../../shared/result.ts';
import { writeRefusal } from '../storage/file-refusal.ts';

/** Makes the folder and a file in it. Refusals: `disk-full`, `write-failed`. */
export function probeFolder(folder: string, pid: number): Result<void> {
  const file = join(folder, `probe.${pid}`);
  try {
    accessSync(nearestThere(folder), constants.W_OK);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(file, 'Pullpay', { mode: 0o600 });
    return ok(undefined);
  } catch (error) {
    return writeRefusal(error);
  } finally {
    try {
      rmSync(file, { force: true });
    } catch {
      // The folder is not ours to write; that is the answer already.
    }
  }
}

/** A read-only file system answers "no such folder" to the making of several at once; asked about the one that is there, it says what it is. */
function nearestThere(folder: string): string {
  let there = folder;
  while (!existsSync(there) && dirname(there) !== there) there = dirname(there);
  return there;
}
