// Owns the sending of webhook deliveries: one at a time for each webhook, tried again where that may help, driven by main's ticks.
import type { Client } from '../../../../shared/contract/rpc.ts';
import type { greenfieldClientApi } from '../../../../shared/contract/server-api.ts';
import type { Webhook } from '../../../../shared/contract/webhooks.ts';
import type { workerMainApi } from '../../../../shared/contract/worker-main-api.ts';
import { type Result, ok, refuse } from '../../../../shared/result.ts';
import { type DeliveryOutcome, isDelivered, waitAfter } from '../../../../shared/webhooks/redelivery.ts';
import { addDelivery, dropDeliveries, finishDelivery, nextDelivery, readDelivery } from '../../../db/delivery-rows.ts';
import { databaseProblem } from '../../../db/problems.ts';
import type { DeliveryRow } from '../../../db/tables.ts';
import type { WalletKey } from '../../../db/wallet-rows.ts';
import { type Random, newId } from '../../ids.ts';
import type { Desk } from '../desk.ts';
import { deliveryBody } from './delivery-body.ts';
import type { WebhookList } from './webhook-list.ts';

export interface DeliveriesDeps {
  readonly desk: Desk;
  readonly list: WebhookList;
  readonly main: Client<typeof workerMainApi>;
  readonly server: () => Client<typeof greenfieldClientApi> | null;
  readonly random: Random;
  readonly now: () => number;
  readonly report: (error: unknown) => void;
}

/**
 * In order means: of one webhook, the first attempts go out in the order of their events, each after the answer to the one before. What failed does not
 * hold up later events; it is sent again when it is due, as a new delivery that names the first one. What was sent and not written down before a crash
 * is sent again under the same id.
 */
export class Deliveries {
  private readonly busy = new Set<string>();

  constructor(private readonly deps: DeliveriesDeps) {}

  /** Starts whatever is due; does not wait for it. */
  tick(): void {
    for (const { wallet, problem } of this.deps.desk.all) {
      if (problem !== null) continue;
      for (const hook of this.deps.list.of(wallet.id)) if (hook.enabled) this.start(wallet, hook);
    }
  }

  /** Main changed the webhooks of a wallet: what was to go to those that are gone or switched off is dropped. */
  async changed(walletId: string, webhooks: readonly Webhook[]): Promise<void> {
    this.deps.list.set(walletId, webhooks);
    await this.sweep(walletId);
  }

  /** Drops what belongs to webhooks that are gone or switched off. */
  async sweep(walletId: string): Promise<void> {
    const book = this.deps.desk.anyBook(walletId);
    if (!book) return;
    // Rows of events from before the change may still be on their way.
    await this.deps.desk.projector.settled();
    const hooks = this.deps.list.of(walletId);
    const enabled = hooks.filter((hook) => hook.enabled);
    await dropDeliveries(
      book.wallet,
      hooks.map(({ id }) => id),
      enabled.map(({ id }) => id),
    );
  }

  /** Sends a delivery once more, as a new one, whatever became of it. Refusals: `webhook-not-found`, `webhook-disabled`, `webhookdelivery-not-found`, those of `databaseProblem`. */
  async redeliver(walletId: string, webhookId: string, deliveryId: string): Promise<Result<{ id: string }>> {
    const book = this.deps.desk.book(walletId);
    if (!book.ok) return book;
    const hook = this.hook(walletId, webhookId);
    if (!hook) return refuse('webhook-not-found');
    try {
      const row = await readDelivery(book.value.wallet, webhookId, deliveryId);
      if (!row) return refuse('webhookdelivery-not-found');
      if (!hook.enabled) return refuse('webhook-disabled');
      const again = this.again(row, 1, 0);
      await addDelivery(book.value.wallet, again);
      this.start(book.value.wallet, hook);
      return ok({ id: again.id });
    } catch (error) {
      return refuse(databaseProblem(error));
    }
  }

  private hook(walletId: string, webhookId: string): Webhook | null {
    return this.deps.list.of(walletId).find(({ id }) => id === webhookId) ?? null;
  }

  private start(wallet: WalletKey, { id }: Webhook): void {
    if (this.busy.has(id)) return;
    this.busy.add(id);
    void this.drain(wallet, id)
      .catch(this.deps.report)
      .finally(() => this.busy.delete(id));
  }

  /** Sends one after another until nothing is due, or nobody is there to send it. */
  private async drain(wallet: WalletKey, webhookId: string): Promise<void> {
    for (;;) {
      const hook = this.hook(wallet.id, webhookId);
      if (!hook?.enabled) return;
      const row = await nextDelivery(wallet, webhookId, this.deps.now());
      if (!row) return;
      const outcome = await this.attempt(wallet, hook, row);
      if (!outcome) return;
      const after = this.hook(wallet.id, webhookId);
      const wait = after?.automaticRedelivery === true && after.enabled ? waitAfter(outcome, row.attempts) : null;
      const redelivery = wait === null ? null : this.again(row, row.attempts + 1, this.deps.now() + wait);
      await finishDelivery(wallet, { ...row, ...ended(outcome) }, redelivery);
    }
  }

  /** Null where it was not tried: the webhook is gone, or the server process is. The row waits, or is dropped with its webhook. */
  private async attempt(wallet: WalletKey, hook: Webhook, row: DeliveryRow): Promise<DeliveryOutcome | null> {
    const server = this.deps.server();
    if (!server) return null;
    const body = deliveryBody(wallet.id, row);
    const signed = await this.deps.main.signWebhook({ walletId: wallet.id, webhookId: hook.id, body });
    if (!signed.ok) return null;
    const sent = await server.deliver({ url: hook.url, body, signature: signed.value.signature });
    if (sent.ok) return { status: sent.value.status };
    return sent.error.code === 'not-ready' ? null : { error: sent.error.code };
  }

  private again(row: DeliveryRow, attempts: number, nextAttemptAt: number): DeliveryRow {
    const { order: _order, ...rest } = row;
    return {
      ...rest,
      id: newId(this.deps.random),
      isRedelivery: true,
      timestamp: this.deps.now(),
      attempts,
      nextAttemptAt,
      status: 'pending',
      httpCode: null,
      error: null,
    };
  }
}

function ended(outcome: DeliveryOutcome): Pick<DeliveryRow, 'status' | 'nextAttemptAt' | 'httpCode' | 'error'> {
  const answered = 'status' in outcome ? { httpCode: outcome.status, error: null } : { httpCode: null, error: outcome.error };
  return { status: isDelivered(outcome) ? 'delivered' : 'failed', nextAttemptAt: 0, ...answered };
}
