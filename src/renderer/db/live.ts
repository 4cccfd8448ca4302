// Owns the live queries of the screens. `undefined` means still loading; rows come newest first. A query that fails never throws into a screen:
// trouble.ts tells of it and asks again.
import Dexie from 'dexie';
import { useLiveQuery } from 'dexie-react-hooks';
import { useSyncExternalStore } from 'react';
import type { Network } from '../../shared/network.ts';
import type { PayoutState } from '../../shared/payouts/types.ts';
import { type ClaimsDatabase, type WalletDatabase, claimsDatabase, walletDatabase } from './database.ts';
import { payoutCounts, unseenCount } from './kept-counts.ts';
import { LiveRows, type RowSource } from './live-rows.ts';
import { shared } from './live-source.ts';
import { type PayoutIndex, payoutParts } from './payout-parts.ts';
import type { ConnectedStoreRow, DeliveryRow, MyClaimRow, NotificationRow, PayoutRow, PullPaymentRow } from './tables.ts';
import { askAgain, databaseAnswered, databaseFailed, useDatabaseTrouble } from './trouble.ts';

export interface WalletRef {
  readonly id: string;
  readonly network: Network;
}

const deliveriesShown = 100;

const pullPayments = new Map<string, LiveRows<PullPaymentRow>>();
const payouts = new Map<string, LiveRows<PayoutRow>>();
const notifications = new Map<string, LiveRows<NotificationRow>>();
const myClaims = new Map<string, LiveRows<MyClaimRow>>();

export function usePullPayments(wallet: WalletRef): readonly PullPaymentRow[] | undefined {
  return useRows(pullPayments, nameOf(wallet), () => {
    const database = databaseOf(wallet);
    return { database, table: database.pullPayments, read: () => database.pullPayments.toArray(), belongs: () => true, compare: byOrder };
  });
}

/** Null when there is none of that id. */
export function usePullPayment(wallet: WalletRef, id: string): PullPaymentRow | null | undefined {
  return useQuery(wallet, id, async (database) => (await database.pullPayments.get(id)) ?? null);
}

export function usePayouts(wallet: WalletRef, state: PayoutState): readonly PayoutRow[] | undefined {
  return useRows(payouts, `${nameOf(wallet)} ${state}`, () => payoutSource(wallet, 'state', state));
}

/** A pull payment's card shows its newest payouts; all of them are in the payouts list. */
const mostOfPull = 500;

export function usePayoutsOf(wallet: WalletRef, pullPaymentId: string): readonly PayoutRow[] | undefined {
  return useRows(payouts, `${nameOf(wallet)} of ${pullPaymentId}`, () => payoutSource(wallet, 'pullPaymentId', pullPaymentId, mostOfPull));
}

function payoutSource(wallet: WalletRef, index: PayoutIndex, value: string, most?: number): RowSource<PayoutRow> {
  const database = databaseOf(wallet);
  return {
    database,
    table: database.payouts,
    read: () => database.payouts.where(`[${index}+order]`).between([value, Dexie.minKey], [value, Dexie.maxKey]).toArray(),
    part: payoutParts(database, index, value),
    ...(most === undefined ? {} : { most }),
    belongs: (row) => row[index] === value,
    compare: byOrder,
  };
}

/** Those of these payouts that there are, whatever their state. */
export function usePayoutsByIds(wallet: WalletRef, ids: readonly string[]): readonly PayoutRow[] | undefined {
  return useQuery(wallet, `payouts ${ids.join(' ')}`, async (database) =>
    ids.length === 0 ? [] : (await database.payouts.bulkGet([...ids])).filter((row) => row !== undefined),
  );
}

/** Number of payouts by state. */
export function usePayoutCounts(wallet: WalletRef): Readonly<Record<PayoutState, number>> | undefined {
  return useQuery(wallet, 'counts', payoutCounts);
}

export function useNotifications(wallet: WalletRef): readonly NotificationRow[] | undefined {
  return useRows(notifications, nameOf(wallet), () => {
    const { notifications: table } = databaseOf(wallet);
    return { database: databaseOf(wallet), table, read: () => table.toArray(), belongs: () => true, compare: byDate };
  });
}

/** Number of unseen notifications. */
export function useUnseen(wallet: WalletRef): number | undefined {
  return useQuery(wallet, 'unseen', unseenCount);
}

/** The last deliveries of a webhook, newest first, those that wait included. */
export function useDeliveries(wallet: WalletRef, webhookId: string): readonly DeliveryRow[] | undefined {
  return useQuery(wallet, `deliveries ${webhookId}`, ({ deliveries }) =>
    deliveries.where('webhookId').equals(webhookId).reverse().limit(deliveriesShown).toArray(),
  );
}
export function useMyClaims(network: Network): readonly MyClaimRow[] | undefined {
  return useRows(myClaims, network, () => {
    const database: ClaimsDatabase = claimsDatabase(network);
    return { database, table: database.claims, read: () => database.claims.toArray(), belongs: () => true, compare: byDate };
  });
}

export interface Trouble {
  readonly code: string;
  readonly retry: () => void;
}

/** Why the rows on screen may be missing or old; null when they are not. */
export function useTrouble(): Trouble | null {
  const [code] = useDatabaseTrouble((state) => state.codes).values();
  return code === undefined ? null : { code, retry: () => void askAgain() };
}

function databaseOf({ network, id }: WalletRef): WalletDatabase {
  return walletDatabase(network, id);
}

/** How the connected stores of a wallet are; a connection that was never looked at has no row. */
export function useConnectedStoreRows(wallet: WalletRef): readonly ConnectedStoreRow[] | undefined {
  return useQuery(wallet, 'connected stores', (database) => database.connectedStores.toArray());
}

function nameOf({ network, id }: WalletRef): string {
  return `${network} ${id}`;
}

function useRows<T extends { readonly id: string }>(
  lists: Map<string, LiveRows<T>>,
  name: string,
  source: () => RowSource<T>,
): readonly T[] | undefined {
  const rows = shared(lists, name, (dropped) => new LiveRows(source(), dropped));
  return useSyncExternalStore(rows.subscribe, rows.snapshot);
}

/** One small answer; never the answer to another key, which dexie-react-hooks would show until the new one comes. */
function useQuery<T>(wallet: WalletRef, key: string, ask: (database: WalletDatabase) => Promise<T>): T | undefined {
  const round = useDatabaseTrouble((state) => state.round);
  const question = `${nameOf(wallet)} ${key}`;
  const answer = useLiveQuery(() => answered(databaseOf(wallet), question, ask), [question, round]);
  return answer?.question === question ? answer.value : undefined;
}

async function answered<T>(
  database: WalletDatabase,
  question: string,
  ask: (database: WalletDatabase) => Promise<T>,
): Promise<{ readonly question: string; readonly value: T } | undefined> {
  try {
    const value = await ask(database);
    databaseAnswered(database);
    return { question, value };
  } catch (error) {
    databaseFailed(database, error);
    return undefined;
  }
}

function byOrder(a: { readonly order: number }, b: { readonly order: number }): number {
  return b.order - a.order;
}

function byDate(a: { readonly createdAt: number }, b: { readonly createdAt: number }): number {
  return b.createdAt - a.createdAt;
}
