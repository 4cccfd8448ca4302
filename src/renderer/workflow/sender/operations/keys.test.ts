// Owns the stories of API keys, stores and the server's own facts over the HTTP API.
import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { hashOf, openApiBench, refusedWith, wrong } from '../../../../../tests/fakes/api-bench.ts';
import { wallet } from '../../../../../tests/fakes/workflow-bench.ts';

const done = { ok: true, value: null };

describe('a key', () => {
  it('reads itself, and never its secret', async () => {
    const { keyed } = await openApiBench();
    const read = await keyed('btcpay.store.canviewpayouts').json('readCurrentKey');
    expect(read).toEqual({ label: expect.any(String), permissions: ['btcpay.store.canviewpayouts'] });
  });

  it('makes others that can do at most what it can (§17)', async () => {
    const { keyed, store, holder, bench } = await openApiBench();
    const maker = keyed(`btcpay.store.canmanagepayouts:${store}`);
    const create = (body: Record<string, unknown>, secret = 'fresh') => maker.ask('createKey', { body, secret });
    const needed = async (permission: string) => {
      expect(await create({ permissions: [`btcpay.store.canviewpayouts:${store}`, permission] })).toEqual(
        refusedWith('missing-permission', { permission }),
      );
    };
    await needed('unrestricted');
    await needed('btcpay.store.canviewpayouts');
    await needed('btcpay.store.canmanagepayouts:elsewhere');
    await needed(`btcpay.store.canarchivepullpayments:${store}`);
    expect(bench.main.keys.some(({ hash }) => hash === hashOf('fresh'))).toBe(false);
    const permissions = [`btcpay.store.canviewpayouts:${store}`];
    expect(await create({ label: ' shop ', permissions })).toEqual({ ok: true, value: { label: 'shop', permissions } });
    expect(await holder('fresh').json('readCurrentKey')).toEqual({ label: 'shop', permissions });
    expect(await holder('fresh').ask('listPayouts', { path: { store } })).toMatchObject({ ok: true });
  });

  it.each([
    [{ permissions: [] }, 'Permissions'],
    [{}, 'Permissions'],
    [{ permissions: 'unrestricted' }, 'Permissions'],
    [{ permissions: ['unrestricted', 'nonsense'] }, 'Permissions'],
    [{ permissions: [7] }, 'Permissions'],
    [{ permissions: ['unrestricted'], label: 7 }, 'label'],
    [{ permissions: ['unrestricted'], label: 'x'.repeat(51) }, 'Label'],
  ])('is not made of %j: 422 %s', async (body, path) => {
    const { keyed, bench } = await openApiBench();
    const before = bench.main.keys.length;
    expect(await keyed('unrestricted').ask('createKey', { body, secret: 'x' })).toMatchObject(wrong(path));
    expect(bench.main.keys).toHaveLength(before + 1);
  });

  it('revokes itself, and is nobody afterwards', async () => {
    const { keyed } = await openApiBench();
    const key = keyed('btcpay.store.canviewpayouts');
    expect(await key.ask('revokeCurrentKey')).toEqual(done);
    expect(await key.ask('readCurrentKey')).toEqual(refusedWith('unauthenticated'));
  });

  it('revokes itself by name, and others only where it can do all that they can', async () => {
    const { keyed, bench, store } = await openApiBench();
    const strong = keyed('unrestricted');
    const weak = keyed(`btcpay.store.canviewpayouts:${store}`);
    const hash = (place: number): string => bench.main.keys.at(place)?.hash ?? '';
    const [strongHash, weakHash] = [hash(-2), hash(-1)];
    expect(await weak.ask('revokeKey', { path: { key: strongHash } })).toEqual(
      refusedWith('missing-permission', { permission: 'unrestricted' }),
    );
    expect(await strong.ask('revokeKey', { path: { key: hashOf('never made') } })).toEqual(refusedWith('apikey-not-found'));
    expect(await strong.ask('revokeKey', { path: { key: weakHash } })).toEqual(done);
    expect(await weak.ask('readCurrentKey')).toEqual(refusedWith('unauthenticated'));
    expect(await strong.ask('revokeKey', { path: { key: strongHash } })).toEqual(done);
    expect(await strong.ask('readCurrentKey')).toEqual(refusedWith('unauthenticated'));
  });
});

describe('stores', () => {
  it('are those that the key reaches by any permission', async () => {
    const wallets = [wallet({ id: 'shop', name: 'Shop' }), wallet({ id: 'club', name: 'Club' })];
    const { keyed, bench } = await openApiBench({ wallets });
    bench.main.setSettings({ defaultCurrency: 'EUR' });
    await bench.settled();
    const shop = { id: 'shop', name: 'Shop', defaultCurrency: 'EUR' };
    expect(await keyed('btcpay.store.canviewpayouts:shop').list('listStores')).toEqual([shop]);
    expect((await keyed('unrestricted').list('listStores')).map(({ id }) => id)).toEqual(['shop', 'club']);
    expect(await keyed('btcpay.store.canviewstoresettings:shop').json('readStore', { path: { store: 'shop' } })).toEqual(shop);
  });

  it('and the server tell whether they can be used', async () => {
    const { anyone, owner, bench, store } = await openApiBench();
    expect(await anyone.json('health')).toEqual({ synchronized: true });
    expect(await owner.json('serverInfo')).toMatchObject({
      version: '1.2.3',
      supportedPaymentMethods: ['BTC-CHAIN', 'XRP-CHAIN'],
      fullySynched: true,
    });
    await bench.restart((main) => {
      main.readProblem = 'journal-broken';
      main.setKeys([{ hash: hashOf('again'), label: '', permissions: ['unrestricted'], createdAt: 0 }]);
    });
    expect(await anyone.json('health')).toEqual({ synchronized: false });
    // A wallet that is shut is there: its holder is told why it does not answer, and not that he may not.
    const answer = await bench.api.operate({
      operation: 'listPayouts',
      path: { store },
      query: [],
      body: null,
      caller: { tokenHash: hashOf('again') },
      passphrase: null,
      secretHash: null,
    });
    expect(answer).toMatchObject(refusedWith('journal-broken'));
  });
});
