// Owns what the outbox gets of a wallet's keys: by hand, all that the vault holds; while armed, the accounts of the phrase alone.
import { refuse } from '../../shared/result.ts';
import type { WithSeed } from '../outbox/driver.ts';
import { signersOfSeed } from '../outbox/seed-signers.ts';
import type { Signers } from '../outbox/signers.ts';
import type { Vault } from '../vault/types.ts';

export function vaultSigners(vault: Pick<Vault, 'withSeed' | 'withXrplKey'>, walletId: string): Signers {
  return {
    withSeed: (use) => vault.withSeed(walletId, use),
    withXrplKey: (address, use) => vault.withXrplKey(walletId, address, use),
  };
}

/** Only the phrase's seed is copied when a wallet is armed. `armed-account-imported` for an account that the phrase does not make. */
export function armedSigners(withSeed: WithSeed): Signers {
  const { withXrplKey } = signersOfSeed(withSeed);
  return {
    withSeed,
    async withXrplKey(address, use) {
      const lent = await withXrplKey(address, use);
      return lent.ok || lent.error.code !== 'key-not-here' ? lent : refuse('armed-account-imported', { address });
    },
  };
}
