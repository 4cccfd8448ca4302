// Owns the made-up API keys, webhooks and deliveries of the gallery.
import type { ApiKey } from '../../src/shared/contract/common.ts';
import type { Webhook } from '../../src/shared/contract/webhooks.ts';
import type { DeliveryRow } from '../../src/renderer/db/tables.ts';
import { now } from './data.ts';

export const apiKeys: ApiKey[] = [
  { hash: 'a1'.repeat(32), label: 'Web shop', permissions: ['unrestricted:w1'], createdAt: now - 4_000_000 },
  {
    hash: 'b2'.repeat(32),
    label: '経理チームの窓口',
    permissions: [
      'btcpay.store.canviewpullpayments:w1',
      'btcpay.store.canmanagepayouts:w1',
      'btcpay.user.canmanagenotificationsforuser:w1',
    ],
    createdAt: now - 90_000,
  },
  {
    hash: 'c3'.repeat(32),
    label: '',
    permissions: ['btcpay.store.canviewstoresettings', 'btcpay.user.canviewnotificationsforuser'],
    createdAt: now - 400,
  },
];

export const webhooks: Webhook[] = [
  {
    id: 'h1',
    createdAt: now - 4_000_000,
    url: 'https://shop.example.org/integrations/pullpay/payouts?channel=autumn-issue',
    enabled: true,
    automaticRedelivery: true,
    authorizedEvents: { everything: true, specificEvents: [] },
  },
  {
    id: 'h2',
    createdAt: now - 90_000,
    url: 'https://books.example.jp/hook',
    enabled: false,
    automaticRedelivery: false,
    authorizedEvents: { everything: false, specificEvents: ['PayoutUpdated'] },
  },
];

function delivery(changes: Partial<DeliveryRow>): DeliveryRow {
  return {
    id: 'd1',
    webhookId: 'h1',
    originalDeliveryId: 'd1',
    isRedelivery: false,
    type: 'PayoutCreated',
    payoutId: 'po1',
    pullPaymentId: 'pp1',
    payoutState: 'AwaitingApproval',
    timestamp: now - 60,
    attempts: 1,
    nextAttemptAt: 0,
    status: 'delivered',
    httpCode: 200,
    error: null,
    ...changes,
  };
}

export const deliveries: readonly DeliveryRow[] = [
  delivery({ id: 'd6', attempts: 3, isRedelivery: true, status: 'pending', httpCode: null, nextAttemptAt: now + 540 }),
  delivery({ id: 'd5', attempts: 2, isRedelivery: true, status: 'failed', httpCode: 503, timestamp: now - 120 }),
  delivery({ id: 'd4', status: 'failed', httpCode: null, error: 'host-unreachable', timestamp: now - 180 }),
  delivery({ id: 'd3', type: 'PayoutUpdated', payoutState: 'Completed', timestamp: now - 4000 }),
  delivery({ id: 'd2', type: 'PayoutApproved', payoutState: 'AwaitingPayment', timestamp: now - 9000 }),
  delivery({ id: 'd1', status: 'failed', httpCode: null, error: 'host-address-refused', timestamp: now - 90_000 }),
];
