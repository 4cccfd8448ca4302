// Owns the writes to a wallet's table of connected stores.
import { walletDatabase } from './database.ts';
import type { ConnectedStoreRow } from './tables.ts';
import type { WalletKey } from './wallet-rows.ts';

/** Makes the table hold exactly these rows; they are few. */
export async function replaceStoreRows({ network, id }: WalletKey, rows: readonly ConnectedStoreRow[]): Promise<void> {
  const database = walletDatabase(network, id);
  await database.transaction('rw', database.connectedStores, async () => {
    await database.connectedStores.clear();
    await database.connectedStores.bulkPut([...rows]);
  });
}
