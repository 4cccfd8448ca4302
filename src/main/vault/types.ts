// Owns what the rest of main may ask of the vault. Only a signer gets near a seed, and only inside a callback.
import type { Network } from '../../shared/network.ts';
import type { Result } from '../../shared/result.ts';

/** Bytes that print nothing, serialise to nothing and are wiped in `finally`. */
export interface Secret {
  readonly bytes: Uint8Array;
  wipe(): void;
}

export interface WalletRecord {
  readonly id: string;
  readonly name: string;
  readonly network: Network;
  readonly createdAt: number;
  /** False until the words were checked back. */
  readonly backedUp: boolean;
  /** Public material, which stands outside the encrypted part. */
  readonly bitcoinXpub: string;
  readonly xrplAddress: string;
  readonly xrplPublicKey: string;
  /** X-only public key (hex) that signs offers and receipts; it never holds money. */
  readonly offerPublicKey: string;
}

export interface Vault {
  status(): { readonly exists: boolean; readonly locked: boolean; readonly wallets: readonly WalletRecord[]; readonly retryAfterMs: number };
  create(password: Secret): Promise<Result<void>>;
  unlock(password: Secret): Promise<Result<void>>;
  lock(): void;
  changePassword(old: Secret, next: Secret): Promise<Result<void>>;
  /** Needs an unlocked vault. `mnemonic` is the BIP39 phrase in UTF-8. */
  addWallet(wallet: { readonly name: string; readonly network: Network; readonly mnemonic: Secret }): Promise<Result<WalletRecord>>;
  markBackedUp(walletId: string): Promise<Result<void>>;
  /** Hands the BIP39 seed (64 bytes) to `use` and wipes it afterwards. `vault-locked` when locked. */
  withSeed<T>(walletId: string, use: (seed: Uint8Array) => T | Promise<T>): Promise<Result<T>>;
  /** For showing the words again; asks for the password anew. */
  reveal(walletId: string, password: Secret): Promise<Result<Secret>>;
  onLock(listener: () => void): () => void;
}
