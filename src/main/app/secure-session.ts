// Owns what one opening of the secure window may do: exactly its task, and nothing after it is done.
import type { SecureState, secureApi } from '../../shared/contract/secure-api.ts';
import type { SecureTask } from '../../shared/contract/main-api.ts';
import type { Handlers } from '../../shared/contract/rpc.ts';
import type { ArmView } from '../../shared/contract/policies.ts';
import type { PlanView } from '../../shared/contract/secure-api.ts';
import { type Result, ok, refuse } from '../../shared/result.ts';
import type { RaiseApprovals } from '../desk/raise-approvals.ts';
import { type AccountKeys, SecureKeys } from './secure-keys.ts';
import { type RaiseHandlers, secureRaises } from './secure-raises.ts';
import type { Secret, Vault } from '../vault/types.ts';

/** Phrases: made, checked and asked back by the vault's own code. */
export interface Phrases {
  create(words: 12 | 24): Secret;
  /** The typed words in their one canonical form. Refusals: `phrase-word-count`, `phrase-unknown-word`, `phrase-checksum`. */
  read(typed: Secret): Result<Secret>;
  /** Positions (0-based) that are asked back, in this order. */
  askBack(phrase: Secret): readonly number[];
  /** True when every answer is the word at its position. */
  answered(phrase: Secret, positions: readonly number[], answers: readonly Uint8Array[]): boolean;
  secret(bytes: Uint8Array): Secret;
}

/** The approval side: the outbox of the task's wallet. */
export interface Approvals {
  view(walletId: string, planId: string): Promise<Result<PlanView>>;
  confirm(walletId: string, planId: string, token: string, digest: string): Promise<Result<void>>;
  discard(walletId: string, planId: string): Promise<Result<void>>;
}

/** The arming side: automatic payments of the task's wallet. */
export interface Arming {
  armView(walletId: string): Result<ArmView>;
  arm(walletId: string, token: string, digest: string): Promise<Result<void>>;
}

export interface SecureSessionOptions {
  readonly vault: Vault;
  readonly phrases: Phrases;
  readonly approvals: Approvals;
  readonly raises: RaiseApprovals;
  readonly arming: Arming;
  readonly keys: AccountKeys;
  readonly facts: () => Pick<SecureState, 'language' | 'theme' | 'limitedRuntime'>;
  readonly close: () => void;
  readonly walletsChanged: () => Promise<void>;
}

export interface SecureEnd {
  readonly outcome: 'done' | 'cancelled';
  readonly walletId: string | null;
}

const shortestPassword = 12;

export class SecureSession {
  private task: SecureTask | null = null;
  private phrase: Secret | null = null;
  private positions: readonly number[] = [];
  private ended: SecureEnd = { outcome: 'cancelled', walletId: null };
  private confirming: Promise<unknown> = Promise.resolve();

  private readonly keys: SecureKeys;
  readonly handlers: Handlers<typeof secureApi>;

  constructor(private readonly options: SecureSessionOptions) {
    const { keys, vault, phrases } = options;
    const finish = (task: SecureTask): void => this.finish(task, null);
    this.keys = new SecureKeys({ keys, vault, secret: (bytes) => phrases.secret(bytes), task: () => this.task, finish });
    const raises = secureRaises({
      raises: options.raises,
      vault,
      task: () => this.task,
      finish,
      confirming: (confirmation) => {
        this.confirming = confirmation;
      },
    });
    this.handlers = { ...this.ownHandlers, ...this.keys.handlers, ...raises };
  }

  get current(): SecureTask | null {
    return this.task;
  }

  begin(task: SecureTask): void {
    this.wipe();
    this.task = task;
    this.ended = { outcome: 'cancelled', walletId: null };
  }

  /** Resolves when no confirmation is on its way: a plan that was confirmed must not be told as cancelled because its window went early. */
  async settled(): Promise<void> {
    await Promise.allSettled([this.confirming]);
  }

  /** Called when the window is gone: everything of the task is wiped. Answers how it ended. */
  end(): SecureEnd {
    const result = this.ended;
    this.wipe();
    this.task = null;
    return result;
  }

