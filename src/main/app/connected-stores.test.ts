// Owns the stories of the connected stores in main: keys that come in once, are sealed by the system or kept in memory alone, and are never given out again.
import { describe, expect, it } from 'vitest';
import { PowerLossFiles } from '../../../tests/fakes/power-loss-files.ts';
import { mayContact } from '../../shared/links/host-kind.ts';
import { type OsSeal, osSeal } from '../security/os-seal.ts';
import { makeDurableFile } from '../storage/durable-file.ts';
import { openJsonDocument } from '../storage/json-document.ts';
import { ConnectedStores, connectedStoreFile } from './connected-stores.ts';
import { secretText } from './start/vault.ts';

const key = 'f00dbabe'.repeat(5);
const origin = 'https://pay.example';

const turned = (text: string): string => text.split('').reverse().join('');

/** A keyring that turns texts round: what it sealed is not the text, and only it opens it. */
const keyring = (backend = 'gnome_libsecret', available = true): OsSeal =>
  osSeal(
    {
      isEncryptionAvailable: () => available,
      encryptString: (text) => Buffer.from(turned(text)),
      decryptString: (bytes) => turned(bytes.toString()),
      getSelectedStorageBackend: () => backend,
    },
    'linux',
  );
const noKeyring: OsSeal = { seal: () => null, open: () => null };

async function opened({ files = new PowerLossFiles(), seal = keyring(), inUse = false, network = 'main' as 'main' | 'practice' } = {}) {
  const file = makeDurableFile({ files, path: '/h/connected-stores.json', wait: async () => undefined });
  const document = await openJsonDocument({ file, schema: connectedStoreFile, initial: { stores: [] } });
  if (!document.ok) throw new Error(document.error.code);
  let made = 0;
  const stores = new ConnectedStores({
    document: document.value,
    seal,
    keep: secretText,
    random: (length) => new Uint8Array(length).fill((made += 1)),
    mayContact: (asked) => mayContact(asked, network),
    isAllowed: (asked) => asked !== 'https://stranger.example',
    hasWallet: (walletId) => ['w1', 'w2'].includes(walletId),
    ownOrigins: () => ['http://127.0.0.1:4000'],
    isInUse: () => inUse,
  });
  const told: number[] = [];
  stores.onChange(() => told.push(stores.all.length));
  const connect = async (walletId = 'w1', at = origin) => {
    const answer = await stores.connect(walletId, at, key);
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value.id;
  };
  const onDisk = async (): Promise<string> => Buffer.from((await document.value.settled(), await readAll(files))).toString();
  return { stores, files, told, connect, onDisk };
}

async function readAll(files: PowerLossFiles): Promise<Uint8Array> {
  const read = await makeDurableFile({ files, path: '/h/connected-stores.json', wait: async () => undefined }).read();
  return read.ok && read.value !== null ? read.value : new Uint8Array();
}

