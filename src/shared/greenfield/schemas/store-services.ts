// Owns the bodies of a store's services in the HTTP API: payout processors, webhooks, rates and what its wallet holds (spec §10, §11, §16.6).
import * as z from 'zod';
import { type OperationSchemas, amountOut, named, unixSeconds } from './describe.ts';

const processor = named(
  'PayoutProcessor',
  z.looseObject({ name: z.string(), friendlyName: z.string(), payoutMethods: z.array(z.string()) }),
);
const intervalSeconds = z.int().min(60).max(86_400);
const processorSettings = named(
  'OnChainProcessorSettings',
  z.looseObject({
    payoutMethodId: z.string(),
    intervalSeconds,
    feeBlockTarget: z.int().min(1).max(1000),
    threshold: z.number().min(0),
    processNewPayoutsInstantly: z.boolean(),
  }),
);
const setProcessor = named(
  'SetOnChainProcessor',
  z.looseObject({
    intervalSeconds,
    feeBlockTarget: z.int().min(1).max(1000).nullish(),
    threshold: z.union([z.number().min(0), z.string()]).nullish(),
    processNewPayoutsInstantly: z.boolean().nullish(),
  }),
);
const lightningSettings = z.looseObject({ payoutMethodId: z.string(), intervalSeconds, processNewPayoutsInstantly: z.boolean() });

const authorizedEvents = z.looseObject({ everything: z.boolean(), specificEvents: z.array(z.string()) });
const webhook = named(
  'Webhook',
  z.looseObject({
    id: z.string(),
    url: z.string(),
    enabled: z.boolean(),
    automaticRedelivery: z.boolean(),
    authorizedEvents,
    secret: z.string().nullish().describe('Shown at creation only.'),
  }),
);
const setWebhook = named(
  'SetWebhook',
  z.looseObject({
    url: z.string(),
    enabled: z.boolean().nullish(),
    automaticRedelivery: z.boolean().nullish(),
    secret: z.string().nullish(),
    authorizedEvents: authorizedEvents.partial().nullish(),
  }),
);
const delivery = named(
  'WebhookDelivery',
  z.looseObject({
    id: z.string(),
    timestamp: unixSeconds,
    httpCode: z.int().nullish(),
    errorMessage: z.string().nullish(),
    status: z.string(),
  }),
);
const webhookEvent = named(
  'WebhookEvent',
  z.looseObject({
    deliveryId: z.string(),
    webhookId: z.string(),
    originalDeliveryId: z.string().nullish(),
    isRedelivery: z.boolean(),
    type: z.string(),
    timestamp: unixSeconds,
    storeId: z.string(),
  }),
);
const unknownWebhook = { 404: ['webhook-not-found'] } as const;
const unknownDelivery = { 404: ['webhook-not-found', 'webhookdelivery-not-found'] } as const;

const balance = named('WalletBalance', z.looseObject({ balance: amountOut, unconfirmedBalance: amountOut, confirmedBalance: amountOut }));
const transaction = named(
  'WalletTransaction',
  z.looseObject({
    transactionHash: z.string(),
    amount: amountOut,
    confirmations: z.int().nullish(),
    timestamp: unixSeconds.nullish(),
    status: z.string().optional(),
  }),
);

export const serviceSchemas = {
  listProcessorKinds: { summary: 'The kinds of payout processors', answer: z.array(processor) },
  listProcessors: { summary: 'Payout processors of a store', answer: z.array(processor) },
  removeProcessor: { summary: 'Remove a payout processor', description: 'A 404 without a body says that there is none.' },
  listOnChainProcessors: { summary: 'Settings of all on-chain processors', answer: z.array(processorSettings) },
  readOnChainProcessor: { summary: 'Settings of the on-chain processor of one method', answer: z.array(processorSettings) },
  setOnChainProcessor: {
    summary: 'Configure the on-chain processor',
    description: 'It pays nothing until somebody approves it in the app.',
    body: setProcessor,
    example: { intervalSeconds: 3600, feeBlockTarget: 6, threshold: 0, processNewPayoutsInstantly: false },
    answer: processorSettings,
  },
  listLightningProcessors: { summary: 'There are none', answer: z.array(lightningSettings) },
  readLightningProcessor: { summary: 'There are none', answer: z.array(lightningSettings) },
  setLightningProcessor: {
    summary: 'Not supported: there is no Lightning here',
    body: z.looseObject({ intervalSeconds, processNewPayoutsInstantly: z.boolean().nullish() }),
    answer: lightningSettings,
  },
  listWebhooks: { summary: 'Webhooks of a store', answer: z.array(webhook) },
  createWebhook: {
    summary: 'Create a webhook',
    body: setWebhook,
    example: { url: 'https://shop.example/hook', automaticRedelivery: true, authorizedEvents: { everything: true, specificEvents: [] } },
    answer: webhook,
  },
  readWebhook: { summary: 'One webhook', answer: webhook, codes: unknownWebhook },
  updateWebhook: { summary: 'Change a webhook', body: setWebhook, answer: webhook, codes: unknownWebhook },
  removeWebhook: { summary: 'Remove a webhook', codes: unknownWebhook },
  listDeliveries: { summary: 'Deliveries of a webhook, newest first', answer: z.array(delivery), codes: unknownWebhook },
  readDelivery: { summary: 'One delivery', answer: delivery, codes: unknownDelivery },
  readDeliveryRequest: { summary: 'What was sent', answer: webhookEvent, codes: unknownDelivery },
  redeliver: { summary: 'Send it again; answers the id of the new delivery', answer: z.string(), codes: unknownDelivery },
  readRates: {
    summary: 'Rates of a store',
    query: { currencyPair: z.array(z.string()).describe('For example BTC_USD.') },
    answer: z.array(
      named('Rate', z.looseObject({ currencyPair: z.string(), rate: amountOut.nullish(), errors: z.array(z.string()).nullish() })),
    ),
  },
  readWallet: { summary: 'What the wallet holds', answer: balance },
  listTransactions: {
    summary: 'Transactions of the wallet, newest first',
    query: {
      skip: z.int().min(0),
      limit: z.int().min(1).max(100),
      statusFilter: z.array(z.enum(['Confirmed', 'Unconfirmed'])),
      labelFilter: z.string(),
    },
    answer: z.array(transaction),
  },
  readReceiveAddress: { summary: 'An address to receive at', answer: named('ReceiveAddress', z.looseObject({ address: z.string() })) },
} as const satisfies Readonly<Record<string, OperationSchemas>>;
