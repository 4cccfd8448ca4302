// Owns the body of a delivery, byte for byte the same whenever it is asked for (spec §10).
import type { DeliveryRow } from '../../../db/tables.ts';

export function deliveryBody(storeId: string, row: DeliveryRow): string {
  return JSON.stringify({
    deliveryId: row.id,
    webhookId: row.webhookId,
    originalDeliveryId: row.originalDeliveryId,
    isRedelivery: row.isRedelivery,
    type: row.type,
    timestamp: row.timestamp,
    storeId,
    payoutId: row.payoutId,
    pullPaymentId: row.pullPaymentId,
    payoutState: row.payoutState,
  });
}
