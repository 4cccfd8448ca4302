// Owns the writes to the table of the recipient's own claims.
import type { Network } from '../../shared/network.ts';
import { claimsDatabase } from './database.ts';
import { openDatabase } from './problems.ts';
import type { MyClaimRow } from './tables.ts';
import type { Head } from './wallet-rows.ts';

/** Writes one claim, or removes it where only its id is given. */
export async function showClaim(network: Network, claim: MyClaimRow | string, head: Head): Promise<void> {
  const database = claimsDatabase(network);
  await database.transaction('rw', database.claims, database.meta, async () => {
    if (typeof claim === 'string') await database.claims.delete(claim);
    else await database.claims.put(claim);
    await database.meta.put({ key: 'head', ...head });
  });
}

/** Makes the table hold exactly these claims; they are few. */
export async function replaceClaims(network: Network, claims: readonly MyClaimRow[], head: Head): Promise<void> {
  const database = claimsDatabase(network);
  await openDatabase(database);
  await database.transaction('rw', database.claims, database.meta, async () => {
    await database.claims.clear();
    await database.claims.bulkPut(claims);
    await database.meta.put({ key: 'head', ...head });
  });
}
