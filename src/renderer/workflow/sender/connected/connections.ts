// Owns which stores are connected, by main's word, and which of them a payout belongs to.
import type { ConnectedStore } from '../../../../shared/contract/connected-stores.ts';
import type { Payout, RemoteRef } from '../../../../shared/payouts/types.ts';

/** A connection whose store was chosen. */
export interface ChosenStore extends ConnectedStore {
  readonly storeId: string;
}

export class Connections {
  private known: readonly ConnectedStore[] = [];

  set(stores: readonly ConnectedStore[]): void {
    this.known = stores;
  }

  /** Those with a store. */
  get chosen(): readonly ChosenStore[] {
    return this.known.flatMap((store) => (store.storeId === null ? [] : [{ ...store, storeId: store.storeId }]));
  }

  /** Null for a payout of no connected store, or of one that was disconnected. */
  of({ walletId, remote }: Pick<Payout, 'walletId' | 'remote'>): ChosenStore | null {
    if (remote === undefined) return null;
    return this.chosen.find((store) => store.walletId === walletId && isOf(store, remote)) ?? null;
  }
}

export function isOf(store: Pick<ChosenStore, 'origin' | 'storeId'>, remote: RemoteRef): boolean {
  return store.origin === remote.origin && store.storeId === remote.storeId;
}
