// Owns the vault's wiring: the file, the memory of wrong passwords and the real cost of the KDF.
import { makeDurableFile } from '../storage/durable-file.ts';
import type { ReplaceTools } from '../storage/replace-file.ts';
import { makeFailureStore } from './failure-store.ts';
import { type KdfPolicy, kdfPolicy } from './kdf.ts';
import type { Random } from './sealed-vault.ts';
import { openThrottle } from './throttle.ts';
import type { Vault } from './types.ts';
import { openVault } from './vault.ts';
import { makeVaultFile } from './vault-file.ts';

export interface VaultPlace extends ReplaceTools {
  /** `homePaths(home).vault` and `.unlockThrottle`. */
  readonly path: string;
  readonly throttlePath: string;
  readonly random: Random;
  /** Unix seconds, whole. */
  readonly now: () => number;
  /** Milliseconds that only ever grow. */
  readonly monotonic: () => number;
  /** Tests only: scrypt at its real cost takes 0.4 s. */
  readonly policy?: KdfPolicy;
}

/** Opens the vault of a data folder, locked. Never refuses: a problem of the file is told by `status()`. */
export async function openVaultAt(place: VaultPlace): Promise<Vault> {
  const { files, wait, now, monotonic, random } = place;
  const store = makeFailureStore(makeDurableFile({ files, wait, path: place.throttlePath }));
  const throttle = await openThrottle({ store, monotonic, wait });
  const file = makeVaultFile({ files, wait, path: place.path, now });
  return openVault({ file, throttle, random, now, policy: place.policy ?? kdfPolicy });
}
