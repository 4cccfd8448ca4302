// Owns the webhooks of every wallet: where they point, what they ask for, and the secrets that sign, which never leave this process again (spec §16.6).
import { createHmac } from 'node:crypto';
import { base58 } from '@scure/base';
import * as z from 'zod';
import { codePoints } from '../../shared/code-points.ts';
import { walletId } from '../../shared/contract/common.ts';
import { type Webhook, type WebhookChoice, webhook as webhookSchema } from '../../shared/contract/webhooks.ts';
import { type Result, ok, refuse } from '../../shared/result.ts';
import { type TargetRules, webhookTarget } from '../../shared/webhooks/target.ts';
import type { JsonDocument } from '../storage/json-document.ts';

const mostWebhooks = 20;
const longestSecret = 200;

const stored = z.strictObject({ walletId, secret: z.string(), ...webhookSchema.shape });
type Stored = z.output<typeof stored>;
export const webhookFile = z.strictObject({ webhooks: z.array(stored).max(10_000) });
export type WebhookFile = z.output<typeof webhookFile>;

export interface WebhooksOptions {
  readonly document: JsonDocument<WebhookFile>;
  readonly now: () => number;
  readonly random: (length: number) => Uint8Array;
  readonly target: TargetRules;
}

export class Webhooks {
  private readonly listeners: ((walletId: string) => void)[] = [];

  constructor(private readonly options: WebhooksOptions) {}

  /** In the order in which they were made, without their secrets. */
  of(wallet: string): Webhook[] {
    return this.all.filter((hook) => hook.walletId === wallet).map(shown);
  }

  onChange(listener: (walletId: string) => void): void {
    this.listeners.push(listener);
  }

  /**
   * Adds one and answers its secret this once; null makes one (20 random bytes as Base58). Refusals: `too-many-webhooks`, `webhook-secret-too-long`,
   * those of `webhookTarget` and of the disk.
   */
  async add(wallet: string, choice: WebhookChoice, secret: string | null): Promise<Result<{ webhook: Webhook; secret: string }>> {
    const valid = this.check(choice, secret);
    if (!valid.ok) return valid;
    const { now, random } = this.options;
    const made: Stored = {
      ...chosen(choice),
      walletId: wallet,
      id: base58.encode(random(20)),
      createdAt: now(),
      secret: secret ?? base58.encode(random(20)),
    };
    // Counted where it is added: several may be on their way to the disk.
    const written = await this.change(wallet, (hooks) => (isFull(hooks, wallet) ? hooks : [...hooks, made]));
    if (!written.ok) return written;
    if (!this.all.some(({ id }) => id === made.id)) return refuse('too-many-webhooks', { limit: String(mostWebhooks) });
    return ok({ webhook: shown(made), secret: made.secret });
  }

  /** Without a secret the old one stays. Refusals: `webhook-not-found`, and those of `add`. */
  async update(wallet: string, webhookId: string, choice: WebhookChoice, secret: string | null): Promise<Result<Webhook>> {
    const known = this.find(wallet, webhookId);
    if (!known.ok) return known;
    const valid = this.check(choice, secret);
    if (!valid.ok) return valid;
    const changed = (hook: Stored): Stored => ({ ...hook, ...chosen(choice), secret: secret ?? hook.secret });
    const written = await this.change(wallet, (hooks) => hooks.map((hook) => (isThat(hook, wallet, webhookId) ? changed(hook) : hook)));
    if (!written.ok) return written;
    const now = this.find(wallet, webhookId);
    return now.ok ? ok(shown(now.value)) : now;
  }

  /** Refusals: `webhook-not-found`, and those of the disk. */
  async remove(wallet: string, webhookId: string): Promise<Result<void>> {
    const known = this.find(wallet, webhookId);
    return known.ok ? this.change(wallet, (hooks) => hooks.filter((hook) => !isThat(hook, wallet, webhookId))) : known;
  }

  /** HMAC-SHA256 over the body's UTF-8, in hex. Refusal: `webhook-not-found`. */
  sign(wallet: string, webhookId: string, body: string): Result<{ signature: string }> {
    const known = this.find(wallet, webhookId);
    return known.ok ? ok({ signature: createHmac('sha256', known.value.secret).update(body, 'utf8').digest('hex') }) : known;
  }

  private get all(): readonly Stored[] {
    return this.options.document.value().webhooks;
  }

  private find(wallet: string, webhookId: string): Result<Stored> {
    const known = this.all.find((hook) => isThat(hook, wallet, webhookId));
    return known ? ok(known) : refuse('webhook-not-found');
  }

  private check(choice: WebhookChoice, secret: string | null): Result<null> {
    if (secret !== null && codePoints(secret) > longestSecret) return refuse('webhook-secret-too-long', { limit: String(longestSecret) });
    const target = webhookTarget(choice.url, this.options.target);
    return target.ok ? ok(null) : target;
  }

  private async change(wallet: string, change: (hooks: readonly Stored[]) => readonly Stored[]): Promise<Result<void>> {
    const written = await this.options.document.update(({ webhooks }) => ({ webhooks: [...change(webhooks)] }));
    // An uncertain write may have changed what counts.
    for (const listener of this.listeners) listener(wallet);
    return written.ok ? ok(undefined) : written;
  }
}

function isFull(hooks: readonly Stored[], wallet: string): boolean {
  return hooks.filter((hook) => hook.walletId === wallet).length >= mostWebhooks;
}

function isThat(hook: Stored, wallet: string, webhookId: string): boolean {
  return hook.walletId === wallet && hook.id === webhookId;
}

function chosen({ url, enabled, automaticRedelivery, authorizedEvents }: WebhookChoice): WebhookChoice {
  const { everything, specificEvents } = authorizedEvents;
  return { url, enabled, automaticRedelivery, authorizedEvents: { everything, specificEvents: [...new Set(specificEvents)] } };
}

function shown({ walletId: _wallet, secret: _secret, ...hook }: Stored): Webhook {
  return { ...hook, authorizedEvents: { ...hook.authorizedEvents, specificEvents: [...hook.authorizedEvents.specificEvents] } };
}
