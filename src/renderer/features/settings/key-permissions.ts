// Owns what the form for a new API key offers, and how a key's permissions are said in words.
import type { TextKey } from '../../../shared/i18n/catalogue.ts';
import { type Grant, type Permission, parseGrant, unrestricted } from '../../../shared/greenfield/permissions.ts';

export const keyPresets = ['everything', 'readOnly', 'claimsDesk', 'custom'] as const;
export type KeyPreset = (typeof keyPresets)[number];

const presets: Readonly<Record<Exclude<KeyPreset, 'custom'>, readonly Grant['permission'][]>> = {
  everything: [unrestricted],
  readOnly: ['btcpay.store.canviewstoresettings', 'btcpay.user.canviewnotificationsforuser'],
  claimsDesk: ['btcpay.store.canviewpullpayments', 'btcpay.store.canmanagepayouts', 'btcpay.user.canmanagenotificationsforuser'],
};

/** Every permission, in the groups of the form. */
export const permissionGroups: readonly { readonly title: TextKey; readonly permissions: readonly Permission[] }[] = [
  {
    title: 'keys.group.pulls',
    permissions: [
      'btcpay.store.canviewpullpayments',
      'btcpay.store.cancreatenonapprovedpullpayments',
      'btcpay.store.cancreatepullpayments',
      'btcpay.store.canarchivepullpayments',
      'btcpay.store.canmanagepullpayments',
    ],
  },
  { title: 'keys.group.payouts', permissions: ['btcpay.store.canviewpayouts', 'btcpay.store.canmanagepayouts'] },
  {
    title: 'keys.group.wallet',
    permissions: ['btcpay.store.canviewstoresettings', 'btcpay.store.webhooks.canmodifywebhooks', 'btcpay.store.canmodifystoresettings'],
  },
  {
    title: 'keys.group.notes',
    permissions: ['btcpay.user.canviewnotificationsforuser', 'btcpay.user.canmanagenotificationsforuser'],
  },
];

export const permissionWords: Readonly<Record<Grant['permission'], TextKey>> = {
  unrestricted: 'keys.can.unrestricted',
  'btcpay.store.canviewpullpayments': 'keys.can.viewPulls',
  'btcpay.store.cancreatenonapprovedpullpayments': 'keys.can.proposePulls',
  'btcpay.store.cancreatepullpayments': 'keys.can.createPulls',
  'btcpay.store.canarchivepullpayments': 'keys.can.archivePulls',
  'btcpay.store.canmanagepullpayments': 'keys.can.managePulls',
  'btcpay.store.canviewpayouts': 'keys.can.viewPayouts',
  'btcpay.store.canmanagepayouts': 'keys.can.managePayouts',
  'btcpay.store.canviewstoresettings': 'keys.can.viewWallet',
  'btcpay.store.canmodifystoresettings': 'keys.can.changeWallet',
  'btcpay.store.webhooks.canmodifywebhooks': 'keys.can.webhooks',
  'btcpay.user.canviewnotificationsforuser': 'keys.can.viewNotes',
  'btcpay.user.canmanagenotificationsforuser': 'keys.can.manageNotes',
};

/** The permissions as a key carries them: in one wallet, or in all where `walletId` is null. */
export function grantsOf(preset: KeyPreset, custom: ReadonlySet<Permission>, walletId: string | null): string[] {
  const chosen = preset === 'custom' ? [...custom] : presets[preset];
  return chosen.map((permission) => (walletId === null ? permission : `${permission}:${walletId}`));
}

export interface KeyWords {
  readonly may: readonly TextKey[];
  /** Ids of the wallets it reaches; null = all. */
  readonly wallets: readonly string[] | null;
}

/** What a key may do and where. A permission that this version does not know is left out: it allows nothing. */
export function describeKey(permissions: readonly string[]): KeyWords {
  const grants = permissions.flatMap((text) => parseGrant(text) ?? []);
  const scopes = grants.map(({ storeId }) => storeId);
  return {
    may: [...new Set(grants.map(({ permission }) => permissionWords[permission]))],
    wallets: scopes.includes(null) ? null : [...new Set(scopes.flatMap((id) => id ?? []))],
  };
}
