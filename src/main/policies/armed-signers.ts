// Owns the copies of seeds by which armed wallets pay without asking. They live in memory alone, apart from the vault's lock, and are wiped at the end.
import { ok, refuse, type Result } from '../../shared/result.ts';
import { makeSecret } from '../vault/secret.ts';
import type { Secret, Vault } from '../vault/types.ts';
import type { WithSeed } from '../outbox/driver.ts';

interface Armed {
  readonly seed: Secret;
  /** Digest of the settings that were shown when it was armed. */
  readonly digest: string;
  readonly at: number;
}

export class ArmedSigners {
  private readonly armed = new Map<string, Armed>();

  /** Unix seconds; null while it is not armed. */
  since(walletId: string): number | null {
    return this.armed.get(walletId)?.at ?? null;
  }

  get walletIds(): readonly string[] {
    return [...this.armed.keys()];
  }

  /** True while the wallet is armed for exactly these settings. */
  isArmedFor(walletId: string, digest: string): boolean {
    return this.armed.get(walletId)?.digest === digest;
  }

  /** Copies the seed out of the unlocked vault. Refusals: `vault-locked`, `wallet-not-found`. */
  async arm(vault: Pick<Vault, 'withSeed'>, walletId: string, digest: string, at: number): Promise<Result<void>> {
    const seed = await vault.withSeed(walletId, (bytes) => makeSecret(Uint8Array.from(bytes)));
    if (!seed.ok) return seed;
    this.disarm(walletId);
    this.armed.set(walletId, { seed: seed.value, digest, at });
    return ok(undefined);
  }

  /** Wipes the copy; true when there was one. */
  disarm(walletId: string): boolean {
    const known = this.armed.get(walletId);
    known?.seed.wipe();
    return this.armed.delete(walletId);
  }

  disarmAll(): void {
    for (const walletId of this.walletIds) this.disarm(walletId);
  }

  /** The signer for what a policy confirmed; it gets a copy that is wiped after use, so that disarming never changes bytes under its hands. */
  withSeedOf(walletId: string): WithSeed {
    return async (use) => {
      const known = this.armed.get(walletId);
      if (known === undefined) return refuse('not-armed');
      const copy = Uint8Array.from(known.seed.bytes);
      try {
        return ok(await use(copy));
      } finally {
        copy.fill(0);
      }
    };
  }
}
