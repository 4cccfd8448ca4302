// Owns the stories of notifications over the HTTP API (case T67, spec §10).
import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { openApiBench, refusedWith, wrong } from '../../../../../tests/fakes/api-bench.ts';
import { paymentStatus, start } from '../../../../../tests/fakes/payouts.ts';
import { wallet } from '../../../../../tests/fakes/workflow-bench.ts';

const done = { ok: true, value: null };

describe('the list of notifications', () => {
  it('has one for a claim, another kind for one that was approved at once, none for a refused one (T67)', async () => {
    const api = await openApiBench();
    const plain = await api.pullPayment({ amount: '1' });
    const auto = await api.pullPayment({ amount: '99', currency: 'USD', autoApproveClaims: true });
    await api.claim(plain, { amount: '1' }, 'a');
    await api.claim(auto, { amount: '20' }, 'b');
    const refused = { destination: api.address(), payoutMethodId: 'BTC-CHAIN', amount: '5' };
    expect(await api.anyone.ask('claim', { path: { pullPayment: plain }, body: refused })).toMatchObject(refusedWith('overdraft'));
    const dust = { destination: api.address(), payoutMethodId: 'BTC-CHAIN', amount: '0.01' };
    expect(await api.anyone.ask('claim', { path: { pullPayment: auto }, body: dust })).toMatchObject(refusedWith('amount-too-low'));
    const list = await api.owner.list('listNotifications');
    expect(list).toEqual([
      {
        id: expect.any(String),
        identifier: 'payout_awaitingpayment',
        type: 'payout',
        createdTime: start,
        body: expect.stringContaining('approved'),
        storeId: api.store,
        link: `http://127.0.0.1:4000/pull-payments/${auto}`,
        seen: false,
      },
      expect.objectContaining({
        identifier: 'payout_awaitingapproval',
        type: 'payout',
        link: `http://127.0.0.1:4000/pull-payments/${plain}`,
      }),
    ]);
  });

  it('has the end of a payment under its own type', async () => {
    const api = await openApiBench();
    const { id } = await api.claim(await api.pullPayment(), { amount: '1' });
    await api.owner.json('approvePayout', { path: { payout: String(id) }, body: {} });
    api.bench.main.pay(api.store, paymentStatus({ payoutId: String(id), phase: 'final', locked: false, transactionId: 'aa'.repeat(32) }));
    await api.bench.settled();
    const kinds = (await api.owner.list('listNotifications')).map(({ type, identifier }) => [type, identifier]);
    expect(kinds).toContainEqual(['payment-final', 'payment-final']);
  });

  it('tells of the sender’s own payouts as well, which have no page', async () => {
    const api = await openApiBench();
    const body = { destination: api.address(), payoutMethodId: 'BTC-CHAIN', amount: '1' };
    await api.owner.json('createPayout', { path: { store: api.store }, body });
    expect(await api.owner.list('listNotifications')).toMatchObject([{ identifier: 'payout_awaitingapproval', link: null }]);
  });

  it('is read in parts, by what was seen, and by store', async () => {
    const wallets = [wallet({ id: 'notes-a' }), wallet({ id: 'notes-b' })];
    const api = await openApiBench({ wallets });
    const both = api.keyed('unrestricted');
    const pp = await api.pullPayment();
    for (const token of ['1', '2', '3']) await api.claim(pp, { amount: '1' }, token);
    const elsewhere = await both.json('createPullPayment', { path: { store: 'notes-b' }, body: { amount: '9', currency: 'BTC' } });
    api.bench.now = start + 5;
    await api.claim(String(elsewhere.id), { amount: '1' }, '4');
    const list = async (...query: [string, string][]) => both.list('listNotifications', { query });
    const all = await list();
    expect(all.map(({ storeId }) => storeId)).toEqual(['notes-b', 'notes-a', 'notes-a', 'notes-a']);
    expect(await list(['skip', '1'], ['take', '2'])).toEqual(all.slice(1, 3));
    expect(await list(['storeId', 'notes-b'])).toEqual(all.slice(0, 1));
    expect(await list(['storeId', 'notes-b'], ['storeId', 'notes-a'])).toEqual(all);
    // The first store's own key sees its own alone.
    expect(await api.owner.list('listNotifications')).toEqual(all.slice(1));
    const path = { notification: String(all[0]?.id) };
    expect(await api.owner.ask('readNotification', { path })).toEqual(refusedWith('notification-not-found'));
    expect(await both.json('updateNotification', { path, body: { seen: true } })).toMatchObject({ id: path.notification, seen: true });
    expect((await list(['seen', 'true'])).map(({ id }) => id)).toEqual([path.notification]);
    expect(await list(['seen', 'false'])).toHaveLength(3);
    expect(await both.ask('listNotifications', { query: [['take', '0']] })).toMatchObject(wrong('Take'));
  });
});

