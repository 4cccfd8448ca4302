// Owns the vault's place on disk: two generations, and the keeping of a damaged one.
import { type Generations, makeGenerations } from '../storage/generations.ts';
import { type ReplaceTools, replaceFile } from '../storage/replace-file.ts';
import type { Result } from '../../shared/result.ts';
import { checksumHolds } from './envelope.ts';

export interface VaultFile extends Generations {
  /** Keeps damaged bytes beside the vault as `vault.bin.damaged-<Unix seconds>`, for whoever may still save something from them. */
  keepDamaged(bytes: Uint8Array): Promise<Result<void>>;
}

export function makeVaultFile(options: ReplaceTools & { readonly path: string; readonly now: () => number }): VaultFile {
  return {
    ...makeGenerations({ ...options, intact: checksumHolds }),
    keepDamaged: (bytes) => replaceFile(options, `${options.path}.damaged-${options.now()}`, bytes),
  };
}
