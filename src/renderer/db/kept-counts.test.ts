// Owns the stories of the kept counts: they say what counting the rows says, whatever was written, seen or removed.
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { walletDb } from '../../../tests/fakes/databases.ts';
import type { WalletDatabase } from './database.ts';
import { forgetCounts, payoutCounts, unseenCount } from './kept-counts.ts';
import type { NotificationRow } from './tables.ts';
import { addMissingNotes, markAllNotes, markNotes, removeNotes, writeRows } from './wallet-rows.ts';

let wallets = 0;
let database: WalletDatabase;
let wallet: { readonly id: string; readonly network: 'practice' };

beforeEach(() => {
  wallets += 1;
  wallet = { id: `kept-counts-${wallets}`, network: 'practice' };
  database = walletDb(wallet.id);
});

const note = (number: number, seen: 0 | 1 = 0): NotificationRow => ({
  id: `note ${number}`,
  walletId: wallet.id,
  network: 'practice',
  type: 'payout_awaitingapproval',
  createdAt: number,
  seen,
  pullPaymentId: null,
  pullPaymentName: null,
  payoutIds: [],
  amount: null,
  unit: null,
  code: null,
});
const none = { payouts: [], pullPayments: [], notes: [], deliveries: [], head: null } as const;
const some = { AwaitingApproval: 3, AwaitingPayment: 0, InProgress: 1, Completed: 2, Cancelled: 0 } as const;

/** What is kept, and what counting says. */
async function unseen(): Promise<readonly number[]> {
  const kept = await database.meta.get('unseen');
  return [kept?.key === 'unseen' ? kept.count : -1, await database.notifications.where('seen').equals(0).count()];
}

describe('the number of unseen notifications', () => {
  it('follows all that becomes of them', async () => {
    await writeRows(wallet, { ...none, notes: [note(1), note(2), note(3, 1)] });
    expect(await unseen()).toEqual([2, 2]);
    await addMissingNotes(wallet, [note(2), note(4)]);
    expect(await unseen()).toEqual([3, 3]);
    await markNotes(wallet, ['note 1', 'note 1', 'note 3', 'no note'], true);
    expect(await unseen()).toEqual([2, 2]);
    await markNotes(wallet, ['note 3'], false);
    expect(await unseen()).toEqual([3, 3]);
    await removeNotes(wallet, ['note 4', 'note 4', 'note 1', 'no note']);
    expect(await unseen()).toEqual([2, 2]);
    await markAllNotes(wallet);
    expect(await unseen()).toEqual([0, 0]);
  });

  it('a notification that was seen and is told again stays seen', async () => {
    await writeRows(wallet, { ...none, notes: [note(1)] });
    await markNotes(wallet, ['note 1'], true);
    await writeRows(wallet, { ...none, notes: [note(1), note(2)] });
    expect((await database.notifications.get('note 1'))?.seen).toBe(1);
    expect(await unseen()).toEqual([1, 1]);
  });

  it('is counted by the index where it is not kept, and kept from the next write on', async () => {
    await database.notifications.bulkAdd([note(1), note(2)]);
    expect(await unseenCount(database)).toBe(2);
    await writeRows(wallet, { ...none, notes: [note(3)] });
    expect(await unseen()).toEqual([3, 3]);
    await database.notifications.delete('note 1');
    await forgetCounts(database);
    await writeRows(wallet, none);
    expect(await unseen()).toEqual([2, 2]);
  });
});

describe('the number of payouts by state', () => {
  it('is that of the last write, and counted by the index where none is kept', async () => {
    await writeRows(wallet, { ...none, counts: some });
    expect(await payoutCounts(database)).toEqual(some);
    await writeRows(wallet, none);
    expect(await payoutCounts(database)).toEqual(some);
    await forgetCounts(database);
    expect(await payoutCounts(database)).toEqual({ AwaitingApproval: 0, AwaitingPayment: 0, InProgress: 0, Completed: 0, Cancelled: 0 });
  });
});
