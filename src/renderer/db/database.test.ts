// Owns the story of a wallet's database that an older version of the app has made.
import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { expect, it } from 'vitest';
import { WalletDatabase } from './database.ts';

it('a database of the first version keeps its rows and gets the table of deliveries', async () => {
  const old = new Dexie('pullpay-practice-old');
  old.version(1).stores({
    pullPayments: 'id, order',
    payouts: 'id, pullPaymentId, state, order',
    notifications: 'id, createdAt, seen',
    meta: 'key',
  });
  await old.table('payouts').put({ id: 'po1', pullPaymentId: 'pp1', state: 'AwaitingApproval', order: 2 });
  await old.table('notifications').put({ id: 'n1', createdAt: 1, seen: 1 });
  await old.table('meta').put({ key: 'head', seq: 2, hash: 'h' });
  old.close();
  const database = new WalletDatabase('practice', 'old');
  expect(await database.payouts.toArray()).toEqual([{ id: 'po1', pullPaymentId: 'pp1', state: 'AwaitingApproval', order: 2 }]);
  expect(await database.notifications.count()).toBe(1);
  expect(await database.meta.get('head')).toMatchObject({ seq: 2 });
  expect(await database.deliveries.count()).toBe(0);
  expect(database.verno).toBe(2);
  database.close();
});
