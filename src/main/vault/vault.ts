// Owns the vault as the rest of main sees it: one file, one session, one change at a time.
import { ok, type Refusal, type Result, refuse } from '../../shared/result.ts';
import { writeFamilySeed } from '../chains/xrpl/family-seed.ts';
import { identityOfSecret, withImportedKey, type XrplSecret } from '../chains/xrpl/imported-key.ts';
import { withKeyOf, type XrplIdentity } from '../chains/xrpl/keys.ts';
import type { XrplKey } from '../chains/xrpl/types.ts';
import { makeSerial } from '../storage/serial.ts';
import { encodeEnvelope } from './envelope.ts';
import type { KdfPolicy } from './kdf.ts';
import { readPhrase, seedOf } from './mnemonic.ts';
import { newRecord } from './new-record.ts';
import { checkNewPassword } from './password.ts';
import { mayRescue, takePrevious } from './rescue.ts';
import { openContent, type Random, unwrapKey } from './sealed-vault.ts';
import { wipeContent } from './content.ts';
import { copySecret, makeSecret } from './secret.ts';
import { Session } from './session.ts';
import { emptyVault, phraseOf, readStored, type StoredVault, withPassword, withRecord, withWallet } from './stored-vault.ts';
import { keyOf, withKey, withoutKey } from './stored-keys.ts';
import type { Throttle } from './throttle.ts';
import type { NewWallet, Secret, Vault, VaultStatus, WalletRecord } from './types.ts';
import type { VaultFile } from './vault-file.ts';

export interface VaultDeps {
  readonly file: VaultFile;
  readonly throttle: Throttle;
  /** Cryptographic randomness. */
  readonly random: Random;
  /** Unix seconds. */
  readonly now: () => number;
  readonly policy: KdfPolicy;
}

/** Opens the vault, locked. A file that cannot be used shows as `status().problem` and is never overwritten. */
export async function openVault(deps: VaultDeps): Promise<Vault> {
  const vault = new FileVault(deps);
  await vault.load();
  return vault;
}

class FileVault implements Vault {
  readonly #deps: VaultDeps;
  readonly #session = new Session();
  readonly #serial = makeSerial();
  #stored: StoredVault | null = null;
  #problem: Refusal | null = null;

  constructor(deps: VaultDeps) {
    this.#deps = deps;
  }

  /** A missing newest beside a previous generation is damage too: the vault must not look as if it had never been. */
  async load(): Promise<void> {
    const newest = await this.#deps.file.readNewest();
    const previous = await this.#deps.file.readPrevious();
    if (!newest.ok) this.#problem = newest.error;
    else if (newest.value) this.#adopt(readStored(newest.value, this.#deps.policy));
    else if (!previous.ok || previous.value) this.#problem = { code: 'vault-damaged' };
  }

  status(): VaultStatus {
    return {
      exists: this.#stored !== null || this.#problem !== null,
      locked: this.#session.locked,
      wallets: this.#stored?.wallets ?? [],
      retryAfterMs: this.#deps.throttle.retryAfterMs(),
      problem: this.#problem?.code ?? null,
    };
  }

  create(password: Secret): Promise<Result<void>> {
    return withCopy(password, (own) => this.#serial(() => this.#create(own)));
  }

  unlock(password: Secret): Promise<Result<void>> {
    const { turn } = this.#session;
    return this.#tryPassword(password, (_, dataKey) => {
      if (turn !== this.#session.turn) return Promise.resolve(refuse('vault-locked'));
      this.#session.open(Uint8Array.from(dataKey));
      return Promise.resolve(ok(undefined));
    });
  }

  lock(): void {
    this.#session.close();
  }