describe('a connection', () => {
  it('keeps its sealed key over a restart, gives it to the API server process alone, and shows it nowhere', async () => {
    const { stores, files, told, connect, onDisk } = await opened();
    const id = await connect();
    expect(await stores.choose(id, 's1', 'Corner shop')).toMatchObject({ ok: true });
    expect(told).toEqual([1, 1]);
    const shown = { id, walletId: 'w1', origin, storeId: 's1', storeName: 'Corner shop', keyKept: 'sealed' };
    expect(stores.all).toEqual([shown]);
    expect(await onDisk()).not.toContain(key);
    const again = (await opened({ files })).stores;
    expect(again.all).toEqual([shown]);
    expect(again.accesses()).toEqual([{ id, origin, storeId: 's1', key }]);
    expect(JSON.stringify([again, again.all])).not.toContain(key);
  });

  it('without a keyring works for this run, leaves nothing on disk, and asks for the key anew', async () => {
    for (const seal of [noKeyring, keyring('basic_text'), keyring('unknown'), keyring('gnome_libsecret', false)]) {
      const { stores, files, connect, onDisk } = await opened({ seal });
      const id = await connect();
      expect(stores.all).toMatchObject([{ keyKept: 'this-run' }]);
      expect(stores.accesses()).toMatchObject([{ key }]);
      expect(await onDisk()).not.toContain(key);
      expect(await onDisk()).not.toContain(turned(key));
      const again = (await opened({ files, seal })).stores;
      expect(again.all).toMatchObject([{ id, keyKept: 'gone' }]);
      expect(again.accesses()).toEqual([]);
      expect(await again.renewKey(id, 'another')).toMatchObject({ ok: true });
      expect(again.accesses()).toMatchObject([{ id, key: 'another' }]);
    }
  });

  it('whose keyring is another one now has no key', async () => {
    const { files, connect } = await opened();
    await connect();
    expect((await opened({ files, seal: keyring('kwallet') })).stores.all).toMatchObject([{ keyKept: 'gone' }]);
  });

  it.each([
    ['main', 'w9', origin, key, 'wallet-not-found'],
    ['main', 'w1', 'http://pay.example', key, 'host-needs-https'],
    ['main', 'w1', 'http://127.0.0.1:9', key, 'host-is-this-computer'],
    ['main', 'w1', 'https://user@pay.example', key, 'host-invalid'],
    ['main', 'w1', 'https://stranger.example', key, 'host-not-allowed'],
    ['practice', 'w1', 'http://127.0.0.1:4000', key, 'store-is-own'],
    ['main', 'w1', origin, 'a key', 'store-key-invalid'],
    ['main', 'w1', origin, 'k'.repeat(201), 'store-key-invalid'],
    ['main', 'w1', origin, '', 'store-key-invalid'],
    ['main', 'w1', origin, 'k\r\nX-Evil: 1', 'store-key-invalid'],
  ] as const)('on %s of %s to %s with the key %s is refused: %s', async (network, walletId, at, secret, code) => {
    const { stores, told } = await opened({ network });
    expect(await stores.connect(walletId, at, secret)).toMatchObject({ error: { code } });
    expect([stores.all, told]).toEqual([[], []]);
  });

  it('belongs to one store for good, which nobody else is connected to', async () => {
    const { stores, connect } = await opened();
    const [one, two] = [await connect(), await connect('w2', 'https://PAY.example:443')];
    await stores.choose(one, 's1', '');
    expect(await stores.choose(one, 's2', '')).toMatchObject({ error: { code: 'store-chosen' } });
    expect(await stores.choose(two, 's1', '')).toMatchObject({ error: { code: 'store-connected-already' } });
    const dotted = await connect('w2', 'https://pay.example.');
    expect(await stores.choose(dotted, 's1', '')).toMatchObject({ error: { code: 'store-connected-already' } });
    expect(await stores.choose(two, 'w1', '')).toMatchObject({ error: { code: 'store-is-own' } });
    expect(await stores.choose(two, 's2', '')).toMatchObject({ ok: true });
    expect(await stores.choose('nothing', 's2', '')).toMatchObject({ error: { code: 'store-not-connected' } });
  });

  it('is not given up while a payment is on its way; when it is, its key is forgotten', async () => {
    const busy = await opened({ inUse: true });
    const id = await busy.connect();
    await busy.stores.choose(id, 's1', '');
    expect(await busy.stores.disconnect(id)).toMatchObject({ error: { code: 'store-in-use' } });
    expect(busy.stores.accesses()).toHaveLength(1);
    const { stores } = await opened({ files: busy.files });
    expect(await stores.disconnect(id)).toMatchObject({ ok: true });
    expect(await stores.disconnect(id)).toMatchObject({ ok: true });
    expect([stores.all, stores.accesses()]).toEqual([[], []]);
  });

  it('that could not be written is none, and its key is not used', async () => {
    const { stores, files } = await opened();
    files.arm({ kind: 'fail', step: 1, code: 'ENOSPC', lasting: true });
    expect(await stores.connect('w1', origin, key)).toMatchObject({ error: { code: 'disk-full' } });
    expect([stores.all, stores.accesses()]).toEqual([[], []]);
  });

  it('there are at most 50', async () => {
    const { stores, connect } = await opened();
    for (let made = 0; made < 50; made += 1) await connect('w1', `https://pay${made}.example`);
    expect(await stores.connect('w1', origin, key)).toMatchObject({ error: { code: 'too-many-stores' } });
  });
});
