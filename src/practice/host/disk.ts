// Owns the bytes of the practice folder: a log that only grows, small files replaced as a whole. Everything is on disk when a promise resolves.
import { type FileHandle, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** The folder as the host sees it; names are plain file names. */
export interface Disk {
  /** Null when there is no such file. */
  read(name: string): Promise<string | null>;
  /** Adds to the end of a file and waits for the disk. */
  append(name: string, text: string): Promise<void>;
  /** Leaves nothing in a file that `append` writes. */
  empty(name: string): Promise<void>;
  /** Temporary file, fsync, rename, fsync of the folder: a crash leaves the old text or the new. Mode 0600. */
  replace(name: string, text: string): Promise<void>;
  /** True if the file was created with this text, false if it was there already. */
  create(name: string, text: string): Promise<boolean>;
  remove(name: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens a folder, making it (mode 0700) if need be. */
export async function openDisk(folder: string): Promise<Disk> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return new FolderDisk(folder);
}

class FolderDisk implements Disk {
  private readonly logs = new Map<string, FileHandle>();

  constructor(private readonly folder: string) {}

  async read(name: string): Promise<string | null> {
    try {
      return await readFile(join(this.folder, name), 'utf8');
    } catch (error) {
      if (isCode(error, 'ENOENT')) return null;
      throw error;
    }
  }

  async append(name: string, text: string): Promise<void> {
    const log = await this.log(name);
    await log.appendFile(text);
    await log.datasync();
  }

  async empty(name: string): Promise<void> {
    const log = await this.log(name);
    await log.truncate(0);
  }

  async replace(name: string, text: string): Promise<void> {
    const temporary = join(this.folder, `${name}.new`);
    await writeSynced(temporary, 'w', text);
    await rename(temporary, join(this.folder, name));
    await syncFolder(this.folder);
  }

  async create(name: string, text: string): Promise<boolean> {
    try {
      await writeSynced(join(this.folder, name), 'wx', text);
      return true;
    } catch (error) {
      if (isCode(error, 'EEXIST')) return false;
      throw error;
    }
  }

  async remove(name: string): Promise<void> {
    await rm(join(this.folder, name), { force: true });
  }

  async close(): Promise<void> {
    for (const log of this.logs.values()) await log.close();
    this.logs.clear();
  }

  private async log(name: string): Promise<FileHandle> {
    const known = this.logs.get(name);
    if (known !== undefined) return known;
    const opened = await open(join(this.folder, name), 'a', 0o600);
    this.logs.set(name, opened);
    await syncFolder(this.folder);
    return opened;
  }
}

async function writeSynced(path: string, flags: 'w' | 'wx', text: string): Promise<void> {
  const file = await open(path, flags, 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Windows has no handle of a folder to sync; its file system orders renames itself. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch (error) {
    if (!['EISDIR', 'EPERM', 'EACCES', 'EINVAL'].some((code) => isCode(error, code))) throw error;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
