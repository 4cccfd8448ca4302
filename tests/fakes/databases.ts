// Owns what can befall IndexedDB in tests: reading tables, losing a database, emptying it, and putting an older copy back.
import { claimsDatabase, walletDatabase } from '../../src/renderer/db/database.ts';
import type { Network } from '../../src/shared/network.ts';

type Database = ReturnType<typeof walletDatabase> | ReturnType<typeof claimsDatabase>;

export type Copy = ReadonlyMap<string, readonly unknown[]>;

export function walletDb(id: string, network: Network = 'practice'): ReturnType<typeof walletDatabase> {
  return walletDatabase(network, id);
}

export function claimsDb(network: Network = 'practice'): ReturnType<typeof claimsDatabase> {
  return claimsDatabase(network);
}

/** Every row of every table. */
export async function copyOf(database: Database): Promise<Copy> {
  const copy = new Map<string, readonly unknown[]>();
  for (const table of database.tables) copy.set(table.name, await table.toArray());
  return copy;
}

/** The older copy comes back, as after a restored backup of the profile folder. */
export async function rollBack(database: Database, copy: Copy): Promise<void> {
  await empty(database);
  for (const table of database.tables) await table.bulkPut([...(copy.get(table.name) ?? [])]);
}

/** A damaged Chromium database opens empty and without an error. */
export async function empty(database: Database): Promise<void> {
  for (const table of database.tables) await table.clear();
}

/** The whole database is gone; it is made anew on its next use. */
export async function destroy(database: Database): Promise<void> {
  await database.delete({ disableAutoOpen: false });
}
