// Owns the IndexedDB databases: one per wallet and network for the sender, one per network for the recipient's own claims.
import Dexie, { type Table } from 'dexie';
import type { Network } from '../../shared/network.ts';
import type { PayoutState } from '../../shared/payouts/types.ts';
import type { ConnectedStoreRow, DeliveryRow, MyClaimRow, NotificationRow, PayoutRow, PullPaymentRow } from './tables.ts';

/** How far a database has followed its journal: sequence and chain hash of the last record it holds. */
export interface HeadRow {
  readonly key: 'head';
  readonly seq: number;
  readonly hash: string;
}
/** How many payouts there are by state. A count by an index walks all of it: at 100,000 payouts the better part of a second. */
export interface CountsRow {
  readonly key: 'counts';
  readonly payouts: Readonly<Record<PayoutState, number>>;
}
/** How many notifications nobody has seen. */
export interface UnseenRow {
  readonly key: 'unseen';
  readonly count: number;
}
export type MetaRow = HeadRow | CountsRow | UnseenRow;

// Chromium's default is to answer before the data is on disk; money waits for the disk.
const durable = { chromeTransactionDurability: 'strict' } as const;

export class WalletDatabase extends Dexie {
  declare readonly pullPayments: Table<PullPaymentRow, string>;
  declare readonly payouts: Table<PayoutRow, string>;
  declare readonly notifications: Table<NotificationRow, string>;
  declare readonly deliveries: Table<DeliveryRow, number>;
  declare readonly connectedStores: Table<ConnectedStoreRow, string>;
  declare readonly meta: Table<MetaRow, string>;

  constructor(network: Network, walletId: string) {
    super(`pullpay-${network}-${walletId}`, durable);
    this.version(1).stores({
      pullPayments: 'id, order',
      payouts: 'id, pullPaymentId, state, order',
      notifications: 'id, createdAt, seen',
      meta: 'key',
    });
    // Numbered by the database, so that the order of a webhook's deliveries is the order in which their events were written.
    this.version(2).stores({ deliveries: '++order, &id, webhookId, [webhookId+status+nextAttemptAt]' });
    // Lists are read newest first in parts. A compound index also counts by its first half.
    this.version(3).stores({ payouts: 'id, order, [state+order], [pullPaymentId+order]' });
    this.version(4).stores({ connectedStores: 'connectionId' });
  }
}

export class ClaimsDatabase extends Dexie {
  declare readonly claims: Table<MyClaimRow, string>;
  declare readonly meta: Table<MetaRow, string>;

  constructor(network: Network) {
    super(`pullpay-claims-${network}`, durable);
    this.version(1).stores({ claims: 'id, createdAt, payoutId', meta: 'key' });
  }
}

const wallets = new Map<string, WalletDatabase>();
const claims = new Map<Network, ClaimsDatabase>();

/** The database of one wallet, opened once per thread. */
export function walletDatabase(network: Network, walletId: string): WalletDatabase {
  const name = `${network}-${walletId}`;
  const known = wallets.get(name);
  if (known) return known;
  const made = new WalletDatabase(network, walletId);
  wallets.set(name, made);
  return made;
}

export function claimsDatabase(network: Network): ClaimsDatabase {
  const known = claims.get(network);
  if (known) return known;
  const made = new ClaimsDatabase(network);
  claims.set(network, made);
  return made;
}
