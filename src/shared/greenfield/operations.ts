// Owns the table of the HTTP API: every operation with its method, path, who may use it and how its store is found. Routes, permission checks and the
// OpenAPI document read it; an operation that is not here does not exist.
import type { Permission } from './permissions.ts';

export const httpMethods = ['GET', 'POST', 'PUT', 'DELETE'] as const;
export type HttpMethod = (typeof httpMethods)[number];

/** `anyone`: no key needed. `key`: any valid key. `claim`: the claim's own token. Else the permission, in the operation's store. */
export type Access = 'anyone' | 'key' | 'claim' | Permission;

/** How the store is found in which the permission must hold: named in the path, that of the payout or pull payment in the path, or none. */
export type StoreBy = 'path' | 'payout' | 'pull-payment' | 'none';

export interface Operation {
  readonly method: HttpMethod;
  /** Path after `/api/v1`, with `{name}` for parameters: `store`, `pullPayment`, `payout`, `processor`, `paymentMethod`, `webhook`, `delivery`, `notification`, `key`. */
  readonly path: string;
  readonly access: Access;
  readonly store: StoreBy;
  /** `json`: an object is expected (an empty body is passed on as null). */
  readonly body: 'none' | 'json';
  /** `empty`: 200 without a body (spec §1). */
  readonly answer: 'json' | 'empty';
}

const storePath = '/stores/{store}';

/** A read or write of a store: the path names it. */
function inStore(method: HttpMethod, path: string, access: Permission, shape: Pick<Operation, 'body' | 'answer'>): Operation {
  return { method, path: `${storePath}${path}`, access, store: 'path', ...shape };
}
const reads = { body: 'none', answer: 'json' } as const;
const sends = { body: 'json', answer: 'json' } as const;
const tells = { body: 'json', answer: 'empty' } as const;
const acts = { body: 'none', answer: 'empty' } as const;

/** An operation on one payout, by the flat path: the store is the payout's own (spec §1.2). */
function onPayout(method: HttpMethod, suffix: string, access: Permission, shape: Pick<Operation, 'body' | 'answer'>): Operation {
  return { method, path: `/payouts/{payout}${suffix}`, access, store: 'payout', ...shape };
}

const view = 'btcpay.store.canviewstoresettings';
const modify = 'btcpay.store.canmodifystoresettings';
const hooks = 'btcpay.store.webhooks.canmodifywebhooks';
const seeNotes = 'btcpay.user.canviewnotificationsforuser';
const manageNotes = 'btcpay.user.canmanagenotificationsforuser';
const pullPaymentPath = '/pull-payments/{pullPayment}';
const onChainPath = '/payout-processors/OnChainAutomatedPayoutSenderFactory';
const lightningPath = '/payout-processors/LightningAutomatedPayoutSenderFactory';
const anyone = { access: 'anyone', store: 'none' } as const;
const withKey = { access: 'key', store: 'none' } as const;

