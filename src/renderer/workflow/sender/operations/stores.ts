// Owns the operations that describe this server and its stores (spec §16.6). A store is a wallet of the app.
import { reaches } from '../../../../shared/greenfield/permissions.ts';
import { defaultMethods } from '../../../../shared/payouts/methods.ts';
import { ok } from '../../../../shared/result.ts';
import type { WalletBook } from '../wallet-book.ts';
import type { OperationDeps } from './deps.ts';
import { storeOf } from './find.ts';
import type { Operations } from './operation.ts';

export function storeOperations(deps: OperationDeps): Operations {
  const storeJson = ({ wallet }: WalletBook): Record<string, unknown> => ({
    id: wallet.id,
    name: wallet.name,
    defaultCurrency: deps.settings().defaultCurrency,
  });
  const synchronized = (): boolean => deps.desk.all.every(({ problem }) => problem === null);
  return {
    health: async () => ok({ synchronized: synchronized() }),
    serverInfo: async () =>
      ok({
        version: deps.settings().version,
        onion: null,
        supportedPaymentMethods: [...defaultMethods],
        fullySynched: synchronized(),
        syncStatus: [],
      }),
    // Those that the key reaches by any of its permissions, in the order in which they were made.
    listStores: async ({ key }) =>
      ok(deps.desk.all.filter(({ wallet }) => key !== null && reaches(key.permissions, wallet.id)).map(storeJson)),
    readStore: async (asked) => {
      const store = storeOf(asked);
      return store.ok ? ok(storeJson(store.value)) : store;
    },
  };
}
