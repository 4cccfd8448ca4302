// Owns the vault's place on disk: two generations, and the keeping of damaged ones.
import { dirname } from 'node:path';
import { ok, type Result } from '../../shared/result.ts';
import { writeRefusal } from '../storage/file-refusal.ts';
import { type Generations, makeGenerations } from '../storage/generations.ts';
import { type ReplaceTools, replaceFile } from '../storage/replace-file.ts';
import { checksumHolds } from './envelope.ts';

export interface VaultFile extends Generations {
  /** Replaces the newest alone: `write` would first put a damaged newest whose checksum holds in the place of the good previous one. */
  putBack(bytes: Uint8Array): Promise<Result<void>>;
  /** Keeps a copy beside the vault as `vault.bin.damaged-<Unix seconds>`, for whoever may still save something from it. */
  keepDamaged(bytes: Uint8Array): Promise<Result<void>>;
  /** Gives both generations such names, so that the place is free. */
  setAside(): Promise<Result<void>>;
}

interface VaultFileOptions extends ReplaceTools {
  readonly path: string;
  /** Unix seconds. */
  readonly now: () => number;
}

export function makeVaultFile(options: VaultFileOptions): VaultFile {
  return {
    ...makeGenerations({ ...options, intact: checksumHolds }),
    putBack: (bytes) => replaceFile(options, options.path, bytes),
    keepDamaged: (bytes) => replaceFile(options, `${options.path}.damaged-${options.now()}`, bytes),
    setAside: () => setAside(options),
  };
}

async function setAside({ files, path, now }: VaultFileOptions): Promise<Result<void>> {
  try {
    for (const name of [`${path}.previous`, path]) {
      if (await files.read(name)) await files.rename(name, `${name}.damaged-${now()}`);
    }
    await files.syncFolder(dirname(path));
    return ok(undefined);
  } catch (error) {
    return writeRefusal(error);
  }
}
