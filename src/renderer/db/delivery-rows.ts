// Owns the writes and reads of the deliveries of webhooks. Rows of new events are written with the rows they tell of (wallet-rows.ts).
import { type WalletDatabase, walletDatabase } from './database.ts';
import { openDatabase } from './problems.ts';
import type { DeliveryRow } from './tables.ts';
import type { WalletKey } from './wallet-rows.ts';

/** Finished deliveries kept for each webhook. */
export const mostKept = 100;
const endOfTime = Number.MAX_SAFE_INTEGER;

/** The delivery whose turn it is: events that were never tried, in their order, then what is due again. Null where nothing is. */
export async function nextDelivery(wallet: WalletKey, webhookId: string, now: number): Promise<DeliveryRow | null> {
  const database = await open(wallet);
  return (await withStatus(database, webhookId, 'pending', now).first()) ?? null;
}

/** Writes what became of a delivery and, with it, its redelivery. False where the delivery is gone: its webhook was removed or switched off. */
export async function finishDelivery(wallet: WalletKey, done: DeliveryRow, redelivery: DeliveryRow | null): Promise<boolean> {
  const database = await open(wallet);
  return database.transaction('rw', database.deliveries, async () => {
    const known = await database.deliveries.get({ id: done.id });
    if (known?.status !== 'pending') return false;
    await database.deliveries.put(done);
    if (redelivery) await database.deliveries.add(redelivery);
    await prune(database, done.webhookId);
    return true;
  });
}

export async function addDelivery(wallet: WalletKey, row: DeliveryRow): Promise<void> {
  await (await open(wallet)).deliveries.add(row);
}

export async function readDelivery(wallet: WalletKey, webhookId: string, id: string): Promise<DeliveryRow | null> {
  const row = await (await open(wallet)).deliveries.get({ id });
  return row?.webhookId === webhookId ? row : null;
}

/** What was tried, newest first, at most `count`. */
export async function listDeliveries(wallet: WalletKey, webhookId: string, count: number): Promise<readonly DeliveryRow[]> {
  const database = await open(wallet);
  const tried = await finished(database, webhookId);
  return tried.reverse().slice(0, count);
}

/** Drops all deliveries of webhooks that are not `known`, and what waits of those that are not `enabled`. */
export async function dropDeliveries(wallet: WalletKey, known: readonly string[], enabled: readonly string[]): Promise<void> {
  const database = await open(wallet);
  await database.transaction('rw', database.deliveries, async () => {
    const ids = (await database.deliveries.orderBy('webhookId').uniqueKeys()).map(String);
    for (const id of ids) {
      if (!known.includes(id)) await database.deliveries.where('webhookId').equals(id).delete();
      else if (!enabled.includes(id)) await withStatus(database, id, 'pending', endOfTime).delete();
    }
  });
}

async function prune(database: WalletDatabase, webhookId: string): Promise<void> {
  const tried = await finished(database, webhookId);
  const old = tried.slice(0, Math.max(0, tried.length - mostKept));
  await database.deliveries.bulkDelete(old.flatMap(({ order }) => order ?? []));
}

/** Oldest first. They are few, for they are pruned whenever one is added. */
async function finished(database: WalletDatabase, webhookId: string): Promise<DeliveryRow[]> {
  const delivered = await withStatus(database, webhookId, 'delivered', endOfTime).toArray();
  const failed = await withStatus(database, webhookId, 'failed', endOfTime).toArray();
  return [...delivered, ...failed].sort((a, b) => (a.order ?? 0) - (b.order ?? 0));
}

/** By the time of the next attempt, those of the same time by order. */
function withStatus(database: WalletDatabase, webhookId: string, status: DeliveryRow['status'], until: number) {
  return database.deliveries
    .where('[webhookId+status+nextAttemptAt]')
    .between([webhookId, status, 0], [webhookId, status, until], true, true);
}

async function open({ network, id }: WalletKey): Promise<WalletDatabase> {
  const database = walletDatabase(network, id);
  await openDatabase(database);
  return database;
}
