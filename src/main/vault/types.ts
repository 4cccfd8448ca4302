// Owns what the rest of main may ask of the vault. Only a signer gets near a seed, and only inside a callback.
import type { Network } from '../../shared/network.ts';
import type { Result } from '../../shared/result.ts';
import type { XrplSecret } from '../chains/xrpl/imported-key.ts';
import type { XrplIdentity } from '../chains/xrpl/keys.ts';
import type { XrplKey } from '../chains/xrpl/types.ts';

/** Bytes that print nothing, serialise to nothing and are wiped in `finally`. */
export interface Secret {
  readonly bytes: Uint8Array;
  wipe(): void;
}

export interface WalletRecord {
  readonly id: string;
  readonly name: string;
  readonly network: Network;
  /** Unix seconds. */
  readonly createdAt: number;
  /** False until the words were checked back. */
  readonly backedUp: boolean;
  /** The words were made by this wallet, so nothing was paid to them before; absent: they may be older. */
  readonly madeHere?: true;
  /** Public material, which stands outside the encrypted part. */
  readonly bitcoinXpub: string;
  readonly xrplAddress: string;
  readonly xrplPublicKey: string;
  /** X-only public key (hex) that signs offers and receipts; it never holds money. */
  readonly offerPublicKey: string;
}

export interface NewWallet {
  readonly name: string;
  readonly network: Network;
  readonly mnemonic: Secret;
  /** The words were made a moment ago, for this wallet. */
  readonly madeHere?: true;
}

export interface VaultStatus {
  /** True as soon as there is a file, also a damaged one: nothing may be made in its place. */
  readonly exists: boolean;
  readonly locked: boolean;
  readonly wallets: readonly WalletRecord[];
  /** Milliseconds until the next password would be tried at once. */
  readonly retryAfterMs: number;
  /** Why the file cannot be used: `vault-damaged`, `vault-hostile`, `vault-too-new` or `file-unreadable`; null when it can. */
  readonly problem: string | null;
}

/**
 * The caller keeps and wipes the secrets that it passes in; the vault works on copies. Passwords are UTF-8, normalised (NFKC) by whoever
 * had them as text. Every method that writes may refuse with the codes of `replaceFile`.
 */
export interface Vault {
  status(): VaultStatus;
  /** `vault-exists`, `password-too-short`. The new vault is unlocked. */
  create(password: Secret): Promise<Result<void>>;
  /** `vault-missing`, the problem of the file, `wrong-password`, `too-many-attempts`; `vault-locked` when locked again meanwhile. */
  unlock(password: Secret): Promise<Result<void>>;
  lock(): void;
  /** As `unlock`, and `password-too-short`. The vault stays locked or unlocked as it was. */
  changePassword(old: Secret, next: Secret): Promise<Result<void>>;
  /**
   * Needs an unlocked vault. `mnemonic` is the BIP39 phrase in UTF-8. Refusals: `vault-locked`, `bad-wallet-name`, `wallet-exists`,
   * `phrase-used-elsewhere` (these words belong to a wallet of another network set), and those of `readPhrase`.
   */
  addWallet(wallet: NewWallet): Promise<Result<WalletRecord>>;
  /** Refusals: `vault-locked`, `wallet-not-found`. */
  markBackedUp(walletId: string): Promise<Result<void>>;
  /** Hands the BIP39 seed (64 bytes) to `use` and wipes it afterwards. `vault-locked` when locked, `wallet-not-found`. */
  withSeed<T>(walletId: string, use: (seed: Uint8Array) => T | Promise<T>): Promise<Result<T>>;
  /**
   * Lends the key that makes a classic address, be it of the wallet's phrase or imported; it is wiped when `use` returns, so what signs must sign before
   * that. Refusals: `vault-locked`, `wallet-not-found`, `key-not-here`.
   */
  withXrplKey<T>(walletId: string, address: string, use: (key: XrplKey) => T | Promise<T>): Promise<Result<T>>;
  /**
   * Keeps the secret of an account that is of no phrase. Refusals: `vault-locked`, `wallet-not-found`, `account-exists` (a wallet of this vault holds it),
   * `key-used-elsewhere` (it belongs to another network set), `too-many-accounts`. The caller wipes `secret`.
   */
  importXrplKey(walletId: string, secret: XrplSecret): Promise<Result<XrplIdentity>>;
  /** As `reveal`, for the family seed of an imported account, as ASCII. `account-not-found`. */
  revealXrplKey(walletId: string, address: string, password: Secret): Promise<Result<Secret>>;
  /** Takes an imported secret out, of the previous generation, too. Asks for the password anew. `account-not-found`. */
  forgetXrplKey(walletId: string, address: string, password: Secret): Promise<Result<void>>;
  /** For showing the words again; asks for the password anew. Needs an unlocked vault; the caller wipes what it gets. */
  reveal(walletId: string, password: Secret): Promise<Result<Secret>>;
  /** Goes back to the generation before a damaged file, which is kept aside. `vault-not-damaged`, `no-previous-vault`. */
  restorePrevious(): Promise<Result<void>>;
  /** Frees the place of a damaged file, which is kept under another name, so that wallets can be restored from their words. `vault-not-damaged`. */
  setAside(): Promise<Result<void>>;
  onLock(listener: () => void): () => void;
  /** Told at every right password that unlocks, and when a vault was made: from that moment on idleness counts. */
  onUnlock(listener: () => void): () => void;
}