describe('one notification', () => {
  it('is read, marked, unmarked and removed', async () => {
    const api = await openApiBench();
    await api.claim(await api.pullPayment(), { amount: '1' });
    const [note] = await api.owner.list('listNotifications');
    const path = { notification: String(note?.id) };
    expect(await api.owner.json('readNotification', { path })).toEqual(note);
    expect(await api.owner.ask('updateNotification', { path, body: { seen: 'yes' } })).toMatchObject(wrong('seen'));
    await api.owner.json('updateNotification', { path, body: { seen: true } });
    expect(await api.owner.json('updateNotification', { path, body: {} })).toMatchObject({ seen: true });
    expect(await api.owner.json('updateNotification', { path, body: { seen: false } })).toMatchObject({ seen: false });
    const viewer = api.keyed('btcpay.user.canviewnotificationsforuser');
    expect(await viewer.json('readNotification', { path })).toMatchObject({ seen: false });
    expect(await viewer.ask('removeNotification', { path })).toMatchObject(refusedWith('missing-permission'));
    expect(await api.owner.ask('removeNotification', { path })).toEqual(done);
    expect(await api.owner.ask('readNotification', { path })).toEqual(refusedWith('notification-not-found'));
    expect(await api.owner.list('listNotifications')).toEqual([]);
  });
});

describe('the settings of notifications', () => {
  it('keep no notification of a type that is switched off, and nobody is told of it', async () => {
    const api = await openApiBench();
    const pp = await api.pullPayment();
    expect(await api.owner.json('readNotificationSettings')).toMatchObject({
      notifications: expect.arrayContaining([{ identifier: 'payout', name: expect.any(String), enabled: true }]),
    });
    const off = await api.owner.json('updateNotificationSettings', { body: { disabled: ['payout'] } });
    expect(off.notifications).toContainEqual(expect.objectContaining({ identifier: 'payout', enabled: false }));
    expect(off.notifications).toContainEqual(expect.objectContaining({ identifier: 'payment-final', enabled: true }));
    await api.claim(pp, { amount: '1' }, 'a');
    await api.bench.settled();
    expect(await api.owner.list('listNotifications')).toEqual([]);
    expect(api.bench.main.told).toEqual([]);
    await api.owner.json('updateNotificationSettings', { body: { disabled: [] } });
    await api.claim(pp, { amount: '1' }, 'b');
    expect(await api.owner.list('listNotifications')).toHaveLength(1);
  });

  it('are the person’s: a key of one store that holds the permission changes them for all, one that only reads does not', async () => {
    const api = await openApiBench({ wallets: [wallet({ id: 'notes-a-settings' }), wallet({ id: 'notes-b-settings' })] });
    const all = api.keyed('unrestricted');
    const elsewhere = await all.json('createPullPayment', { path: { store: 'notes-b-settings' }, body: { amount: '9', currency: 'BTC' } });
    const reads = api.keyed('btcpay.user.canviewnotificationsforuser');
    expect(await reads.ask('updateNotificationSettings', { body: { disabled: ['payout'] } })).toMatchObject(
      refusedWith('missing-permission'),
    );
    const one = api.keyed('btcpay.user.canmanagenotificationsforuser:notes-a-settings');
    await one.json('updateNotificationSettings', { body: { disabled: ['payout'] } });
    await api.claim(String(elsewhere.id), { amount: '1' }, 'elsewhere');
    await api.bench.settled();
    expect(await all.list('listNotifications')).toEqual([]);
    expect((await reads.json('readNotificationSettings')).notifications).toContainEqual(
      expect.objectContaining({ identifier: 'payout', enabled: false }),
    );
  });

  it('stay over a restart, and rows that are written anew keep to them', async () => {
    const api = await openApiBench();
    const pp = await api.pullPayment();
    await api.owner.json('updateNotificationSettings', { body: { disabled: ['payout_awaitingapproval'] } });
    await api.claim(pp, { amount: '1' }, 'a');
    const { settings, keys } = api.bench.main;
    await api.bench.restart((main) => {
      main.settings = settings;
      main.keys = keys;
    });
    expect(await api.owner.list('listNotifications')).toEqual([]);
  });

  it.each([
    [{ disabled: ['all'] }, ['payout', 'external-payout-transaction', 'payment-final', 'payment-failed']],
    [{ disabled: ['payout_awaitingapproval', 'payout_awaitingpayment'] }, ['payout']],
    [{ disabled: ['payout_awaitingapproval'] }, []],
    [
      {
        notifications: [
          { identifier: 'payout', enabled: false },
          { identifier: 'payment-final', enabled: true },
        ],
      },
      ['payout'],
    ],
  ])('take %j', async (body, disabled) => {
    const api = await openApiBench();
    const { notifications } = await api.owner.json('updateNotificationSettings', { body });
    const off = (notifications as { identifier: string; enabled: boolean }[]).filter(({ enabled }) => !enabled);
    expect(off.map(({ identifier }) => identifier)).toEqual(disabled);
  });

  it.each([
    [null],
    [{}],
    [{ disabled: 'all' }],
    [{ disabled: ['invoices'] }],
    [{ notifications: [7] }],
    [{ disabled: [{}] }],
    [{ disabled: [['payout']] }],
    [{ disabled: [{ toString: 1, valueOf: 1 }] }],
  ])('refuse %j', async (body) => {
    const api = await openApiBench();
    expect(await api.owner.ask('updateNotificationSettings', { body })).toMatchObject(wrong('Disabled'));
    expect(api.bench.main.settings.disabledNotifications).toEqual([]);
  });
});
