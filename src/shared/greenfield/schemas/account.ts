// Owns the bodies around the pull payments in the HTTP API: health, stores, keys and notifications (spec §10, §16.6).
import * as z from 'zod';
import { type OperationSchemas, flag, named, unixSeconds } from './describe.ts';

const store = named('Store', z.looseObject({ id: z.string(), name: z.string(), defaultCurrency: z.string() }));
const permissions = z.array(z.string()).describe('`permission`, or `permission:storeId` for one store.');
const key = named('ApiKey', z.looseObject({ apiKey: z.string(), label: z.string(), permissions }));
const notification = named(
  'Notification',
  z.looseObject({
    id: z.string(),
    identifier: z.string(),
    type: z.string(),
    createdTime: unixSeconds,
    body: z.string(),
    storeId: z.string().nullable(),
    link: z.string().nullable(),
    seen: z.boolean(),
  }),
);
const notificationSettings = named(
  'NotificationSettings',
  z.looseObject({ notifications: z.array(z.looseObject({ identifier: z.string(), name: z.string(), enabled: z.boolean() })) }),
);
const unknownNotification = { 404: ['notification-not-found'] } as const;

export const accountSchemas = {
  health: { summary: 'Whether the app behind this server is ready', answer: z.looseObject({ synchronized: z.boolean() }) },
  serverInfo: { summary: 'About this server', answer: z.looseObject({ version: z.string() }) },
  listStores: { summary: 'The stores (wallets) that the key may see', answer: z.array(store) },
  readStore: { summary: 'One store', answer: store },
  readCurrentKey: { summary: 'The key that this request carries', answer: key },
  revokeCurrentKey: { summary: 'Revoke the key that this request carries' },
  createKey: {
    summary: 'Create a key that may do at most what this one may',
    description: '`apiKey` is shown this once.',
    body: named('CreateApiKey', z.looseObject({ label: z.string().max(50).nullish(), permissions: permissions.min(1) })),
    example: { label: 'Shop', permissions: ['btcpay.store.cancreatepullpayments'] },
    answer: key,
    codes: { 400: ['too-many-keys'] },
  },
  revokeKey: { summary: 'Revoke a key', codes: { 404: ['apikey-not-found'] } },
  listNotifications: {
    summary: 'Notifications, newest first',
    query: { seen: flag, storeId: z.array(z.string()), skip: z.int().min(0), take: z.int().min(1).max(1000) },
    answer: z.array(notification),
  },
  readNotification: { summary: 'One notification', answer: notification, codes: unknownNotification },
  updateNotification: {
    summary: 'Mark a notification as seen or not',
    body: z.looseObject({ seen: z.boolean().nullish() }),
    answer: notification,
    codes: unknownNotification,
  },
  removeNotification: { summary: 'Remove a notification', codes: unknownNotification },
  readNotificationSettings: { summary: 'Which notifications are made', answer: notificationSettings },
  updateNotificationSettings: {
    summary: 'Choose which notifications are made',
    body: z.looseObject({
      disabled: z.array(z.string()).optional().describe('Identifiers, or `all`. What is not named is enabled.'),
      notifications: z
        .array(z.looseObject({ identifier: z.string(), enabled: z.boolean() }))
        .optional()
        .describe('As it is read, instead.'),
    }),
    answer: notificationSettings,
  },
} as const satisfies Readonly<Record<string, OperationSchemas>>;
