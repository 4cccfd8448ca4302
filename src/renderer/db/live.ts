// Owns the live queries of the screens. `undefined` means still loading; rows come newest first.
import { useLiveQuery } from 'dexie-react-hooks';
import type { Network } from '../../shared/network.ts';
import type { PayoutState } from '../../shared/payouts/types.ts';
import { claimsDatabase, walletDatabase } from './database.ts';
import type { MyClaimRow, NotificationRow, PayoutRow, PullPaymentRow } from './tables.ts';

export interface WalletRef {
  readonly id: string;
  readonly network: Network;
}

export function usePullPayments(wallet: WalletRef): readonly PullPaymentRow[] | undefined {
  return useLiveQuery(
    () => walletDatabase(wallet.network, wallet.id).pullPayments.orderBy('order').reverse().toArray(),
    [wallet.id, wallet.network],
  );
}

/** Null when there is none of that id. */
export function usePullPayment(wallet: WalletRef, id: string): PullPaymentRow | null | undefined {
  return useLiveQuery(
    async () => (await walletDatabase(wallet.network, wallet.id).pullPayments.get(id)) ?? null,
    [wallet.id, wallet.network, id],
  );
}

export function usePayouts(wallet: WalletRef, state: PayoutState): readonly PayoutRow[] | undefined {
  return useLiveQuery(
    async () => newestFirst(await walletDatabase(wallet.network, wallet.id).payouts.where('state').equals(state).toArray()),
    [wallet.id, wallet.network, state],
  );
}

export function usePayoutsOf(wallet: WalletRef, pullPaymentId: string): readonly PayoutRow[] | undefined {
  return useLiveQuery(
    async () => newestFirst(await walletDatabase(wallet.network, wallet.id).payouts.where('pullPaymentId').equals(pullPaymentId).toArray()),
    [wallet.id, wallet.network, pullPaymentId],
  );
}

/** Number of payouts by state. */
export function usePayoutCounts(wallet: WalletRef): Readonly<Record<PayoutState, number>> | undefined {
  return useLiveQuery(async () => {
    const table = walletDatabase(wallet.network, wallet.id).payouts;
    const count = (state: PayoutState): Promise<number> => table.where('state').equals(state).count();
    return {
      AwaitingApproval: await count('AwaitingApproval'),
      AwaitingPayment: await count('AwaitingPayment'),
      InProgress: await count('InProgress'),
      Completed: await count('Completed'),
      Cancelled: await count('Cancelled'),
    };
  }, [wallet.id, wallet.network]);
}

export function useNotifications(wallet: WalletRef): readonly NotificationRow[] | undefined {
  return useLiveQuery(
    () => walletDatabase(wallet.network, wallet.id).notifications.orderBy('createdAt').reverse().limit(500).toArray(),
    [wallet.id, wallet.network],
  );
}

export function useUnseen(wallet: WalletRef): number | undefined {
  return useLiveQuery(
    () => walletDatabase(wallet.network, wallet.id).notifications.where('seen').equals(0).count(),
    [wallet.id, wallet.network],
  );
}

export function useMyClaims(network: Network): readonly MyClaimRow[] | undefined {
  return useLiveQuery(() => claimsDatabase(network).claims.orderBy('createdAt').reverse().toArray(), [network]);
}

function newestFirst(rows: readonly PayoutRow[]): readonly PayoutRow[] {
  return [...rows].sort((a, b) => b.order - a.order);
}