  changePassword(old: Secret, next: Secret): Promise<Result<void>> {
    const good = checkNewPassword(next);
    if (!good.ok) return Promise.resolve(good);
    return withCopy(next, (own) => this.#tryPassword(old, (stored, dataKey) => this.#rewrap(stored, dataKey, own)));
  }

  addWallet(wallet: NewWallet): Promise<Result<WalletRecord>> {
    return withCopy(wallet.mnemonic, (mnemonic) => this.#serial(() => this.#addWallet({ ...wallet, mnemonic })));
  }

  markBackedUp(walletId: string): Promise<Result<void>> {
    return this.#serial(async () => {
      const held = this.#held();
      if (!held.ok) return held;
      const { stored, dataKey } = held.value;
      const next = withRecord(stored, dataKey, walletId, (record) => ({ ...record, backedUp: true }), this.#deps.random);
      return next.ok ? this.#commit(next.value) : next;
    });
  }

  async withSeed<T>(walletId: string, use: (seed: Uint8Array) => T | Promise<T>): Promise<Result<T>> {
    const { turn } = this.#session;
    const seed = await this.#seed(walletId);
    if (!seed.ok) return seed;
    try {
      if (turn !== this.#session.turn) return refuse('vault-locked');
      return ok(await use(seed.value));
    } finally {
      seed.value.fill(0);
    }
  }

  async withXrplKey<T>(walletId: string, address: string, use: (key: XrplKey) => T | Promise<T>): Promise<Result<T>> {
    const held = this.#held();
    if (!held.ok) return held;
    const secret = keyOf(held.value.stored, held.value.dataKey, { walletId, address });
    if (secret.ok) return settled(lendImported(secret.value, address, use));
    if (secret.error.code !== 'account-not-found') return secret;
    const lent = await this.withSeed(walletId, (seed) => withKeyOf(seed, address, use));
    return lent.ok ? settled(lent.value) : lent;
  }

  importXrplKey(walletId: string, { algorithm, entropy }: XrplSecret): Promise<Result<XrplIdentity>> {
    return withCopy(makeSecret(entropy), (own) => this.#serial(() => this.#importXrplKey(walletId, { algorithm, entropy: own.bytes })));
  }

  revealXrplKey(walletId: string, address: string, password: Secret): Promise<Result<Secret>> {
    const { turn, locked } = this.#session;
    if (locked) return Promise.resolve(this.#refusalOfLock());
    return this.#tryPassword(password, async (stored, dataKey) => {
      const secret = keyOf(stored, dataKey, { walletId, address });
      if (!secret.ok) return secret;
      try {
        return turn === this.#session.turn ? ok(makeSecret(writeFamilySeed(secret.value))) : refuse('vault-locked');
      } finally {
        secret.value.entropy.fill(0);
      }
    });
  }

  forgetXrplKey(walletId: string, address: string, password: Secret): Promise<Result<void>> {
    const { turn, locked } = this.#session;
    if (locked) return Promise.resolve(this.#refusalOfLock());
    return this.#tryPassword(password, async (stored, dataKey) => {
      if (turn !== this.#session.turn) return refuse('vault-locked');
      const next = withoutKey(stored, dataKey, { walletId, address }, this.#deps.random);
      return next.ok ? this.#commitTwice(next.value) : next;
    });
  }

  reveal(walletId: string, password: Secret): Promise<Result<Secret>> {
    const { turn, locked } = this.#session;
    if (locked) return Promise.resolve(this.#refusalOfLock());
    return this.#tryPassword(password, async (stored, dataKey) => {
      const phrase = phraseOf(stored, dataKey, walletId);
      if (!phrase.ok) return phrase;
      if (turn === this.#session.turn) return ok(makeSecret(phrase.value));
      phrase.value.fill(0);
      return refuse('vault-locked');
    });
  }

  restorePrevious(): Promise<Result<void>> {
    return this.#rescue(async () => {
      const { file, policy } = this.#deps;
      const taken = await takePrevious(file, policy);
      if (!taken.ok) return taken;
      this.#adopt(taken);
      return ok(undefined);
    });
  }

  setAside(): Promise<Result<void>> {
    return this.#rescue(async () => {
      const moved = await this.#deps.file.setAside();
      if (moved.ok) this.#problem = null;
      return moved;
    });
  }

  onLock(listener: () => void): () => void {
    return this.#session.onClose(listener);
  }

  onUnlock(listener: () => void): () => void {
    return this.#session.onOpen(listener);
  }

  async #create(password: Secret): Promise<Result<void>> {
    if (this.#stored || this.#problem) return refuse('vault-exists');
    const good = checkNewPassword(password);
    if (!good.ok) return good;
    const { policy, random } = this.#deps;
    const { turn } = this.#session;
    const dataKey = random(32);
    try {
      const written = await this.#commit(await emptyVault(dataKey, password.bytes, policy, random));
      if (written.ok && turn === this.#session.turn) this.#session.open(Uint8Array.from(dataKey));
      return written;
    } finally {
      dataKey.fill(0);
    }
  }

  /** Waits for its turn, tests the password against the whole file, lends the data key to `use` and wipes it. */
  #tryPassword<T>(password: Secret, use: (stored: StoredVault, dataKey: Uint8Array) => Promise<Result<T>>): Promise<Result<T>> {
    if (!this.#stored) return Promise.resolve(this.#refusalOfMissing());
    return withCopy(password, (own) => this.#deps.throttle.attempt(() => this.#serial(() => this.#openWith(own, use))));
  }

  async #openWith<T>(password: Secret, use: (stored: StoredVault, dataKey: Uint8Array) => Promise<Result<T>>): Promise<Result<T>> {
    const stored = this.#stored;
    if (!stored) return this.#refusalOfMissing();
    const dataKey = await unwrapKey(stored.envelope, password.bytes);
    if (!dataKey.ok) return dataKey;
    try {
      const content = openContent(stored.envelope, dataKey.value);
      // Now it is known to be damaged, too, and the ways out of that are open.
      if (!content.ok) this.#adopt(content);
      if (!content.ok) return content;
      wipeContent(content.value);
      return await use(stored, dataKey.value);
    } finally {
      dataKey.value.fill(0);
    }
  }

  async #rewrap(stored: StoredVault, dataKey: Uint8Array, password: Secret): Promise<Result<void>> {
    const next = await withPassword(stored, dataKey, password.bytes, this.#deps.policy, this.#deps.random);
    return next.ok ? this.#commitTwice(next.value) : next;
  }

  async #importXrplKey(walletId: string, secret: XrplSecret): Promise<Result<XrplIdentity>> {
    const held = this.#held();
    if (!held.ok) return held;
    const identity = identityOfSecret(secret);
    const { stored, dataKey } = held.value;
    const next = withKey(stored, dataKey, { ...secret, walletId, address: identity.address }, this.#deps.random);
    if (!next.ok) return next;
    const written = await this.#commit(next.value);
    return written.ok ? ok(identity) : written;
  }

  async #addWallet({ name, network, mnemonic, madeHere }: NewWallet): Promise<Result<WalletRecord>> {
    if (this.#session.locked) return this.#refusalOfLock();
    const phrase = readPhrase(mnemonic);
    if (!phrase.ok) return phrase;
    try {
      const record = await newRecord({ name, network, phrase: phrase.value.bytes, ...(madeHere && { madeHere }) }, this.#deps);
      if (!record.ok) return record;
      // Asked only now: a lock during the derivation has turned the earlier key into zeros.
      const held = this.#held();
      if (!held.ok) return held;
      const added = { record: record.value, phrase: phrase.value.bytes };
      const next = withWallet(held.value.stored, held.value.dataKey, added, this.#deps.random);
      if (!next.ok) return next;
      const written = await this.#commit(next.value);
      return written.ok ? record : written;
    } finally {
      phrase.value.wipe();
    }
  }

  async #seed(walletId: string): Promise<Result<Uint8Array>> {
    const held = this.#held();
    if (!held.ok) return held;
    const phrase = phraseOf(held.value.stored, held.value.dataKey, walletId);
    if (!phrase.ok) return phrase;
    try {
      return ok(await seedOf(phrase.value));
    } finally {
      phrase.value.fill(0);
    }
  }

  #rescue(work: () => Promise<Result<void>>): Promise<Result<void>> {
    return this.#serial(async () => {
      const may = mayRescue(this.#problem);
      return may.ok ? work() : may;
    });
  }

  /** After a refused write the old value stands, in memory as on disk; after an uncertain one the new value does. */
  async #commit(next: StoredVault): Promise<Result<void>> {
    const written = await this.#deps.file.write(encodeEnvelope(next.envelope));
    if (written.ok || written.error.code === 'write-uncertain') this.#stored = next;
    return written;
  }

  /** So that the previous generation does not keep opening with the old password, or holding what was forgotten. Any later write does the same. */
  async #commitTwice(next: StoredVault): Promise<Result<void>> {
    const written = await this.#commit(next);
    if (written.ok) await this.#deps.file.write(encodeEnvelope(next.envelope));
    return written;
  }

  #adopt(stored: Result<StoredVault>): void {
    this.#stored = stored.ok ? stored.value : null;
    this.#problem = stored.ok ? null : stored.error;
  }

  /** The session's own key: use it before the next await. */
  #held(): Result<{ readonly stored: StoredVault; readonly dataKey: Uint8Array }> {
    const { key } = this.#session;
    return this.#stored && key ? ok({ stored: this.#stored, dataKey: key }) : this.#refusalOfLock();
  }

  #refusalOfLock(): { readonly ok: false; readonly error: Refusal } {
    return this.#stored ? refuse('vault-locked') : this.#refusalOfMissing();
  }

  #refusalOfMissing(): { readonly ok: false; readonly error: Refusal } {
    return this.#problem ? { ok: false, error: this.#problem } : refuse('vault-missing');
  }
}

/** The stored address is only a name: what the secret makes decides. */
function lendImported<T>(secret: XrplSecret, address: string, use: (key: XrplKey) => T): Result<T> {
  try {
    return withImportedKey(secret, (key) => (key.address === address ? ok(use(key)) : refuse('key-not-here', { address })));
  } finally {
    secret.entropy.fill(0);
  }
}

async function settled<T>(lent: Result<T | Promise<T>>): Promise<Result<T>> {
  return lent.ok ? ok(await lent.value) : lent;
}

/** The caller may wipe its secrets while we still wait for our turn. */
async function withCopy<T>(secret: Secret, use: (copy: Secret) => Promise<T>): Promise<T> {
  const own = copySecret(secret);
  try {
    return await use(own);
  } finally {
    own.wipe();
  }
}
