// Owns what the worker knows of the webhooks of each wallet: main's word, read with the wallet and kept up with every change.
import type { WalletSummary } from '../../../../shared/contract/common.ts';
import type { Client } from '../../../../shared/contract/rpc.ts';
import type { Webhook } from '../../../../shared/contract/webhooks.ts';
import type { workerMainApi } from '../../../../shared/contract/worker-main-api.ts';
import type { EffectivePayout } from '../../../../shared/payouts/overlay.ts';
import { type Result, ok } from '../../../../shared/result.ts';
import { asksFor } from '../../../../shared/webhooks/event-types.ts';
import { type PayoutEvent, type Told, eventsBetween } from '../../../../shared/webhooks/payout-events.ts';
import type { DeliveryRow } from '../../../db/tables.ts';
import { type Random, newId } from '../../ids.ts';

export interface WebhookListDeps {
  readonly main: Client<typeof workerMainApi>;
  readonly random: Random;
  readonly now: () => number;
}

export class WebhookList {
  private readonly known = new Map<string, readonly Webhook[]>();

  constructor(private readonly deps: WebhookListDeps) {}

  of(walletId: string): readonly Webhook[] {
    return this.known.get(walletId) ?? [];
  }

  set(walletId: string, webhooks: readonly Webhook[]): void {
    this.known.set(walletId, webhooks);
  }

  /** Asks main. Refusals: main's. */
  async load({ id }: WalletSummary): Promise<Result<void>> {
    const answer = await this.deps.main.webhooks({ walletId: id });
    if (!answer.ok) return answer;
    this.set(id, answer.value);
    return ok(undefined);
  }

  /** One delivery for each event and each webhook that asked for it, in the order of the events. */
  deliveriesOf(
    walletId: string,
    events: readonly PayoutEvent[],
    pullPaymentOf: (payoutId: string) => string | null,
  ): readonly DeliveryRow[] {
    const hooks = this.of(walletId).filter(({ enabled }) => enabled);
    return events.flatMap((event) =>
      hooks
        .filter(({ authorizedEvents }) => asksFor(authorizedEvents, event.type))
        .map((hook) => this.row(hook.id, event, pullPaymentOf(event.payoutId))),
    );
  }

  /** Deliveries of what differs between a stored row and the one in its place. */
  missedBy(walletId: string, before: Pick<Told, 'state' | 'external'> | null, after: EffectivePayout): readonly DeliveryRow[] {
    return this.deliveriesOf(walletId, eventsBetween(before, after), () => after.pullPaymentId);
  }

  private row(webhookId: string, { type, payoutId, state }: PayoutEvent, pullPaymentId: string | null): DeliveryRow {
    const id = newId(this.deps.random);
    return {
      id,
      webhookId,
      originalDeliveryId: id,
      isRedelivery: false,
      type,
      payoutId,
      pullPaymentId,
      payoutState: state,
      timestamp: this.deps.now(),
      attempts: 1,
      nextAttemptAt: 0,
      status: 'pending',
      httpCode: null,
      error: null,
    };
  }
}
