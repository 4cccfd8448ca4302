// Owns the permissions of the Greenfield API: which there are, what each implies, and what a key may do in a store (spec §1.3, §16.6, §17).

/** Each permission with those that it implies directly. */
const implied = {
  'btcpay.store.canviewpullpayments': [],
  'btcpay.store.cancreatenonapprovedpullpayments': ['btcpay.store.canviewpullpayments'],
  'btcpay.store.cancreatepullpayments': ['btcpay.store.cancreatenonapprovedpullpayments'],
  'btcpay.store.canarchivepullpayments': [],
  'btcpay.store.canmanagepullpayments': ['btcpay.store.cancreatepullpayments', 'btcpay.store.canarchivepullpayments'],
  'btcpay.store.canviewpayouts': [],
  'btcpay.store.canmanagepayouts': ['btcpay.store.canviewpayouts'],
  'btcpay.store.canviewstoresettings': ['btcpay.store.canviewpullpayments', 'btcpay.store.canviewpayouts'],
  'btcpay.store.webhooks.canmodifywebhooks': [],
  'btcpay.store.canmodifystoresettings': [
    'btcpay.store.canmanagepullpayments',
    'btcpay.store.canmanagepayouts',
    'btcpay.store.canviewstoresettings',
    'btcpay.store.webhooks.canmodifywebhooks',
  ],
  'btcpay.user.canviewnotificationsforuser': [],
  'btcpay.user.canmanagenotificationsforuser': ['btcpay.user.canviewnotificationsforuser'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Permission = keyof typeof implied;
/** Grants everything, in all stores or, with a scope, in one. */
export const unrestricted = 'unrestricted';

export const permissions: readonly Permission[] = Object.keys(implied).filter(isPermission);

export function isPermission(text: string): text is Permission {
  return Object.hasOwn(implied, text);
}

/** A permission as a key carries it: of all stores, or of one (`permission:storeId`). */
export interface Grant {
  readonly permission: Permission | typeof unrestricted;
  readonly storeId: string | null;
}

/** Reads `permission` or `permission:storeId`; null where there is no such permission. */
export function parseGrant(text: string): Grant | null {
  const [, permission = '', storeId] = /^([a-z.]{1,80})(?::([0-9A-Za-z-]{1,64}))?$/.exec(text) ?? [];
  if (permission !== unrestricted && !isPermission(permission)) return null;
  return { permission, storeId: storeId ?? null };
}

/** True where one grant covers the permission in that store. A store of null asks for the permission in all stores. */
function covers(grant: Grant, permission: Permission | typeof unrestricted, storeId: string | null): boolean {
  if (grant.storeId !== null && grant.storeId !== storeId) return false;
  return grant.permission === unrestricted || grant.permission === permission || impliesAny(grant.permission, permission);
}

function impliesAny(holder: Permission, wanted: string): boolean {
  const direct: readonly Permission[] = implied[holder];
  return direct.some((permission) => permission === wanted || impliesAny(permission, wanted));
}

/** True where a key with these permissions may do this in this store. */
export function allows(held: readonly string[], permission: Permission, storeId: string | null): boolean {
  return held.some((text) => {
    const grant = parseGrant(text);
    return grant !== null && covers(grant, permission, storeId);
  });
}

/** True where a key that holds `held` may give away `wanted`: never more than it has itself (§17). */
export function mayGive(held: readonly string[], wanted: string): boolean {
  const asked = parseGrant(wanted);
  if (asked === null) return false;
  return held.some((text) => {
    const grant = parseGrant(text);
    return grant !== null && covers(grant, asked.permission, asked.storeId);
  });
}

/** True where the key reaches this store at all: every store that one of its grants names, or all. */
export function reaches(held: readonly string[], storeId: string): boolean {
  return held.some((text) => {
    const grant = parseGrant(text);
    return grant !== null && (grant.storeId === null || grant.storeId === storeId);
  });
}
