// Owns the counts that stand beside the rows, kept with each write, so that no screen counts by walking an index. Where one is missing, the index is asked.
import Dexie from 'dexie';
import type { PayoutState } from '../../shared/payouts/types.ts';
import type { WalletDatabase } from './database.ts';

/** Number of payouts by state. */
export async function payoutCounts({ meta, payouts }: WalletDatabase): Promise<Readonly<Record<PayoutState, number>>> {
  const kept = await meta.get('counts');
  if (kept?.key === 'counts') return kept.payouts;
  const count = (state: PayoutState): Promise<number> =>
    payouts.where('[state+order]').between([state, Dexie.minKey], [state, Dexie.maxKey]).count();
  return {
    AwaitingApproval: await count('AwaitingApproval'),
    AwaitingPayment: await count('AwaitingPayment'),
    InProgress: await count('InProgress'),
    Completed: await count('Completed'),
    Cancelled: await count('Cancelled'),
  };
}

/** Number of notifications that nobody has seen. */
export async function unseenCount({ meta, notifications }: WalletDatabase): Promise<number> {
  const kept = await meta.get('unseen');
  return kept?.key === 'unseen' ? kept.count : notifications.where('seen').equals(0).count();
}

/** Inside the transaction that changed notifications, after the change: `more` is how many more are unseen now, which may be below zero. */
export async function keepUnseen(database: WalletDatabase, more: number): Promise<void> {
  const kept = await database.meta.get('unseen');
  if (kept?.key === 'unseen' && more === 0) return;
  const count = kept?.key === 'unseen' ? kept.count + more : await unseenCount(database);
  await database.meta.put({ key: 'unseen', count });
}

/** Before a wallet is read anew: an earlier version of the app that ran in between did not keep them. The next write of rows does. */
export async function forgetCounts({ meta }: WalletDatabase): Promise<void> {
  await meta.bulkDelete(['counts', 'unseen']);
}