  /** The vault was locked: what is shown or half done is wiped, and the window goes. One that only asks for the password stays. */
  locked(): void {
    this.wipe();
    if (this.task !== null && this.task.kind !== 'unlock') this.options.close();
  }

  private readonly ownHandlers: Omit<Handlers<typeof secureApi>, keyof SecureKeys['handlers'] | keyof RaiseHandlers> = {
    state: async () => this.state(),
    createVault: async ({ password }) => this.withPassword(password, (secret) => this.createVault(secret)),
    unlock: async ({ password }) => this.withPassword(password, (secret) => this.unlock(secret)),
    changePassword: async ({ old, next }) =>
      this.withPassword(old, (from) => this.withPassword(next, (to) => this.changePassword(from, to))),
    newWords: async () => this.newWords(),
    checkWords: async ({ answers }) => this.checkWords(answers),
    restoreWallet: async ({ words }) => this.withPassword(words, (secret) => this.restore(secret)),
    revealWords: async ({ password }) => this.withPassword(password, (secret) => this.reveal(secret)),
    planView: async () => this.planView(),
    confirmPlan: ({ token, digest }) => {
      const confirming = this.confirmPlan(token, digest);
      this.confirming = confirming;
      return confirming;
    },
    discardPlan: async () => this.discardPlan(),
    armView: async () => this.armView(),
    confirmArm: ({ token, digest }) => {
      const confirming = this.confirmArm(token, digest);
      this.confirming = confirming;
      return confirming;
    },
    restorePrevious: async () => this.rescue(() => this.options.vault.restorePrevious()),
    setAside: async () => this.rescue(() => this.options.vault.setAside()),
    close: async () => {
      this.options.close();
      return ok({});
    },
  };

  private state(): Result<SecureState> {
    if (!this.task) return refuse('no-task');
    const { exists, locked, retryAfterMs, problem, wallets } = this.options.vault.status();
    const { task } = this;
    const wallet = 'walletId' in task ? wallets.find(({ id }) => id === task.walletId) : undefined;
    const network = 'network' in task ? task.network : (wallet?.network ?? null);
    return ok({ task, network, vaultExists: exists, locked, retryAfterMs, problem, ...this.options.facts() });
  }

  private async createVault(password: Secret): Promise<Result<Record<string, never>>> {
    if (this.task?.kind !== 'create-wallet' && this.task?.kind !== 'restore-wallet') return refuse('wrong-task');
    if (password.bytes.length < shortestPassword) return refuse('password-too-short', { least: String(shortestPassword) });
    const made = await this.options.vault.create(password);
    return made.ok ? ok({}) : made;
  }

  private async unlock(password: Secret): Promise<Result<Record<string, never>>> {
    const { task } = this;
    if (!task) return refuse('no-task');
    const answer = await this.options.vault.unlock(password);
    if (!answer.ok) return answer;
    if (task.kind === 'unlock') this.finish(task, null);
    return ok({});
  }

  private async changePassword(old: Secret, next: Secret): Promise<Result<Record<string, never>>> {
    const { task } = this;
    if (task?.kind !== 'change-password') return refuse('wrong-task');
    if (next.bytes.length < shortestPassword) return refuse('password-too-short', { least: String(shortestPassword) });
    const answer = await this.options.vault.changePassword(old, next);
    if (!answer.ok) return answer;
    this.finish(task, null);
    return ok({});
  }

  private async newWords(): Promise<Result<{ words: Uint8Array<ArrayBuffer>; ask: number[] }>> {
    if (this.task?.kind !== 'create-wallet') return refuse('wrong-task');
    if (this.options.vault.status().locked) return refuse('vault-locked');
    this.wipe();
    this.phrase = this.options.phrases.create(this.task.words);
    this.positions = this.options.phrases.askBack(this.phrase);
    return ok({ words: Uint8Array.from(this.phrase.bytes), ask: [...this.positions] });
  }

