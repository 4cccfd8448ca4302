// Owns what is said of a connected store: its state in one word, and the origin in what was typed as its address.
import type { ConnectedStore } from '../../../shared/contract/connected-stores.ts';
import type { TextKey } from '../../../shared/i18n/catalogue.ts';
import { parseOrigin } from '../../../shared/links/host-kind.ts';
import type { Refusal } from '../../../shared/result.ts';
import type { ConnectedStoreRow } from '../../db/tables.ts';
import { hostOf } from '../../state/payout-name.ts';
import type { Tone } from '../../ui/badge.tsx';

/** The address as it is copied from a browser: any page of the server will do. What is no address stays as typed, for main to refuse. */
export function originOf(typed: string): string {
  const text = typed.trim();
  const origin = /^https?:\/\/[^/?#]+/i.exec(text)?.[0] ?? (text.includes('://') ? text : `https://${text.replace(/[/?#].*$/, '')}`);
  return parseOrigin(origin) ?? text;
}

/** The origin that the user may agree to, where just that was missing. */
export function storeOriginToAllow(refusal: Refusal | null, origin: string): string | null {
  return refusal?.code === 'host-not-allowed' ? origin : null;
}

export function storeName(store: Pick<ConnectedStore, 'storeName' | 'origin'>): string {
  return store.storeName ?? hostOf(store.origin);
}

export interface StoreState {
  readonly tone: Tone;
  readonly text: TextKey;
}

/** `row` is undefined before the first look. */
export function storeState(store: Pick<ConnectedStore, 'storeId' | 'keyKept'>, row: ConnectedStoreRow | undefined): StoreState {
  if (store.keyKept === 'gone') return { tone: 'warn', text: 'stores.state.needsKey' };
  if (store.storeId === null) return { tone: 'quiet', text: 'stores.state.unchosen' };
  if (row === undefined) return { tone: 'quiet', text: 'stores.state.new' };
  return row.problem === null ? { tone: 'good', text: 'stores.state.ok' } : { tone: 'bad', text: 'stores.state.trouble' };
}

/** A server's "who are you?" and "you may not" are about the key that we sent: they have words of their own here. */
export function storeProblem(refusal: Refusal): Refusal {
  return refusal.code === 'unauthenticated' || refusal.code === 'missing-permission' ? { code: 'store-key-refused' } : refusal;
}

const permissionWords: Readonly<Record<string, TextKey>> = {
  'btcpay.store.canviewpayouts': 'keys.can.viewPayouts',
  'btcpay.store.canmanagepayouts': 'keys.can.managePayouts',
  'btcpay.store.canviewpullpayments': 'keys.can.viewPulls',
};

/** Null for a permission that has no words here: it is shown by its own name. */
export function permissionWord(permission: string): TextKey | null {
  return permissionWords[permission] ?? null;
}
