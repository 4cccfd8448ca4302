// Owns the two ways out of a damaged vault file: back to the previous generation, or a fresh start beside it. Neither deletes anything.
import { ok, type Refusal, type Result, refuse } from '../../shared/result.ts';
import type { KdfPolicy } from './kdf.ts';
import { readStored, type StoredVault } from './stored-vault.ts';
import type { VaultFile } from './vault-file.ts';

/** A file of a later version, or one that cannot be read now, is whole: nothing here may touch it. */
const rescuable: ReadonlySet<string> = new Set(['vault-damaged', 'vault-hostile']);

/** Refuses with `vault-not-damaged`, or with the problem itself when it is none that a rescue helps against. */
export function mayRescue(problem: Refusal | null): Result<void> {
  if (problem === null) return refuse('vault-not-damaged');
  return rescuable.has(problem.code) ? ok(undefined) : { ok: false, error: problem };
}

/** Puts the previous generation in the place of the damaged newest, which is kept aside. `no-previous-vault`. */
export async function takePrevious(file: VaultFile, policy: KdfPolicy): Promise<Result<StoredVault>> {
  const newest = await file.readNewest();
  if (!newest.ok) return newest;
  const previous = await file.readPrevious();
  if (!previous.ok) return previous;
  const stored = previous.value ? readStored(previous.value, policy) : null;
  if (!previous.value || !stored?.ok) return refuse('no-previous-vault');
  const kept = newest.value ? await file.keepDamaged(newest.value) : ok(undefined);
  if (!kept.ok) return kept;
  const written = await file.putBack(previous.value);
  return written.ok ? stored : written;
}
