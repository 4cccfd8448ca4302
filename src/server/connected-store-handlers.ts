// Owns what the worker asks of connected stores: it names a connection, and the key that belongs to it stays in this process.
import type { StoreAccess, connectedStoreApi } from '../shared/contract/connected-stores.ts';
import type { Handlers } from '../shared/contract/rpc.ts';
import { type Result, ok, refuse } from '../shared/result.ts';
import type { StoreClient } from './store-client.ts';

/** `accesses`: the connections whose keys are at hand, as main said last. Refusals: `store-key-gone`, `store-not-connected` while no store is chosen, and those of the client. */
export function connectedStoreHandlers(client: StoreClient, accesses: () => readonly StoreAccess[]): Handlers<typeof connectedStoreApi> {
  const find = (connectionId: string): Result<StoreAccess> => {
    const access = accesses().find(({ id }) => id === connectionId);
    return access === undefined ? refuse('store-key-gone') : ok(access);
  };
  const inStore = async <T>(
    connectionId: string,
    ask: (access: StoreAccess, storeId: string) => Promise<Result<T>>,
  ): Promise<Result<T>> => {
    const access = find(connectionId);
    if (!access.ok) return access;
    return access.value.storeId === null ? refuse('store-not-connected') : ask(access.value, access.value.storeId);
  };
  return {
    storeChoices: async ({ connectionId }) => {
      const access = find(connectionId);
      if (!access.ok) return access;
      const held = await client.permissions(access.value);
      if (!held.ok) return held;
      const stores = await client.stores(access.value);
      if (!stores.ok) return stores;
      return ok({ stores: stores.value.map((store) => ({ ...store, missing: [...client.missing(held.value, store.id)] })) });
    },
    storePayouts: ({ connectionId }) => inStore(connectionId, (access, storeId) => client.payouts(access, storeId)),
    storePayout: ({ connectionId, payoutId }) => inStore(connectionId, (access, storeId) => client.payout(access, storeId, payoutId)),
    approveStorePayout: ({ connectionId, payoutId, revision, rateRule }) =>
      inStore(connectionId, (access, storeId) => client.approve(access, storeId, { id: payoutId, revision, rateRule })),
    cancelStorePayout: ({ connectionId, payoutId }) => inStore(connectionId, (access, storeId) => client.cancel(access, storeId, payoutId)),
    markStorePayout: ({ connectionId, payoutId, mark }) =>
      inStore(connectionId, (access, storeId) => client.mark(access, storeId, payoutId, mark)),
  };
}
