// Owns the screens' commands about webhooks: main keeps them, the worker sends.
import type { Client, Handlers } from '../../../../shared/contract/rpc.ts';
import type { workerMainApi } from '../../../../shared/contract/worker-main-api.ts';
import type { workflowApi } from '../../../../shared/contract/workflow-api.ts';
import type { Deliveries } from './deliveries.ts';
import type { WebhookList } from './webhook-list.ts';

export interface WebhookDeps {
  readonly main: Client<typeof workerMainApi>;
  readonly list: WebhookList;
  readonly deliveries: Deliveries;
}

type Commands = Pick<Handlers<typeof workflowApi>, 'webhooks' | 'addWebhook' | 'updateWebhook' | 'removeWebhook' | 'redeliver'>;

export function webhookService({ main, deliveries }: WebhookDeps): Commands {
  return {
    webhooks: (asked) => main.webhooks(asked),
    addWebhook: (asked) => main.addWebhook(asked),
    updateWebhook: (asked) => main.updateWebhook(asked),
    removeWebhook: (asked) => main.removeWebhook(asked),
    redeliver: ({ walletId, webhookId, deliveryId }) => deliveries.redeliver(walletId, webhookId, deliveryId),
  };
}
