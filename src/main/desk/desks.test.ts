// Owns the stories of opening wallets: each once, by one writer, and again once the cause of a refusal is gone.
import { describe, expect, it } from 'vitest';
import { PowerLossFiles } from '../../../tests/fakes/power-loss-files.ts';
import { addWallet, freshVault, legal } from '../../../tests/fakes/test-vault.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { OpenFile } from '../storage/files.ts';
import { walletPaths } from '../storage/paths.ts';
import type { BackendSet } from './backend-set.ts';
import { Desks } from './desks.ts';

const silent = async () => refuse('backend-unreachable');

async function world() {
  const files = new PowerLossFiles();
  const vault = await freshVault(files);
  const walletId = await addWallet(vault);
  const open = new Map<string, number>();
  const counted: typeof files.open = async (path, mode) => {
    const file = await files.open(path, mode);
    if (path.endsWith('.journal')) open.set(path, (open.get(path) ?? 0) + 1);
    const close: OpenFile['close'] = async () => {
      await file.close();
      open.set(path, (open.get(path) ?? 0) - 1);
    };
    return { write: (...args) => file.write(...args), truncate: (to) => file.truncate(to), sync: () => file.sync(), close };
  };
  const port = {
    read: (path: string) => files.read(path),
    open: counted,
    rename: (from: string, to: string) => files.rename(from, to),
    remove: (path: string) => files.remove(path),
    list: (folder: string) => files.list(folder),
    makeFolder: (path: string) => files.makeFolder(path),
    syncFolder: (path: string) => files.syncFolder(path),
  };
  const reports: unknown[] = [];
  const backends = {
    bitcoin: { tip: silent, transactions: silent },
    xrpl: { state: silent, account: silent },
  } as unknown as BackendSet;
  const desks = new Desks({
    home: '/home',
    files: port,
    vault,
    backendsOf: () => backends,
    now: () => 1,
    random: (length) => new Uint8Array(length),
    report: (error) => void reports.push(error),
    lockOf: () => ({ lock: async () => ok(undefined), unlock: async () => undefined }),
    onPayments: () => undefined,
  });
  const paths = walletPaths('/home', 'practice', walletId);
  if (!paths.ok) throw new Error(paths.error.code);
  return { files, vault, walletId, desks, open, reports, paths: paths.value };
}

describe('opening wallets', () => {
  it('gives each journal one writer, also when it is asked for twice at the same time', async () => {
    const { vault, desks, open } = await world();
    await Promise.all([desks.openAll(), desks.openAll()]);
    await addWallet(vault, legal, 'practice', 'Second');
    await Promise.all([desks.openAll(), desks.openAll()]);
    expect(desks.all).toHaveLength(2);
    expect([...open.values()]).toEqual([1, 1, 1, 1]);
  });

  it('leaves no file open when a journal is damaged, changes nothing, and opens the wallet once it is mended', async () => {
    const { files, walletId, desks, open, paths } = await world();
    const place = async (bytes: string) => {
      await files.makeFolder(paths.folder);
      const file = await files.open(paths.outbox, 'replace');
      await file.write(new TextEncoder().encode(bytes), 0);
      await file.close();
    };
    await place('not a journal\n');
    await desks.openAll();
    expect(desks.desk(walletId)).toMatchObject({ ok: false, error: { code: 'journal-damaged' } });
    expect([...open.values()].every((count) => count === 0)).toBe(true);
    expect(new TextDecoder().decode(files.contents()[paths.outbox])).toBe('not a journal\n');
    await files.remove(paths.outbox);
    await desks.openAll();
    expect(desks.desk(walletId).ok).toBe(true);
  });
});
