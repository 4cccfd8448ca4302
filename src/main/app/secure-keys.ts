// Owns what the secure window does with keys of single accounts on the XRP Ledger: typed in, kept, shown, forgotten.
import type { SecureTask } from '../../shared/contract/main-api.ts';
import type { Handlers } from '../../shared/contract/rpc.ts';
import type { keyMethods } from '../../shared/contract/secure-keys.ts';
import { ok, refuse, type Result } from '../../shared/result.ts';
import type { Secret, Vault } from '../vault/types.ts';

/** A secret that was typed in, and the account that it makes. */
export interface TypedKey {
  readonly algorithm: 'secp256k1' | 'ed25519';
  readonly entropy: Uint8Array;
  readonly address: string;
  readonly publicKey: string;
}

/** The wallet's side of it. */
export interface AccountKeys {
  /** Refusals: `seed-invalid`, `seed-checksum`, `secret-numbers-count`, `secret-numbers-invalid`. */
  read(typed: Secret): Result<TypedKey>;
  importKey(walletId: string, key: TypedKey, label: string): Promise<Result<{ readonly address: string }>>;
  forgetKey(walletId: string, address: string, password: Secret): Promise<Result<void>>;
}

export interface SecureKeysOptions {
  readonly keys: AccountKeys;
  readonly vault: Pick<Vault, 'status' | 'revealXrplKey'>;
  readonly task: () => SecureTask | null;
  readonly secret: (bytes: Uint8Array) => Secret;
  /** The task is done. */
  readonly finish: (task: SecureTask) => void;
}

type KeyTask<K extends SecureTask['kind']> = Extract<SecureTask, { kind: K }>;

export class SecureKeys {
  /** Typed in and shown by its address; kept until it is confirmed or the window goes. */
  private typed: TypedKey | null = null;

  constructor(private readonly options: SecureKeysOptions) {}

  readonly handlers: Handlers<typeof keyMethods> = {
    readKey: async ({ secret }) => this.read(secret),
    importKey: async ({ label }) => this.importKey(label),
    forgetKey: ({ password }) => this.withSecret(password, (own) => this.forget(own)),
    revealKey: ({ password }) => this.withSecret(password, (own) => this.reveal(own)),
  };

  wipe(): void {
    this.typed?.entropy.fill(0);
    this.typed = null;
  }

  private async read(bytes: Uint8Array): Promise<Result<{ address: string; algorithm: TypedKey['algorithm'] }>> {
    return this.withSecret(bytes, async (secret) => {
      if (this.of('import-xrpl-key') === null) return refuse('wrong-task');
      if (this.options.vault.status().locked) return refuse('vault-locked');
      this.wipe();
      const read = this.options.keys.read(secret);
      if (!read.ok) return read;
      this.typed = read.value;
      return ok({ address: read.value.address, algorithm: read.value.algorithm });
    });
  }

  /** Only what was read before, and whose address was shown. */
  private async importKey(label: string): Promise<Result<{ address: string }>> {
    const task = this.of('import-xrpl-key');
    const { typed } = this;
    if (task === null || typed === null) return refuse('wrong-task');
    const kept = await this.options.keys.importKey(task.walletId, typed, label.trim());
    if (!kept.ok) return kept;
    if (this.typed === typed) this.wipe();
    this.options.finish(task);
    return ok({ address: kept.value.address });
  }

  private async forget(password: Secret): Promise<Result<Record<string, never>>> {
    const task = this.of('forget-xrpl-key');
    if (task === null) return refuse('wrong-task');
    const forgotten = await this.options.keys.forgetKey(task.walletId, task.address, password);
    if (!forgotten.ok) return forgotten;
    this.options.finish(task);
    return ok({});
  }

  private async reveal(password: Secret): Promise<Result<{ seed: Uint8Array<ArrayBuffer> }>> {
    const task = this.of('show-xrpl-key');
    if (task === null) return refuse('wrong-task');
    const seed = await this.options.vault.revealXrplKey(task.walletId, task.address, password);
    if (!seed.ok) return seed;
    try {
      return ok({ seed: Uint8Array.from(seed.value.bytes) });
    } finally {
      seed.value.wipe();
    }
  }

  private of<K extends SecureTask['kind']>(kind: K): KeyTask<K> | null {
    const task = this.options.task();
    return task !== null && isOf(task, kind) ? task : null;
  }

  private async withSecret<T>(bytes: Uint8Array, use: (secret: Secret) => Promise<Result<T>>): Promise<Result<T>> {
    const secret = this.options.secret(bytes);
    try {
      return await use(secret);
    } finally {
      secret.wipe();
    }
  }
}

function isOf<K extends SecureTask['kind']>(task: SecureTask, kind: K): task is KeyTask<K> {
  return task.kind === kind;
}