  private async checkWords(answers: readonly Uint8Array[]): Promise<Result<{ walletId: string }>> {
    try {
      if (this.task?.kind !== 'create-wallet' || !this.phrase) return refuse('wrong-task');
      if (!this.options.phrases.answered(this.phrase, this.positions, answers)) return refuse('words-differ');
      return await this.addWallet(this.task, this.phrase);
    } finally {
      for (const answer of answers) answer.fill(0);
    }
  }

  private async restore(words: Secret): Promise<Result<{ walletId: string }>> {
    if (this.task?.kind !== 'restore-wallet') return refuse('wrong-task');
    const phrase = this.options.phrases.read(words);
    if (!phrase.ok) return phrase;
    try {
      return await this.addWallet(this.task, phrase.value);
    } finally {
      phrase.value.wipe();
    }
  }

  private async addWallet(
    task: Extract<SecureTask, { kind: 'create-wallet' | 'restore-wallet' }>,
    mnemonic: Secret,
  ): Promise<Result<{ walletId: string }>> {
    const { name, network } = task;
    const added = await this.options.vault.addWallet({ name, network, mnemonic, ...(task.kind === 'create-wallet' && { madeHere: true }) });
    if (!added.ok) return added;
    await this.options.vault.markBackedUp(added.value.id);
    if (this.task === task) this.wipe();
    await this.options.walletsChanged();
    this.finish(task, added.value.id);
    return ok({ walletId: added.value.id });
  }

  private async reveal(password: Secret): Promise<Result<{ words: Uint8Array<ArrayBuffer> }>> {
    if (this.task?.kind !== 'show-words') return refuse('wrong-task');
    const words = await this.options.vault.reveal(this.task.walletId, password);
    if (!words.ok) return words;
    try {
      return ok({ words: Uint8Array.from(words.value.bytes) });
    } finally {
      words.value.wipe();
    }
  }

  private async planView(): Promise<Result<PlanView>> {
    return this.task?.kind === 'approve-plan' ? this.options.approvals.view(this.task.walletId, this.task.planId) : refuse('wrong-task');
  }

  private async confirmPlan(token: string, digest: string): Promise<Result<Record<string, never>>> {
    const { task } = this;
    if (task?.kind !== 'approve-plan') return refuse('wrong-task');
    if (this.options.vault.status().locked) return refuse('vault-locked');
    const answer = await this.options.approvals.confirm(task.walletId, task.planId, token, digest);
    if (!answer.ok) return answer;
    this.finish(task, null);
    return ok({});
  }

  private async discardPlan(): Promise<Result<Record<string, never>>> {
    if (this.task?.kind !== 'approve-plan') return refuse('wrong-task');
    const answer = await this.options.approvals.discard(this.task.walletId, this.task.planId);
    return answer.ok ? ok({}) : answer;
  }

  private armView(): Result<ArmView> {
    return this.task?.kind === 'arm-policies' ? this.options.arming.armView(this.task.walletId) : refuse('wrong-task');
  }

  private async confirmArm(token: string, digest: string): Promise<Result<Record<string, never>>> {
    const { task } = this;
    if (task?.kind !== 'arm-policies') return refuse('wrong-task');
    if (this.options.vault.status().locked) return refuse('vault-locked');
    const answer = await this.options.arming.arm(task.walletId, token, digest);
    if (!answer.ok) return answer;
    this.finish(task, null);
    return ok({});
  }

  private async rescue(action: () => Promise<Result<void>>): Promise<Result<Record<string, never>>> {
    if (!this.task) return refuse('no-task');
    const done = await action();
    if (!done.ok) return done;
    await this.options.walletsChanged();
    return ok({});
  }

  /** What comes late, when another task is open already, does not end that one. */
  private finish(task: SecureTask, walletId: string | null): void {
    if (this.task === task) this.ended = { outcome: 'done', walletId };
  }

  private async withPassword<T>(bytes: Uint8Array, use: (secret: Secret) => Promise<Result<T>>): Promise<Result<T>> {
    const secret = this.options.phrases.secret(bytes);
    try {
      return await use(secret);
    } finally {
      secret.wipe();
    }
  }

  private wipe(): void {
    this.keys.wipe();
    this.phrase?.wipe();
    this.phrase = null;
    this.positions = [];
  }
}
