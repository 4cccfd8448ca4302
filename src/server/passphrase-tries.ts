// Owns how often an address may say a wrong passphrase: what is still unproven counts as wrong until the workflow has answered.
import { type Result, refuse } from '../shared/result.ts';
import type { RateLimit } from './rate-limit.ts';
import { hashToken } from './token.ts';

const maxProven = 10_000;

export interface Try {
  readonly address: string;
  readonly pullPayment: string;
  /** Null where none was said: that is no try. */
  readonly passphrase: string | null;
  /** True where the answer may not hang on the passphrase: it then proves nothing of it. */
  readonly credentials: boolean;
}

export class PassphraseTries {
  /** Hashes of pull payment and passphrase that were right when last asked; they are free, however many come at once. */
  private readonly proven = new Set<string>();

  constructor(
    private readonly limit: RateLimit,
    private readonly now: () => number,
  ) {}

  /** What `ask` answers. Refusal: `too-many-passphrases` (params retryAfter) without asking; times that were not wrong are given back. */
  async guard<T>({ address, pullPayment, passphrase, credentials }: Try, ask: () => Promise<Result<T>>): Promise<Result<T>> {
    if (passphrase === null) return ask();
    const name = hashToken(JSON.stringify([pullPayment, passphrase]));
    const free = this.proven.has(name);
    const wait = free ? null : this.limit.take(address, this.now());
    if (wait !== null) return refuse('too-many-passphrases', { retryAfter: String(wait) });
    const answer = await ask();
    const wrong = !answer.ok && answer.error.code === 'passphrase-wrong';
    if (wrong && this.proven.delete(name)) this.limit.take(address, this.now());
    if (!wrong && !free) this.limit.giveBack(address);
    if (answer.ok && !credentials) this.remember(name);
    return answer;
  }

  private remember(name: string): void {
    if (this.proven.size >= maxProven) this.proven.delete(this.proven.values().next().value ?? '');
    this.proven.add(name);
  }
}