export const operations = {
  health: { method: 'GET', path: '/health', ...anyone, ...reads },
  serverInfo: { method: 'GET', path: '/server/info', ...withKey, ...reads },

  listStores: { method: 'GET', path: '/stores', ...withKey, ...reads },
  readStore: inStore('GET', '', view, reads),

  readCurrentKey: { method: 'GET', path: '/api-keys/current', ...withKey, ...reads },
  revokeCurrentKey: { method: 'DELETE', path: '/api-keys/current', ...withKey, ...acts },
  createKey: { method: 'POST', path: '/api-keys', ...withKey, ...sends },
  revokeKey: { method: 'DELETE', path: '/api-keys/{key}', ...withKey, ...acts },

  listPullPayments: inStore('GET', '/pull-payments', 'btcpay.store.canviewpullpayments', reads),
  createPullPayment: inStore('POST', '/pull-payments', 'btcpay.store.cancreatenonapprovedpullpayments', sends),
  readPullPayment: { method: 'GET', path: pullPaymentPath, ...anyone, ...reads },
  archivePullPayment: {
    method: 'DELETE',
    path: pullPaymentPath,
    access: 'btcpay.store.canarchivepullpayments',
    store: 'pull-payment',
    ...acts,
  },
  archivePullPaymentInStore: inStore('DELETE', pullPaymentPath, 'btcpay.store.canarchivepullpayments', acts),
  readLnurl: { method: 'GET', path: `${pullPaymentPath}/lnurl`, ...anyone, ...reads },
  linkBoltcard: { method: 'POST', path: `${pullPaymentPath}/boltcards`, ...anyone, ...sends },

  listClaims: { method: 'GET', path: `${pullPaymentPath}/payouts`, ...anyone, ...reads },
  claim: { method: 'POST', path: `${pullPaymentPath}/payouts`, ...anyone, ...sends },
  readClaim: { method: 'GET', path: `${pullPaymentPath}/payouts/{payout}`, ...anyone, ...reads },
  editClaim: { method: 'PUT', path: `${pullPaymentPath}/payouts/{payout}`, access: 'claim', store: 'none', ...sends },
  cancelClaim: { method: 'DELETE', path: `${pullPaymentPath}/payouts/{payout}`, access: 'claim', store: 'none', ...acts },

  listPayouts: inStore('GET', '/payouts', 'btcpay.store.canviewpayouts', reads),
  createPayout: inStore('POST', '/payouts', 'btcpay.store.cancreatenonapprovedpullpayments', sends),
  approvePayouts: inStore('POST', '/payouts/approve', 'btcpay.store.canmanagepayouts', sends),
  readPayout: onPayout('GET', '', 'btcpay.store.canviewpayouts', reads),
  readPayoutInStore: inStore('GET', '/payouts/{payout}', 'btcpay.store.canviewpayouts', reads),
  approvePayout: onPayout('POST', '', 'btcpay.store.canmanagepayouts', sends),
  approvePayoutInStore: inStore('POST', '/payouts/{payout}', 'btcpay.store.canmanagepayouts', sends),
  // The body is optional: `{reason}` of a decline (§17).
  cancelPayout: onPayout('DELETE', '', 'btcpay.store.canmanagepayouts', tells),
  cancelPayoutInStore: inStore('DELETE', '/payouts/{payout}', 'btcpay.store.canmanagepayouts', tells),
  markPayout: onPayout('POST', '/mark', 'btcpay.store.canmanagepayouts', tells),
  markPayoutInStore: inStore('POST', '/payouts/{payout}/mark', 'btcpay.store.canmanagepayouts', tells),
  markPayoutPaid: onPayout('POST', '/mark-paid', 'btcpay.store.canmanagepayouts', acts),
  markPayoutPaidInStore: inStore('POST', '/payouts/{payout}/mark-paid', 'btcpay.store.canmanagepayouts', acts),

  listProcessorKinds: { method: 'GET', path: '/payout-processors', ...withKey, ...reads },
  listProcessors: inStore('GET', '/payout-processors', view, reads),
  removeProcessor: inStore('DELETE', '/payout-processors/{processor}/{paymentMethod}', modify, acts),
  listOnChainProcessors: inStore('GET', onChainPath, view, reads),
  readOnChainProcessor: inStore('GET', `${onChainPath}/{paymentMethod}`, view, reads),
  setOnChainProcessor: inStore('PUT', `${onChainPath}/{paymentMethod}`, modify, sends),
  listLightningProcessors: inStore('GET', lightningPath, view, reads),
  readLightningProcessor: inStore('GET', `${lightningPath}/{paymentMethod}`, view, reads),
  setLightningProcessor: inStore('PUT', `${lightningPath}/{paymentMethod}`, modify, sends),

  listWebhooks: inStore('GET', '/webhooks', hooks, reads),
  createWebhook: inStore('POST', '/webhooks', hooks, sends),
  readWebhook: inStore('GET', '/webhooks/{webhook}', hooks, reads),
  updateWebhook: inStore('PUT', '/webhooks/{webhook}', hooks, sends),
  removeWebhook: inStore('DELETE', '/webhooks/{webhook}', hooks, acts),
  listDeliveries: inStore('GET', '/webhooks/{webhook}/deliveries', hooks, reads),
  readDelivery: inStore('GET', '/webhooks/{webhook}/deliveries/{delivery}', hooks, reads),
  readDeliveryRequest: inStore('GET', '/webhooks/{webhook}/deliveries/{delivery}/request', hooks, reads),
  redeliver: inStore('POST', '/webhooks/{webhook}/deliveries/{delivery}/redeliver', hooks, reads),

  listNotifications: { method: 'GET', path: '/users/me/notifications', access: seeNotes, store: 'none', ...reads },
  readNotification: { method: 'GET', path: '/users/me/notifications/{notification}', access: seeNotes, store: 'none', ...reads },
  updateNotification: { method: 'PUT', path: '/users/me/notifications/{notification}', access: manageNotes, store: 'none', ...sends },
  removeNotification: { method: 'DELETE', path: '/users/me/notifications/{notification}', access: manageNotes, store: 'none', ...acts },
  readNotificationSettings: { method: 'GET', path: '/users/me/notification-settings', access: seeNotes, store: 'none', ...reads },
  updateNotificationSettings: { method: 'PUT', path: '/users/me/notification-settings', access: manageNotes, store: 'none', ...sends },

  readRates: inStore('GET', '/rates', view, reads),
  readWallet: inStore('GET', '/payment-methods/{paymentMethod}/wallet', view, reads),
  listTransactions: inStore('GET', '/payment-methods/{paymentMethod}/wallet/transactions', view, reads),
  readReceiveAddress: inStore('GET', '/payment-methods/{paymentMethod}/wallet/address', view, reads),
} as const satisfies Readonly<Record<string, Operation>>;

export type OperationName = keyof typeof operations;

export function isOperationName(text: string): text is OperationName {
  return Object.hasOwn(operations, text);
}
export const operationNames: readonly OperationName[] = Object.keys(operations).filter(isOperationName);

/** The operation as the table describes it, without the literal types. */
export function operationOf(name: OperationName): Operation {
  return operations[name];
}
