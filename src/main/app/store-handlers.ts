// Owns main's answers to the screens about connected stores. The key comes in once and is never answered.
import type { connectedStoreMethods } from '../../shared/contract/connected-stores.ts';
import type { Handlers } from '../../shared/contract/rpc.ts';
import { type Result, ok } from '../../shared/result.ts';
import type { ConnectedStores } from './connected-stores.ts';

export function storeHandlers(stores: ConnectedStores): Handlers<typeof connectedStoreMethods> {
  return {
    connectedStores: async () => ok({ stores: stores.all }),
    connectStore: ({ walletId, origin, key }) => stores.connect(walletId, origin, key.trim()),
    renewStoreKey: async ({ id, key }) => emptied(await stores.renewKey(id, key.trim())),
    chooseConnectedStore: async ({ id, storeId, storeName }) => emptied(await stores.choose(id, storeId, storeName)),
    disconnectStore: async ({ id }) => emptied(await stores.disconnect(id)),
  };
}

function emptied(answer: Result<unknown>): Result<Record<string, never>> {
  return answer.ok ? ok({}) : answer;
}
