// Owns the real file system behind the `Files` port.
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { systemCode } from './file-refusal.ts';
import type { Files, OpenFile, OpenMode } from './files.ts';

const flags: Readonly<Record<OpenMode, string>> = { new: 'wx+', replace: 'w+', update: 'r+' };

/** The file system of this computer. `platform` decides whether folders can be fsynced. */
export function nodeFiles(platform: NodeJS.Platform): Files {
  const syncFolder = (path: string) => (platform === 'win32' ? Promise.resolve() : syncOneFolder(path));
  return {
    read: (path) => unless('ENOENT', readFile(path), null),
    open: async (path, mode) => openFile(await open(path, flags[mode], 0o600)),
    rename,
    remove: (path) => rm(path, { force: true }),
    list: (folder) => unless('ENOENT', readdir(folder), []),
    makeFolder: (path) => makeFolder(path, syncFolder),
    syncFolder,
  };
}

function openFile(handle: FileHandle): OpenFile {
  return {
    write: (bytes, position) => writeAll(handle, bytes, position),
    truncate: (length) => handle.truncate(length),
    sync: () => handle.sync(),
    close: () => handle.close(),
  };
}

/** The system may take fewer bytes than offered; the next call then says why. */
async function writeAll(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}

async function makeFolder(path: string, syncFolder: (path: string) => Promise<void>): Promise<void> {
  const first = await mkdir(path, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  const top = dirname(resolve(first));
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    await syncFolder(folder);
    if (folder === top || folder === dirname(folder)) return;
  }
}

async function syncOneFolder(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function unless<T, F>(code: string, work: Promise<T>, otherwise: F): Promise<T | F> {
  try {
    return await work;
  } catch (error) {
    if (systemCode(error) === code) return otherwise;
    throw error;
  }
}
