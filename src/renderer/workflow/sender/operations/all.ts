// Owns the joining of the areas into the one table of operations.
import { approveOperations } from './approve.ts';
import { claimOperations } from './claims.ts';
import { createPayoutOperations } from './create-payout.ts';
import type { OperationDeps } from './deps.ts';
import { keyOperations } from './keys.ts';
import { notificationSettingOperations } from './notification-settings.ts';
import { notificationOperations } from './notifications.ts';
import type { Operations } from './operation.ts';
import { payoutOperations } from './payouts.ts';
import { processorOperations } from './processors.ts';
import { pullPaymentOperations } from './pull-payments.ts';
import { storeOperations } from './stores.ts';
import { walletOperations } from './wallets.ts';
import { webhookOperations } from './webhooks.ts';

export function allOperations(deps: OperationDeps): Operations {
  return {
    ...claimOperations(deps),
    ...pullPaymentOperations(deps),
    ...payoutOperations(deps),
    ...createPayoutOperations(deps),
    ...approveOperations(deps),
    ...keyOperations(deps),
    ...storeOperations(deps),
    ...processorOperations(deps),
    ...walletOperations(deps),
    ...webhookOperations(deps.webhooks),
    ...notificationOperations(deps),
    ...notificationSettingOperations(deps),
  };
}
